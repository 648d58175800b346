import {expect} from '@open-wc/testing';
import '../../src/queue/queue-board/define.js';
import '../../src/queue/queue-board/narrow.styles.js'; // these come late on pages; here before they are looked at
import '../../src/queue/queue-board/sound.js';
import '../../src/queue/queue-board/stop.js';
import '../../src/queue/queue-board/upkeep.js';
import {tickerListeners} from '../../src/base/ticker.js';
import {emWidth} from '../../src/queue/queue-board/fit.js';
import type {QueueBoard} from '../../src/queue/queue-board/queue-board.js';
import type {Call} from '../../src/queue/ticket.js';
import type {HallView} from '../../src/queue/view.js';
import {chime} from '../../src/services/chime.js';
import {provideHall} from '../../src/services/hall/connect.js';
import type {HallLink} from '../../src/services/hall/hall.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

const realNow = performance.now.bind(performance);
const RealAudio = window.AudioContext;
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
let passed = 0;
let board: QueueBoard;
let hall: FakeHall;

function call(seq: number, change: Partial<Call> = {}): Call {
  const number = `A${String(seq).padStart(3, '0')}`;
  return {seq, at: sampleNow, ticket: `t${seq}`, number, service: 'civil', counter: '2', time: 1, ...change};
}

/** A public view: nobody waits for anything but what a test says. */
function quietView(change: Partial<HallView> = {}): HallView {
  return {...sampleView(), role: 'public', calls: [], tickets: [], ...change};
}

async function settle(): Promise<void> {
  await board.updateComplete;
  await frame();
  await board.updateComplete;
}

async function show(
  view: HallView | null = quietView(),
  attributes: Record<string, string> = {quiet: ''},
  link?: HallLink,
) {
  hall = new FakeHall({view, link});
  const address = `fake:${Math.random()}`;
  provideHall(address, hall);
  board = document.createElement('queue-board');
  for (const [name, value] of Object.entries(attributes)) board.setAttribute(name, value);
  board.hall = address;
  document.querySelector('#wall')!.append(board);
  await settle();
}

async function say(change: Partial<HallView>): Promise<void> {
  hall.show(change);
  await settle();
}

/** Lets time pass for the wall, whose own clock is asked for when the page is looked at again. */
async function wait(milliseconds: number): Promise<void> {
  passed += milliseconds;
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
}

