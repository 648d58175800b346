import {at, finding, isProof, type Finding, type FindingKind} from './audit-finding.js';
import type {AuditedExport, AuditedRow} from './audit-read.js';
import {noHash, type Proof} from './chain.js';

/* What the items of one device say about each other: their numbers, their order, and the chain they form. */

/** What was looked at of one device. */
export interface DeviceSummary {
  device: string;
  items: number;
  signed: number;
  /** The head of its chain: what to write down, so that a later export can be held against it. */
  head: {place: number; hash: string} | null;
}

/** A row whose place in the chain can be read. */
interface Link {
  row: AuditedRow;
  proof: Proof;
  /** Whether its content and signature stand. */
  sound: boolean;
}

/** The chain of one device, in the order of its places. */
export function chainOf(rows: readonly AuditedRow[], faulty: ReadonlySet<AuditedRow>): Link[] {
  return rows
    .flatMap((row) => (isProof(row.item.proof) ? [{row, proof: row.item.proof, sound: !faulty.has(row)}] : []))
    .sort((one, other) => one.proof.place - other.proof.place);
}

/** Items that stand twice. */
export function twiceIn(rows: readonly AuditedRow[]): Finding[] {
  const seen = new Set<string>();
  return rows.filter(({item: {id}}) => seen.has(id) || !seen.add(id)).map((row) => at('inserted', row));
}

/** A device counts in whole numbers. */
export function misnumberedIn(rows: readonly AuditedRow[]): Finding[] {
  const wrong = rows.filter(({item: {seq}}) => !Number.isSafeInteger(seq) || seq < 0);
  return wrong.map((row) => at('misnumbered', row));
}

/** Items without a signature: of a device that signs, somebody else put them there, or took their signatures away. */
export function strangersIn(
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
export function gapsIn(device: string, chain: readonly Link[], source: AuditedExport['source']): Finding[] {
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
export function ordersIn(device: string, rows: readonly AuditedRow[]): Finding[] {
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
export function compare(
  device: string,
  chain: readonly Link[],
  seen: readonly {place: number; hash: string}[],
): Finding[] {
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

/** What was looked at of a device, in numbers. */
export function summaryOf(device: string, rows: readonly AuditedRow[], chain: readonly Link[]): DeviceSummary {
  const head = chain.at(-1)?.proof;
  const signed = rows.filter(({item}) => item.proof !== undefined).length;
  return {device, items: rows.length, signed, head: head ? {place: head.place, hash: head.hash} : null};
}
