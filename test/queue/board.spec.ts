import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {absorb, advance, emptyBoard, limits, noticePages, picture, type Board} from '../../src/queue/board.ts';
import type {Call} from '../../src/queue/ticket.ts';
import type {HallView, TicketRow} from '../../src/queue/view.ts';

const start = Date.UTC(2026, 10, 23, 7);

function call(seq: number, {at = start, ticket = `t${seq}`, counter = '1', time = 1}: Partial<Call> = {}): Call {
  return {seq, at, ticket, number: ticket.toUpperCase(), service: 'civil', counter, time};
}

function row({ticket, number, counter, at}: Call, change: Partial<TicketRow> = {}): TicketRow {
  return {id: ticket, number, service: 'civil', state: 'called', counter, since: at, rank: 1, ...change};
}

function view(calls: readonly Call[], change: Partial<HallView> = {}): HallView {
  return {
    epoch: 'e',
    seq: calls[calls.length - 1]?.seq ?? 0,
    day: '2026-11-23',
    now: start,
    role: 'public',
    open: true,
    hall: {id: '1', name: '', place: '', timeZone: 'UTC', hours: [], priorities: [], notices: []},
    services: [],
    counters: [],
    tickets: calls.map((one) => row(one)),
    calls,
    streams: [],
    ...change,
  };
}

/** A wall and its hall, played by hand: the monotonic clock starts at 0, the hall's at `start`. */
class Play {
  board: Board = emptyBoard;
  announced: Call[] = [];
  now = 0;

  see(next: HallView): this {
    const {board, announce} = absorb(this.board, next, {now: this.now, hallNow: start + this.now});
    this.board = board;
    this.announced.push(...announce);
    return this;
  }

  wait(milliseconds: number): this {
    this.now += milliseconds;
    this.board = advance(this.board, {now: this.now});
    return this;
  }

  get heroes(): string[] {
    return picture(this.board, this.now).heroes.map((shown) => shown.call.number);
  }

  get listed(): string[] {
    const {rows, recent} = picture(this.board, this.now);
    return [...rows, ...recent].map((shown) => shown.call.number);
  }

  get onScreen(): string[] {
    return [...this.heroes, ...this.listed];
  }
}

const calls = (count: number, from = 1, at = start) =>
  Array.from({length: count}, (_, index) => call(from + index, {at}));

