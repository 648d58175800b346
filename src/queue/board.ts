import type {Call} from './ticket.js';
import type {HallView, TicketRow} from './view.js';

/*
 * What a wall shows of the calls of a hall. Pure: every moment is handed in. `now` runs evenly (the device's monotonic
 * clock), so that a set clock neither hurries nor holds a call; `hallNow` is the hall's clock and says only how old a
 * call is.
 */

/** How many share the stage, how many the list, and for how long (milliseconds). */
export const limits = {stage: 5, list: 35, idleList: 12, pending: 400, least: 5000, hold: 8000, fresh: 30_000};

/** One call on the wall. */
export interface Shown {
  call: Call;
  /** When it came to its present place, by the monotonic clock. */
  since: number;
  /** False while it is in the list only because the stage was full. */
  staged: boolean;
  /** True when its ticket has gone on: the office no longer calls it. */
  over: boolean;
}

/** The calls on the wall. Only the functions below make a new one; one that changed nothing returns the same object. */
export interface Board {
  epoch: string;
  day: string;
  /** Sequence number of the last call seen. */
  seq: number;
  /** Heroes, oldest first. */
  stage: readonly Shown[];
  /** The others, newest first. */
  list: readonly Shown[];
  /** Calls for which neither stage nor list had room, oldest first. */
  pending: readonly Call[];
}

/** When the board is looked at. */
export interface Moment {
  /** The device's monotonic clock. */
  now: number;
  /** How long a call stays a hero; never under five seconds. */
  hold?: number;
}

/** A wall on which nothing was called. */
export const emptyBoard: Board = {epoch: '', day: '', seq: 0, stage: [], list: [], pending: []};

/** What a wall draws: heroes, rows under a lone hero, and the list of recent calls. */
export interface Picture {
  heroes: readonly Shown[];
  rows: readonly Shown[];
  recent: readonly Shown[];
}

/**
 * Takes a view in, or of it only the calls that are wanted. `announce` are the calls that are news to this wall and to
 * be said once, oldest first.
 */
export function absorb(
  board: Board,
  view: HallView,
  moment: Moment & {hallNow: number},
  wanted: (call: Call) => boolean = () => true,
): {board: Board; announce: readonly Call[]} {
  const first = board.epoch !== view.epoch;
  const known = first || board.day !== view.day ? {...emptyBoard, epoch: view.epoch, day: view.day} : board;
  const news = newCalls(view.calls, known.seq);
  const hold = holdOf(moment);
  let next = withdraw(known, view);
  const announce: Call[] = [];
  for (const call of news) {
    if (!wanted(call)) continue;
    const age = moment.hallNow - call.at;
    const heroic = !(age > (first ? hold : limits.fresh)); // on load an old call is history, not an invitation
    next = heroic
      ? raise(without(next, call.ticket), call, moment.now)
      : record(without(next, call.ticket), call, moment.now);
    if (heroic) announce.push(call);
  }
  if (news.length > 0) next = withdraw({...next, seq: news[news.length - 1]!.seq}, view);
  return {board: advance(next, moment), announce: announce.filter((call) => isShown(next, call))};
}

/** Lets time pass: heroes whose hold is over step down, those that waited for a place step up. */
export function advance(board: Board, moment: Moment): Board {
  const {now} = moment;
  const hold = holdOf(moment);
  let {stage, list, pending} = board;
  const expired = stage.filter((shown) => now - shown.since >= hold);
  const waiting = list.filter((shown) => waitsForStage(shown, now));
  if (expired.length > 0 || (waiting.length > 0 && stage.length < limits.stage)) {
    ({stage, list} = change(stage, list, expired, waiting, now));
  }
  while (pending.length > 0 && list.filter((shown) => isFresh(shown, now)).length < limits.list) {
    list = sorted([entry(pending[0]!, now, false), ...list]);
    pending = pending.slice(1);
  }
  list = trimmed(list, now);
  return stage === board.stage && list === board.list && pending === board.pending
    ? board
    : {...board, stage, list, pending};
}

/** What is drawn of a board. */
export function picture(board: Board, now: number): Picture {
  const alone = board.stage.length < 2;
  const rows = alone ? board.list.slice(0, 2) : [];
  const fresh = board.list.filter((shown) => isFresh(shown, now)).length;
  const recent = board.list.slice(rows.length, rows.length + Math.max(5, fresh - rows.length));
  return {heroes: board.stage, rows, recent};
}

/** Cuts a notice into pages that fit the foot of a wall: at sentences, else at words, else anywhere. */
export function noticePages(notice: string, most = 110): string[] {
  const pages: string[] = [];
  let rest = notice.replace(/\s+/g, ' ').trim();
  while (rest.length > most && pages.length < 11) {
    const head = rest.slice(0, most + 1);
    const sentence = head.search(/[.!?…;:] [^.!?…;:]*$/);
    const word = head.lastIndexOf(' ');
    const cut = sentence > most / 3 ? sentence + 1 : word > 0 ? word : most;
    pages.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest) pages.push(rest.length > most ? `${rest.slice(0, most - 1)}…` : rest);
  return pages;
}

function holdOf({hold = limits.hold}: Moment): number {
  return Math.max(limits.least, hold);
}

function newCalls(calls: readonly Call[], seq: number): Call[] {
  const news = calls.filter((call) => call.seq > seq).sort((a, b) => a.seq - b.seq);
  return news.filter((call, index) => call.seq !== news[index - 1]?.seq);
}

