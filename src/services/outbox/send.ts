import {member} from '../../core/schema.js';
import type {Receipt} from '../../rating/rating.js';
import type {ItemRow} from './row.js';
import type {OutboxState} from './contract.js';

const batchBytes = 48 * 1024;
const batchItems = 500;
const longestRetryAfter = 3_600_000;

/** What became of one attempt to send. */
export interface Answer {
  /** Receipts for items of this batch; all other items stay. */
  receipts: Receipt[];
  problem: OutboxState['problem'];
  /** Milliseconds the server asked to be left alone; 0 for none. */
  leaveAlone: number;
}

function wire(row: ItemRow): string {
  const {id, seq, at, body} = row;
  return JSON.stringify({...(body as object), id, seq, at});
}

/** The oldest due items that fit one request, all of one device; at least one however large it is. */
export function nextBatch(due: readonly ItemRow[]): {rows: ItemRow[]; body: string} {
  const rows: ItemRow[] = [];
  const parts: string[] = [];
  let bytes = 100 + (due[0]?.device.length ?? 0);
  for (const row of [...due].sort((one, other) => one.seq - other.seq)) {
    if (rows.length === batchItems) break;
    if (row.device !== (rows[0] ?? row).device) continue;
    const part = wire(row);
    bytes += new TextEncoder().encode(part).length + 1;
    if (rows.length > 0 && bytes > batchBytes) break;
    rows.push(row);
    parts.push(part);
  }
  return {rows, body: `{"device":${JSON.stringify(rows[0]?.device)},"items":[${parts.join(',')}]}`};
}

/** Full jitter: anything from nothing to the doubled wait, so that five hundred kiosks do not come back at once. */
export function jitter(failures: number, first: number, longest: number, random: number): number {
  return random * Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
}

/** Milliseconds a Retry-After asks for, in seconds or as a date by the server's own clock; an hour at most. */
export function retryAfter(header: string | null, date: string | null, now: number): number {
  if (header === null || header.trim() === '') return 0;
  const seconds = Number(header);
  const asked = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - (Date.parse(date ?? '') || now);
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), longestRetryAfter) : 0;
}

function receiptsOf(text: string, ids: ReadonlySet<string>): Receipt[] | null {
  try {
    const list = member(JSON.parse(text), 'receipts');
    if (!Array.isArray(list)) return null;
    return (list as unknown[]).flatMap((row) => {
      const [id, status, reason] = ['id', 'status', 'reason'].map((name) => member(row, name));
      if (typeof id !== 'string' || !ids.has(id)) return []; // not ours to judge
      if (status !== 'stored' && status !== 'duplicate' && status !== 'rejected') return [];
      return [{id, status, ...(typeof reason === 'string' ? {reason} : {})}];
    });
  } catch {
    return null;
  }
}

function problemOf(response: Response): OutboxState['problem'] {
  const {status, type} = response;
  if (type === 'opaqueredirect' || status === 404 || status === 410) return 'not-the-server';
  return status === 401 || status === 403 ? 'unauthorised' : response.ok ? null : 'server';
}

/** One attempt. Never throws: whatever comes back that is not a receipt leaves its item where it is. */
export async function post(
  endpoint: string,
  token: string,
  batch: {rows: readonly ItemRow[]; body: string},
  timeout: number,
): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeout);
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', ...(token ? {Authorization: `Bearer ${token}`} : {})},
      body: batch.body,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual', // a login page behind a redirect must not swallow ratings
      signal: stop.signal,
    });
    const problem = problemOf(response);
    const {headers} = response;
    const leaveAlone = response.ok ? 0 : retryAfter(headers.get('Retry-After'), headers.get('Date'), Date.now());
    if (problem) return {receipts: [], problem, leaveAlone};
    const receipts = receiptsOf(await response.text(), new Set(batch.rows.map((row) => row.id)));
    return {receipts: receipts ?? [], problem: receipts ? null : 'not-the-server', leaveAlone: 0};
  } catch {
    return {receipts: [], problem: 'unreachable', leaveAlone: 0};
  } finally {
    clearTimeout(timer);
    stop.abort(); // a body nobody reads would hold its connection
  }
}
