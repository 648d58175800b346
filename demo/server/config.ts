import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {
  array,
  boolean,
  check,
  integer,
  literal,
  maxValue,
  minLength,
  maxLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  string,
  union,
  unknown,
  type BaseIssue,
} from 'valibot';
import {deviceKinds, type DeviceKind} from '../../src/device/health.ts';
import {readConfig} from '../../src/queue/config.ts';
import type {HallConfig, Text} from '../../src/queue/ticket.ts';

/** What the server itself is told. */
export interface ServerSettings {
  host: string;
  port: number;
  /** Ends in a slash; empty where phones use the address the kiosk used. */
  publicUrl: string;
  origins: readonly string[];
  /** The folder of the database and tokens. */
  data: string;
  keepDays: number;
  /** Days for which personal text and attachments are kept. */
  keepTexts: number;
  /** Empty where they are made at random. */
  tokens: Readonly<Record<StaffRole, string>>;
}

/** The roles that need a token. */
export type StaffRole = 'kiosk' | 'counter' | 'manager';

/** What an office decides about its ratings. */
export interface RatingSettings {
  /**
   * Whether anybody may read the counts: `true` for whole months that are over, without small groups; `live` for all
   * of them at once, as a demonstration needs it.
   */
  publish: boolean | 'live';
  /** Unsigned ratings are refused. */
  requireProof: boolean;
  /** What the office means to reach, in percent. */
  target?: {operator: 'over' | 'at-least'; value: number} | undefined;
  /** Fields of service that hold several services; where none is named, each service is its own field. */
  fields: readonly {id: string; name: Text; services: readonly string[]}[];
}

/** A screen or another device that an office has, so that its silence is noticed. */
export interface ExpectedDevice {
  id: string;
  kind: DeviceKind;
  /** Where it stands; a report of the same kind and name is taken for this device. */
  name: string;
}

/** The configuration of one hall: its queue, its ratings and its devices. */
export interface HallSettings extends HallConfig {
  ratings: RatingSettings;
  devices: readonly ExpectedDevice[];
}

/** The whole configuration of one server. */
export interface Settings {
  server: ServerSettings;
  halls: readonly HallSettings[];
}

/** A configuration that cannot be used. Its message names the file and the place, for the person who wrote it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const token = pipe(
  string(),
  check((text) => text === '' || isToken(text), 'is empty or at least 16 letters, digits or - . _ ~ + /'),
);
const origin = pipe(
  string(),
  check((text) => isOrigin(text), 'is an origin such as "https://hoasen.example", without a path'),
);
const publicUrl = pipe(
  string(),
  check(
    (text) => text === '' || (/^https?:\/\/[^?#\s]+\/$/.test(text) && URL.canParse(text)),
    'is empty or an address such as "https://so.hoasen.example/" that ends in a slash',
  ),
);

const days = pipe(number(), integer(), minValue(1), maxValue(36_500));

const serverSchema = strictObject({
  host: optional(pipe(string(), minLength(1)), '127.0.0.1'),
  port: optional(pipe(number(), integer(), minValue(0), maxValue(65535)), 8080),
  publicUrl: optional(publicUrl, ''),
  origins: optional(array(origin), []),
  data: optional(pipe(string(), minLength(1)), 'data'),
  keepDays: optional(days, 90),
  keepTexts: optional(days, 365),
  tokens: optional(
    strictObject({kiosk: optional(token, ''), counter: optional(token, ''), manager: optional(token, '')}),
    {},
  ),
});

const settingsSchema = strictObject({server: optional(serverSchema, {}), halls: pipe(array(unknown()), minLength(1))});

const word = pipe(string(), minLength(1), maxLength(64));

const ratingSettings = strictObject({
  publish: optional(union([boolean(), literal('live')]), false),
  requireProof: optional(boolean(), false),
  target: optional(
    strictObject({operator: picklist(['over', 'at-least']), value: pipe(number(), minValue(0), maxValue(100))}),
  ),
  fields: optional(
    array(strictObject({id: word, name: union([string(), record(string(), string())]), services: array(word)})),
    [],
  ),
});

const devicesSchema = optional(
  pipe(
    array(
      strictObject({
        id: pipe(string(), regex(/^[\w-]{1,64}$/, 'an id has 1 to 64 letters (without marks), digits, _ or -')),
        kind: picklist(deviceKinds),
        name: pipe(string(), minLength(1), maxLength(60)),
      }),
    ),
    maxLength(300),
    check((all) => new Set(all.map(({id}) => id)).size === all.length, 'two devices have one id'),
  ),
  [],
);

/** Whether something may be a device's key. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.~+/-]{16,200}$/.test(value);
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** JSON with `//` and block comments and commas before closing brackets: both become spaces, so places stay right. */
export function stripComments(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  return text
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('"') ? part : blank(part)))
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[\]}])/g, (part) => (part === ',' ? ' ' : part));
}

