import {isTooDeep} from '../core/canonical.js';
import {member} from '../core/schema.js';
import {
  chainOf,
  compare,
  gapsIn,
  misnumberedIn,
  ordersIn,
  strangersIn,
  summaryOf,
  twiceIn,
  type DeviceSummary,
} from './audit-device.js';
import {at, finding, isHash, isProof, type Finding} from './audit-finding.js';
import {readExport, type AuditedExport, type AuditedRow} from './audit-read.js';
import {checkProof, keyIdOf, type PublicKey} from './chain.js';

/*
 * Tells an auditor what was done to an export since its items were signed. It asks nobody and needs nothing but the
 * export: whoever has the file can run it, and whoever doubts the program can read it.
 */

export type {DeviceSummary} from './audit-device.js';
export {severities, type Finding, type FindingKind} from './audit-finding.js';
export {readExport, UnreadableExport} from './audit-read.js';

/** What an audit says. */
export interface AuditResult {
  source: 'hall' | 'device';
  hall: string;
  exportedAt: number | null;
  items: number;
  /** How many of them carry a signature. */
  signed: number;
  /** How many could not be held against their content, as that is no longer there. */
  emptied: number;
  devices: DeviceSummary[];
  findings: Finding[];
}

/** A hash that was seen earlier and kept where nobody could change it. */
export interface KnownHead {
  device: string;
  place: number;
  hash: string;
}

/** Further means of an audit. */
export interface AuditOptions {
  /** What an earlier export said. */
  heads?: readonly KnownHead[];
  /** Called as the work goes on. */
  progress?: (done: number, all: number) => void;
}

/** So many signatures are checked at once: the machine's cores are kept busy, and a page can still be painted. */
const batchSize = 250;
/** So many devices are gone through before anything else has its turn. */
const devicesTogether = 1000;

/** Checks an export of a hall or of a device. Throws `UnreadableExport` where it is neither. */
export async function auditOf(input: unknown, options: AuditOptions = {}): Promise<AuditResult> {
  const read = readExport(input);
  const heads = options.heads ?? [];
  const keys = await keysOf(read);
  const checked = await checkRows(read, keys.known, options.progress);
  const found = [keys.findings, checked.findings];
  if (read.unreadable.length > 0) found.push([finding('unreadable', '', {count: read.unreadable.length})]);
  const traces = tracesOf(read, heads);
  const devices: DeviceSummary[] = [];
  for (const [device, rows] of byDevice(read, heads)) {
    const chain = chainOf(rows, checked.faulty);
    const {signs = false, seen = []} = traces.get(device) ?? {};
    found.push(twiceIn(rows), misnumberedIn(rows), strangersIn(device, rows, {chain, signs}));
    found.push(gapsIn(device, chain, read.source), ordersIn(device, rows), compare(device, chain, seen));
    devices.push(summaryOf(device, rows, chain));
    if (devices.length % devicesTogether === 0) await othersTurn();
  }
  const {source, hall, exportedAt, rows} = read;
  const emptied = rows.filter((row) => row.emptied).length;
  const signed = rows.filter(({item}) => item.proof !== undefined).length;
  const findings = unique(found.flat());
  return {...{source, hall, exportedAt, items: rows.length, signed, emptied, devices}, findings};
}

/** Lets a page be painted and a server answer: what is unsigned is gone through without ever waiting for anything. */
function othersTurn(): Promise<void> {
  return new Promise((turn) => setTimeout(turn));
}

/** Every hash of an export by its place: to be kept, and held against a later export. */
export function headsOf(input: unknown): KnownHead[] {
  const listed = member(input, 'heads');
  if (Array.isArray(listed)) return listed.filter(isHead).map(({device, place, hash}) => ({device, place, hash}));
  const {rows, devices} = readExport(input);
  const items = rows.flatMap(({device, item: {proof}}) => (isProof(proof) ? [{device, ...proof}] : []));
  const anchors = devices.flatMap(({device, anchors}) => anchors.map((anchor) => ({device, ...anchor})));
  return [...items, ...anchors].filter(isHead).map(({device, place, hash}) => ({device, place, hash}));
}

function isHead(input: unknown): input is KnownHead {
  const [device, place, hash] = ['device', 'place', 'hash'].map((name) => member(input, name));
  return typeof device === 'string' && Number.isSafeInteger(place) && (place as number) > 0 && isHash(hash);
}

