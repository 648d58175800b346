import {newId} from '../../core/ids.js';
import type {Command} from '../../queue/ticket.js';
import type {BookingTold, CommandAnswer, SlotList} from '../../queue/view.js';
import {sendCommand} from './commands.js';
import {connectHall} from './connect.js';
import {page, type Environment} from './environment.js';
import {like, list, number, parseJson, readRow, text, toldShape, whole} from './guards.js';
import type {LocalOffice} from './local.js';
import {checkResponse, exchange, Trouble} from './request.js';

/*
 * Appointments of a hall from a page of the public: slots, a booking, and what became of it. The same for a hall at a
 * server's address and for one in this browser (`local:NAME`).
 */

/** What a list of slots is asked for. */
export interface SlotsAsked {
  service: string;
  /** The first date, `2026-11-23`; today where absent. */
  from?: string;
  /** Dates from there on; all that can be booked where absent. */
  days?: number;
}

/** How a hall is asked. */
export interface BookingOptions {
  token?: string;
  environment?: Environment;
  /** Milliseconds until it counts as unanswered; 10 s unless told. */
  patience?: number;
}

/** A command about a booking. */
export type BookingCommand = Extract<Command, {type: 'book' | 'cancelBooking'}>;

const local = 'local:';

const slotsShape = {
  needed: {service: text, minutes: whole, timeZone: text, now: number, slots: list(like({at: number, free: whole}))},
  optional: {},
};

function baseOf(address: string): string {
  return new URL(address, document.baseURI).href.replace(/[?#].*$/, '').replace(/\/+$/, '');
}

function headersOf({token}: BookingOptions): Record<string, string> {
  return {Accept: 'application/json', ...(token ? {Authorization: `Bearer ${token}`} : {})};
}

/** The office of a hall in this browser, which is closed again afterwards. */
async function inOffice<T>(address: string, read: (office: LocalOffice) => T): Promise<T> {
  const {LocalOffice: Office} = await import('./local.js');
  const nobody = {view: null, show: () => {}, stand: () => {}, lost: () => {}};
  const office = await Office.open(address.slice(local.length), nobody, page);
  try {
    return read(office);
  } finally {
    office.close();
  }
}

async function asked(url: string, init: RequestInit, options: BookingOptions): Promise<unknown> {
  const {environment = page, patience = 10_000} = options;
  const sent = exchange(environment, url, {...init, redirect: 'error'}, patience);
  const stop = environment.after(patience, () => sent.cancel()); // the body may hang as well
  try {
    const response = await sent.response;
    if (response.status === 404) return null;
    checkResponse(environment, response, 'json');
    return parseJson(await response.text());
  } finally {
    stop();
  }
}

/** The slots of a service that lie ahead; `null` where the hall takes no appointments for it. Trouble is thrown. */
export async function slotsOf(
  address: string,
  query: SlotsAsked,
  options: BookingOptions = {},
): Promise<SlotList | null> {
  if (address.startsWith(local)) return inOffice(address, (office) => office.slots(query));
  const {service, from, days} = query;
  const search = new URLSearchParams({service});
  if (from !== undefined) search.set('from', from);
  if (days !== undefined) search.set('days', String(days));
  const answer = await asked(`${baseOf(address)}/slots?${search}`, {headers: headersOf(options)}, options);
  if (answer === null) return null;
  const slots = readRow<SlotList>(slotsShape, answer, {skipped: 0});
  if (!slots) throw new Trouble('not-a-hall', 'soon');
  return slots;
}

/** What a code stands for; `null` where nobody has it. Trouble is thrown. */
export async function findBooking(
  address: string,
  code: string,
  options: BookingOptions = {},
): Promise<BookingTold | null> {
  if (address.startsWith(local)) return inOffice(address, (office) => office.booking(code));
  const headers = {...headersOf(options), 'Content-Type': 'application/json'};
  const init = {method: 'POST', headers, body: JSON.stringify({code})};
  const answer = await asked(`${baseOf(address)}/bookings/find`, init, options);
  if (answer === null) return null;
  const told = readRow<BookingTold>(toldShape, answer, {skipped: 0});
  if (!told) throw new Trouble('not-a-hall', 'soon');
  return told;
}

/**
 * Books a slot or gives it back. The key makes it safe to send again: keep it with the wish until an answer comes.
 * Where none does, `CommandUnanswered` is thrown.
 */
export async function sendBooking(
  address: string,
  command: BookingCommand,
  options: BookingOptions & {key?: string} = {},
): Promise<CommandAnswer> {
  const {environment = page, key = newId(), patience = 10_000} = options;
  if (address.startsWith(local)) return connectHall(address).send(command, {key, patience});
  const url = `${baseOf(address)}/bookings${command.type === 'book' ? '' : '/cancel'}`;
  const began = environment.monotonic();
  return sendCommand({environment, url, headers: headersOf(options), command, key, patience, began});
}
