import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {Announcer, type AnnouncerOptions, type SpeakingRight} from '../../../src/services/voice/announcer.ts';
import {FakeVoice} from './fake-voice.ts';

let hall: FakeVoice;
let announcer: Announcer;

const minute = 60_000;
const sentence = (digits: string, counter: string) => `xin mời số A ${digits} đến quầy ${counter}`;
const first = sentence('không hai năm', 'ba');

function open(options: AnnouncerOptions = {}): void {
  announcer = new Announcer({voices: ['vi-north'], repeat: 1, ...options}, hall);
}

function call(number: string, counter = '3', more: {seq?: number; age?: number; time?: number} = {}): void {
  announcer.announce({number, counter, time: 1, ...more});
}

/** The right to speak, given and taken by a test. */
class Right implements SpeakingRight {
  held: boolean | undefined;
  wanted = true;
  listeners = new Set<() => void>();
  constructor(held: boolean | undefined) {
    this.held = held;
  }
  want(able: boolean): void {
    this.wanted = able;
  }
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  give(held: boolean): void {
    this.held = held;
    for (const listener of [...this.listeners]) listener();
  }
}

beforeEach(() => {
  hall = new FakeVoice();
});

describe('a call', () => {
  it('is a chime and then a sentence', async () => {
    open();
    call('A025');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime', first]);
    assert.equal(hall.times[1]! - hall.times[0]!, 1800);
  });

  it('is said as often as the office wishes, with a pause of a second and a half', async () => {
    open({repeat: 3});
    call('A025');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime', first, first, first]);
    assert.equal(hall.times[2]! - hall.times[1]!, 7 * hall.clipLength + 1500);
  });

  it('is said in two languages, one after the other', async () => {
    open({voices: ['vi-north', 'en']});
    call('A025', '3A');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, [
      'chime',
      'xin mời số A không hai năm đến quầy ba A',
      'number A zero two five please go to counter three A',
    ]);
    assert.equal(hall.overlaps, 0);
  });

  it('is worded otherwise when it is a recall', async () => {
    open();
    call('A025', '3', {time: 2});
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime', 'xin nhắc lại mời số A không hai năm đến quầy ba']);
  });

  it('is read as the office reads numbers', async () => {
    open({numbers: 'grouped'});
    call('A025');
    await hall.pass(minute);
    assert.equal(hall.heard[1], sentence('hai mươi lăm', 'ba'));
  });

  it('is only a chime where no voice is chosen', async () => {
    open({voices: []});
    call('A025');
    await hall.pass(minute);
    assert.deepEqual([hall.heard, announcer.report.chimed], [['chime'], 1]);
  });

  it('is a sentence alone where no chime is wanted', async () => {
    open({chime: false});
    call('A025');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, [first]);
  });

  it('names nobody: what is no number of a ticket is only a chime', async () => {
    open();
    call('Nguyễn Văn A 025');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime']);
  });
});

