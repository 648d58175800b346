import type {FastifyInstance, FastifyRequest} from 'fastify';
import type {ServerSettings} from './config.ts';
import {HttpError} from './errors.ts';

/** On every response, whatever it is: a page of ours runs nothing but our own files. */
export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; connect-src 'self'; img-src 'self' blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; " +
    "frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html mot-cua",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
};

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Whether an address is this computer alone. */
export function isLoopback(host: string): boolean {
  return loopback.test(host) || host === '::1';
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '');
}

/**
 * A hall for this computer alone answers to this computer's names alone: a foreign site whose name was pointed here
 * (DNS rebinding) gets nothing.
 */
export function hostCheck({host, publicUrl}: ServerSettings): (request: FastifyRequest) => void {
  const ownName = publicUrl ? new URL(publicUrl).host : '';
  return (request) => {
    const asked = request.headers.host ?? '';
    if (!isLoopback(host) || loopback.test(nameOf(asked)) || (ownName && asked === ownName)) return;
    throw new HttpError(421, 'wrong-host', 'This hall does not answer under that name.');
  };
}

/** Only our own pages and those of the configured origins may ask for changes. */
export function originCheck({origins, publicUrl}: ServerSettings): (request: FastifyRequest) => void {
  const allowed = new Set([...origins, ...(publicUrl ? [new URL(publicUrl).origin] : [])]);
  return (request) => {
    const {origin, host} = request.headers;
    if (origin === undefined || allowed.has(origin) || /^https?:\/\/(.*)$/.exec(origin)?.[1] === host) return;
    throw new HttpError(403, 'foreign-origin', 'Pages of that origin may not change this hall.');
  };
}

/** Puts the headers on every response and turns wrong hosts and origins away. */
export function guard(app: FastifyInstance, settings: ServerSettings): void {
  const checkHost = hostCheck(settings);
  const checkOrigin = originCheck(settings);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    checkHost(request);
    if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS') checkOrigin(request);
  });
}
