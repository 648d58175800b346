import type {FastifyInstance} from 'fastify';
import {safeParse} from 'valibot';
import {ratingBatchSchema} from '../../src/rating/rating.ts';
import type {Database} from './database.ts';
import {HttpError} from './errors.ts';
import {hallOf, type OpenHall} from './hall-routes.ts';
import {storeRatings, summarise} from './ratings.ts';
import {requireRole, type RoleReader} from './roles.ts';

/** Ratings in, counts out. */
export function ratingRoutes(
  app: FastifyInstance,
  {db, halls, readRole}: {db: Database; halls: ReadonlyMap<string, OpenHall>; readRole: RoleReader},
): void {
  app.post<{Params: {hall: string}}>('/halls/:hall/ratings', {bodyLimit: 65_536}, async (request, reply) => {
    const {live} = hallOf(halls, request);
    requireRole(request, readRole, 'kiosk', 'manager');
    const batch = safeParse(ratingBatchSchema, request.body);
    if (!batch.success)
      throw new HttpError(400, 'invalid-batch', 'Send {"device": "…", "items": […]} of 500 items at most.');
    reply.header('Cache-Control', 'no-store');
    return {receipts: await storeRatings(live, batch.output.device, batch.output.items)};
  });

  app.get<{Params: {hall: string}}>('/halls/:hall/ratings/summary', async (request, reply) => {
    const {live} = hallOf(halls, request);
    requireRole(request, readRole, 'manager');
    reply.header('Cache-Control', 'no-store');
    return {hall: live.config.id, at: live.now, series: await summarise(db, live.config.id)};
  });
}
