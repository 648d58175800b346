import {readFileSync} from 'node:fs';
import {STATUS_CODES} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Duplex} from 'node:stream';
import {fileURLToPath} from 'node:url';
import cors from '@fastify/cors';
import fastify, {type FastifyInstance} from 'fastify';
import {answerRoutes} from './answer-routes.ts';
import {bookingRoutes} from './booking-routes.ts';
import type {Settings} from './config.ts';
import {openDatabase, unusable, type Database} from './database.ts';
import {answerError, answerNothing, knownBody} from './errors.ts';
import {feedbackRoutes} from './feedback-routes.ts';
import {guard, headers} from './guard.ts';
import {hallRoutes, type OpenHall} from './hall-routes.ts';
import {healthRoutes} from './health-routes.ts';
import {LiveHall} from './live-hall.ts';
import {ratingRoutes} from './rating-routes.ts';
import {fillDays} from './ratings.ts';
import {reportRoutes, textRoutes} from './report-routes.ts';
import {siteRoutes} from './site-routes.ts';
import {Streams} from './streams.ts';
import {loadTokens, roleReader, type Tokens} from './tokens.ts';

/** What differs between the hall of an office and the hall of a test. */
export interface ServerOptions {
  settings: Settings;
  /** The folder of the built screens. */
  screens?: string | null;
  /** The hall's clock. */
  clock?: () => number;
  /** Milliseconds between heartbeats, and between looks at the clock. */
  heartbeat?: number;
  tickEvery?: number;
}

/** A hall that answers. */
export interface RunningServer {
  /** Ends in a slash. */
  url: string;
  tokens: Tokens;
  halls: ReadonlyMap<string, OpenHall>;
  /** Lets time pass now and not at the next look at the clock. */
  tick(): Promise<void>;
  /** Ends streams, lets commands under way finish, closes the database. */
  close(): Promise<void>;
}

const packageFile = fileURLToPath(new URL('../../package.json', import.meta.url));
const proceduresFile = fileURLToPath(new URL('../data/procedures.json', import.meta.url));

const unread: Readonly<Record<string, number>> = {ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431};

/** What does not even reach the routes is answered with the same headers, and the line is closed. */
export function answerGarbage(error: Error & {code?: string}, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy(error);
  const status = unread[error.code ?? ''] ?? 400;
  const body = JSON.stringify(knownBody(status));
  const lines = Object.entries({
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

function newApp(): FastifyInstance {
  const app = fastify({
    bodyLimit: 65_536,
    requestTimeout: 120_000, // for a request to arrive, photographs by a slow line too; an answer may stream for days
    http: {headersTimeout: 15_000, connectionsCheckingInterval: 5_000},
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    clientErrorHandler: answerGarbage,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply.headers(headers)),
    routerOptions: {maxParamLength: 2000}, // the name of a page that is voted on, each letter in nine
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNothing);
  return app;
}

async function openHalls(db: Database, options: ServerOptions): Promise<Map<string, OpenHall>> {
  const {settings, clock = Date.now, heartbeat} = options;
  const halls = new Map<string, OpenHall>();
  for (const config of settings.halls) {
    const live = await LiveHall.open(config, {db, clock, keep: settings.server});
    await fillDays(db, config.id, config.timeZone);
    halls.set(config.id, {live, streams: new Streams(live, heartbeat)});
  }
  return halls;
}

async function routes(
  app: FastifyInstance,
  db: Database,
  halls: Map<string, OpenHall>,
  options: ServerOptions,
  tokens: Tokens,
) {
  const {server} = options.settings;
  const readRole = roleReader(tokens);
  guard(app, server);
  await app.register(cors, {
    origin: [...server.origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Last-Event-ID'],
    exposedHeaders: ['ETag', 'Retry-After'],
    maxAge: 600,
    strictPreflight: false, // a bare OPTIONS is no fault
  });
  const {version} = JSON.parse(readFileSync(packageFile, 'utf8')) as {version: string};
  const queue = {halls, readRole, publicUrl: server.publicUrl};
  hallRoutes(app, queue);
  bookingRoutes(app, queue);
  const receiving = {db, halls, readRole};
  ratingRoutes(app, receiving);
  reportRoutes(app, receiving);
  textRoutes(app, receiving);
  answerRoutes(app, receiving);
  feedbackRoutes(app, receiving);
  healthRoutes(app, {...receiving, version, screens: options.screens ?? null});
  await siteRoutes(app, {db, halls, version, screens: options.screens ?? null, procedures: proceduresFile});
}

function clockWork(halls: ReadonlyMap<string, OpenHall>, every: number): {tick: () => Promise<void>; stop: () => void} {
  const tick = async () => {
    for (const {live} of halls.values()) await live.tick();
  };
  const timer = setInterval(() => {
    tick().catch((error: unknown) => console.error('The clock could not be looked at:', error));
  }, every);
  return {tick, stop: () => clearInterval(timer)};
}

function addressOf(app: FastifyInstance, host: string): string {
  const {port} = app.server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

/** Opens the database, reads the halls and listens. Throws before it listens if anything is amiss. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const {host, port, data, tokens: told} = options.settings.server;
  const {db, close: closeDatabase} = await openDatabase(data);
  const app = newApp();
  const halls = await openHalls(db, options).catch(async (error: unknown) => {
    await closeDatabase();
    throw unusable(data, error);
  });
  const {tick, stop} = clockWork(halls, options.tickEvery ?? 15_000);
  const close = async () => {
    stop();
    for (const {streams} of halls.values()) streams.close();
    await app.close();
    for (const {live} of halls.values()) await live.settled();
    await closeDatabase();
  };
  try {
    const tokens = loadTokens(told, data);
    await routes(app, db, halls, options, tokens);
    await app.listen({host, port});
    return {url: addressOf(app, host), tokens, halls, tick, close};
  } catch (error) {
    await close();
    throw error;
  }
}