describe('the board', () => {
  it('raises a call to the stage at once', () => {
    assert.deepEqual(new Play().see(view([call(1)])).heroes, ['T1']);
  });

  it('lets a lone hero stay until the next call', () => {
    assert.deepEqual(new Play().see(view([call(1)])).wait(600_000).heroes, ['T1']);
  });

  it('lets five at once share the stage', () => {
    assert.deepEqual(new Play().see(view(calls(5))).heroes, ['T1', 'T2', 'T3', 'T4', 'T5']);
  });

  it('keeps a hero for its hold when another is called', () => {
    const play = new Play().see(view([call(1)]));
    play.wait(3000).see(view([call(1), call(2, {at: start + 3000})]));
    assert.deepEqual(play.wait(4900).heroes, ['T1', 'T2']);
    assert.deepEqual(play.wait(200).heroes, ['T2']);
    assert.deepEqual(play.listed, ['T1']);
  });

  it('puts what does not fit into the list at once', () => {
    const play = new Play().see(view(calls(9)));
    assert.equal(play.heroes.length, 5);
    assert.deepEqual(play.listed, ['T9', 'T8', 'T7', 'T6']);
  });

  it('raises what waited in the list when the stage is free', () => {
    const play = new Play().see(view(calls(7))).wait(limits.hold);
    assert.deepEqual(play.heroes, ['T6', 'T7']);
  });

  it('gives the place of a hero of five seconds to a sixth call', () => {
    const play = new Play().see(view(calls(5))).wait(limits.least);
    play.see(view([...calls(5), call(6, {at: start + play.now})]));
    assert.deepEqual(play.heroes, ['T2', 'T3', 'T4', 'T5', 'T6']);
  });

  it('re-raises a recalled number without doubling it', () => {
    const first = call(1);
    const play = new Play().see(view([first, call(2)])).wait(20_000);
    assert.deepEqual(play.heroes, ['T2']);
    play.see(view([first, call(2), call(3, {ticket: 't1', time: 2, at: start + play.now})]));
    assert.deepEqual(play.heroes, ['T1']);
    assert.deepEqual(play.onScreen.sort(), ['T1', 'T2']);
  });

  it('announces a call once, however often it comes', () => {
    const play = new Play()
      .see(view([call(1)]))
      .see(view([call(1)]))
      .see(view([call(1), call(1)]));
    assert.deepEqual(
      play.announced.map(({seq}) => seq),
      [1],
    );
  });

  it('announces a recall again', () => {
    const play = new Play().see(view([call(1)])).see(view([call(1), call(2, {ticket: 't1', time: 2})]));
    assert.deepEqual(
      play.announced.map(({seq}) => seq),
      [1, 2],
    );
  });

  it('orders by sequence, not by the order of coming', () => {
    const play = new Play().see(view([call(3), call(1), call(2)]));
    assert.deepEqual(play.heroes, ['T1', 'T2', 'T3']);
  });

  it('lists old calls on load and announces none of them', () => {
    const play = new Play().see(view(calls(4, 1, start - limits.hold - 1)));
    assert.deepEqual(play.heroes, []);
    assert.deepEqual(play.listed, ['T4', 'T3', 'T2', 'T1']);
    assert.deepEqual(play.announced, []);
  });

  it('lists calls older than thirty seconds after a reconnect, in silence', () => {
    const play = new Play().see(view([call(1)])).wait(120_000);
    play.see(view([call(1), call(2, {at: start + 60_000}), call(3, {at: start + 115_000})]));
    assert.deepEqual(play.heroes, ['T3']);
    assert.deepEqual(
      play.announced.map(({seq}) => seq),
      [1, 3],
    );
    assert.ok(play.listed.includes('T2'));
  });

  it('takes a call back when its ticket stands where it stood before', () => {
    const play = new Play().see(view([call(1), call(2)]));
    const undone = row(call(2), {state: 'waiting', counter: null, since: start - 60_000});
    play.see(view([call(1), call(2)], {tickets: [row(call(1)), undone]}));
    assert.deepEqual(play.onScreen, ['T1']);
  });

  it('takes a call back when the hall no longer lists it', () => {
    const play = new Play().see(view([call(1), call(2)])).see(view([call(1)]));
    assert.deepEqual(play.onScreen, ['T1']);
  });

  it('takes a call back when its ticket was voided, however late', () => {
    const play = new Play().see(view([call(1), call(2)]));
    const voided = row(call(2), {state: 'voided', since: start + 60_000});
    play.see(view([call(1), call(2)], {tickets: [row(call(1)), voided]}));
    assert.deepEqual(play.onScreen, ['T1']);
  });

  it('takes the only call back', () => {
    assert.deepEqual(new Play().see(view([call(1)])).see(view([])).onScreen, []);
  });

  it('keeps a call on screen that merely fell off the end of the list of calls', () => {
    const play = new Play().see(view([call(1)])).see(view([call(2)]));
    assert.deepEqual(play.heroes, ['T1', 'T2']);
  });

  it('keeps a hero whose ticket was transferred for its hold, then lets it go', () => {
    const gone = row(call(1), {state: 'waiting', counter: null, since: start + 1000});
    const play = new Play().see(view([call(1)])).see(view([call(1)], {tickets: [gone]}));
    assert.deepEqual(play.heroes, ['T1']);
    assert.deepEqual(play.wait(limits.hold).heroes, []);
    assert.deepEqual(play.listed, ['T1']);
  });

  it('begins anew with a new epoch and a new day', () => {
    const play = new Play().see(view(calls(3)));
    assert.deepEqual(play.see(view([], {day: '2026-11-24'})).onScreen, []);
    play.see(view(calls(3)));
    assert.deepEqual(play.see(view([call(1)], {epoch: 'other'})).heroes, ['T1']);
  });

  it('shows only the calls that are wanted', () => {
    const {board} = absorb(
      emptyBoard,
      view([call(1), call(2, {counter: '2'})]),
      {now: 0, hallNow: start},
      ({counter}) => counter === '2',
    );
    assert.deepEqual(
      board.stage.map((shown) => shown.call.number),
      ['T2'],
    );
  });

  it('does nothing, and says so by the same object, when nothing changed', () => {
    const {board} = new Play().see(view(calls(3)));
    assert.equal(advance(board, {now: 10}), board);
  });

  it('is the same for a clock that jumps an hour', () => {
    const play = new Play().see(view([call(1)]));
    const {board} = absorb(play.board, view([call(1), call(2)]), {now: 10, hallNow: start - 3_600_000});
    assert.equal(board.stage.length, 2);
  });

  it('shows every called number for five seconds at least, whatever comes', () => {
    const step = fc.record({
      count: fc.integer({min: 0, max: 9}),
      wait: fc.integer({min: 0, max: 3000}),
      recall: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, {maxLength: 40}), (steps) => {
        const play = new Play().see(view([]));
        const all: Call[] = [];
        const due = new Map<string, number>();
        for (const {count, wait, recall} of steps) {
          for (let one = 0; one < count; one++) {
            const ticket = recall && all.length > 0 ? all[one % all.length]!.ticket : `t${all.length + 1}`;
            all.push(call(all.length + 1, {ticket, at: start + play.now}));
            due.set(ticket.toUpperCase(), play.now + limits.least);
          }
          play.see(view(all.slice(-40), {tickets: []}));
          const end = play.now + wait;
          while (play.now < end) {
            play.wait(Math.min(500, end - play.now));
            const shown = new Set(play.onScreen);
            for (const [number, until] of due)
              if (play.now < until && !beyond(play)) assert.ok(shown.has(number), number);
            assert.equal(shown.size, play.onScreen.length, 'no number twice');
          }
        }
      }),
      {numRuns: 150},
    );
  });

  it('shows four hundred calls of a quarter of a second each for five seconds, in turn', () => {
    const play = new Play().see(view([]));
    const seen = new Map<string, number>();
    for (let batch = 0; batch < 10; batch++)
      play.see(view(calls(40, batch * 40 + 1, start + play.now), {tickets: []})).wait(25);
    for (let second = 0; second < 120; second++) {
      for (const number of play.onScreen) seen.set(number, (seen.get(number) ?? 0) + 1);
      assert.ok(play.onScreen.length <= limits.stage + limits.list);
      play.wait(1000);
    }
    assert.equal(seen.size, 400);
    assert.ok([...seen.values()].every((seconds) => seconds >= 5));
  });

  it('stays small over ten thousand calls', () => {
    const play = new Play().see(view([]));
    for (let seq = 1; seq <= 10_000; seq++)
      play.see(view([call(seq, {at: start + play.now})], {tickets: []})).wait(400);
    assert.ok(play.board.list.length + play.board.stage.length + play.board.pending.length < 60);
  });
});

/** More than a wall can hold at once: then they take turns, and the next test holds that. */
function beyond(play: Play): boolean {
  return play.board.pending.length > 0;
}

describe('the pages of a notice', () => {
  it('leave a short one whole', () => {
    assert.deepEqual(noticePages('Mỗi người một số.'), ['Mỗi người một số.']);
  });

  it('break a long one between sentences', () => {
    const sentence = 'Hồ sơ nhận sau 15 giờ trả kết quả vào ngày làm việc tiếp theo tại đúng quầy đã nhận.';
    assert.deepEqual(noticePages(`${sentence} ${sentence}`), [sentence, sentence]);
  });

  it('break where there is no blank, and end somewhere', () => {
    const pages = noticePages('Ộ'.repeat(2000));
    assert.equal(pages.length, 12);
    assert.ok(pages.every((page) => page.length <= 110));
  });

  it('are none for an empty one', () => {
    assert.deepEqual(noticePages('  \n '), []);
  });
});