describe('many calls', () => {
  it('are said one after the other, none over another and none cut', async () => {
    open({repeat: 2});
    for (const number of ['A001', 'A002', 'A003']) call(number);
    await hall.pass(minute);
    const digits = hall.heard.filter((one) => one !== 'chime').map((one) => one.split(' ')[6]);
    assert.deepEqual([[...new Set(digits)], hall.overlaps], [['một', 'hai', 'ba'], 0]);
  });

  it('are not repeated once the announcements are 15 seconds behind', async () => {
    open({repeat: 3});
    call('A001');
    call('A002', '3', {age: 12_000});
    await hall.pass(2 * minute);
    const said = (digit: string) => hall.heard.filter((one) => one === sentence(`không không ${digit}`, 'ba')).length;
    assert.deepEqual([said('một'), said('hai')], [1, 1]);
  });

  it('are one chime together once they are 30 seconds behind', async () => {
    open();
    call('A001');
    for (const number of ['A002', 'A003', 'A004']) call(number, '3', {age: 29_000});
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime', sentence('không không một', 'ba'), 'chime']);
    assert.deepEqual([announcer.report.said, announcer.report.chimed, announcer.waiting], [1, 3, 0]);
  });

  it('never grow beyond measure', () => {
    open();
    for (let number = 0; number < 10_000; number++) call(`A${number}`);
    assert.equal(announcer.waiting, 100);
  });

  it('are said once each, however often they are handed in', async () => {
    open();
    for (const seq of [7, 7, 8, 8, 7]) call(`A00${seq}`, '3', {seq});
    await hall.pass(minute);
    assert.equal(hall.heard.length, 4);
  });

  it('leave out one that was called again before its turn', async () => {
    open();
    call('A001', '3', {seq: 1});
    call('A002', '3', {seq: 2});
    call('A002', '3', {seq: 3, time: 2});
    await hall.pass(minute);
    assert.deepEqual(
      hall.heard.filter((one) => one.includes('không hai')),
      ['xin nhắc lại mời số A không không hai đến quầy ba'],
    );
  });

  it('leave out one that was taken back', async () => {
    open({repeat: 2});
    call('A001', '3', {seq: 1});
    call('A002', '3', {seq: 2});
    announcer.withdraw(2);
    await hall.pass(3000);
    announcer.withdraw(1); // in the midst of it: it is not cut, and not said again
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime', sentence('không không một', 'ba')]);
  });
});

describe('what goes wrong', () => {
  it('is mended by speech where a word has no clip', async () => {
    hall.lacking.add('tiếp nhận');
    open();
    call('A025', 'Tiếp nhận 2');
    call('A025', '2');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, [
      'chime',
      '“Xin mời số A không hai năm, đến quầy tiếp nhận hai.”',
      'chime',
      sentence('không hai năm', 'hai'),
    ]);
    assert.deepEqual(announcer.report.missing, ['tiếp nhận']);
  });

  it('leaves the chime where a word has no clip and speech is not wanted', async () => {
    hall.lacking.add('ba');
    open({synthesis: 'never'});
    call('A025');
    await hall.pass(minute);
    assert.deepEqual([hall.heard, announcer.report.chimed], [['chime'], 1]);
  });

  it('leaves the chime where speech has no voice either', async () => {
    hall.lacking.add('ba');
    hall.spoken = 'unable';
    open();
    call('A025');
    await hall.pass(minute);
    assert.deepEqual(hall.heard, ['chime']);
  });

  it('goes on after a clip that never ends', async () => {
    hall.hangs = true;
    open();
    call('A001');
    await hall.pass(5000);
    hall.hangs = false;
    call('A002');
    await hall.pass(minute);
    assert.equal(hall.heard.filter((one) => one.includes('không không hai')).length, 1);
  });

  it('goes on after speech that hangs without a word', async () => {
    hall.spoken = 'never';
    open({synthesis: 'always'});
    call('A001');
    await hall.pass(10_000);
    hall.spoken = 'said';
    call('A002', '3', {seq: 2});
    await hall.pass(2 * minute);
    assert.equal(announcer.waiting, 0);
    assert.equal(announcer.report.said + announcer.report.chimed, 2);
  });

  it('goes on after a device that throws', async () => {
    const clips = hall.clips.bind(hall);
    hall.clips = (folder) => ({
      ...clips(folder),
      sounds: () => {
        throw new Error('broken');
      },
    });
    open();
    call('A001');
    call('A002');
    await hall.pass(minute);
    assert.deepEqual([announcer.waiting, announcer.report.unheard], [0, 2]);
  });

  it('is not retried by repeats when the device is gone', async () => {
    hall.played = 'lost';
    open({repeat: 3, chime: false});
    call('A001');
    await hall.pass(minute);
    assert.deepEqual([hall.heard, announcer.report.unheard], [[], 1]);
  });

  it('keeps no timer and no listener after closing, and says nothing more', async () => {
    open();
    call('A001');
    call('A002');
    await hall.pass(2000);
    announcer.close();
    await hall.pass(0);
    const {length} = hall.heard;
    call('A003');
    await hall.pass(minute);
    assert.deepEqual([hall.heard.length - length, hall.closed, announcer.waiting], [0, 1, 0]);
  });
});

