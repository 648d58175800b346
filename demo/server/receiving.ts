import {canonical} from '../../src/core/canonical.ts';
import {member} from '../../src/core/schema.ts';
import {checkProof, privateDigestOf, type ChainedItem, type Proof, type ProofFault} from '../../src/rating/chain.ts';
import type {Receipt, Receipts} from '../../src/rating/rating.ts';
import {fingerprint} from './canonical.ts';
import type {Database} from './database.ts';
import {keepSender, note, senderOf, type OwnIncident, type Sender} from './devices.ts';
import type {Decide, LiveHall} from './live-hall.ts';
import type {Writer} from './log.ts';

/*
 * Receiving, for everything that devices send: each item is stored once for its device and id, in one transaction with
 * all that follows from it, and only then receipted. Signatures are checked before the transaction begins, because a
 * transaction that waits for a thread of its own would let others in.
 */

/** What every item has. */
export interface Item {
  id: string;
  seq: number;
  at: number;
  proof?: Proof | undefined;
  privateDigest?: string | undefined;
}

/** What one kind of thing needs to be written down. */
export interface Keeping {
  hall: LiveHall;
  writer: Writer;
  decideOn: Decide;
  sender: Sender;
  now: number;
  /** Personal text as it was sent; `undefined` for none. */
  private: unknown;
}

/** One kind of thing that devices send. */
export interface Kind<T extends Item> {
  /** The last word of its address. */
  route: string;
  /** The longest item taken, in characters of JSON. */
  longest: number;
  read(row: unknown): {item: T} | {id: string | null; problem: string};
  /** Only what it says counts for "the same again", not members that a later version adds. */
  meaning(item: T, privateDigest: string | undefined): unknown;
  /** What counted before more was taken into its meaning: what was stored then is still the same again. */
  formerMeaning?(item: T, privateDigest: string | undefined): unknown;
  /** Why it cannot be stored although it is well made. */
  refuse?(item: T, keeping: Keeping): Promise<string | null>;
  /** What stays of its personal text; all of it where not told. */
  privateText?(part: unknown): unknown;
  /** Writes what is made of it, beside the item itself. Its personal text is not kept where `false` is answered. */
  keep(item: T, keeping: Keeping): Promise<boolean>;
}

/** What a device sends. */
export interface Batch {
  device: string;
  keys: readonly {id: string; spki: string}[];
  items: readonly unknown[];
  /** What the device says has happened to it. */
  incidents: readonly OwnIncident[];
}

/** A batch, and by whom it was brought. */
export interface Delivery {
  db: Database;
  live: LiveHall;
  /** Brought by a device of the office. */
  office: boolean;
  /** Unsigned items are refused. */
  requireProof: boolean;
  batch: Batch;
}

interface Ready<T> {
  item: T;
  /** As it was sent, without its personal text. */
  body: string;
  private: unknown;
  hash: string;
  formerHash: string | null;
  fault: ProofFault | null;
}

type Prepared<T> = Ready<T> | {refused: Receipt};

/** What one transaction brings to light. */
interface Outcome {
  receipts: Receipt[];
  forked: boolean;
  /** The highest place that was stored with a signature that stands. */
  head: Proof | null;
}

const deepest = 16;

function isDeep(value: unknown, level = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return level >= deepest || Object.values(value).some((part) => isDeep(part, level + 1));
}

function rejected(id: string, reason: string): {refused: Receipt} {
  return {refused: {id, status: 'rejected', reason}};
}

async function prepare<T extends Item>(kind: Kind<T>, row: unknown, sender: Sender): Promise<Prepared<T>> {
  const read = kind.read(row);
  if ('problem' in read) return rejected(read.id ?? '', `invalid: ${read.problem}`);
  const {item} = read;
  if (isDeep(row)) return rejected(item.id, `invalid: nested deeper than ${deepest} levels`);
  if (JSON.stringify(row).length > kind.longest) return rejected(item.id, 'oversized');
  const {private: part, ...open} = row as ChainedItem;
  const digest = part === undefined ? item.privateDigest : await privateDigestOf(part);
  if (item.privateDigest !== undefined && item.privateDigest !== digest) return rejected(item.id, 'altered');
  const fault = await checkProof(sender.device, row as ChainedItem, sender.keys);
  return {
    item,
    body: canonical({...open, privateDigest: digest}),
    private: part,
    hash: fingerprint(kind.meaning(item, digest)),
    formerHash: kind.formerMeaning ? fingerprint(kind.formerMeaning(item, digest)) : null,
    fault,
  };
}

/** Whether another item of this device already stands at this number or at this place of the chain. */
async function isForked(writer: Writer, route: string, device: string, {id, seq, proof}: Item): Promise<boolean> {
  const others = writer
    .selectFrom('received')
    .select('id')
    .where('device', '=', device)
    .where('route', '=', route)
    .where('id', '<>', id);
  if (await others.where('seq', '=', seq).limit(1).executeTakeFirst()) return true;
  return proof !== undefined && Boolean(await others.where('place', '=', proof.place).limit(1).executeTakeFirst());
}

