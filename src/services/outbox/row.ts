import {newId} from '../../core/ids.js';
import {member} from '../../core/schema.js';
import type {Proof, PublicKey} from '../../rating/chain.js';

/**
 * The shape of the rows this code writes. Rows of an older shape are read and brought to this one; rows of a newer one
 * belong to a newer version of the library and are left as they are.
 */
export const shape = 2;

/** One item as the stores keep it. */
export interface ItemRow {
  id: string;
  device: string;
  seq: number;
  at: number;
  holdUntil: number;
  body: unknown;
  /** Grows with each change: of two versions the higher is the truth. */
  revision: number;
  state: 'waiting' | 'sent' | 'rejected' | 'withdrawn';
  /** When the server's word came, and why it rejected. */
  sentAt: number | null;
  reason: string | null;
  shape: number;
  /** Once sealed. */
  proof?: Proof;
  privateDigest?: string;
}

/** Who this device is, and how far it has come. Newer versions may only add members: unknown ones stay. */
export interface DeviceRow {
  id: typeof deviceKey;
  device: string;
  /** How many items it has numbered. */
  seq: number;
  /** When it was minted: of two the older is the truth. */
  at: number;
  /** How often this device took a new identity: of two the later one is the truth. */
  generation?: number;
  /** The head of its chain of signed items. */
  chain?: {place: number; hash: string};
  /** Public halves of the keys that signed what is kept. */
  keys?: PublicKey[];
}

export type Row = ItemRow | DeviceRow;

/** No item has this id: theirs are minted, or named by our own elements. */
export const deviceKey = '*device';

/** What the server said is final; what was withdrawn may be written down again under the same id. */
const finality: Record<ItemRow['state'], number> = {waiting: 0, withdrawn: 0, rejected: 1, sent: 2};

function rank({state, proof}: ItemRow): number {
  return state === 'withdrawn' ? 2 : Number(Boolean(proof));
}

/** The truer of two versions of an item: the server's word, then the higher revision, then the sealed one. */
export function truer(one: ItemRow | undefined, other: ItemRow): ItemRow {
  if (!one) return other;
  const gap = finality[other.state] - finality[one.state] || other.revision - one.revision || rank(other) - rank(one);
  return gap > 0 ? other : one;
}

/** The truer of two identities: the later generation, then the older device; with the higher numbers of both. */
export function elder(one: DeviceRow | undefined, other: DeviceRow): DeviceRow {
  if (!one) return other;
  const gap = (other.generation ?? 0) - (one.generation ?? 0) || one.at - other.at;
  const [winner, loser] = gap > 0 ? [other, one] : [one, other];
  const keys = new Map([...(loser.keys ?? []), ...(winner.keys ?? [])].map((key) => [key.id, key]));
  const united: DeviceRow = {...winner, ...(keys.size > 0 && {keys: [...keys.values()]})};
  if ((winner.generation ?? 0) === (loser.generation ?? 0)) united.seq = Math.max(one.seq, other.seq);
  if (winner.device === loser.device && (loser.chain?.place ?? 0) > (winner.chain?.place ?? 0)) {
    united.chain = loser.chain;
  }
  return united;
}

/** Whether something is an item as the stores keep it, of this version of the library or an older one. */
export function isItem(row: unknown): row is ItemRow {
  return (
    typeof member(row, 'id') === 'string' &&
    typeof member(row, 'device') === 'string' &&
    typeof member(row, 'revision') === 'number' &&
    Number(member(row, 'shape') ?? 1) <= shape &&
    Object.prototype.hasOwnProperty.call(finality, String(member(row, 'state')))
  );
}

/** Whether something is the identity of a device. */
export function isDevice(row: unknown): row is DeviceRow {
  return (
    member(row, 'id') === deviceKey &&
    typeof member(row, 'device') === 'string' &&
    typeof member(row, 'seq') === 'number'
  );
}

/** A clock that stands this far before the moment an item was written has been set back since. */
const setBack = 10_000;

/** Milliseconds until the hold is over; it is when the clock it was set by has gone back since. */
export function holdLeft({at, holdUntil}: ItemRow): number {
  const now = Date.now();
  return now < at - setBack ? -Infinity : holdUntil - now;
}

/** A new name for an item or a device. Where random numbers are not random the clock must tell two of them apart. */
export function newName(): string {
  const id = newId();
  return id === newId() ? `${id}-${Date.now().toString(36)}` : id;
}