describe('weeks of calls', () => {
  it('leave nothing behind but their count', async () => {
    hall.lacking.add('bảy'); // every tenth is left to speech, and some of that fails
    open({repeat: 2});
    const {length} = hall.changed;
    for (let number = 0; number < 3000; number++) {
      hall.spoken = number % 3 === 0 ? 'unable' : 'said';
      call(`A00${number % 10}`, String(number % 40), {seq: number});
      await hall.pass(20_000);
      hall.heard = [];
    }
    const {said, chimed, unheard, missing} = announcer.report;
    assert.deepEqual([said + chimed, unheard, missing, announcer.waiting], [3000, 0, ['bảy'], 0]);
    assert.deepEqual([hall.timers, hall.changed.length, hall.overlaps], [0, length, 0]);
  });
});

describe('the volume', () => {
  const noon = Date.parse('2026-11-23T12:00:00+07:00');
  const volume = [
    {from: '11:30', to: '13:30', volume: 0.4},
    {from: '22:00', to: '06:00', volume: 0},
  ];
  const timeZone = 'Asia/Ho_Chi_Minh';

  it('is that of the hour, for chime and voice', async () => {
    open({volume, timeZone, now: () => noon});
    call('A001');
    await hall.pass(minute);
    assert.deepEqual(hall.volumes, [0.4, 0.4]);
  });

  it('of nothing is silence, and said to be so', async () => {
    open({volume, timeZone, now: () => noon + 12 * 3_600_000});
    call('A001');
    await hall.pass(minute);
    assert.deepEqual([hall.heard, announcer.state, announcer.report.unheard], [[], 'silent', 1]);
  });
});

describe('the state of sound', () => {
  it('is blocked until somebody touches the screen, and the calls go on without it', async () => {
    hall.deviceState = hall.chimeState = 'blocked';
    hall.played = 'blocked';
    open();
    call('A001');
    await hall.pass(minute);
    assert.deepEqual([announcer.state, announcer.waiting, announcer.report.unheard], ['blocked', 0, 1]);
    const states: string[] = [];
    announcer.subscribe(() => states.push(announcer.state));
    hall.deviceState = hall.chimeState = 'allowed';
    hall.tell();
    assert.deepEqual(states, ['ready']);
  });

  it('is missing when the device has gone', () => {
    open();
    hall.deviceState = 'missing';
    hall.tell();
    assert.equal(announcer.state, 'missing');
  });

  it('is blocked where the browser keeps speech back, until a touch', async () => {
    hall.spoken = 'blocked';
    open({synthesis: 'always'});
    call('A001');
    await hall.pass(minute);
    assert.equal(announcer.state, 'blocked');
    announcer.unlock();
    assert.equal(announcer.state, 'ready');
  });
});

describe('the right to speak in a zone', () => {
  it('held by another keeps this screen silent', async () => {
    open({lease: new Right(false)});
    call('A001');
    await hall.pass(minute);
    assert.deepEqual([hall.heard, announcer.state], [[], 'silent']);
  });

  it('is waited for while it is being asked', async () => {
    const lease = new Right(undefined);
    open({lease});
    call('A001');
    await hall.pass(2000);
    assert.deepEqual(hall.heard, []);
    lease.give(true);
    await hall.pass(minute);
    assert.equal(hall.heard.length, 2);
  });

  it('lost between two sayings ends the repeats', async () => {
    const lease = new Right(true);
    open({lease, repeat: 3});
    call('A001');
    await hall.pass(4000);
    lease.give(false);
    await hall.pass(minute);
    assert.equal(hall.heard.length, 2);
  });

  it('is left to another screen while this one has no sound', () => {
    const lease = new Right(true);
    open({lease});
    hall.deviceState = 'blocked';
    hall.tell();
    assert.deepEqual([lease.wanted, announcer.state], [false, 'blocked']);
    hall.deviceState = 'allowed';
    hall.tell();
    assert.equal(lease.wanted, true);
  });
});
