import {PrintFailed} from './failure.js';

/*
 * Prints by a service of the office: one POST with the picture of the sheet and its facts. The key stays the same for
 * every repetition, so the service can know what it has printed; what it answers is believed only where it says so.
 */

/** What the service is sent, as JSON. */
export interface PrintOrder {
  /** One for one wished sheet: printed once, however often it arrives. */
  key: string;
  number: string;
  service: string;
  /** ISO 8601. */
  issuedAt: string;
  /** Whether it is a reprint. */
  again: boolean;
  /** The sheet as PNG in base64, black on white. */
  image: string;
  /** Its size in dots, at 203 dots an inch. */
  width: number;
  height: number;
}

export interface WebhookTimes {
  /** For one try. */
  answer: number;
  /** Before the second try, and twice that before the third. */
  rest: number;
}

const usualTimes: WebhookTimes = {answer: 8000, rest: 1000};
const tries = 3;

/** Has a sheet printed. Rejects with `PrintFailed` after three tries, or at once where another try would not help. */
export async function printByService(url: string, order: PrintOrder, times: Partial<WebhookTimes> = {}): Promise<void> {
  const {answer, rest} = {...usualTimes, ...times};
  const body = JSON.stringify(order);
  for (let count = 1; ; count++) {
    const outcome = await send(url, order.key, body, answer);
    if (outcome === 'printed') return;
    if (outcome instanceof PrintFailed) throw outcome;
    if (count === tries) throw new PrintFailed(outcome);
    await new Promise((resolve) => setTimeout(resolve, rest * count));
  }
}

/** `printed`, a failure that stays one, or the reason to try again. */
async function send(
  url: string,
  key: string,
  body: string,
  patience: number,
): Promise<'printed' | PrintFailed | string> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), patience);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': key},
      body,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: timeout.signal,
    });
    const answer: unknown = await response.json().catch(() => null);
    return read(response.status, answer);
  } catch (error) {
    return `The print service did not answer: ${String(error)}`;
  } finally {
    clearTimeout(timer);
  }
}

function read(status: number, answer: unknown): 'printed' | PrintFailed | string {
  const {status: said, problem} = (answer ?? {}) as {status?: unknown; problem?: unknown};
  if (status >= 200 && status < 300 && (said === 'printed' || said === 'duplicate')) return 'printed';
  if (problem === 'paper' || problem === 'printer') return new PrintFailed('The print service cannot print.', problem);
  if (status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429)
    return new PrintFailed(`The print service refused the sheet (${status}).`);
  return `The print service answered ${status}.`;
}
