/*
 * Lets a kiosk or a wall start without a network: it keeps the pages it is told to keep, with all their files, and
 * answers for them. It touches nothing else: no rating, no answer of a server, no address that is not on a list.
 */
import {Keeper} from './keeper.js';
import {isOrder} from './order.js';
import {scope} from './scope.js';

const keeper = new Keeper();

// What is kept belongs to pages and not to this file, so that a newer one may take over at once.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('message', (event) => {
  const {data, ports} = event;
  if (isOrder(data)) event.waitUntil(keeper.keep(data, event).then((answer) => ports[0]?.postMessage(answer)));
});

scope.addEventListener('fetch', (event) => {
  if (keeper.mayAnswer(event)) event.respondWith(keeper.answer(event));
});
