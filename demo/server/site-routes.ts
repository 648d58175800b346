import {existsSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance} from 'fastify';
import {sql} from 'kysely';
import type {Database} from './database.ts';
import {HttpError} from './errors.ts';
import type {OpenHall} from './hall-routes.ts';

/** What the plain pages stand on. */
export interface SiteRoutes {
  db: Database;
  halls: ReadonlyMap<string, OpenHall>;
  version: string;
  /** The folder of the built screens; none where the server only speaks to programs. */
  screens: string | null;
  /** The file of procedures. */
  procedures: string;
}

/** The sign of the door, as it stands on every screen: browsers ask for it unasked. */
const sign =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" color="#8e1b1f">' +
  '<path d="M5 30V3h22v27" fill="none" stroke="currentColor" stroke-width="4"/>' +
  '<path d="M12 30V11h8v19z" fill="currentColor"/></svg>';

/** A file with a hash in its name never changes. */
const hashed = /-[\w-]{8,}\.\w+$/;

async function screensOf(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/') && hashed.test(basename(path));
      reply.header('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** The screens, the procedures and the server's own health. */
export async function siteRoutes(app: FastifyInstance, options: SiteRoutes): Promise<void> {
  const {db, halls, version, screens, procedures} = options;

  app.get('/procedures', async (_request, reply) => {
    if (!existsSync(procedures)) throw new HttpError(404, 'no-procedures', 'This hall publishes no procedures.');
    return reply
      .headers({'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache'})
      .send(readFileSync(procedures));
  });

  app.get('/healthz', async (_request, reply) => {
    const answered = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    reply.code(answered ? 200 : 503).header('Cache-Control', 'no-store');
    return {
      status: answered ? 'ok' : 'failed',
      version,
      database: answered ? 'ok' : 'failed',
      halls: [...halls.values()].map(({live}) => ({id: live.config.id, seq: live.state.seq})),
    };
  });

  app.get('/favicon.ico', async (_request, reply) =>
    reply.headers({'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400'}).send(sign),
  );

  if (screens && existsSync(screens)) await screensOf(app, screens);
}
