import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {serviceDay} from '../../src/core/time.ts';
import {dislikesOf} from './dislikes.ts';
import {HttpError} from './errors.ts';
import {exportOf} from './export.ts';
import {hallOf, type OpenHall} from './hall-routes.ts';
import type {LiveHall} from './live-hall.ts';
import {publishedReport, wholeMonths} from './publishing.ts';
import type {ReceivingRoutes} from './rating-routes.ts';
import {summarise} from './ratings.ts';
import {reportOf, type ReportQuestion} from './report.ts';
import {requireRole, roleOf, type RoleReader} from './roles.ts';
import {textsIn} from './texts.ts';

interface Asking {
  Params: {hall: string};
  Querystring: {
    from?: unknown;
    to?: unknown;
    series?: unknown;
    scale?: unknown;
    direction?: unknown;
    wording?: unknown;
  };
}

/** 30 February has the form of a day and is none. */
function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function isDay(text: unknown): text is string {
  return typeof text === 'string' && isCalendarDay(text);
}

function invalidDays(): HttpError {
  return new HttpError(
    400,
    'invalid-days',
    'Ask from=2026-10-01&to=2026-10-31, the last day not before the first. The public: whole months that are over.',
  );
}

/** The days that were asked for; without any, this month so far. */
function daysOf({from, to}: {from?: unknown; to?: unknown}, {now, config}: LiveHall): {from: string; to: string} {
  const today = serviceDay(now, config.timeZone);
  const last = to ?? (isDay(from) && from > today ? from : today);
  const first = from ?? (isDay(last) ? `${last.slice(0, 8)}01` : last);
  if (isDay(first) && isDay(last) && first <= last) return {from: first, to: last};
  throw invalidDays();
}

/** The months that the public may ask about. */
function monthsOf({from, to}: {from?: unknown; to?: unknown}, live: LiveHall): {from: string; to: string} {
  if ([from, to].some((day) => day !== undefined && !isDay(day))) throw invalidDays();
  const days = wholeMonths({...(isDay(from) ? {from} : {}), ...(isDay(to) ? {to} : {})}, live);
  if (days) return days;
  throw invalidDays();
}

function seriesOf(query: Asking['Querystring']): Partial<ReportQuestion> {
  const question: Partial<ReportQuestion> = {};
  for (const name of ['series', 'scale', 'direction', 'wording'] as const) {
    const asked = query[name];
    if (typeof asked === 'string' && asked) question[name] = asked.slice(0, 64);
  }
  return question;
}

/** Counts out, and everything that an auditor needs. */
export function reportRoutes(app: FastifyInstance, {db, halls, readRole}: ReceivingRoutes): void {
  const forManager = managersHall(halls, readRole);

  app.get<Asking>('/halls/:hall/ratings/summary', async (request, reply) => {
    const {config, now} = forManager(request, reply);
    return {hall: config.id, at: now, series: await summarise(db, config.id)};
  });

  app.get<Asking>('/halls/:hall/ratings/report', async (request, reply) => {
    const {live} = hallOf(halls, request);
    const {publish} = live.config.ratings;
    if (!publish) requireRole(request, readRole, 'manager');
    const whole = roleOf(request, readRole) === 'manager' || publish === 'live';
    reply.headers({'Cache-Control': 'no-store', Vary: 'Authorization, Origin'});
    const days = whole ? daysOf(request.query, live) : monthsOf(request.query, live);
    const question = {...days, ...seriesOf(request.query)};
    return whole ? reportOf(db, live.config, question) : publishedReport(db, live, question);
  });

  app.get<Asking>('/halls/:hall/ratings/dislikes', async (request, reply) => {
    const live = forManager(request, reply);
    return dislikesOf(db, live.config, daysOf(request.query, live));
  });

  app.get<Asking>('/halls/:hall/ratings/export', {exposeHeadRoute: false}, async (request, reply) => {
    const {config, now} = forManager(request, reply);
    reply.headers({
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="ratings-${serviceDay(now, config.timeZone)}.json"`,
    });
    return reply.send(exportOf(db, config.id, now));
  });
}

const pageSize = 100;

/** What people wrote, for the office's manager alone: an officer must not read what was said of him. */
export function textRoutes(app: FastifyInstance, {db, halls, readRole}: ReceivingRoutes): void {
  const forManager = managersHall(halls, readRole);
  for (const route of ['ratings', 'answers'] as const) {
    app.get<Asking & {Querystring: {after?: unknown}}>(`/halls/:hall/${route}/texts`, async (request, reply) => {
      const {config} = forManager(request, reply);
      const {after} = request.query;
      const last = typeof after === 'string' && /^\d{1,15}$/.test(after) ? Number(after) : 0;
      return textsIn(db, config.id, route, {after: last, limit: pageSize});
    });
  }
}

/** The hall a manager asks about. */
export function managersHall(halls: ReadonlyMap<string, OpenHall>, readRole: RoleReader) {
  return (request: FastifyRequest<{Params: {hall: string}}>, reply: FastifyReply): LiveHall => {
    const {live} = hallOf(halls, request);
    requireRole(request, readRole, 'manager');
    reply.header('Cache-Control', 'no-store');
    return live;
  };
}
