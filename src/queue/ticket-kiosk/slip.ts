import type {Text} from '../ticket.js';
import type {CommandAnswer, WaitingRow} from '../view.js';

/** Minutes people wait, as the hall estimates them; `to: null` is "over". */
export type Band = {from: number; to: number | null};

/** What a citizen takes away: on the glass and on paper the same, as it was when the number was given. */
export interface Slip {
  id: string;
  number: string;
  service: string;
  name: Text;
  /** Names of the counters that were open for it. */
  counters: readonly string[];
  /** People ahead; `null` where the hall did not say. */
  ahead: number | null;
  band: Band | null;
  /** The hall's clock. */
  at: number;
  /** Where a phone may follow it; `null` for halls without a server. */
  follow: string | null;
  /** Whether its holder came too late for an appointment, so that it is an ordinary number. */
  late: boolean;
}

/** A whole number of people, or `null` for anything else. */
export function wholeNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** A band that can be shown, or `null`. */
export function readBand(band: unknown): Band | null {
  if (typeof band !== 'object' || band === null) return null;
  const {from, to} = band as {from?: unknown; to?: unknown};
  const least = wholeNumber(from);
  const most = to === null ? null : wholeNumber(to);
  return least === null || (to !== null && most === null) ? null : {from: least, to: most};
}

/** Names of counters that can be shown. */
export function readCounters(counters: unknown): readonly string[] {
  return Array.isArray(counters)
    ? counters.filter((name): name is string => typeof name === 'string' && name !== '')
    : [];
}

/** The address of a followed ticket, only where a phone can open it. */
function followAddress(follow: unknown): string | null {
  if (typeof follow !== 'string' || follow === '') return null;
  try {
    const url = new URL(follow, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * The slip for an answered command, or `null` where the answer carries no number. The row is as it was at the tap;
 * `null` where the hall lists no such service.
 */
export function makeSlip(answer: CommandAnswer, row: WaitingRow | null, at: number, late = false): Slip | null {
  if (answer.status !== 'done' || !answer.ticket) return null;
  const {id, number, service} = answer.ticket;
  if (typeof id !== 'string' || typeof number !== 'string' || number === '') return null;
  return {
    id,
    number,
    service: row?.id ?? String(service ?? ''),
    name: row?.name ?? '',
    counters: readCounters(row?.counters),
    ahead: wholeNumber(answer.ahead),
    band: readBand(row?.band),
    at,
    follow: followAddress(answer.follow),
    late,
  };
}

/** Letters and digits differ in width; this is a number's, in em, with a little to spare: "A041" is 2.85. */
export function widthInEm(number: string): number {
  const widths = [...number].map((character) => (/[MWmw@%Ơ]/.test(character) ? 1 : /\d/.test(character) ? 0.69 : 0.78));
  return Math.max(
    2.8,
    widths.reduce((sum, width) => sum + width, 0),
  );
}
