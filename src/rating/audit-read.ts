import {member} from '../core/schema.js';
import type {ChainedItem, PublicKey} from './chain.js';

/*
 * What an auditor is given, in one shape: the export of a hall, or the export of one device. Only what cannot be read
 * at all is refused: whatever is odd in it is for the auditor to find, so nothing is mended or left out here.
 */

/** The head of a chain, as somebody saw it. */
export interface Anchor {
  place: number;
  hash: string;
}

/** What a server says of a device. */
export interface AuditedDevice {
  device: string;
  keys: readonly PublicKey[];
  anchors: readonly Anchor[];
}

/** One item and where it stood. */
export interface AuditedRow {
  device: string;
  item: ChainedItem;
  /** When the server says it came; `null` in the export of a device. */
  receivedAt: number | null;
  /** What it said is no longer there (the device forgot it once the server had it): only its links can be checked. */
  emptied: boolean;
  /** It waits on its device and is not final, so it has no signature yet. */
  open: boolean;
}

/** An export as the auditor reads it. */
export interface AuditedExport {
  /** A device forgets what it has sent after a month, so that the beginning of its chain may be missing there. */
  source: 'hall' | 'device';
  hall: string;
  exportedAt: number | null;
  devices: readonly AuditedDevice[];
  rows: readonly AuditedRow[];
  /** Places in the list at which something stood that is no item. */
  unreadable: readonly number[];
}

/** This is no export. */
export class UnreadableExport extends Error {
  override readonly name = 'UnreadableExport';
}

function listOf(input: unknown, name: string): unknown[] {
  const list = member(input, name);
  return Array.isArray(list) ? list : [];
}

function textOf(input: unknown, name: string): string {
  const text = member(input, name);
  return typeof text === 'string' ? text : '';
}

function numberOf(input: unknown, name: string): number | null {
  const value = member(input, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function keysOf(input: unknown): PublicKey[] {
  return listOf(input, 'keys').map((key) => ({id: textOf(key, 'id'), spki: textOf(key, 'spki')}));
}

function anchorsOf(input: unknown): Anchor[] {
  return listOf(input, 'anchors').map((anchor) => ({
    place: numberOf(anchor, 'place') ?? 0,
    hash: textOf(anchor, 'hash'),
  }));
}

/** Whether something has what every item has. */
function isItem(input: unknown): input is ChainedItem {
  return textOf(input, 'id') !== '' && numberOf(input, 'seq') !== null && numberOf(input, 'at') !== null;
}

function fromHall(input: unknown): AuditedExport {
  const rows: AuditedRow[] = [];
  const unreadable: number[] = [];
  listOf(input, 'items').forEach((row, place) => {
    const device = textOf(row, 'device');
    if (!device || !isItem(row)) unreadable.push(place);
    else rows.push({device, item: row, receivedAt: numberOf(row, 'receivedAt'), emptied: false, open: false});
  });
  return {
    source: 'hall',
    hall: textOf(input, 'hall'),
    exportedAt: numberOf(input, 'exportedAt'),
    devices: listOf(input, 'devices').map((each) => ({
      ...{device: textOf(each, 'device'), keys: keysOf(each), anchors: anchorsOf(each)},
    })),
    rows,
    unreadable,
  };
}

/** An item as it travelled: its body's members beside the others. */
function travelled(kept: unknown): ChainedItem | null {
  const body = member(kept, 'body');
  const {id, seq, at, proof, privateDigest} = kept as ChainedItem;
  const item = {...(typeof body === 'object' ? body : {}), id, seq, at, proof, privateDigest};
  return isItem(item) ? item : null;
}

function fromDevice(input: unknown): AuditedExport {
  const device = textOf(input, 'device');
  const rows: AuditedRow[] = [];
  const unreadable: number[] = [];
  const all = ['items', 'rejected', 'sent'].flatMap((list) => listOf(input, list).map((row) => ({row, list})));
  all.forEach(({row, list}, place) => {
    const item = typeof row === 'object' && row !== null ? travelled(row) : null;
    const emptied = list === 'sent' && typeof member(row, 'body') !== 'object';
    const empty = list === 'sent' && member(row, 'body') === null;
    if (!item) unreadable.push(place);
    else {
      const common = {device: textOf(row, 'device') || device, item, receivedAt: null};
      rows.push({...common, emptied: emptied || empty, open: list === 'items' && item.proof === undefined});
    }
  });
  const names = new Set([device, ...rows.map((row) => row.device)]);
  const keys = keysOf(input);
  const devices = [...names].filter(Boolean).map((name) => ({device: name, keys, anchors: []}));
  return {source: 'device', hall: '', exportedAt: null, devices, rows, unreadable};
}

/** Reads the export of a hall or of a device. Throws `UnreadableExport` where it is neither. */
export function readExport(input: unknown): AuditedExport {
  if (member(input, 'format') === 'mot-cua-ratings/1' && Array.isArray(member(input, 'items'))) return fromHall(input);
  const isDevice =
    textOf(input, 'device') !== '' && ['items', 'rejected', 'sent'].every((list) => Array.isArray(member(input, list)));
  if (isDevice) return fromDevice(input);
  throw new UnreadableExport('This is neither the export of a hall (mot-cua-ratings/1) nor that of a device.');
}
