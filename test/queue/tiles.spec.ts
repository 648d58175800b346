import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {absorb, advance, emptyBoard, limits, type Board} from '../../src/queue/board.ts';
import type {Call} from '../../src/queue/ticket.ts';
import {layTiles, mostTiles} from '../../src/queue/tiles.ts';
import type {CounterRow, HallView, TicketRow} from '../../src/queue/view.ts';

const start = Date.UTC(2026, 10, 23, 7);
const all = () => true;

function call(seq: number, counter: string, at = start): Call {
  return {seq, at, ticket: `t${seq}`, number: `A${seq}`, service: 'civil', counter, time: 1};
}

function counters(count: number, state: CounterRow['state'] = 'open'): CounterRow[] {
  return Array.from({length: count}, (_, index) => ({
    id: String(index + 1),
    name: String(index + 1),
    state,
    services: ['civil'],
  }));
}

function row(number: string, counter: string, change: Partial<TicketRow> = {}): TicketRow {
  return {id: `id-${number}`, number, service: 'civil', state: 'serving', counter, since: start, rank: 1, ...change};
}

function view(change: Partial<HallView>): HallView {
  const hall = {id: '1', name: '', place: '', timeZone: 'UTC', hours: [], priorities: [], notices: []};
  return {
    ...{epoch: 'e', seq: 1, day: '2026-11-23', now: start, role: 'public', open: true, hall},
    ...{services: [], counters: counters(3), tickets: [], calls: [], streams: []},
    ...change,
  };
}

function boardOf(one: HallView, now = 0): Board {
  return absorb(emptyBoard, one, {now, hallNow: start}).board;
}

describe('counters side by side', () => {
  it('give each counter its place, with whom it serves', () => {
    const one = view({tickets: [row('A7', '2')]});
    const {tiles} = layTiles(boardOf(one), one, all, 0);
    assert.deepEqual(
      tiles.map(({counter, number, live}) => [counter.id, number, live]),
      [
        ['1', '', false],
        ['2', 'A7', false],
        ['3', '', false],
      ],
    );
  });

  it('show a call at its counter before whom that served', () => {
    const one = view({tickets: [row('A7', '2'), row('A9', '2', {state: 'called'})], calls: [call(9, '2')]});
    const tile = layTiles(boardOf(one), one, all, 0).tiles[1]!;
    assert.deepEqual([tile.number, tile.live, tile.others], ['A9', true, ['A7']]);
  });

  it('list a call that a later one of the same counter took the tile from', () => {
    const one = view({calls: [call(8, '2'), call(9, '2')]});
    const {tiles, recent} = layTiles(boardOf(one), one, all, 0);
    assert.equal(tiles[1]!.number, 'A9');
    assert.deepEqual(
      recent.map(({call: {number}}) => number),
      ['A8'],
    );
  });

  it('show every call of a crowd, on a tile or in the list', () => {
    const calls = Array.from({length: 30}, (_, index) => call(index + 1, String(1 + (index % 4))));
    const one = view({calls});
    const {tiles, recent} = layTiles(boardOf(one), one, all, 0);
    const shown = [...tiles.map(({number}) => number), ...recent.map(({call: {number}}) => number)];
    assert.deepEqual(
      calls.map(({number}) => number).filter((number) => !shown.includes(number)),
      [],
    );
  });

  it('leave a counter to itself once its call is over', () => {
    const one = view({calls: [call(9, '2')], tickets: [row('A9', '2', {id: 't9', state: 'called'})]});
    const later = view({seq: 2, calls: [call(9, '2'), call(10, '3')], tickets: []});
    let board = boardOf(one);
    board = absorb(board, later, {now: 1000, hallNow: start}).board;
    board = advance(board, {now: 1000 + limits.hold + 1});
    const {tiles} = layTiles(board, later, all, 0);
    assert.deepEqual([tiles[1]!.number, tiles[1]!.live], ['', false]);
  });

  it('leave closed counters out where all would be too many', () => {
    const many = [...counters(20), ...counters(30, 'closed').map((one) => ({...one, id: `c${one.id}`}))];
    const one = view({counters: many});
    assert.equal(layTiles(emptyBoard, one, all, 0).tiles.length, 20);
  });

  it('take turns in pages, and go to the page of a call at once', () => {
    const one = view({counters: counters(60)});
    const {pages, page} = layTiles(emptyBoard, one, all, 4);
    assert.deepEqual([pages, page], [3, 1]);
    const called = view({counters: counters(60), calls: [call(9, '55')]});
    const turned = layTiles(boardOf(called), called, all, 4);
    assert.equal(turned.page, 2);
    assert.ok(turned.tiles.some(({counter, live}) => counter.id === '55' && live));
    assert.ok(turned.tiles.length <= mostTiles);
  });
});
