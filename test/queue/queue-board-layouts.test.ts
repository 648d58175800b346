import {expect, waitUntil} from '@open-wc/testing';
import '../../src/queue/queue-board/define.js';
import {registerMessages} from '../../src/base/locale.js';
import type {QueueBoard} from '../../src/queue/queue-board/queue-board.js';
import type {Call} from '../../src/queue/ticket.js';
import type {HallView} from '../../src/queue/view.js';
import {provideHall} from '../../src/services/hall/connect.js';
import type {HallLink} from '../../src/services/hall/hall.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

const realNow = performance.now.bind(performance);
const patience = {timeout: 20_000};
let passed = 0;
let board: QueueBoard;
let hall: FakeHall;

function call(seq: number, change: Partial<Call> = {}): Call {
  const number = `A${String(seq).padStart(3, '0')}`;
  return {seq, at: sampleNow, ticket: `t${seq}`, number, service: 'civil', counter: '2', time: 1, ...change};
}

function quietView(change: Partial<HallView> = {}): HallView {
  return {...sampleView(), role: 'public', calls: [], tickets: [], ...change};
}

const all = (selector: string) => [...board.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const texts = (selector: string) => all(selector).map((node) => node.textContent!.replace(/\s+/g, ' ').trim());
const until = (condition: () => boolean, what: string) => waitUntil(condition, what, patience);

function show(view: HallView | null, attributes: Record<string, string>, link?: HallLink): void {
  hall = new FakeHall({view, link});
  const address = `fake:${Math.random()}`;
  provideHall(address, hall);
  board = document.createElement('queue-board');
  for (const [name, value] of Object.entries({quiet: '', ...attributes})) board.setAttribute(name, value);
  board.hall = address;
  document.querySelector('#wall')!.append(board);
}

/** Lets time pass for the wall, whose own clock is asked for when the page is looked at again. */
function wait(milliseconds: number): void {
  passed += milliseconds;
  document.dispatchEvent(new Event('visibilitychange'));
}

function everyone(): string {
  return board.shadowRoot?.querySelector('.board')?.textContent ?? '';
}

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
});

describe('<queue-board layout="grid">', () => {
  it('gives each counter a tile, with its number or how it stands', async () => {
    const counters = sampleView().counters.map((counter, index) => ({
      ...counter,
      state: index === 0 ? ('paused' as const) : index === 2 ? ('closed' as const) : counter.state,
    }));
    show({...sampleView(), counters, calls: []}, {layout: 'grid'});
    await until(() => all('.tile').length === 7, 'seven tiles');
    expect(texts('.tile').slice(0, 4)).to.deep.equal([
      'Quầy 1 Tạm dừng',
      'Quầy 2 A034 Hộ tịch',
      'Quầy 3 Đóng quầy',
      'Quầy 4 B027 Đất đai',
    ]);
    expect(texts('.tile.open')).to.deep.equal(['Quầy 5 Sẵn sàng', 'Quầy 7 Sẵn sàng']);
  });

  it('shows a call in red at its counter, and lists another that the same counter made at once', async () => {
    show(quietView(), {layout: 'grid'});
    await until(() => all('.tile').length === 7, 'the tiles');
    hall.show({calls: [call(1), call(2), call(3, {counter: '4'})]});
    await until(() => all('.tile.calling').length === 2, 'two calls');
    expect(texts('.tile.calling .n')).to.deep.equal(['A002', 'A003']);
    expect(texts('.recent li b')).to.deep.equal(['A001']);
  });

  it('shows tiles of the counters it is told alone', async () => {
    show(quietView(), {layout: 'grid', counters: '1 4'});
    await until(() => all('.tile').length === 2, 'two tiles');
    expect(texts('.where')).to.deep.equal(['Quầy 1', 'Quầy 4']);
  });

  for (const [width, height] of [
    [1920, 1080],
    [1080, 1920],
    [1024, 768],
    [390, 844],
  ] as const) {
    it(`shows numbers whole in their tiles at ${width} × ${height}, of 7 counters and of 24`, async () => {
      const wall = document.querySelector<HTMLElement>('#wall')!;
      wall.style.inlineSize = `${width}px`;
      wall.style.blockSize = `${height}px`;
      for (const count of [7, 24]) {
        const one = sampleView().counters[0]!;
        const counters = Array.from({length: count}, (_, index) => ({
          ...one,
          id: `${index + 1}`,
          name: `${index + 1}`,
        }));
        const calls = counters.slice(0, 5).map(({id}, index) => call(index + 1, {number: `W88${index}`, counter: id}));
        show(quietView({counters, calls}), {layout: 'grid'});
        await until(() => all('.tile.calling').length === 5, 'five calls');
        for (const tile of all('.tile.calling')) {
          const box = tile.getBoundingClientRect();
          const number = tile.querySelector('.n b')!.getBoundingClientRect();
          expect(number.right, 'number').to.be.at.most(box.right + 1);
          expect(number.bottom, 'number').to.be.at.most(box.bottom + 1);
        }
        expect(all('.foot')[0]!.getBoundingClientRect().bottom).to.be.at.most(board.getBoundingClientRect().bottom + 1);
        board.remove();
      }
    });
  }
});

