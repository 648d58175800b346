import {newId} from '../../core/ids.js';
import type {Command} from '../../queue/ticket.js';
import type {BookingTold, CommandAnswer, TicketRow} from '../../queue/view.js';
import type {Environment} from './environment.js';
import {parseJson, readRow, record, text, ticketShape, toldShape, whole} from './guards.js';
import {checkResponse, exchange, Trouble} from './request.js';

const oneTry = 5_000;

/** A command that did not reach the hall, or whose answer did not come back. Sending it again with the same key is safe. */
export class CommandUnanswered extends Error {
  override readonly name = 'CommandUnanswered';
}

/** A command on its way. */
export interface Sending {
  environment: Environment;
  /** Where commands go. */
  url: string;
  headers: Readonly<Record<string, string>>;
  command: Command;
  key?: string;
  /** When it was asked for, by the monotonic clock. */
  began: number;
  /** Milliseconds from then until it counts as unanswered. */
  patience?: number;
}

/**
 * Sends a command until it is answered or patience ends. The key stays the same through all tries, so a command whose
 * answer was lost is answered again and not done again.
 */
export async function sendCommand({key = newId(), patience = 10_000, ...rest}: Sending): Promise<CommandAnswer> {
  const sending = {...rest, key};
  const {environment} = rest;
  const end = rest.began + patience;
  for (let attempt = 0; ; attempt++) {
    const left = end - environment.monotonic();
    const outcome = await ask(sending, Math.max(Math.min(left, oneTry), 1)).catch((error: unknown) => error);
    if (isAnswer(outcome)) return outcome;
    const pause = pauseAfter(outcome, attempt, environment);
    if (pause === null || environment.monotonic() + pause >= end) {
      throw new CommandUnanswered(outcome instanceof Error ? outcome.message : 'No answer.');
    }
    await new Promise<void>((resolve) => environment.after(pause, resolve));
  }
}

async function ask({environment, url, headers, command, key = ''}: Sending, patience: number): Promise<CommandAnswer> {
  const sent = exchange(
    environment,
    url,
    {
      method: 'POST',
      headers: {...headers, Accept: 'application/json', 'Content-Type': 'application/json', 'Idempotency-Key': key},
      body: JSON.stringify(command),
      redirect: 'error', // a login page that swallows commands must not look like an answer
    },
    patience,
  );
  const stop = environment.after(patience, () => sent.cancel()); // the body may hang as well
  try {
    const response = await sent.response;
    if (response.status !== 409) checkResponse(environment, response, 'json');
    const answer = readAnswer(parseJson(await response.text()));
    if (!answer) throw new Trouble('not-a-hall', 'soon', 0, response.status);
    return answer;
  } finally {
    stop();
  }
}

/** The answer to a command; `null` where it is none. */
export function readAnswer(input: unknown): CommandAnswer | null {
  if (!record(input)) return null;
  const ticket = readRow<TicketRow>(ticketShape, input['ticket'], {skipped: 0}) ?? undefined;
  const rest = ticket ? {ticket} : {};
  const {status, seq, reason, ahead, follow, at} = input;
  const when = typeof at === 'number' ? {at} : {};
  if (status === 'refused' && text(reason)) return {status, reason: reason as never, ...rest, ...when};
  if (status !== 'done' || !whole(seq)) return null;
  const booking = readRow<BookingTold>(toldShape, input['booking'], {skipped: 0});
  return {
    status,
    seq: seq as number,
    ...rest,
    ...(whole(ahead) ? {ahead: ahead as number} : {}),
    ...(text(follow) ? {follow: follow as string} : {}),
    ...(booking ? {booking} : {}),
  };
}

function isAnswer(outcome: unknown): outcome is CommandAnswer {
  return typeof outcome === 'object' && outcome !== null && 'status' in outcome && !(outcome instanceof Error);
}

/** Milliseconds until the next try; `null` where the hall said something that trying again will not change. */
function pauseAfter(outcome: unknown, attempt: number, environment: Environment): number | null {
  const trouble = outcome instanceof Trouble ? outcome : null;
  const final = trouble && (trouble.problem === 'forbidden' || (trouble.status >= 400 && trouble.status < 429));
  if (final && trouble.status !== 408) return null;
  const backoff = (0.5 + environment.random() / 2) * Math.min(250 * 2 ** attempt, 2_000);
  return Math.max(trouble?.wait ?? 0, backoff);
}
