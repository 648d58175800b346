import type {Command} from '../../src/queue/ticket.ts';
import type {CommandAnswer, HallView, Role} from '../../src/queue/view.ts';
import type {TestServer} from './server.ts';

/* A plain HTTP client for tests of the server: no retries, no state, nothing that could hide a fault. */

let keys = 0;

/** A fresh idempotency key. */
export function newKey(): string {
  return `key-${process.pid}-${Date.now()}-${++keys}`;
}

/** The headers that make a request one of a role's. */
export function as(server: TestServer, role: Role): Record<string, string> {
  return role === 'public' ? {} : {Authorization: `Bearer ${server.tokens[role]}`};
}

/** Sends JSON, or whatever string is given in its place. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json', ...headers}, body: text});
}

/** Sends a command and returns the raw response. */
export function sendRaw(
  server: TestServer,
  command: unknown,
  role: Role = 'counter',
  key = newKey(),
): Promise<Response> {
  return post(`${server.hall}/commands`, command, {...as(server, role), 'Idempotency-Key': key});
}

/** Sends a command and returns its answer, done or refused. */
export async function send(
  server: TestServer,
  command: Command,
  role: Role = 'counter',
  key = newKey(),
): Promise<CommandAnswer> {
  const response = await sendRaw(server, command, role, key);
  const answer = (await response.json()) as CommandAnswer;
  if (response.status !== 200 && response.status !== 409)
    throw new Error(`${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Sends a command that must be done, and returns the ticket it touched. */
export async function done(server: TestServer, command: Command, role: Role = 'counter') {
  const answer = await send(server, command, role);
  if (answer.status !== 'done') throw new Error(`${command.type} was refused: ${answer.reason}`);
  return {...answer, id: answer.ticket?.id ?? '', number: answer.ticket?.number ?? ''};
}

/** The view of a role. */
export async function view(server: TestServer, role: Role = 'counter'): Promise<HallView> {
  return (await (await fetch(server.hall, {headers: as(server, role)})).json()) as HallView;
}

/** One message of an event stream. */
export interface Message {
  event: string;
  id: string | null;
  data: Record<string, unknown>;
}

/** An event stream that is being read. */
export interface TestStream {
  response: Response;
  /** The next message, heartbeats included. */
  next(): Promise<Message>;
  /** The next message of a kind; others are passed over. */
  nextOf(event: string): Promise<Message>;
  close(): void;
}

function parse(block: string): Message {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  return {
    event: field('event') ?? '',
    id: field('id') ?? null,
    data: JSON.parse(field('data') ?? '{}') as Message['data'],
  };
}

/** Follows a hall as a role. */
export async function follow(
  server: TestServer,
  role: Role = 'public',
  query = '',
  headers: Record<string, string> = {},
): Promise<TestStream> {
  const abort = new AbortController();
  const response = await fetch(`${server.hall}/events${query}`, {
    headers: {...as(server, role), ...headers},
    signal: abort.signal,
  });
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<Message> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const message = parse(text.slice(0, end));
        text = text.slice(end + 2);
        return message;
      }
      const {done: ended, value} = await reader.read();
      if (ended) throw new Error('The stream ended.');
      text += decoder.decode(value, {stream: true});
    }
  };
  const nextOf = async (event: string): Promise<Message> => {
    for (;;) {
      const message = await next();
      if (message.event === event) return message;
    }
  };
  return {response, next, nextOf, close: () => abort.abort()};
}

/** Issues, calls and finishes a ticket at a counter that is open; returns it with the right to rate it. */
export async function finishOne(
  server: TestServer,
  counter = '1',
  service = 'A',
): Promise<{id: string; number: string; token: string}> {
  const {id, number} = await done(server, {type: 'issue', service}, 'kiosk');
  await done(server, {type: 'callSpecific', counter, ticket: id});
  await done(server, {type: 'start', counter, ticket: id});
  await done(server, {type: 'finish', counter, ticket: id});
  const {invitations = []} = await view(server, 'kiosk');
  return {id, number, token: invitations.find((each) => each.id === id)?.token ?? ''};
}