describe('<queue-board layout="list">', () => {
  it('lists calls newest first, those being called in red', async () => {
    show(quietView({calls: [call(1, {at: sampleNow - 60_000}), call(2), call(3)]}), {layout: 'list'});
    await until(() => all('.lines .n b').length === 3, 'three lines');
    expect(texts('.lines .n b')).to.deep.equal(['A003', 'A002', 'A001']);
    expect(texts('.calling .n b')).to.deep.equal(['A003', 'A002']);
    expect(all('.lines .call').length, 'empty rows keep their hairlines').to.equal(6);
  });

  it('shows every one of thirty calls at once, in lines and in the list of recent ones', async () => {
    show(quietView(), {layout: 'list'});
    await until(() => all('.lines').length === 1, 'the layout');
    hall.show({calls: Array.from({length: 30}, (_, index) => call(index + 1))});
    await until(() => all('.lines .n b').length === 10, 'ten lines');
    expect(new Set([...texts('.lines .n b'), ...texts('.recent li b')]).size).to.equal(30);
    const bottom = board.getBoundingClientRect().bottom;
    all('.recent li').forEach((row) => expect(row.getBoundingClientRect().bottom).to.be.at.most(bottom));
  });
});

describe('<queue-board languages="vi en">', () => {
  it('says every word of the wall in both, each marked with its language', async () => {
    show({...sampleView(), calls: [call(1)]}, {languages: 'vi en'});
    await until(() => all('.pair').length === 1, 'two languages');
    expect(texts('.say')[0]).to.equal('Mời sốNumberHộ tịchCivil status');
    expect(texts('.rail h2')[0]).to.contain('Đang chờWaiting');
    expect(texts('.state')[0]).to.equal('Trực tiếpLive');
    expect(texts('.date')[0]).to.match(/^Thứ Hai, ngày 23 tháng 11 năm 2026Monday,? 23 November 2026$/);
    expect(new Set(all('.two i').map(({lang}) => lang))).to.deep.equal(new Set(['en']));
  });

  it('tells screen readers the call in both', async () => {
    show(quietView(), {languages: 'en vi'});
    await until(() => all('.pair').length === 1, 'two languages');
    hall.show({calls: [call(1)]});
    await until(() => texts('[role=status]')[0] !== '', 'the call');
    expect(texts('[role=status]')[0]).to.equal('Number A001, please go to counter 2.Mời số A001 đến Quầy 2.');
  });

  it('turns through the notices of both', async () => {
    show({...sampleView()}, {languages: 'vi en'});
    await until(() => all('.pages i').length === 4, 'two notices in two languages');
  });

  it('is in both when it is no longer live', async () => {
    show(sampleView(), {languages: 'vi en'}, {state: 'stale', since: Date.now() - 270_000, problem: 'unreachable'});
    await until(() => all('.stop .two').length > 0, 'the panel');
    expect(texts('.stop h2')[0]).to.match(/^Không còn trực tiếp từ \d\d:\d\dNot live since \d\d:\d\d$/);
  });

  it('takes words that a page registered for another language', async () => {
    registerMessages('queue-board', 'km', {waiting: 'កំពុងរង់ចាំ'});
    show(sampleView(), {languages: 'vi km'});
    await until(() => all('.pair').length === 1, 'two languages');
    expect(texts('.rail h2')[0]).to.contain('Đang chờកំពុងរង់ចាំ');
  });

  it('is one language where only one is named', async () => {
    show(sampleView(), {languages: 'vi'});
    await until(() => texts('.say').length > 0, 'the wall');
    expect(texts('.say')[1]).to.equal('Quầy');
  });
});

describe('<queue-board> with media', () => {
  function slides(): HTMLElement {
    const slide = document.createElement('div');
    slide.slot = 'media';
    slide.textContent = 'slide';
    return slide;
  }

  it('gives them the stage while nobody is called, the last calls under them', async () => {
    show(quietView({calls: [call(1, {at: sampleNow - 60_000})]}), {});
    const slide = slides();
    board.append(slide);
    await until(() => slide.getBoundingClientRect().height > 400, 'the slide');
    expect(texts('.strip .n b')).to.deep.equal(['A001']);
    expect(slide.getBoundingClientRect().bottom).to.be.at.most(all('.strip')[0]!.getBoundingClientRect().top + 1);
  });

  it('gives the stage to a call at once, and gives it back half a minute after the last', async () => {
    show(quietView(), {});
    const slide = slides();
    board.append(slide);
    await until(() => slide.getBoundingClientRect().height > 400, 'the slide');
    hall.show({calls: [call(1)]});
    await until(() => texts('.heroes .n b').join() === 'A001', 'the call');
    expect(slide.getBoundingClientRect().height).to.equal(0);
    wait(9000);
    hall.show({now: sampleNow + 9000});
    await board.updateComplete;
    expect(slide.getBoundingClientRect().height).to.equal(0);
    wait(25_000);
    hall.show({now: sampleNow + 34_000});
    await until(() => slide.getBoundingClientRect().height > 400, 'the slide again');
  });

  it('shows none of them on a wall that is not live', async () => {
    show(quietView(), {}, {state: 'stale', since: Date.now(), problem: 'unreachable'});
    const slide = slides();
    board.append(slide);
    await until(() => all('.stop').length === 1, 'the panel');
    expect(slide.getBoundingClientRect().height).to.equal(0);
  });
});

