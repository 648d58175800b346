import {ComingHall} from './coming-hall.js';
import type {Hall} from './hall.js';

import {UnusableHall} from './unusable-hall.js';

const shared = new Map<string, Hall>();
const provided = new Map<string, Hall>();

/** The hall at an address (`https://…/halls/1` or `local:NAME`); the same object for the same address and token. */
export function connectHall(address: string, options: {token?: string} = {}): Hall {
  const fixed = provided.get(address);
  if (fixed) return fixed;
  const token = address.startsWith('local:') ? '' : (options.token ?? '');
  const key = `${address}\n${token}`;
  const known = shared.get(key);
  if (known) return known;
  const hall = open(address, token);
  shared.set(key, hall);
  return hall;
}

/** Puts a hall of your own at an address, for every token: tests and stories show any state without a network. */
export function provideHall(address: string, hall: Hall): void {
  provided.set(address, hall);
}

function open(address: string, token: string): Hall {
  if (address.startsWith('local:')) {
    const name = address.slice('local:'.length);
    return new ComingHall(() => import('./local-hall.js').then(({LocalHall}) => new LocalHall(name)), null);
  }
  const url = parse(address);
  if (!url) return new UnusableHall('not-a-hall');
  if (!/^https?:$/.test(url.protocol)) return new UnusableHall('unsupported');
  const ratings = `${url.href.replace(/[?#].*$/, '').replace(/\/+$/, '')}/ratings`;
  return new ComingHall(() => import('./http.js').then(({HttpHall}) => new HttpHall(url.href, token)), ratings);
}

function parse(address: string): URL | null {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
}