async function refusal<T extends Item>(
  kind: Kind<T>,
  {item, hash, formerHash, fault}: Ready<T>,
  keeping: Keeping,
  requireProof: boolean,
): Promise<Receipt | null> {
  const {id} = item;
  if (fault === 'forged' || fault === 'altered') return {id, status: 'rejected', reason: fault};
  const known = await keeping.writer
    .selectFrom('received')
    .select('hash')
    .where('device', '=', keeping.sender.device)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) {
    const isSame = known.hash === hash || known.hash === formerHash;
    return isSame ? {id, status: 'duplicate'} : {id, status: 'rejected', reason: 'conflict'};
  }
  if (fault && requireProof) return {id, status: 'rejected', reason: fault};
  const reason = await kind.refuse?.(item, keeping);
  return reason ? {id, status: 'rejected', reason} : null;
}

async function store<T extends Item>(kind: Kind<T>, {item, body, hash, fault}: Ready<T>, keeping: Keeping) {
  const {hall, writer, sender, now} = keeping;
  const name = {hall: hall.config.id, device: sender.device, id: item.id};
  const place = item.proof?.place ?? null;
  await writer
    .insertInto('received')
    .values({...name, route: kind.route, seq: item.seq, received_at: now, hash, body, signed: fault ? 0 : 1, place})
    .execute();
  const keepsText = await kind.keep(item, keeping);
  if (keepsText && keeping.private !== undefined) {
    const text = canonical(kind.privateText ? kind.privateText(keeping.private) : keeping.private);
    await writer
      .insertInto('private_texts')
      .values({...name, received_at: now, body: text})
      .execute();
  }
}

/** Stores one item once. This is the only place where anything that was sent becomes a row. */
async function storeOnce<T extends Item>(
  kind: Kind<T>,
  ready: Ready<T>,
  keeping: Keeping,
  {outcome, requireProof}: {outcome: Outcome; requireProof: boolean},
): Promise<Receipt> {
  const {item, fault} = ready;
  const {hall, writer, sender, now} = keeping;
  const tell = (incident: Parameters<typeof note>[3]) => note(writer, hall.config.id, sender.device, incident, now);
  const refused = await refusal(kind, ready, keeping, requireProof);
  if (refused?.reason === 'forged' || refused?.reason === 'altered' || refused?.reason === 'conflict') {
    await tell({kind: refused.reason, detail: item.id});
  }
  if (refused?.status === 'rejected') return refused;
  // Asked of a duplicate too: the first answer may never have arrived.
  const forked = await isForked(writer, kind.route, sender.device, item);
  outcome.forked ||= forked;
  if (refused) return refused;
  await store(kind, ready, keeping);
  if (forked) await tell({kind: 'forked', detail: item.id});
  if (fault === 'key-unknown') await tell({kind: 'key-unknown', detail: item.proof?.key ?? ''});
  if (!fault && item.proof && item.proof.place > (outcome.head?.place ?? 0)) outcome.head = item.proof;
  return {id: item.id, status: 'stored'};
}

async function anchor(writer: Writer, device: string, {key, place, hash}: Proof, now: number): Promise<void> {
  await writer.insertInto('anchors').values({device, key, place, hash, received_at: now}).execute();
}

async function highestOf(writer: Writer, route: string, device: string): Promise<number> {
  const row = await writer
    .selectFrom('received')
    .select((each) => each.fn.max('seq').as('seq'))
    .where('device', '=', device)
    .where('route', '=', route)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Stores a batch in one transaction and says what became of each item, after the commit. */
export async function receive<T extends Item>(kind: Kind<T>, delivery: Delivery): Promise<Receipts> {
  const {db, live, office, requireProof, batch} = delivery;
  const sender = await senderOf(db, batch, office);
  const prepared: Prepared<T>[] = [];
  for (const row of batch.items) prepared.push(await prepare(kind, row, sender));
  return live.transact(office ? 'kiosk' : 'public', async (decideOn, writer) => {
    const {now} = live;
    const outcome: Outcome = {receipts: [], forked: false, head: null};
    await keepSender(writer, live.config, sender, now);
    for (const one of prepared) {
      const keeping = {hall: live, writer, decideOn, sender, now, private: member(one, 'private')};
      outcome.receipts.push(
        'refused' in one ? one.refused : await storeOnce(kind, one, keeping, {outcome, requireProof}),
      );
    }
    if (outcome.head) await anchor(writer, sender.device, outcome.head, now);
    const highest = await highestOf(writer, kind.route, sender.device);
    return {receipts: outcome.receipts, highest, ...(outcome.forked ? {forked: true} : {})};
  });
}