const all = (selector: string) => [...board.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const texts = (selector: string) => all(selector).map((node) => node.textContent!.trim());
const heroes = () => texts('.heroes .n b');
const rows = () => texts('.rows .n b');
const recent = () => texts('.recent li b');

function everything(): string {
  const nodes = [...board.shadowRoot!.querySelectorAll('*:not(style)')];
  return nodes
    .flatMap((node) => [...node.childNodes].filter((child) => child instanceof Text))
    .map((text) => text.data)
    .join(' ');
}

function nodeCount(): number {
  const walker = document.createTreeWalker(board.shadowRoot!, NodeFilter.SHOW_ALL);
  let count = 0;
  while (walker.nextNode()) count++;
  return count;
}

/** A sound device as browsers give it, allowed or blocked, that counts the chimes. */
function soundDevice(allowed: boolean) {
  const device = {strikes: 0, resumed: 0, open: 0};
  const node = () => ({
    frequency: {value: 0},
    gain: {setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {}},
    connect: (to: unknown) => to,
    start: () => device.strikes++,
    stop() {},
  });
  class Context {
    state = allowed ? 'running' : 'suspended';
    currentTime = 0;
    onstatechange: (() => void) | null = null;
    createOscillator = node;
    createGain = node;
    constructor() {
      device.open++;
    }
    resume() {
      device.resumed++;
      this.state = 'running';
      this.onstatechange?.();
      return Promise.resolve();
    }
    suspend() {
      return Promise.resolve();
    }
    close() {
      device.open--;
      return Promise.resolve();
    }
  }
  window.AudioContext = Context as unknown as typeof AudioContext;
  return device;
}

const strikesOfOneChime = 4;

beforeEach(() => {
  document.documentElement.lang = 'vi';
  const wall = document.createElement('div');
  wall.id = 'wall';
  wall.style.cssText = 'inline-size: 1920px; block-size: 1080px';
  document.body.append(wall);
  passed = 0;
  performance.now = () => realNow() + passed;
});

afterEach(() => {
  document.querySelector('#wall')?.remove();
  performance.now = realNow;
  window.AudioContext = RealAudio;
});

describe('<queue-board>: calls', () => {
  it('shows a call as the hero, with its service and counter', async () => {
    await show();
    await say({calls: [call(101, {number: 'B027', service: 'land', counter: '4'})]});
    expect(heroes()).to.deep.equal(['B027']);
    expect(texts('.heroes .q')).to.deep.equal(['4']);
    expect(texts('.say')[0]).to.contain('Đất đai');
  });

  it('says the newest call to screen readers as the loudspeaker does', async () => {
    await show();
    await say({calls: [call(101, {number: 'B027', counter: '4'})]});
    expect(texts('[role=status]')).to.deep.equal(['Mời số B027 đến Quầy 4.']);
  });

  it('lets five calls at once share the stage', async () => {
    await show();
    await say({calls: [1, 2, 3, 4, 5].map((seq) => call(seq))});
    expect(heroes()).to.deep.equal(['A001', 'A002', 'A003', 'A004', 'A005']);
    const tops = all('.heroes .call').map((row) => row.getBoundingClientRect());
    expect(new Set(tops.map(({height}) => Math.round(height))).size, 'equal rows').to.equal(1);
    expect(tops[4]!.bottom).to.be.at.most(all('.recent')[0]!.getBoundingClientRect().top + 1);
  });

  it('keeps a hero for its hold, then gives it a row', async () => {
    await show();
    await say({calls: [call(1)]});
    await wait(2000);
    await say({calls: [call(1), call(2)]});
    await wait(5000);
    expect(heroes()).to.deep.equal(['A001', 'A002']);
    await wait(1100);
    expect(heroes()).to.deep.equal(['A002']);
    expect(rows()).to.deep.equal(['A001']);
  });

  it('takes the hold from its token, and never less than five seconds', async () => {
    document.querySelector<HTMLElement>('#wall')!.style.setProperty('--mc-duration-hold', '1s');
    await show();
    await say({calls: [call(1), call(2)]});
    await wait(4000);
    expect(heroes()).to.deep.equal(['A001', 'A002']);
    await wait(1100);
    expect(heroes()).to.deep.equal(['A002']);
  });

  it('lists at once what does not fit on the stage', async () => {
    await show();
    await say({calls: Array.from({length: 30}, (_, index) => call(index + 1))});
    expect(heroes().length).to.equal(5);
    expect(recent().length).to.equal(25);
    const bottom = board.getBoundingClientRect().bottom;
    all('.recent li').forEach((row) => expect(row.getBoundingClientRect().bottom).to.be.at.most(bottom));
  });

  it('raises a recalled number again and says it again', async () => {
    await show();
    await say({calls: [call(1)]});
    const first = texts('[role=status]')[0];
    await say({calls: [call(1), call(2, {ticket: 't1', number: 'A001', time: 2})]});
    expect(heroes()).to.deep.equal(['A001']);
    expect(recent()).to.deep.equal([]);
    expect(all('[role=status]')[0]!.textContent).not.to.equal(first);
  });

  it('takes a call away that was undone', async () => {
    await show();
    await say({calls: [call(1), call(2)]});
    await say({calls: [call(1)]});
    expect(heroes()).to.deep.equal(['A001']);
    expect(everything()).not.to.contain('A002');
  });

  it('makes no hero of an old call when it starts', async () => {
    await show(quietView({calls: [call(1, {at: sampleNow - 60_000})]}));
    expect(heroes()).to.deep.equal([]);
    expect(rows()).to.deep.equal(['A001']);
    expect(everything()).to.contain('Chưa gọi số tiếp theo.');
  });

  it('shows calls of the services and counters it is told alone', async () => {
    await show(quietView(), {quiet: '', services: 'land civil', counters: '4'});
    await say({calls: [call(1, {counter: '4'}), call(2), call(3, {service: 'social', counter: '4'})]});
    expect(heroes()).to.deep.equal(['A001']);
    expect(texts('.rail b')).to.deep.equal(['Hộ tịch', 'Đất đai']);
  });

  it('draws many changes of one frame once', async () => {
    await show();
    let drawn = 0;
    const observer = new MutationObserver(() => drawn++);
    observer.observe(board.shadowRoot!, {subtree: true, childList: true, characterData: true});
    for (let seq = 1; seq <= 200; seq++) {
      hall.show({calls: [call(seq)]});
      await Promise.resolve();
    }
    await settle();
    observer.disconnect();
    expect(drawn).to.be.at.most(2);
  });
});

describe('<queue-board>: sound', () => {
  it('rings once for a call, and not for the same call again', async () => {
    const device = soundDevice(true);
    await show(quietView(), {});
    await say({calls: [call(1)]});
    await say({calls: [call(1)], seq: 200});
    expect(device.strikes).to.equal(strikesOfOneChime);
  });

  it('rings once for five calls at once', async () => {
    const device = soundDevice(true);
    await show(quietView(), {});
    await say({calls: [1, 2, 3, 4, 5].map((seq) => call(seq))});
    expect(device.strikes).to.equal(strikesOfOneChime);
  });

  it('is silent about calls older than thirty seconds', async () => {
    const device = soundDevice(true);
    await show(quietView(), {});
    await say({calls: [call(1, {at: sampleNow - 31_000})]});
    expect(device.strikes).to.equal(0);
    expect(rows()).to.deep.equal(['A001']);
  });

  it('opens no sound device when it is quiet', async () => {
    const device = soundDevice(true);
    await show();
    await say({calls: [call(1)]});
    expect(device).to.deep.equal({strikes: 0, resumed: 0, open: 0});
  });

  it('says in words that sound is blocked, shows the call all the same, and a key unlocks it', async () => {
    const device = soundDevice(false);
    await show(quietView(), {});
    await say({calls: [call(1)]});
    expect(heroes()).to.deep.equal(['A001']);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await settle();
    expect(everything()).to.contain('Tiếng bị chặn');
    expect(device.strikes).to.equal(0);
    window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));
    await settle();
    expect(chime.state).to.equal('allowed');
    expect(everything()).not.to.contain('Tiếng bị chặn');
  });

  it('lets the sound device go when it leaves the page', async () => {
    const device = soundDevice(true);
    await show(quietView(), {});
    board.remove();
    expect(device.open).to.equal(0);
  });
});

