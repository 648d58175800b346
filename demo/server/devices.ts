import {serviceDay} from '../../src/core/time.ts';
import {keyIdOf, type PublicKey} from '../../src/rating/chain.ts';
import type {HallSettings} from './config.ts';
import type {Database} from './database.ts';
import {HttpError} from './errors.ts';
import type {Writer} from './log.ts';

/*
 * Devices and the keys they sign with. A device is known from its first batch on, a key from the first batch that
 * announces it; neither is ever changed.
 */

/** More keys than a device loses in its life: what is announced beyond is not kept. */
const mostKeys = 64;

/** What is known of who sends, before anything is written. */
export interface Sender {
  device: string;
  /** A device of the office, as its token shows; else a visitor's phone or page. */
  office: boolean;
  /** Every key of this device by its id: those kept, and those that this batch announces. */
  keys: ReadonlyMap<string, string>;
  /** Those that are not kept yet. */
  announced: readonly PublicKey[];
  incidents: readonly OwnIncident[];
}

/** What a device itself may say has happened to it. */
export const ownIncidents = ['store-lost', 'key-changed', 'forked'] as const;

export type OwnIncident = (typeof ownIncidents)[number];

/** What should not happen and did. */
export interface Incident {
  kind: OwnIncident | 'forged' | 'altered' | 'conflict' | 'key-added' | 'key-unknown';
  detail: string;
}

/** Reads who sends. A visitor who names a device of the office is turned away: its numbers are not theirs to take. */
export async function senderOf(
  db: Database,
  {device, keys, incidents}: {device: string; keys: readonly PublicKey[]; incidents: readonly OwnIncident[]},
  office: boolean,
): Promise<Sender> {
  const known = await db.selectFrom('devices').select('office').where('device', '=', device).executeTakeFirst();
  if (known?.office && !office) throw new HttpError(401, 'token-required', 'This is a device of the office.');
  const kept = await db.selectFrom('device_keys').select(['id', 'spki']).where('device', '=', device).execute();
  const all = new Map(kept.map(({id, spki}) => [id, spki]));
  const announced: PublicKey[] = [];
  for (const key of keys) {
    if (all.has(key.id) || all.size >= mostKeys || (await keyIdOf(key.spki).catch(() => '')) !== key.id) continue;
    all.set(key.id, key.spki);
    announced.push(key);
  }
  return {device, office, keys: all, announced, incidents};
}

/** Keeps the device and its new keys. A second key is worth a note: the first was lost, or somebody else announces. */
export async function keepSender(
  writer: Writer,
  {id: hall, timeZone}: HallSettings,
  sender: Sender,
  now: number,
): Promise<void> {
  const {device, office, keys, announced, incidents} = sender;
  await writer
    .insertInto('devices')
    .values({device, office: office ? 1 : 0, since: now})
    .onConflict((conflict) => (office ? conflict.column('device').doUpdateSet({office: 1}) : conflict.doNothing()))
    .execute();
  for (const {id, spki} of announced) {
    const row = {device, id, spki, since: now};
    await writer
      .insertInto('device_keys')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (keys.size > 1) await note(writer, hall, device, {kind: 'key-added', detail: id}, now);
  }
  for (const kind of incidents) {
    const detail = `told by the device on ${serviceDay(now, timeZone)}`;
    await note(writer, hall, device, {kind, detail}, now);
  }
}

/** Writes an incident down, once. */
export async function note(writer: Writer, hall: string, device: string, incident: Incident, at: number) {
  await writer
    .insertInto('incidents')
    .values({hall, device, at, ...incident})
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