/** Where the parser stumbled: it names the position, or shows what stands around it, or has come to the end. */
function placeOf(reason: string, text: string): number {
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position) return Number(position);
  const shown = /, (?:\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/.exec(reason)?.[1];
  return shown ? text.indexOf(shown) + Math.min(10, shown.length >> 1) : text.length;
}

function parse(text: string, file: string): unknown {
  const json = stripComments(text.replace(/^\ufeff/, ' ')); // a mark that some editors put before a file
  try {
    return JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = json.slice(0, placeOf(reason, json)).split('\n').length;
    throw new ConfigError(`${file}, line ${line}: this is not JSON (${reason}).`);
  }
}

function unusable(file: string, lines: readonly string[]): ConfigError {
  return new ConfigError(`${file} cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

function linesOf(issues: readonly BaseIssue<unknown>[], above: string): string[] {
  return issues.map((issue) => {
    const steps = (issue.path ?? []).map((step) => String(step.key));
    return `${[...(above ? [above] : []), ...steps].join('.') || 'the whole'}: ${issue.message}`;
  });
}

/** The queue of a hall is read where the queue is, its ratings and devices here. */
function readHall(hall: unknown, file: string, place: string): HallSettings {
  const parts = (typeof hall === 'object' && hall !== null ? hall : {}) as {ratings?: unknown; devices?: unknown};
  const {ratings: told = {}, devices: list, ...queue} = parts;
  const ratings = safeParse(ratingSettings, told);
  if (!ratings.success) throw unusable(file, linesOf(ratings.issues, `${place}.ratings`));
  const devices = safeParse(devicesSchema, list);
  if (!devices.success) throw unusable(file, linesOf(devices.issues, `${place}.devices`));
  const {config, faults} = readConfig(queue);
  if (!config)
    throw unusable(
      file,
      faults.map((fault) => `${place}: ${fault}`),
    );
  const known = new Set(config.services.map(({id}) => id));
  const stranger = ratings.output.fields.flatMap(({services}) => services).find((service) => !known.has(service));
  if (stranger) throw unusable(file, [`${place}.ratings.fields: there is no service "${stranger}"`]);
  return {...config, ratings: ratings.output, devices: devices.output};
}

/** Reads settings from the text of a configuration file. Throws a ConfigError that a person can act on. */
export function readSettings(text: string, file: string): Settings {
  const result = safeParse(settingsSchema, parse(text, file));
  if (!result.success) throw unusable(file, linesOf(result.issues, ''));
  const {server, halls} = result.output;
  const read = halls.map((hall, index) => readHall(hall, file, `halls.${index}`));
  const twice = read.find((hall, index) => read.findIndex(({id}) => id === hall.id) !== index);
  if (twice) throw new ConfigError(`${file} cannot be used:\n  halls: two halls have the id "${twice.id}"`);
  return {server: {...server, tokens: tokensOf(server.tokens)}, halls: read};
}

function tokensOf(told: Partial<Record<StaffRole, string>>): Record<StaffRole, string> {
  return {kiosk: told.kiosk ?? '', counter: told.counter ?? '', manager: told.manager ?? ''};
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new ConfigError(`PORT is "${text}", which is no port (0 to 65535).`);
  return port;
}

/** Loads a configuration file; PORT and HALL_DATA win over it. A folder of data is relative to the working folder. */
export function loadSettings(file: string, environment: NodeJS.ProcessEnv = process.env): Settings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`The configuration ${resolve(file)} cannot be read (looked in ${dirname(resolve(file))}).`);
  }
  const settings = readSettings(text, file);
  const {PORT, HALL_DATA} = environment;
  return {
    ...settings,
    server: {
      ...settings.server,
      port: PORT ? portOf(PORT) : settings.server.port,
      data: resolve(HALL_DATA || settings.server.data),
    },
  };
}
