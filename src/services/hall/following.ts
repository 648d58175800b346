import {newId} from '../../core/ids.js';
import type {FollowedTicket} from '../../queue/followed.js';
import type {CommandAnswer} from '../../queue/view.js';
import {sendCommand} from './commands.js';
import {page, type Environment} from './environment.js';
import {like, number, parseJson, readRow, text, whole} from './guards.js';
import {checkResponse, exchange, Trouble} from './request.js';

/* One ticket for its holder's phone. Its id goes in the body: addresses are written down by every proxy on the way. */

const patience = 10_000;
const words = (value: unknown) => text(value) || like({})(value);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);
const states = 'waiting called serving parked done no-show cancelled left expired voided'.split(' ');

const shape = {
  needed: {
    hall: like({id: text, name: words, place: words, timeZone: text}),
    now: number,
    number: text,
    state: (value: unknown) => states.includes(value as string),
    since: number,
    service: like({id: text, name: words, prefix: text}),
    ahead: whole,
    band: orNull(like({from: number, to: orNull(number)})),
    counter: orNull(text),
    calls: whole,
  },
  optional: {
    seq: whole,
    checkedIn: (value: unknown) => typeof value === 'boolean',
    appointmentAt: orNull(number),
    backUntil: orNull(number),
    calledAt: orNull(number),
  },
};

function address(hall: string, part: string): string {
  return `${new URL(hall, document.baseURI).href.replace(/[?#].*$/, '').replace(/\/+$/, '')}/tickets/${part}`;
}

/** The ticket of an id; `null` where the hall knows none of today. Trouble is thrown. */
export async function findTicket(hall: string, ticket: string, environment = page): Promise<FollowedTicket | null> {
  const sent = exchange(
    environment,
    address(hall, 'find'),
    {
      method: 'POST',
      headers: {Accept: 'application/json', 'Content-Type': 'application/json'},
      body: JSON.stringify({ticket}),
      redirect: 'error',
      cache: 'no-store',
    },
    patience,
  );
  const stop = environment.after(patience, () => sent.cancel()); // the body may hang as well
  try {
    const response = await sent.response;
    const isAnswer = response.headers.get('Content-Type')?.includes('json');
    if (response.status === 404 && isAnswer) return null;
    checkResponse(environment, response, 'json');
    const known = readRow<FollowedTicket>(shape, parseJson(await response.text()), {skipped: 0});
    if (!known) throw new Trouble('not-a-hall', 'soon');
    return {...known, checkedIn: known.checkedIn ?? true, backUntil: known.backUntil ?? null};
  } finally {
    stop();
  }
}

/** Gives a waiting ticket back. Where no answer comes `CommandUnanswered` is thrown. */
export function giveBack(
  hall: string,
  ticket: string,
  key = newId(),
  environment: Environment = page,
): Promise<CommandAnswer> {
  const url = address(hall, 'leave');
  const began = environment.monotonic();
  return sendCommand({environment, url, headers: {}, command: {type: 'cancel', ticket}, key, began});
}