describe('<queue-board>: states', () => {
  it('says since when it is no longer live, and puts red and gold away', async () => {
    await show(quietView({calls: [call(1, {at: sampleNow - 3000})]}));
    hall.set({state: 'stale', since: Date.now() - 270_000, problem: 'unreachable'});
    await settle();
    expect(texts('[role=alert] h2')).to.deep.equal(['Không còn trực tiếp từ 14:02']);
    expect(all('.heroes')).to.deep.equal([]);
    expect(texts('.old li')[0]).to.match(/A001\s*Quầy 2\s*lúc 14:06/);
    expect(everything()).not.to.contain('10–20 phút');
    const gold = all('*').filter((node) => getComputedStyle(node).color === 'rgb(236, 192, 106)');
    expect(gold).to.deep.equal([]);
  });

  it('is live again with the next word of the hall', async () => {
    await show(quietView(), {quiet: ''}, {state: 'stale', since: Date.now(), problem: 'unreachable'});
    hall.set({state: 'live', problem: null});
    await say({calls: [call(1)]});
    expect(heroes()).to.deep.equal(['A001']);
    expect(texts('.state')[0]).to.equal('Trực tiếp');
  });

  it('says that nobody was called yet', async () => {
    await show();
    expect(everything()).to.contain('Hôm nay chưa gọi số nào.');
    expect(all('.rows .call').length, 'empty rows keep their hairlines').to.equal(2);
  });

  it('says when the hall is open while it is closed', async () => {
    const hours = [
      {weekday: 1, opens: '07:30', closes: '11:30'},
      {weekday: 1, opens: '13:30', closes: '17:00'},
    ];
    await show(quietView({open: false, hall: {...sampleView().hall, hours}}));
    expect(everything()).to.contain('Hôm nay tiếp nhận 07:30–11:30, 13:30–17:00.');
  });

  it('stands with its labels while it waits for the hall', async () => {
    await show(null);
    expect(texts('.state')[0]).to.equal('Đang kết nối');
    expect(texts('.say')).to.deep.equal(['Mời số', 'Quầy']);
    expect(texts('.clock .digit').length).to.equal(4);
  });

  it('is calm about a hall that is unknown, and its clock goes on', async () => {
    await show(null, {quiet: '', lang: 'en'}, {state: 'failed', since: Date.now(), problem: 'unknown-hall'});
    expect(texts('[role=alert] h2')).to.deep.equal(['This hall was not found']);
    expect(texts('.clock .digit').length).to.equal(4);
  });

  it('says that no hall is named', async () => {
    await show();
    board.hall = '';
    await settle();
    expect(texts('[role=alert] h2')).to.deep.equal(['Màn hình chưa được chọn sảnh']);
  });

  it('speaks the page’s language, at once', async () => {
    await show();
    await say({calls: [call(1)]});
    expect(texts('.rail h2')).to.deep.equal(['Đang chờ']);
    document.documentElement.lang = 'en';
    await settle();
    await settle();
    expect(texts('.rail h2')).to.deep.equal(['Waiting']);
    expect(texts('.say')).to.deep.equal(['NumberCivil status', 'Counter']);
  });

  it('turns the pages of its notices', async () => {
    passed += 10_000 - (realNow() % 10_000) + 20_000; // at the beginning of a turn
    await show();
    const first = texts('.note p')[0];
    await wait(8000);
    expect(texts('.note p')[0]).to.equal(first);
    await wait(2500);
    expect(texts('.note p')[0]).not.to.equal(first);
    expect(all('.pages i').length).to.equal(2);
  });

  it('passes axe empty, shared and stale', async () => {
    await show();
    await expect(board).to.be.accessible();
    await say({calls: [1, 2, 3].map((seq) => call(seq))});
    await expect(board).to.be.accessible();
    hall.set({state: 'stale', problem: 'unreachable'});
    await settle();
    await expect(board).to.be.accessible();
  });
});

