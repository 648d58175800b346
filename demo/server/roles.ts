import type {FastifyRequest} from 'fastify';
import type {Command} from '../../src/queue/ticket.ts';
import type {Role} from '../../src/queue/view.ts';
import {HttpError} from './errors.ts';

/** What a kiosk device may ask for: it gives numbers and takes them back, it calls nobody. */
const kioskCommands: ReadonlySet<Command['type']> = new Set(['issue', 'arrive', 'checkIn', 'cancel', 'leave']);

/** Whether a role may give a command. */
export function mayGive(role: Role, command: Command['type']): boolean {
  return role === 'counter' || role === 'manager' || (role === 'kiosk' && kioskCommands.has(command));
}

export type RoleReader = (authorization: string | undefined) => Role | null;

/** Who asks; a token that nobody knows is an error, not the public. */
export function roleOf(request: FastifyRequest, read: RoleReader): Role {
  const role = read(request.headers.authorization);
  if (role === null) throw new HttpError(401, 'unknown-token', 'This token is not known here.');
  return role;
}

/** Who asks, if it is one of these roles. */
export function requireRole(request: FastifyRequest, read: RoleReader, ...allowed: readonly Role[]): Role {
  const role = roleOf(request, read);
  if (allowed.includes(role)) return role;
  if (role === 'public') throw new HttpError(401, 'token-required', 'This needs the token of a device.');
  throw new HttpError(403, 'forbidden', 'This role may not do that.');
}
