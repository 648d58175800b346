import type {FastifyInstance} from 'fastify';
import {safeParse} from 'valibot';
import {openAddress} from './answer-routes.ts';
import {attachmentOf} from './attachments.ts';
import {HttpError} from './errors.ts';
import {feedbackKind} from './feedback.ts';
import {hallOf} from './hall-routes.ts';
import {Misses} from './misses.ts';
import {allIn, followUp, moderate, moderationSchema, nothingToPublish, publishedIn, type Page} from './moderation.ts';
import type {ReceivingRoutes} from './rating-routes.ts';
import {managersHall} from './report-routes.ts';
import {roleOf} from './roles.ts';

interface Listing {
  Params: {hall: string};
  Querystring: {all?: unknown; after?: unknown; limit?: unknown};
}

function pageOf({after, limit}: Listing['Querystring']): Page {
  const size = typeof limit === 'string' && /^\d{1,3}$/.test(limit) ? Number(limit) : 20;
  return {limit: Math.min(Math.max(size, 1), 100), ...(typeof after === 'string' && after ? {after} : {})};
}

function lists(app: FastifyInstance, {db, halls, readRole}: ReceivingRoutes): void {
  const forManager = managersHall(halls, readRole);
  const misses = new Misses();

  app.get<Listing>('/halls/:hall/feedback', async (request, reply) => {
    if (request.query.all !== undefined) return allIn(db, forManager(request, reply).config.id, pageOf(request.query));
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    reply.headers({'Cache-Control': 'no-cache', Vary: 'Authorization, Origin'});
    return publishedIn(db, live.config.id, pageOf(request.query));
  });

  app.get<{Params: {hall: string; code: string}}>('/halls/:hall/feedback/codes/:code', async (request, reply) => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    reply.header('Cache-Control', 'no-store');
    const wait = misses.wait(request.ip, live.now);
    if (wait > 0) {
      reply.header('Retry-After', wait);
      throw new HttpError(429, 'too-many', 'Too many codes that nobody has. Wait.');
    }
    const told = await followUp(db, live.config.id, request.params.code.toUpperCase());
    if (told) return told;
    misses.add(request.ip, live.now);
    throw new HttpError(404, 'unknown-code', 'Nobody has this code.');
  });
}

function moderating(app: FastifyInstance, {db, halls, readRole}: ReceivingRoutes): void {
  const forManager = managersHall(halls, readRole);
  const unknown = () => new HttpError(404, 'unknown-comment', 'There is no such comment.');

  app.post<{Params: {hall: string; id: string}}>('/halls/:hall/feedback/:id/moderation', async (request, reply) => {
    const {config, now} = forManager(request, reply);
    const decision = safeParse(moderationSchema, request.body);
    if (!decision.success) {
      throw new HttpError(
        400,
        'invalid-moderation',
        'Send {"publish", "state", "answer", "textPublished"}, any of them.',
      );
    }
    const row = await moderate(db, config.id, request.params.id, decision.output, now);
    if (row === null) throw unknown();
    if (row !== nothingToPublish) return row;
    throw new HttpError(409, 'nothing-to-publish', 'Its words are no longer kept. Send textPublished.');
  });

  app.get<{Params: {hall: string; id: string; place: string}}>(
    '/halls/:hall/feedback/:id/attachments/:place',
    async (request, reply) => {
      const {config} = forManager(request, reply);
      const {id, place} = request.params;
      const found = await attachmentOf(db, config.id, id, /^\d$/.test(place) ? Number(place) : -1);
      if (!found) throw unknown();
      const name = encodeURIComponent(found.fileName).replace(
        /['()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16)}`,
      );
      return reply
        .headers({
          'Content-Type': found.type,
          'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
          'Content-Security-Policy': "default-src 'none'; sandbox",
        })
        .send(found.bytes);
    },
  );
}

/** Comments and petitions: in, read through, answered, published. */
export function feedbackRoutes(app: FastifyInstance, options: ReceivingRoutes): void {
  openAddress(app, options, feedbackKind, 9_437_184); // three attachments of 2 MB, as base64
  lists(app, options);
  moderating(app, options);
}