/** The keys of each device by their ids; a key that does not have its id is nobody's. */
async function keysOf({devices}: AuditedExport) {
  // In the export of a device all names share one list.
  const lists = new Map(devices.map(({keys}) => [keys, {own: new Map<string, string>(), replaced: false}]));
  const all = [...lists].flatMap(([keys, list]) => keys.map((key) => ({key, list})));
  for (let start = 0; start < all.length; start += batchSize) {
    const batch = all.slice(start, start + batchSize);
    const stands = await Promise.all(batch.map(({key}) => hasItsId(key)));
    batch.forEach(({key, list}, place) => {
      if (stands[place]) list.own.set(key.id, key.spki);
      else list.replaced = true;
    });
    await othersTurn();
  }
  const known = new Map<string, Map<string, string>>();
  const findings: Finding[] = [];
  for (const {device, keys} of devices) {
    const {own, replaced} = lists.get(keys)!;
    const former = known.get(device);
    if (former) own.forEach((spki, id) => former.set(id, spki));
    else known.set(device, own);
    if (replaced) findings.push(finding('key-replaced', device));
  }
  return {known, findings};
}

async function hasItsId({id, spki}: PublicKey): Promise<boolean> {
  return (await keyIdOf(spki).catch(() => '')) === id;
}

/** What is told of a device beside its items. */
interface Traces {
  /** It has, or had, a key: whatever it sends is signed. */
  signs: boolean;
  /** Hashes of its chain that were seen. */
  seen: {place: number; hash: string}[];
}

function tracesOf({devices}: AuditedExport, heads: readonly KnownHead[]): Map<string, Traces> {
  const traces = new Map<string, Traces>();
  const of = (device: string): Traces => {
    const known = traces.get(device) ?? {signs: false, seen: []};
    traces.set(device, known);
    return known;
  };
  for (const {device, keys, anchors} of devices) {
    const traced = of(device);
    traced.signs ||= keys.length > 0 || anchors.length > 0;
    for (const anchor of anchors) traced.seen.push(anchor);
  }
  for (const {device, place, hash} of heads) {
    const traced = of(device);
    traced.signs = true;
    traced.seen.push({place, hash});
  }
  return traces;
}

/** Holds every item against its signature. */
async function checkRows(
  {rows}: AuditedExport,
  known: ReadonlyMap<string, ReadonlyMap<string, string>>,
  progress: AuditOptions['progress'],
): Promise<{findings: Finding[]; faulty: Set<AuditedRow>}> {
  const faulty = new Set<AuditedRow>();
  const findings: Finding[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    const faults = await Promise.all(batch.map((row) => faultOf(row, known.get(row.device) ?? new Map())));
    faults.forEach((fault, place) => {
      const row = batch[place]!;
      if (fault) faulty.add(row);
      if (fault && fault !== 'unsigned') findings.push(at(fault, row)); // unsigned ones: see strangersIn
    });
    progress?.(Math.min(start + batchSize, rows.length), rows.length);
    await othersTurn();
  }
  return {findings, faulty};
}

async function faultOf({device, item, emptied}: AuditedRow, keys: ReadonlyMap<string, string>) {
  if (isTooDeep(item)) return 'unreadable'; // one that nobody could hash must not stop the check of all the others
  if (item.proof === undefined) return 'unsigned';
  if (!isProof(item.proof)) return 'altered';
  if (!emptied) return checkProof(device, item, keys);
  return keys.has(item.proof.key) ? null : 'key-unknown';
}

/** Also devices that are only remembered: all that they sent may have been taken out of the export of a hall. */
function byDevice({devices, rows, source}: AuditedExport, heads: readonly KnownHead[]): Map<string, AuditedRow[]> {
  const named: readonly {device: string}[] = [...devices, ...(source === 'hall' ? heads : [])];
  const found = new Map<string, AuditedRow[]>(named.map(({device}) => [device, []]));
  for (const row of rows) {
    const known = found.get(row.device);
    if (known) known.push(row);
    else found.set(row.device, [row]);
  }
  return found;
}

function unique(findings: readonly Finding[]): Finding[] {
  const known = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...known.values()];
}