describe('<queue-board>: what comes from outside', () => {
  it('shows markup as text', async () => {
    const markup = '<img src=x onerror="alert(1)">';
    await show(quietView({hall: {...sampleView().hall, name: markup, notices: [markup]}}));
    await say({calls: [call(1, {number: markup})]});
    expect(all('img').length).to.equal(0);
    expect(everything()).to.contain('<img');
  });

  it('takes 10,000 tickets and 1,000 calls and draws no more of them than fit', async () => {
    const tickets = Array.from({length: 10_000}, (_, index) => ({
      id: `t${index}`,
      number: `A${index}`,
      service: 'civil',
      state: 'called' as const,
      counter: '2',
      since: sampleNow,
      rank: index,
    }));
    await show(quietView({tickets, calls: Array.from({length: 1000}, (_, index) => call(index))}));
    expect(heroes().length).to.equal(5);
    expect(nodeCount()).to.be.below(800);
  });

  it('keeps the same nodes over 5,000 calls', async () => {
    await show();
    const stand = async (seq: number) => {
      passed += 9000;
      await say({calls: [call(seq)]});
    };
    for (let seq = 1; seq <= 12; seq++) await stand(seq);
    await wait(9000);
    const before = nodeCount();
    for (let seq = 13; seq < 5000; seq += 31) {
      for (let one = 0; one < 31; one++) {
        passed += 300;
        hall.show({calls: [call(seq + one)]});
        await Promise.resolve();
      }
      if (seq % 5 === 0) await board.updateComplete;
    }
    await stand(5001);
    await wait(60_000);
    await wait(60_000);
    expect(nodeCount()).to.equal(before);
  });

  it('stops its clock and leaves the hall when it is taken off the page', async () => {
    const before = tickerListeners();
    await show();
    expect(tickerListeners()).to.equal(before + 1);
    board.remove();
    expect(tickerListeners()).to.equal(before);
    expect(hall.subscribers).to.equal(0);
  });
});

