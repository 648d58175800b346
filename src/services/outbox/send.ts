import {member} from '../../core/schema.js';
import type {PublicKey} from '../../rating/chain.js';
import type {Receipt} from '../../rating/rating.js';
import type {OutboxState} from './contract.js';
import type {ItemRow} from './row.js';

const batchBytes = 48 * 1024;
const batchItems = 500;
const batchKeys = 8;
const longestRetryAfter = 3_600_000;

/** One request: which rows, and as what they travel. */
export interface Batch {
  rows: ItemRow[];
  body: string;
}

/** What became of one attempt to send. */
export interface Answer {
  /** The status of the answer; 0 when none came. */
  status: number;
  /** Given up because it took too long. */
  late: boolean;
  /** Receipts for items of this batch; all other items stay. */
  receipts: Receipt[];
  problem: OutboxState['problem'];
  /** Milliseconds the server asked to be left alone; 0 for none. */
  leaveAlone: number;
  /** The highest number of this device that the server has, where it says so. */
  highest: number | null;
  /** The server has seen another machine write as this device. */
  forked: boolean;
}

/** An item as it travels. Its body cannot overwrite what the outbox says of it. */
export function wire({id, seq, at, body, privateDigest, proof}: ItemRow): Record<string, unknown> {
  return {...(body as object), id, seq, at, privateDigest, proof};
}

/** What stands around the items of a request. */
export interface Envelope {
  device: string;
  /** All public keys known here; those that signed the items go along. */
  keys?: readonly PublicKey[];
  incidents?: readonly string[];
}

/** The first rows that fit one request, all of one device; at least one however large it is. */
export function nextBatch(rows: Iterable<ItemRow>, envelope: Partial<Envelope> = {}, most = batchItems): Batch {
  const taken: ItemRow[] = [];
  const parts: string[] = [];
  const keys = new Map<string, PublicKey | undefined>();
  const encoder = new TextEncoder();
  const head = () =>
    JSON.stringify({
      device: taken[0]?.device ?? envelope.device,
      keys: keys.size > 0 ? [...keys.values()].filter(Boolean) : undefined,
      incidents: envelope.incidents?.length ? envelope.incidents : undefined,
    });
  let bytes = 0;
  for (const row of rows) {
    if (taken.length === Math.min(most, batchItems)) break;
    if (row.device !== (taken[0] ?? row).device) continue;
    const key = row.proof?.key;
    if (key !== undefined && !keys.has(key) && keys.size === batchKeys) break;
    const part = JSON.stringify(wire(row));
    bytes += encoder.encode(part).length + 1;
    if (taken.length > 0 && bytes + encoder.encode(head()).length + 300 > batchBytes) break;
    if (key !== undefined)
      keys.set(
        key,
        envelope.keys?.find(({id}) => id === key),
      );
    taken.push(row);
    parts.push(part);
  }
  return {rows: taken, body: `${head().slice(0, -1)},"items":[${parts.join(',')}]}`};
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

function receiptsOf(list: unknown, ids: ReadonlySet<string>): Receipt[] | null {
  if (!Array.isArray(list)) return null;
  return (list as unknown[]).flatMap((row) => {
    const [id, status, reason] = ['id', 'status', 'reason'].map((name) => member(row, name));
    if (typeof id !== 'string' || !ids.has(id)) return []; // not ours to judge
    if (status !== 'stored' && status !== 'duplicate' && status !== 'rejected') return [];
    return [{id, status, ...(typeof reason === 'string' ? {reason} : {})}];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function problemOf({status, type, ok}: Response): OutboxState['problem'] {
  if (type === 'opaqueredirect' || status === 404 || status === 410) return 'not-the-server';
  if (status === 401) return 'unauthorised';
  return status === 403 ? 'revoked' : ok ? null : 'server';
}

/** One attempt. Never throws: whatever comes back that is not a receipt leaves its item where it is. */
export async function post(endpoint: string, token: string, batch: Batch, timeout: number): Promise<Answer> {
  const answer: Answer = {
    status: 0,
    late: false,
    receipts: [],
    problem: 'unreachable',
    leaveAlone: 0,
    highest: null,
    forked: false,
  };
  const stop = new AbortController();
  const timer = setTimeout(() => {
    answer.late = true;
    stop.abort();
  }, timeout);
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
    const {headers, status, ok} = response;
    const leaveAlone = ok ? 0 : retryAfter(headers.get('Retry-After'), headers.get('Date'), Date.now());
    const problem = problemOf(response);
    if (problem) return {...answer, status, problem, leaveAlone};
    const said = parsed(await response.text());
    const receipts = receiptsOf(member(said, 'receipts'), new Set(batch.rows.map((row) => row.id)));
    if (!receipts) return {...answer, status, problem: 'not-the-server'};
    const highest = member(said, 'highest');
    return {
      ...answer,
      status,
      receipts,
      problem: null,
      highest: Number.isInteger(highest) ? (highest as number) : null,
      forked: member(said, 'forked') === true,
    };
  } catch {
    return answer;
  } finally {
    clearTimeout(timer);
    stop.abort(); // a body nobody reads would hold its connection
  }
}
