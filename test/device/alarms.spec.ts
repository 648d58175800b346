import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {alarmsOf, BacklogMemory, inOrder, isOtherEdition, type Alarm} from '../../src/device/alarms.ts';
import {readDevices} from '../../src/device/device-list.ts';
import type {DeviceRow} from '../../src/device/health.ts';
import {device, list, noon, sampleDevices} from './sample-devices.ts';

const reasons = (alarms: readonly Alarm[]) => alarms.map(({reason, severity}) => `${severity}: ${reason}`);
const judge = (change: Partial<DeviceRow>) => reasons(alarmsOf(device(change), list()));

describe('the alarms of a device', () => {
  it('are none while it reports and all is well', () => assert.deepEqual(judge({}), []));
  it('are none after 90 s of silence', () => assert.deepEqual(judge({at: noon - 90_000}), []));
  it('begin a moment later', () => assert.deepEqual(judge({at: noon - 90_001}), ['alarm: silent']));
  it('tell of one that never spoke and should', () => assert.deepEqual(judge({at: null}), ['alarm: never']));
  it('warn of an unexpected one that spoke today', () =>
    assert.deepEqual(judge({at: noon - 3_600_000, expected: false}), ['warning: silent']));
  it('leave an unexpected one of yesterday in peace', () =>
    assert.deepEqual(judge({at: noon - 20 * 3_600_000, expected: false}), []));
  it('know today by the zone of the hall', () => {
    const late = {...list(), now: Date.UTC(2026, 10, 22, 17, 30)}; // half past midnight in the hall
    const row = device({at: late.now - 3_600_000, expected: false});
    assert.deepEqual(reasons(alarmsOf(row, late)), []);
    assert.deepEqual(reasons(alarmsOf(row, {...late, timeZone: 'UTC'})), ['warning: silent']);
  });
  it('survive a zone that is none', () =>
    assert.doesNotThrow(() => alarmsOf(device({at: 0, expected: false}), {...list(), timeZone: 'Hoa/Sen'})));
  it('say nothing more of a silent one', () =>
    assert.deepEqual(judge({at: noon - 100_000, backlog: 900, problem: 'paper', skew: 1e9}), ['alarm: silent']));
  it('hold a backlog of 50 for ordinary and one of 51 for none', () => {
    assert.deepEqual(judge({backlog: 50}), []);
    assert.deepEqual(judge({backlog: 51}), ['warning: backlog']);
  });
  it('notice a backlog that grows', () => {
    const earlier = new Map([['wall-1', 3]]);
    assert.deepEqual(reasons(alarmsOf(device({backlog: 4}), list(), earlier)), ['warning: growing']);
    assert.deepEqual(reasons(alarmsOf(device({backlog: 3}), list(), earlier)), []);
  });
  it('allow a clock a minute, either way', () => {
    for (const sign of [1, -1]) {
      assert.deepEqual(judge({skew: sign * 60_000}), []);
      assert.deepEqual(judge({skew: sign * 60_001}), ['warning: skew']);
    }
  });
  it('put what visitors feel first', () =>
    assert.deepEqual(judge({sound: 'blocked', skew: 90_000, problem: 'paper'}), [
      'alarm: paper',
      'warning: sound',
      'warning: skew',
    ]));
  it('come in order over the whole hall', () => {
    const all = sampleDevices();
    const order = inOrder(all.devices.flatMap((row) => alarmsOf(row, all)));
    assert.deepEqual(reasons(order), [
      ...['alarm: silent', 'alarm: paper', 'alarm: never'],
      ...['warning: skew', 'warning: backlog', 'warning: sound', 'warning: edition'],
    ]);
  });
});

describe('the edition of a device', () => {
  const served = '0.2.0+bbbb';
  const differs = (version: string | null, kind: DeviceRow['kind'] = 'board') =>
    isOtherEdition(device({version, kind}), served);

  it('is compared whole where it names its build', () =>
    assert.deepEqual([differs('0.2.0+bbbb'), differs('0.2.0+aaaa')], [false, true]));
  it('is compared by the library where it names none', () =>
    assert.deepEqual([differs('0.2.0'), differs('0.1.0')], [false, true]));
  it('is no matter where it is not known, or not ours', () =>
    assert.deepEqual([differs(null), differs('NVR 4.2', 'camera')], [false, false]));
});

describe('the memory of backlogs', () => {
  const at = (minutes: number, backlog: number) => ({...list(device({backlog})), now: noon + minutes * 60_000});

  it('knows nothing before ten minutes are over', () => {
    const memory = new BacklogMemory();
    memory.take(at(0, 3));
    assert.equal(memory.take(at(9.9, 5)).size, 0);
  });
  it('compares with ten minutes ago, as time goes on', () => {
    const memory = new BacklogMemory();
    for (let minute = 0; minute <= 30; minute++) memory.take(at(minute, minute));
    assert.equal(memory.take(at(31, 31)).get('wall-1'), 21);
  });
  it('begins anew when the clock is set back', () => {
    const memory = new BacklogMemory();
    memory.take(at(60, 3));
    memory.take(at(0, 3));
    assert.equal(memory.take(at(10, 4)).get('wall-1'), 3);
  });
});

describe('a list of devices', () => {
  it('is read row by row', () => {
    const {value, faults} = readDevices({...list(device()), devices: [device(), {id: 7}, device({id: 'b'}), null]});
    assert.deepEqual(
      value.devices.map(({id}) => id),
      ['wall-1', 'b'],
    );
    assert.equal(faults.length, 2);
  });
  it('keeps the first of two rows with one id', () =>
    assert.equal(readDevices(list(device(), device({name: 'x'}))).value.devices.length, 1));
  it('is none without its moment', () => assert.throws(() => readDevices({devices: []}), TypeError));
  it('is none at a moment that no clock can show', () =>
    assert.throws(() => readDevices({...list(device()), now: 9e99}), TypeError));

  it('leaves out and names a device that was heard at no possible moment', () => {
    const {value, faults} = readDevices(list(device({id: 'a', at: 8.64e15 + 1}), device({id: 'b'})));
    assert.deepEqual(
      value.devices.map(({id}) => id),
      ['b'],
    );
    assert.deepEqual(
      faults.map(({path}) => path),
      ['devices.0'],
    );
  });
});
