import {isTooDeep} from '../core/canonical.js';
import {member} from '../core/schema.js';
import {readExport, type AuditedExport, type AuditedRow} from './audit-read.js';
import {checkProof, keyIdOf, noHash, type Proof, type PublicKey} from './chain.js';

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
  /** It stands twice, or without a signature although its device signs. */
  inserted: 'breach',
  /** It does not follow from the one before it. */
  unlinked: 'breach',
  /** At the place whose hash was seen before stands another item. */
  rewritten: 'breach',
  /** Two different items, both well signed, claim one place: two machines wrote as one device. */
  forked: 'breach',
  /** Something stands in the list that is no item, or that no device could have written. */
  unreadable: 'breach',
  /** Its number is none that a device counts with. */
  misnumbered: 'breach',
  /** It came before one that stands above it. */
  reordered: 'doubt',
  /** From here on another key signs. */
  'key-changed': 'doubt',
  /** Nothing shows that its device could sign, or it came before the first that its device signed. */
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
  /** Which ones, where they are known. */
  ids?: string[];
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
/** So many devices are gone through before anything else has its turn. */
const devicesTogether = 1000;

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

/** The chain of one device, in the order of its places. */
function chainOf(rows: readonly AuditedRow[], faulty: ReadonlySet<AuditedRow>): Link[] {
  return rows
    .flatMap((row) => (isProof(row.item.proof) ? [{row, proof: row.item.proof, sound: !faulty.has(row)}] : []))
    .sort((one, other) => one.proof.place - other.proof.place);
}

/** Items that stand twice. */
function twiceIn(rows: readonly AuditedRow[]): Finding[] {
  const seen = new Set<string>();
  return rows.filter(({item: {id}}) => seen.has(id) || !seen.add(id)).map((row) => at('inserted', row));
}

/** A device counts in whole numbers. */
function misnumberedIn(rows: readonly AuditedRow[]): Finding[] {
  const wrong = rows.filter(({item: {seq}}) => !Number.isSafeInteger(seq) || seq < 0);
  return wrong.map((row) => at('misnumbered', row));
}

/** Items without a signature: of a device that signs, somebody else put them there, or took their signatures away. */
function strangersIn(
  device: string,
  rows: readonly AuditedRow[],
  {chain, signs}: {chain: readonly Link[]; signs: boolean},
): Finding[] {
  const unsigned = rows.filter(({item, open}) => item.proof === undefined && !open);
  const able = signs || rows.some(({item}) => item.proof !== undefined);
  const strange = unsigned.filter((row) => able && !isBefore(row, chain[0]));
  const doubtful = unsigned.filter((row) => !able || isBefore(row, chain[0]));
  return [...several('inserted', device, strange), ...several('unsigned', device, doubtful)];
}

/** A device may have learned to sign: what it sent until then has a lower number, and came earlier. */
function isBefore({item, receivedAt}: AuditedRow, first: Link | undefined): boolean {
  if (!first?.sound || first.proof.place !== 1 || receivedAt === null || first.row.receivedAt === null) return false;
  return item.seq < first.row.item.seq && receivedAt < first.row.receivedAt;
}

function several(kind: FindingKind, device: string, rows: readonly AuditedRow[]): Finding[] {
  if (rows.length === 0) return [];
  return [finding(kind, device, {count: rows.length, ids: rows.map(({item: {id}}) => id)})];
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
