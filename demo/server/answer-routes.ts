import type {FastifyInstance} from 'fastify';
import {answerKind, summariseAnswers} from './answers.ts';
import {hallOf} from './hall-routes.ts';
import {batchOf, type ReceivingRoutes} from './rating-routes.ts';
import {receive, type Item, type Kind} from './receiving.ts';
import {managersHall} from './report-routes.ts';
import {roleOf} from './roles.ts';
import {voteKind, votesFor} from './votes.ts';

interface InHall {
  Params: {hall: string};
}

/** An address to which the office's devices and anybody's page may send. */
export function openAddress<T extends Item>(
  app: FastifyInstance,
  {db, halls, readRole}: ReceivingRoutes,
  kind: Kind<T>,
  bodyLimit: number,
): void {
  app.post<InHall>(`/halls/:hall/${kind.route}`, {bodyLimit}, async (request, reply) => {
    const {live} = hallOf(halls, request);
    // An officer rates nobody and is rated: his token speaks for himself here, as any visitor does.
    const role = roleOf(request, readRole);
    const office = role === 'kiosk' || role === 'manager';
    const batch = batchOf(request.body);
    reply.header('Cache-Control', 'no-store');
    return receive(kind, {db, live, batch, office, requireProof: false});
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Questionnaires and page votes. */
export function answerRoutes(app: FastifyInstance, options: ReceivingRoutes): void {
  const {db, halls, readRole} = options;
  const forManager = managersHall(halls, readRole);
  openAddress(app, options, answerKind, 262_144);
  openAddress(app, options, voteKind, 65_536);

  app.get<InHall & {Querystring: {survey?: unknown; version?: unknown}}>(
    '/halls/:hall/answers/summary',
    async (request, reply) => {
      const {config, now} = forManager(request, reply);
      const {survey, version} = request.query;
      return summariseAnswers(db, {id: config.id, now}, {survey: textOf(survey), version: textOf(version)});
    },
  );

  app.get<{Params: {hall: string; subject: string}; Querystring: {scale?: unknown}}>(
    '/halls/:hall/votes/:subject',
    async (request, reply) => {
      const {live} = hallOf(halls, request);
      roleOf(request, readRole);
      reply.headers({'Cache-Control': 'no-cache', Vary: 'Authorization, Origin'});
      return votesFor(db, live.config.id, request.params.subject, textOf(request.query.scale));
    },
  );
}
