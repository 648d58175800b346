import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {FastifyInstance} from 'fastify';
import {integer, maxValue, minValue, number, object, pipe, regex, safeParse, string} from 'valibot';
import type {DeviceAnswer, DeviceList} from '../../src/device/health.ts';
import type {Database} from './database.ts';
import {HttpError} from './errors.ts';
import {hallOf, type OpenHall} from './hall-routes.ts';
import {deviceReportSchema, devicesOf, isKnownDevice, keepReport} from './health.ts';
import {Leases, type AudioLease} from './leases.ts';
import {Misses} from './misses.ts';
import {requireRole, roleOf, type RoleReader} from './roles.ts';

/** What the routes of screens stand on. */
export interface HealthRoutes {
  db: Database;
  halls: ReadonlyMap<string, OpenHall>;
  readRole: RoleReader;
  /** The library's edition, and the folder of the built screens, which names its own. */
  version: string;
  screens: string | null;
}

interface InHall {
  Params: {hall: string};
}

const leaseSchema = object({
  zone: pipe(string(), regex(/^[\w.-]{1,64}$/)),
  holder: pipe(string(), regex(/^[\w.:-]{1,128}$/)),
  seconds: pipe(number(), integer(), minValue(0), maxValue(60)),
});

/** The edition of the screens that are given out, which may be built anew beside a running server. */
export function editionOf(version: string, screens: string | null): string {
  try {
    const build = screens ? readFileSync(join(screens, 'edition.txt'), 'utf8').trim() : '';
    return /^[\w.-]{1,40}$/.test(build) ? `${version}+${build}` : version;
  } catch {
    return version;
  }
}

function devices(app: FastifyInstance, {db, halls, readRole, version, screens}: HealthRoutes): void {
  const reports = new Misses(20, 60_000);
  const newNames = new Misses(100, 600_000);

  app.post<InHall>('/halls/:hall/devices', {bodyLimit: 4096}, async (request, reply): Promise<DeviceAnswer> => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const report = safeParse(deviceReportSchema, request.body);
    if (!report.success) {
      const [issue] = report.issues;
      throw new HttpError(400, 'invalid-report', `${String(issue.path?.[0]?.key ?? 'the whole')}: ${issue.message}`);
    }
    const {config, now} = live;
    const {device} = report.output;
    const known = await isKnownDevice(db, config.id, device);
    const [limit, name] = known ? [reports, `${config.id} ${device}`] : [newNames, request.ip];
    const wait = limit.wait(name, now);
    if (wait > 0) {
      reply.header('Retry-After', wait);
      throw new HttpError(429, 'too-many', 'A screen speaks twice a minute.');
    }
    limit.add(name, now);
    await keepReport(db, config, report.output, now);
    reply.header('Cache-Control', 'no-store');
    return {now, edition: editionOf(version, screens)};
  });

  app.get<InHall>('/halls/:hall/devices', async (request, reply): Promise<DeviceList> => {
    const {live} = hallOf(halls, request);
    requireRole(request, readRole, 'counter', 'manager');
    reply.header('Cache-Control', 'no-store');
    const {config, now} = live;
    const rows = await devicesOf(db, config);
    return {now, edition: editionOf(version, screens), timeZone: config.timeZone, devices: rows};
  });
}

function leases(app: FastifyInstance, {halls, readRole}: HealthRoutes): void {
  const zones = new Map([...halls.keys()].map((hall) => [hall, new Leases()]));

  app.post<InHall>('/halls/:hall/audio-leases', {bodyLimit: 1024}, async (request, reply) => {
    const {live} = hallOf(halls, request);
    roleOf(request, readRole);
    const asked = safeParse(leaseSchema, request.body);
    if (!asked.success) {
      throw new HttpError(400, 'invalid-lease', 'Send {"zone": "…", "holder": "…", "seconds": 0 to 60}.');
    }
    const {zone, holder, seconds} = asked.output;
    const held = zones.get(live.config.id)!.ask(zone, holder, seconds);
    if (!held) throw new HttpError(429, 'too-many', 'This hall has a hundred audio zones already.');
    reply.header('Cache-Control', 'no-store');
    return {zone, holder: held.holder, until: live.now + held.left} satisfies AudioLease;
  });
}

/** How the screens of a hall are, and which of them may speak. */
export function healthRoutes(app: FastifyInstance, options: HealthRoutes): void {
  devices(app, options);
  leases(app, options);
}
