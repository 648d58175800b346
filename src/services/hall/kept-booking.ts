import {openDatabase, type Database} from '../outbox/database.js';
import type {BookingCommand} from './booking.js';
import {like, number, record, text} from './guards.js';

/* A wish to book, written down before it is sent, so that neither a reload nor a lost network loses or doubles it. */

/** A booking that was asked for and not yet answered. It goes with its answer: nothing personal stays. */
export interface KeptBooking {
  /** The address of the hall. */
  id: string;
  /** The idempotency key. */
  key: string;
  command: Extract<BookingCommand, {type: 'book'}>;
  /** Length of the slot. */
  minutes: number;
  timeZone: string;
  /** The code of the booking that this one is to replace; empty for none. */
  replaces: string;
}

const isKept = like({
  id: text,
  key: text,
  minutes: number,
  timeZone: text,
  replaces: text,
  command: (value) => record(value) && value['type'] === 'book' && text(value['service']) && number(value['at']),
});

async function inDatabase<T>(act: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase('bookings', () => {});
  try {
    return await act(database);
  } finally {
    database.close();
  }
}

/** Writes a wish down; `false` where this browser keeps nothing. */
export function keepBooking(kept: KeptBooking): Promise<boolean> {
  return inDatabase((database) => database.put(kept)).then(
    () => true,
    () => false,
  );
}

/** The wish kept for a hall; `null` where there is none. */
export async function keptBooking(hall: string): Promise<KeptBooking | null> {
  const found = await inDatabase((database) => database.find(hall)).catch(() => null);
  return isKept(found) ? (found as KeptBooking) : null;
}

/** Forgets it, once it is answered or given up. */
export async function forgetBooking(hall: string): Promise<void> {
  await inDatabase((database) => database.remove([hall])).catch(() => undefined);
}
