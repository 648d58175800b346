import type {Board, Shown} from './board.js';
import type {CounterRow, HallView, TicketRow} from './view.js';

/*
 * What a wall shows of counters side by side: whom each has called or serves. Pure.
 */

/** One counter on the wall. */
export interface Tile {
  counter: CounterRow;
  /** The number that is called or served there; empty while there is none. */
  number: string;
  service: string;
  /** Its ticket; empty while there is none. */
  ticket: string;
  /** Further numbers at the same counter. */
  others: readonly string[];
  /** Whether it is being called at this moment. */
  live: boolean;
}

/** The tiles of one page, and the calls that none of them shows, newest first. */
export interface Tiles {
  tiles: readonly Tile[];
  recent: readonly Shown[];
  page: number;
  pages: number;
}

/** The most counters on one page: beyond it numbers would be too small for the last row of chairs. */
export const mostTiles = 24;

/**
 * Lays out the counters that are wanted. Where they are too many for a page, those that are closed are left out first;
 * then pages take turns, and the page of the newest call goes before its turn.
 */
export function layTiles(board: Board, view: HallView, wanted: (row: CounterRow) => boolean, turn: number): Tiles {
  const calls = [...board.stage, ...board.list].sort((a, b) => b.call.seq - a.call.seq);
  const live = calls.filter((shown) => board.stage.includes(shown) || !shown.staged);
  const held = heldRows(view.tickets);
  const every = view.counters.filter(wanted).map((counter) => tileOf(counter, live, held.get(counter.id) ?? []));
  const all =
    every.length > mostTiles ? every.filter(({counter, number}) => number || counter.state !== 'closed') : every;
  const pages = Math.max(1, Math.ceil(all.length / mostTiles));
  const newest = live.map(({call}) => all.findIndex(({counter}) => counter.id === call.counter)).find((at) => at >= 0);
  const page = newest === undefined ? turn % pages : Math.floor(newest / mostTiles);
  const tiles = all.slice(page * mostTiles, (page + 1) * mostTiles);
  const onTile = ({call}: Shown) =>
    tiles.some(({counter, number}) => counter.id === call.counter && number === call.number);
  const rest = calls.filter((shown) => !onTile(shown));
  const fresh = rest.filter((shown) => live.includes(shown)).length;
  return {tiles, recent: rest.slice(0, Math.max(5, fresh)), page, pages};
}

function heldRows(tickets: readonly TicketRow[]): Map<string, TicketRow[]> {
  const held = new Map<string, TicketRow[]>();
  for (const row of tickets) {
    if (!row.counter || (row.state !== 'called' && row.state !== 'serving')) continue;
    held.set(row.counter, [...(held.get(row.counter) ?? []), row]);
  }
  return held;
}

function tileOf(counter: CounterRow, live: readonly Shown[], held: readonly TicketRow[]): Tile {
  const call = live.find((shown) => shown.call.counter === counter.id)?.call;
  const rows = [...held].sort((a, b) => b.since - a.since);
  const row = call ? undefined : rows[0];
  const {number = '', service = ''} = call ?? row ?? {};
  const others = rows.map((one) => one.number).filter((one) => one !== number);
  return {counter, number, service, ticket: call?.ticket ?? row?.id ?? '', others, live: call !== undefined};
}
