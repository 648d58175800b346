import type {Command} from '../ticket.js';
import type {CommandAnswer, WaitingRow} from '../view.js';

/** What a citizen states to be served by other rules. */
export interface Claim {
  /** Id of a priority class. */
  priority: string;
  /** The reason, in words. */
  reason: string;
}

/** What a citizen asks of the hall, as it was confirmed. */
export type Wish =
  | {type: 'issue'; row: WaitingRow; claim: Claim | null}
  /** By the code of a booked appointment. */
  | {type: 'arrive'; code: string}
  /** By the id of a number taken from afar. */
  | {type: 'checkIn'; ticket: string};

/** The command for a wish; `device` is this machine's own opaque name. */
export function commandFor(wish: Wish, device: string): Command {
  const from = device === '' ? {} : {device};
  switch (wish.type) {
    case 'issue': {
      const {row, claim} = wish;
      const stated = claim && {priority: claim.priority, priorityReason: claim.reason};
      return {type: 'issue', service: row.id, ...stated, ...from};
    }
    case 'arrive':
      return {type: 'arrive', code: wish.code, ...from};
    case 'checkIn':
      return {type: 'checkIn', ticket: wish.ticket};
  }
}

/** Two wishes with one name are one wish: what was asked for it and not answered serves whoever has it next. */
export function nameOfWish(wish: Wish): string {
  return JSON.stringify(commandFor(wish, ''));
}

/** Whether the holder of an appointment came too late for it, so that the number given is an ordinary one. */
export function cameLate(answer: CommandAnswer, now: number, lateMinutes: number): boolean {
  const at: unknown = answer.status === 'done' ? answer.booking?.at : null;
  return typeof at === 'number' && now > at + lateMinutes * 60_000;
}

/** What a code or a scanned text asks for; `null` where it is neither the code of a booking nor a ticket. */
export function readCode(typed: string): Wish | null {
  const text = typed.trim();
  const told = /[?#&/]/.test(text) ? fromAddress(text) : text;
  if (told === null) return null;
  const code = told.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (told.length <= codeLength + 2 && code.length === codeLength) return {type: 'arrive', code};
  return /^[\w-]{16,64}$/.test(told) ? {type: 'checkIn', ticket: told} : null;
}

/** Letters and digits of the code of a booking. */
export const codeLength = 7;

/** The code or the ticket that the address in a QR code names. */
function fromAddress(text: string): string | null {
  try {
    const {searchParams, hash} = new URL(text, 'https://nowhere.invalid/');
    const behind = new URLSearchParams(hash.slice(1));
    const names = ['code', 'booking', 'ticket'];
    return names.map((name) => searchParams.get(name) ?? behind.get(name)).find((value) => !!value) ?? null;
  } catch {
    return null;
  }
}