describe('<queue-board names>', () => {
  const ticket = {...sampleView().tickets[0]!, id: 't1', number: 'A001', counter: '2', state: 'called' as const};

  it('shows a masked name to a screen that the hall tells names, and never says it', async () => {
    show({...sampleView(), tickets: [{...ticket, holder: 'Nguyễn Văn An'}], calls: [call(1)]}, {names: ''});
    await until(() => everyone().includes('Nguyễn V** A'), 'the name');
    expect(everyone()).not.to.contain('Văn');
    expect(texts('[role=status]')[0]).to.equal('Mời số A001 đến Quầy 2.');
  });

  it('shows none where nobody asked for them', async () => {
    show({...sampleView(), tickets: [{...ticket, holder: 'Nguyễn Văn An'}], calls: [call(1)]}, {});
    await until(() => texts('.heroes .n b').length === 1, 'the call');
    expect(everyone()).not.to.contain('Nguyễn');
  });

  it('shows the service alone where the hall tells none', async () => {
    show(quietView({calls: [call(1)]}), {names: ''});
    await until(() => texts('.heroes .n b').length === 1, 'the call');
    expect(texts('.say')[0]).to.contain('Hộ tịch');
  });
});

describe('<queue-board voices="vi-north">', () => {
  const RealAudio = window.AudioContext;

  afterEach(() => {
    window.AudioContext = RealAudio;
  });

  it('shows a call though sound is blocked, and says so', async () => {
    class Blocked extends EventTarget {
      state = 'suspended';
      onstatechange: (() => void) | null = null;
      resume = () => new Promise<void>(() => {});
      suspend = () => Promise.resolve();
      close = () => Promise.resolve();
    }
    window.AudioContext = Blocked as unknown as typeof AudioContext;
    show(quietView(), {voices: 'vi-north'});
    board.quiet = false;
    await until(() => texts('.say').length > 0, 'the wall');
    hall.show({calls: [call(1)]});
    await until(() => texts('.heroes .n b').join() === 'A001', 'the call');
    await until(() => everyone().includes('Tiếng bị chặn'), 'the badge');
    board.quiet = true;
    await until(() => !everyone().includes('Tiếng bị chặn'), 'no badge on a quiet wall');
  });
});

describe('<queue-board>: weeks without a hand', () => {
  const hours = [{weekday: 1, opens: '07:30', closes: '11:30'}];
  const closed = () => quietView({open: false, hall: {...sampleView().hall, hours}});

  it('goes dark out of hours, with a clock, and wakes for a call', async () => {
    show(closed(), {blank: '30'});
    await until(() => all('.dark .clock').length === 1, 'the dark');
    expect(getComputedStyle(all('.dark')[0]!).backgroundColor).to.equal('rgb(0, 0, 0)');
    hall.show({calls: [call(1)]});
    await until(() => texts('.heroes .n b').join() === 'A001', 'the call');
    expect(texts('.clock .digit').length, 'head and all').to.equal(4);
    expect(all('.foot').length).to.equal(1);
  });

  it('stays light out of hours where it is not told', async () => {
    show(closed(), {});
    await until(() => everyone().includes('Hiện ngoài giờ tiếp nhận.'), 'closed');
    wait(2000);
    await board.updateComplete;
    expect(all('.dark')).to.deep.equal([]);
  });

  it('moves its picture by a few pixels every three minutes', async () => {
    show(quietView(), {});
    await until(() => all('.board').length === 1, 'the wall');
    const places = new Set<string>();
    for (let turn = 0; turn < 9; turn++) {
      wait(180_000);
      await until(
        () => {
          places.add(all('.board')[0]!.style.transform);
          return places.size > turn;
        },
        `place ${turn + 1}`,
      );
    }
    expect(places.size).to.equal(9);
  });

  it('draws the others where one row cannot be drawn', async () => {
    show(quietView(), {});
    await until(() => texts('.say').length > 0, 'the wall');
    const broken = {
      ...call(2),
      get service(): string {
        throw new Error('broken row');
      },
    };
    hall.show({calls: [call(1), broken, call(3)]});
    await until(() => texts('.heroes .n b').length === 2, 'the rows that can be drawn');
    expect(texts('.heroes .n b')).to.deep.equal(['A001', 'A003']);
  });
});
