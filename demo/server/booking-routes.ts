import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {bookingOf, slotList, told} from '../../src/queue/appointments.ts';
import {readCommand} from '../../src/queue/command.ts';
import {member} from '../../src/core/schema.ts';
import type {Command} from '../../src/queue/ticket.ts';
import type {BookingTold, CommandAnswer, SlotList} from '../../src/queue/view.ts';
import {HttpError} from './errors.ts';
import {carryOut, hallOf, type HallRoutes} from './hall-routes.ts';
import {Misses} from './misses.ts';
import {roleOf} from './roles.ts';

interface InHall {
  Params: {hall: string};
}

interface SlotsAsked extends InHall {
  Querystring: {service?: unknown; from?: unknown; days?: unknown};
}

/** Bookings of one address in a minute: a family at one computer books four, a program that empties a week does not. */
const bookingsAMinute = 6;
/** Codes nobody has, of one address in ten minutes: a code has 32 bits, and this is the lock before it. */
const missedCodes = 10;

function slots(app: FastifyInstance, {halls, readRole}: HallRoutes): void {
  app.get<SlotsAsked>('/halls/:hall/slots', async (request, reply): Promise<SlotList> => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const {service, from, days} = request.query;
    const isDay = from === undefined || (typeof from === 'string' && /^\d{4}-\d\d-\d\d$/.test(from));
    const isCount = days === undefined || (typeof days === 'string' && /^[1-9]\d?$/.test(days));
    if (typeof service !== 'string' || !isDay || !isCount) {
      throw new HttpError(400, 'invalid', 'Ask for slots?service=ID, with from=2026-11-23 and days=1 to 99 if wanted.');
    }
    reply.header('Cache-Control', 'no-store');
    const query = {service, from: from as string | undefined, days: days === undefined ? undefined : Number(days)};
    const list = slotList(live.state, live.config, live.now, query);
    if (!list) throw new HttpError(404, 'no-appointments', 'This service takes no appointments.');
    return list;
  });
}

/** Turns away who asked too often. */
function holdBack(limit: Misses, {ip}: FastifyRequest, reply: FastifyReply, now: number): void {
  const wait = limit.wait(ip, now);
  if (wait === 0) return;
  reply.header('Retry-After', wait);
  throw new HttpError(429, 'too-many', 'Too many requests of this kind from one address. Wait.');
}

function commandOf(type: 'book' | 'cancelBooking', body: unknown): Command {
  const members = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const command = readCommand({...members, type});
  if (typeof command === 'string') throw new HttpError(400, 'invalid-booking', command);
  return command;
}

function booking(app: FastifyInstance, options: HallRoutes): void {
  const {halls, readRole} = options;
  const booked = new Misses(bookingsAMinute, 60_000);
  const misses = new Misses(missedCodes, 600_000);

  app.post<InHall>('/halls/:hall/bookings', {bodyLimit: 4096}, async (request, reply): Promise<CommandAnswer> => {
    const {live} = hallOf(halls, request);
    const role = roleOf(request, readRole);
    const command = commandOf('book', request.body);
    if (role === 'public') {
      holdBack(booked, request, reply, live.now);
      booked.add(request.ip, live.now);
    }
    return carryOut(options, request, reply, command);
  });

  app.post<InHall>('/halls/:hall/bookings/find', {bodyLimit: 1024}, async (request, reply): Promise<BookingTold> => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const code = member(request.body, 'code');
    if (typeof code !== 'string' || code.length > 40) throw new HttpError(400, 'invalid', 'Send {"code": "…"}.');
    holdBack(misses, request, reply, live.now);
    reply.header('Cache-Control', 'no-store');
    const known = bookingOf(live.state, code);
    if (known) return told(known);
    misses.add(request.ip, live.now);
    throw new HttpError(404, 'unknown-booking', 'Nobody has this code.');
  });

  app.post<InHall>('/halls/:hall/bookings/cancel', {bodyLimit: 1024}, async (request, reply) => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const command = commandOf('cancelBooking', request.body);
    holdBack(misses, request, reply, live.now);
    const answer = await carryOut(options, request, reply, command);
    if (answer.status === 'refused' && answer.reason === 'unknown-booking') misses.add(request.ip, live.now);
    return answer;
  });
}

/** Slots that can be booked, and the bookings of people at home. */
export function bookingRoutes(app: FastifyInstance, options: HallRoutes): void {
  slots(app, options);
  booking(app, options);
}