describe('<queue-board>: every glass', () => {
  const sizes = [
    [1920, 1080],
    [3840, 2160],
    [1080, 1920],
    [800, 600],
    [390, 844],
    [320, 480],
  ] as const;
  const names = [call(1, {number: 'WMW1027', counter: '1'}), call(2, {number: 'ỘMW-0034', counter: '3'}), call(3)];
  const counters = sampleView().counters.map((counter) => ({...counter, name: counter.id === '1' ? '48' : '12A'}));

  for (const [width, height] of sizes) {
    it(`shows numbers whole at ${width} × ${height}, alone and shared`, async () => {
      const wall = document.querySelector<HTMLElement>('#wall')!;
      wall.style.inlineSize = `${width}px`;
      wall.style.blockSize = `${height}px`;
      await show(quietView({counters}));
      for (const calls of [names.slice(0, 1), names]) {
        await say({calls});
        const box = board.getBoundingClientRect();
        for (const row of all('.heroes .call, .rows .call')) {
          const [number, arrow, counter] = ['.n b', '.mark-arrow', '.q'].map((part) =>
            row.querySelector(part)?.getBoundingClientRect(),
          );
          if (!number || !arrow || !counter) continue;
          expect(number.left).to.be.at.least(box.left);
          expect(number.right).to.be.at.most(arrow.left + width / 40);
          const text = document.createRange();
          text.selectNodeContents(row.querySelector('.q')!);
          expect(text.getBoundingClientRect().right).to.be.at.most(box.right + 1);
        }
        expect(heroes().length).to.equal(calls.length);
      }
      expect(all('.foot')[0]!.getBoundingClientRect().bottom).to.be.at.most(board.getBoundingClientRect().bottom + 1);
    });
  }

  it('leaves room above for stacked marks wherever a box clips', async () => {
    await show(quietView({services: sampleView().services.map((service) => ({...service, name: 'Ộ Ẫ Ữ'}))}));
    await say({calls: [call(1)]});
    const clips = all('.board *').filter((node) => {
      const {overflowY, fontSize} = getComputedStyle(node);
      const text = [...node.childNodes].some((child) => child instanceof Text && child.data.trim() !== '');
      return text && overflowY !== 'visible' && parseFloat(fontSize) > 0 && !node.classList.contains('visually-hidden');
    });
    expect(clips.length).to.be.greaterThan(5);
    for (const node of clips) {
      const {paddingTop, fontSize} = getComputedStyle(node);
      expect(parseFloat(paddingTop) / parseFloat(fontSize), node.className || node.localName).to.be.at.least(0.2);
    }
  });

  it('counts wide letters as wide and marks as nothing', () => {
    expect(emWidth('A040')).to.equal(2.8);
    expect(emWidth('W')).to.be.greaterThan(emWidth('B'));
    expect(emWidth('Ộ'.normalize('NFD'))).to.be.at.most(emWidth('O') + 0.1);
  });
});
