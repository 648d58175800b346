import {createHash, randomBytes, timingSafeEqual} from 'node:crypto';
import {chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Role} from '../../src/queue/view.ts';
import {ConfigError, isToken, type StaffRole} from './config.ts';

const staffRoles: readonly StaffRole[] = ['kiosk', 'counter', 'manager'];

export type Tokens = Readonly<Record<StaffRole, string>>;

function keptTokens(file: string): Partial<Tokens> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new ConfigError(`${file} cannot be read, and without it no device is known. See who owns it.`);
  }
  try {
    const kept = JSON.parse(text) as Partial<Tokens>;
    const told = staffRoles.filter((role) => kept[role]);
    if (told.every((role) => isToken(kept[role]))) return Object.fromEntries(told.map((role) => [role, kept[role]]));
  } catch {
    // no JSON
  }
  throw new ConfigError(`${file} is damaged. Delete it, and new tokens are made at the next start.`);
}

/** Whole or not at all: half a file would lock every device out. */
function keepTokens(file: string, tokens: Tokens): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(tokens, null, 2)}\n`, {mode: 0o600, flush: true});
  renameSync(`${file}.new`, file);
}

/** The tokens of a hall: those of the configuration, else those made at the first start and kept in the data folder. */
export function loadTokens(told: Tokens, folder: string): Tokens {
  const file = join(folder, 'tokens.json');
  const kept = keptTokens(file);
  const missing = staffRoles.filter((role) => !told[role] && !kept[role]);
  const all = Object.fromEntries(
    staffRoles.map((role) => [role, kept[role] ?? randomBytes(24).toString('base64url')]),
  ) as Record<StaffRole, string>;
  if (missing.length > 0) {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    keepTokens(file, all);
  }
  if (missing.length > 0 || Object.keys(kept).length > 0) chmodSync(file, 0o600);
  const tokens = Object.fromEntries(staffRoles.map((role) => [role, told[role] || all[role]])) as Record<
    StaffRole,
    string
  >;
  if (new Set(Object.values(tokens)).size < staffRoles.length) {
    throw new ConfigError('Two roles have the same token: a kiosk would be taken for staff. Give each its own.');
  }
  return tokens;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Says which role a request has: `public` without a token, `null` with one that is unknown. */
export function roleReader(tokens: Tokens): (authorization: string | undefined) => Role | null {
  const known = staffRoles.map((role) => ({role, hash: digest(tokens[role])}));
  return (authorization) => {
    if (authorization === undefined) return 'public';
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (!token) return null;
    const hash = digest(token);
    let role: Role | null = null;
    // Every token is compared, and each in constant time, so that the answer's time tells nothing.
    for (const entry of known) if (timingSafeEqual(entry.hash, hash)) role = entry.role;
    return role;
  };
}
