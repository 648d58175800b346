import {member} from '../core/schema.js';
import {readExport, type AuditedExport, type AuditedRow} from './audit-read.js';
import {checkProof, keyIdOf, noHash, type Proof} from './chain.js';

/*
 * Tells an auditor what was done to an export since its items were signed. It asks nobody and needs nothing but the
 * export: whoever has the file can run it, and whoever doubts the program can read it.
 */

export {readExport, UnreadableExport} from './audit-read.js';

/** What was found. `breach`: somebody did this. `doubt`: there may be a harmless reason, and it is to be asked for. */
export const severities = {
  /** Its content is not what was signed. */
  altered: 'breach',
  /** Its signature is not of the key it names. */
  forged: 'breach',
  /** It is signed with a key that nobody announced. */
  'key-unknown': 'breach',
  /** A key does not have the id it is given. */
  'key-replaced': 'breach',
  /** Places of a chain are missing. */
  removed: 'breach',
  /** The end of a chain is missing: its head was seen at a later place. */
  cut: 'breach',
  /** It stands twice, or without a signature among signed ones. */
  inserted: 'breach',
  /** It does not follow from the one before it. */
  unlinked: 'breach',
  /** At the place whose hash was seen before stands another item. */
  rewritten: 'breach',
  /** Two different items, both well signed, claim one place: two machines wrote as one device. */
  forked: 'breach',
  /** Something stands in the list that is no item. */
  unreadable: 'breach',
  /** It came before one that stands above it. */
  reordered: 'doubt',
  /** From here on another key signs. */
  'key-changed': 'doubt',
  /** Nothing of this device is signed. */
  unsigned: 'doubt',
} as const satisfies Record<string, 'breach' | 'doubt'>;

/** What kind of thing was found. */
export type FindingKind = keyof typeof severities;

/** One thing that was found. */
export interface Finding {
  kind: FindingKind;
  /** Empty where it is not known whose it is. */
  device: string;
  /** The item, where there is one. */
  id: string | null;
  /** Its place in the chain, or the first of those meant. */
  place: number | null;
  /** The last place meant, where there are several. */
  to?: number;
  /** How many items are meant, where it is not one. */
  count?: number;
}

/** What was looked at of one device. */
export interface DeviceSummary {
  device: string;
  items: number;
  signed: number;
  /** The head of its chain: what to write down, so that a later export can be held against it. */
  head: {place: number; hash: string} | null;
}

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

/** A row whose place in the chain can be read. */
interface Link {
  row: AuditedRow;
  proof: Proof;
  /** Whether its content and signature stand. */
  sound: boolean;
}

/** Checks an export of a hall or of a device. Throws `UnreadableExport` where it is neither. */
export async function auditOf(input: unknown, options: AuditOptions = {}): Promise<AuditResult> {
  const read = readExport(input);
  const keys = await keysOf(read);
  const checked = await checkRows(read, keys.known, options.progress);
  const findings = [...keys.findings, ...checked.findings];
  if (read.unreadable.length > 0) findings.push(finding('unreadable', '', {count: read.unreadable.length}));
  const devices: DeviceSummary[] = [];
  for (const [device, rows] of byDevice(read, options.heads ?? [])) {
    const chain = chainOf(rows, checked.faulty);
    findings.push(...strangersIn(device, rows, read.source), ...gapsIn(device, chain, read.source));
    findings.push(...ordersIn(device, rows));
    const told = read.devices.filter((each) => each.device === device).flatMap(({anchors}) => anchors);
    const seen = [...told, ...(options.heads ?? []).filter((head) => head.device === device)];
    findings.push(...compare(device, chain, seen));
    devices.push(summaryOf(device, rows, chain));
  }
  const {source, hall, exportedAt, rows} = read;
  const emptied = rows.filter((row) => row.emptied).length;
  const signed = rows.filter(({item}) => item.proof !== undefined).length;
  return {...{source, hall, exportedAt, items: rows.length, signed, emptied, devices}, findings: unique(findings)};
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

function isHash(input: unknown): input is string {
  return typeof input === 'string' && /^[0-9a-f]{64}$/.test(input);
}

function isProof(input: unknown): input is Proof {
  const place = member(input, 'place');
  const texts = ['key', 'signature'].every((name) => typeof member(input, name) === 'string');
  const hashes = ['before', 'hash'].every((name) => isHash(member(input, name)));
  return texts && hashes && Number.isSafeInteger(place) && (place as number) > 0;
}

function finding(kind: FindingKind, device: string, more: Partial<Finding> = {}): Finding {
  return {kind, device, id: null, place: null, ...more};
}

function at(kind: FindingKind, {device, item}: AuditedRow): Finding {
  const place = member(item.proof, 'place');
  return finding(kind, device, {id: item.id, place: Number.isSafeInteger(place) ? (place as number) : null});
}

/** The keys of each device by their ids; a key that does not have its id is nobody's. */
async function keysOf({devices}: AuditedExport) {
  const known = new Map<string, Map<string, string>>();
  const findings: Finding[] = [];
  for (const {device, keys} of devices) {
    const own = known.get(device) ?? new Map<string, string>();
    known.set(device, own);
    for (const {id, spki} of keys) {
      if ((await keyIdOf(spki).catch(() => '')) === id) own.set(id, spki);
      else findings.push(finding('key-replaced', device));
    }
  }
  return {known, findings};
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
  }
  return {findings, faulty};
}

