import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {member} from '../../src/core/schema.ts';
import {readCommand} from '../../src/queue/command.ts';
import type {FollowedTicket} from '../../src/queue/followed.ts';
import type {Command} from '../../src/queue/ticket.ts';
import type {CommandAnswer} from '../../src/queue/view.ts';
import {fingerprint} from './canonical.ts';
import {HttpError} from './errors.ts';
import {followedTicket} from './follow.ts';
import {keyReused, type LiveHall} from './live-hall.ts';
import {mayGive, requireRole, roleOf, type RoleReader} from './roles.ts';
import {standingOf, type Streams} from './streams.ts';

/** A hall with the streams that tell of it. */
export interface OpenHall {
  live: LiveHall;
  streams: Streams;
}

/** What the routes of halls stand on. */
export interface HallRoutes {
  halls: ReadonlyMap<string, OpenHall>;
  readRole: RoleReader;
  /** Ends in a slash; empty where the request's own address is to be used. */
  publicUrl: string;
}

interface HallParams {
  Params: {hall: string};
}

/** The hall a request names. */
export function hallOf(halls: ReadonlyMap<string, OpenHall>, request: FastifyRequest<HallParams>): OpenHall {
  const hall = halls.get(request.params.hall);
  if (!hall) throw new HttpError(404, 'unknown-hall', 'There is no such hall here.');
  return hall;
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw new HttpError(400, 'key-required', 'Send an Idempotency-Key of 1 to 128 visible characters.');
}

/** Where the holder of a new ticket follows it. */
function withFollow(answer: CommandAnswer, base: string, hall: string): CommandAnswer {
  if (answer.status !== 'done' || !answer.ticket || !URL.canParse(base)) return answer;
  const page = new URL('ticket.html', base);
  page.hash = `ticket=${answer.ticket.id}`; // behind `#`: it is sent to nobody
  if (hall !== '1') page.searchParams.set('hall', new URL(`halls/${hall}`, base).href); // the page's own hall is the first
  return {...answer, follow: page.href};
}

function stream(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no', // a proxy that gathers lines would hold calls back
    Connection: 'keep-alive',
  });
  request.raw.socket.setNoDelay(true);
}

function reading(app: FastifyInstance, {halls, readRole}: HallRoutes): void {
  app.get<HallParams>('/halls/:hall', async (request, reply) => {
    const {live} = hallOf(halls, request);
    const view = live.view(roleOf(request, readRole));
    const etag = `"${fingerprint({...view, now: 0})}"`;
    reply.headers({ETag: etag, 'Cache-Control': 'no-store', Vary: 'Authorization, Origin'});
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return view;
  });

  app.get<HallParams & {Querystring: {after?: string; epoch?: string}}>(
    '/halls/:hall/events',
    {exposeHeadRoute: false},
    async (request, reply) => {
      const {streams} = hallOf(halls, request);
      const role = roleOf(request, readRole);
      const lastEventId = request.headers['last-event-id'];
      stream(request, reply);
      streams.join(
        reply.raw,
        role,
        standingOf(request.query, typeof lastEventId === 'string' ? lastEventId : undefined),
      );
    },
  );
}

/** The id stands in the body and never in an address: proxies write addresses down. */
function ticketIn(body: unknown): string {
  const ticket = member(body, 'ticket');
  if (typeof ticket === 'string' && ticket.length > 0 && ticket.length <= 64) return ticket;
  throw new HttpError(400, 'invalid', 'Send {"ticket": "…"}.');
}

/** What the holder of a ticket may do: whoever knows its id sees it and may give it back. */
function holding(app: FastifyInstance, options: HallRoutes): void {
  const {halls, readRole} = options;
  const limits = {bodyLimit: 1024};
  app.post<HallParams>('/halls/:hall/tickets/find', limits, async (request, reply): Promise<FollowedTicket> => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const id = ticketIn(request.body);
    reply.header('Cache-Control', 'no-store');
    const ticket = followedTicket(live.state, live.config, id, live.now);
    if (!ticket) throw new HttpError(404, 'unknown-ticket', 'No ticket of today has this id.');
    return ticket;
  });

  app.post<HallParams>('/halls/:hall/tickets/leave', limits, async (request, reply): Promise<CommandAnswer> => {
    hallOf(halls, request);
    roleOf(request, readRole);
    return carryOut(options, request, reply, {type: 'cancel', ticket: ticketIn(request.body)});
  });
}

/** Carries a command of a role out under the request's key, and answers with the status of what became of it. */
export async function carryOut(
  {halls, readRole, publicUrl}: HallRoutes,
  request: FastifyRequest<HallParams>,
  reply: FastifyReply,
  command: Command,
): Promise<CommandAnswer> {
  const {live} = hallOf(halls, request);
  const answer = await live.command(command, roleOf(request, readRole), keyOf(request));
  if (answer === keyReused) {
    throw new HttpError(422, 'key-reused', 'This Idempotency-Key came before with another command.');
  }
  reply.code(answer.status === 'done' ? 200 : 409).header('Cache-Control', 'no-store');
  const base = publicUrl || `${request.protocol}://${request.headers.host ?? request.hostname}/`;
  const gives = command.type === 'issue' || command.type === 'arrive';
  return gives ? withFollow(answer, base, live.config.id) : answer;
}

function commanding(app: FastifyInstance, options: HallRoutes): void {
  const {halls, readRole} = options;
  app.post<HallParams>('/halls/:hall/commands', {bodyLimit: 16_384}, async (request, reply) => {
    hallOf(halls, request);
    const role = requireRole(request, readRole, 'kiosk', 'counter', 'manager');
    keyOf(request);
    const command = readCommand(request.body);
    if (typeof command === 'string') throw new HttpError(400, 'invalid-command', command);
    if (!mayGive(role, command.type)) throw new HttpError(403, 'forbidden', 'This role may not give that command.');
    return carryOut(options, request, reply, command);
  });
}

/** Everything that concerns the queue of a hall. */
export function hallRoutes(app: FastifyInstance, options: HallRoutes): void {
  reading(app, options);
  holding(app, options);
  commanding(app, options);
}
