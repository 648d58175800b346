import {member} from '../../core/schema.js';

/** One item as the stores keep it. */
export interface ItemRow {
  id: string;
  device: string;
  seq: number;
  at: number;
  holdUntil: number;
  /** How long the hold was asked for, in milliseconds: no clock makes it longer. */
  hold?: number;
  body: unknown;
  /** Grows with each change: of two versions the higher is the truth. */
  revision: number;
  state: 'waiting' | 'sent' | 'rejected' | 'withdrawn';
  /** When the server's word came, and why it rejected. */
  sentAt: number | null;
  reason: string | null;
}

/** Who this device is, and how many items it has numbered. */
export interface DeviceRow {
  id: typeof deviceKey;
  device: string;
  seq: number;
  /** When it was minted: of two the older is the truth. */
  at: number;
}

export type Row = ItemRow | DeviceRow;

/** No item has this id: theirs are minted, or named by our own elements. */
export const deviceKey = '*device';

const finality: Record<ItemRow['state'], number> = {waiting: 0, rejected: 1, sent: 2, withdrawn: 3};

/** The truer of two versions of an item: a final state before a waiting one, then the higher revision. */
export function truer(one: ItemRow | undefined, other: ItemRow): ItemRow {
  if (!one) return other;
  const gap = finality[other.state] - finality[one.state] || other.revision - one.revision;
  return gap > 0 ? other : one;
}

/** The truer of two identities: the older device, the higher number. */
export function elder(one: DeviceRow | undefined, other: DeviceRow): DeviceRow {
  if (!one) return other;
  const elderOne = other.at < one.at ? other : one;
  return {...elderOne, seq: Math.max(one.seq, other.seq)};
}

/** Whether something is an item as the stores keep it. */
export function isItem(row: unknown): row is ItemRow {
  return (
    typeof member(row, 'id') === 'string' &&
    typeof member(row, 'device') === 'string' &&
    typeof member(row, 'revision') === 'number' &&
    Object.prototype.hasOwnProperty.call(finality, String(member(row, 'state')))
  );
}

function isDevice(row: unknown): row is DeviceRow {
  return (
    member(row, 'id') === deviceKey &&
    typeof member(row, 'device') === 'string' &&
    typeof member(row, 'seq') === 'number'
  );
}

/** What several stores say, as one. */
export interface United {
  items: Map<string, ItemRow>;
  device: DeviceRow | undefined;
}

/** Takes rows in; whatever is no row of ours is left aside. */
export function unite(into: United, rows: readonly unknown[]): void {
  for (const row of rows) {
    if (isDevice(row)) into.device = elder(into.device, row);
    else if (isItem(row)) into.items.set(row.id, truer(into.items.get(row.id), row));
  }
}