/** Takes off what was taken back: its ticket stands where it stood before the call, or the call is gone from the view. */
function withdraw(board: Board, view: HallView): Board {
  const all = [...board.stage, ...board.list];
  if (all.length === 0 && board.pending.length === 0) return board;
  const rows = rowsOf(
    view.tickets,
    new Set([...all.map(({call}) => call.ticket), ...board.pending.map(({ticket}) => ticket)]),
  );
  const kept = new Set(view.calls.map(({seq}) => seq));
  const oldest = view.calls.reduce((least, {seq}) => Math.min(least, seq), Infinity);
  const stays = (call: Call) => {
    if (!kept.has(call.seq) && (call.seq > oldest || view.calls.length === 0)) return false;
    const row = rows.get(call.ticket);
    return !row || isCalled(row) || (row.since >= call.at && row.state !== 'voided');
  };
  const stage = sift(board.stage, ({call}) => stays(call)).map((shown) => {
    const row = rows.get(shown.call.ticket);
    const over = row !== undefined && !isCalled(row);
    return over === shown.over ? shown : {...shown, over};
  });
  const list = sift(board.list, ({call}) => stays(call));
  const pending = sift(board.pending, stays);
  const same = list === board.list && pending === board.pending && sameRows(stage, board.stage);
  return same ? board : {...board, stage, list, pending};
}

function rowsOf(tickets: readonly TicketRow[], wanted: ReadonlySet<string>): Map<string, TicketRow> {
  const rows = new Map<string, TicketRow>();
  for (const row of tickets) if (wanted.has(row.id)) rows.set(row.id, row);
  return rows;
}

function isCalled({state}: TicketRow): boolean {
  return state === 'called' || state === 'serving';
}

function sameRows(one: readonly Shown[], other: readonly Shown[]): boolean {
  return one.length === other.length && one.every((shown, index) => shown === other[index]);
}

function sift<T>(rows: readonly T[], keep: (row: T) => boolean): readonly T[] {
  return rows.every(keep) ? rows : rows.filter(keep);
}

function entry(call: Call, since: number, staged: boolean): Shown {
  return {call, since, staged, over: false};
}

function isFresh(shown: Shown, now: number): boolean {
  return !shown.staged && now - shown.since < limits.least;
}

function waitsForStage(shown: Shown, now: number): boolean {
  return !shown.staged && now - shown.since < limits.fresh;
}

/** Whether a call is on the wall. */
export function isShown({stage, list}: Board, {seq}: Call): boolean {
  return stage.some(({call}) => call.seq === seq) || list.some(({call}) => call.seq === seq);
}

function sorted(list: readonly Shown[]): Shown[] {
  return [...list].sort((a, b) => b.call.seq - a.call.seq);
}

/** The same wall without a ticket, which is about to be shown anew: a recall re-raises, it does not double. */
function without(board: Board, ticket: string): Board {
  const other = ({call}: Shown) => call.ticket !== ticket;
  return {
    ...board,
    stage: sift(board.stage, other),
    list: sift(board.list, other),
    pending: sift(board.pending, (call) => call.ticket !== ticket),
  };
}

/** Puts a call on the stage at once; where the stage is full of younger ones, into the list at once. */
function raise(board: Board, call: Call, now: number): Board {
  const {stage, list, pending} = board;
  const oldest = stage[0];
  if (oldest && stage.length >= limits.stage) {
    if (now - oldest.since >= limits.least) {
      return {...board, stage: [...stage.slice(1), entry(call, now, true)], list: sorted([oldest, ...list])};
    }
    if (list.filter((shown) => isFresh(shown, now)).length < limits.list) {
      return {...board, list: sorted([entry(call, now, false), ...list])};
    }
    return {...board, pending: [...pending, call].slice(-limits.pending)};
  }
  return {...board, stage: [...stage, entry(call, now, true)]};
}

/** Lists an old call. */
function record(board: Board, call: Call, now: number): Board {
  return {...board, list: trimmed(sorted([entry(call, now, true), ...board.list]), now)};
}

/** Exchanges heroes whose time is over for calls that waited; the last hero stays while its ticket is still called. */
function change(
  stage: readonly Shown[],
  list: readonly Shown[],
  expired: readonly Shown[],
  waiting: readonly Shown[],
  now: number,
): Pick<Board, 'stage' | 'list'> {
  const staying = stage.filter((shown) => !expired.includes(shown));
  const risen = waiting.slice(-(limits.stage - staying.length)); // the list is newest first: those at its end wait longest
  const heroes = [...staying, ...[...risen].reverse().map(({call}) => entry(call, now, true))];
  const last = expired[expired.length - 1];
  const keep = heroes.length === 0 && last && !last.over ? last : undefined;
  if (keep && expired.length === 1) return {stage, list};
  const down = expired.filter((shown) => shown !== keep);
  return {
    stage: keep ? [keep] : heroes,
    list: sorted([...down, ...list.filter((shown) => !risen.includes(shown))]),
  };
}

/** Keeps what the list may still be asked for, and whatever waits for the stage. */
function trimmed(list: readonly Shown[], now: number): readonly Shown[] {
  if (list.length <= limits.idleList) return list;
  const kept = list.filter((shown, index) => index < limits.idleList || waitsForStage(shown, now));
  return kept.length === list.length ? list : kept;
}
