import type {FastifyInstance} from 'fastify';
import {safeParse} from 'valibot';
import {member} from '../../src/core/schema.ts';
import {ratingBatchSchema} from '../../src/rating/rating.ts';
import type {Database} from './database.ts';
import {ownIncidents} from './devices.ts';
import {HttpError} from './errors.ts';
import {hallOf, type OpenHall} from './hall-routes.ts';
import {invitationOf} from './invitations.ts';
import {allHaveRights, ratingKind} from './ratings.ts';
import {receive, type Batch} from './receiving.ts';
import {requireRole, roleOf, type RoleReader} from './roles.ts';

/** What the routes of ratings and answers stand on. */
export interface ReceivingRoutes {
  db: Database;
  halls: ReadonlyMap<string, OpenHall>;
  readRole: RoleReader;
}

interface InHall {
  Params: {hall: string};
}

/** A batch as every address takes it. */
export function batchOf(body: unknown): Batch {
  const batch = safeParse(ratingBatchSchema, body);
  if (!batch.success) {
    throw new HttpError(400, 'invalid-batch', 'Send {"device": "…", "keys": […], "items": […]} of 500 items at most.');
  }
  const told = member(body, 'incidents');
  const incidents = ownIncidents.filter((kind) => Array.isArray(told) && told.includes(kind));
  return {...batch.output, incidents};
}

/** Ratings in, from pads and from visitors' own phones. */
export function ratingRoutes(app: FastifyInstance, {db, halls, readRole}: ReceivingRoutes): void {
  app.post<InHall>('/halls/:hall/ratings', {bodyLimit: 65_536}, async (request, reply) => {
    const {live} = hallOf(halls, request);
    const visitor = roleOf(request, readRole) === 'public';
    const batch = batchOf(request.body);
    // A visitor's own phone rates the visit whose right it holds, and nothing else.
    if (!visitor || !(await allHaveRights(db, live.config.id, batch.items))) {
      requireRole(request, readRole, 'kiosk', 'manager');
    }
    reply.header('Cache-Control', 'no-store');
    return receive(ratingKind, {db, live, batch, office: !visitor, requireProof: live.config.ratings.requireProof});
  });

  // In the body: what stands in an address is written down by every proxy on the way.
  app.post<InHall>('/halls/:hall/invitation', {bodyLimit: 1024}, async (request, reply) => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const token = member(request.body, 'token');
    if (typeof token !== 'string') throw new HttpError(400, 'no-token', 'Send {"token": "…"}.');
    reply.header('Cache-Control', 'no-store');
    const invitation = await invitationOf(db, live.config, token);
    if (!invitation) throw new HttpError(404, 'unknown-token', 'This invitation is not known here.');
    return {invitation};
  });
}
