import '../src/queue/ticket-status/define.js';
import {configure} from '../src/services/configure.js';
import {hall, language} from './session.js';

/*
 * The page behind the QR code. The ticket's id stands behind `#`, where no server and no proxy sees it; links printed
 * before that have it in the query.
 */
const status = document.querySelector('ticket-status');
if (!language && !navigator.language.startsWith('vi')) document.documentElement.lang = 'en';
configure({serviceWorkerUrl: './service-worker.js'}); // telephones show the notifications of a service worker alone

function follow(): void {
  if (!status) return;
  status.ticket =
    new URLSearchParams(location.hash.slice(1)).get('ticket') ??
    new URLSearchParams(location.search).get('ticket') ??
    '';
  status.hall = hall;
}

addEventListener('hashchange', follow);
follow();