async function faultOf({device, item, emptied}: AuditedRow, keys: ReadonlyMap<string, string>) {
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

/** The chain of one device, in the order of its places. */
function chainOf(rows: readonly AuditedRow[], faulty: ReadonlySet<AuditedRow>): Link[] {
  return rows
    .flatMap((row) => (isProof(row.item.proof) ? [{row, proof: row.item.proof, sound: !faulty.has(row)}] : []))
    .sort((one, other) => one.proof.place - other.proof.place);
}

/** Items that stand twice, or without a signature where others have one. */
function strangersIn(device: string, rows: readonly AuditedRow[], source: AuditedExport['source']): Finding[] {
  const seen = new Set<string>();
  const twice = rows.filter(({item: {id}}) => seen.has(id) || !seen.add(id)).map((row) => at('inserted', row));
  const unsigned = rows.filter(({item, open}) => item.proof === undefined && !open);
  const signed = rows.filter(({item}) => item.proof !== undefined);
  const first = signed.reduce((lowest, {item}) => Math.min(lowest, item.seq), Infinity);
  // A device that could not sign says so itself, and one may learn to; a server that shows an unsigned item after
  // signed ones put it there.
  const strange = source === 'hall' ? unsigned.filter(({item}) => item.seq > first) : [];
  const count = unsigned.length - strange.length;
  return [
    ...twice,
    ...strange.map((row) => at('inserted', row)),
    ...(count > 0 ? [finding('unsigned', device, {count})] : []),
  ];
}

/** What is wrong between one place and the next. */
function gapsIn(device: string, chain: readonly Link[], source: AuditedExport['source']): Finding[] {
  const findings: Finding[] = [];
  let before: Link | undefined;
  for (const link of chain) {
    const {place} = link.proof;
    const expected = (before?.proof.place ?? 0) + 1;
    if (before && place < expected) findings.push(...shared(before, link));
    else {
      // A device forgets what its server has had for a month.
      if (place > expected && source === 'hall') {
        findings.push(finding('removed', device, {place: expected, to: place - 1, count: place - expected}));
      }
      if (place === expected && link.proof.before !== (before?.proof.hash ?? noHash))
        findings.push(at('unlinked', link.row));
      if (before && before.proof.key !== link.proof.key) findings.push(at('key-changed', link.row));
    }
    before = link;
  }
  return findings;
}

/** Two items at one place: the one that does not stand was put in; where both stand, two machines wrote. */
function shared(one: Link, other: Link): Finding[] {
  if (one.proof.hash === other.proof.hash || !other.sound) return [at('inserted', other.row)];
  return one.sound ? [at('forked', other.row)] : [at('inserted', one.row)];
}

/** A server lists what a device sends as it comes, and a device sends in the order of its numbers. */
function ordersIn(device: string, rows: readonly AuditedRow[]): Finding[] {
  const findings: Finding[] = [];
  let before: AuditedRow | undefined;
  for (const row of rows) {
    if (before && row.receivedAt !== null && before.receivedAt !== null) {
      const later = row.receivedAt - before.receivedAt || row.item.seq - before.item.seq;
      if (later < 0) findings.push({...at('reordered', row), device});
    }
    before = row;
  }
  return findings;
}

/** Holds a chain against hashes of it that were seen. */
function compare(device: string, chain: readonly Link[], seen: readonly {place: number; hash: string}[]): Finding[] {
  const hashes = new Map<number, Set<string>>();
  for (const {proof} of chain) {
    const there = hashes.get(proof.place) ?? new Set();
    hashes.set(proof.place, there.add(proof.hash));
  }
  const last = chain.at(-1)?.proof.place ?? 0;
  const findings: Finding[] = [];
  let end = last;
  for (const {place, hash} of seen) {
    end = Math.max(end, place);
    const there = hashes.get(place);
    if (there && !there.has(hash)) findings.push(finding('rewritten', device, {place}));
  }
  if (end > last) findings.push(finding('cut', device, {place: last + 1, to: end, count: end - last}));
  return findings;
}

function summaryOf(device: string, rows: readonly AuditedRow[], chain: readonly Link[]): DeviceSummary {
  const head = chain.at(-1)?.proof;
  const signed = rows.filter(({item}) => item.proof !== undefined).length;
  return {device, items: rows.length, signed, head: head ? {place: head.place, hash: head.hash} : null};
}

function unique(findings: readonly Finding[]): Finding[] {
  const known = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...known.values()];
}
