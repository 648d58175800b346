import '../src/queue/ticket-kiosk/define.js';
import {hall, token} from './session.js';

/* `?print=none` for a machine without a printer. */
const kiosk = document.querySelector('ticket-kiosk');
if (kiosk) {
  kiosk.print = new URLSearchParams(location.search).get('print') === 'none' ? 'none' : 'browser';
  kiosk.token = token('kiosk');
  kiosk.hall = hall;
  kiosk.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = new FormData(event.target as HTMLFormElement).get('code');
    location.hash = new URLSearchParams({kiosk: String(code).trim()}).toString(); // as if the address had held it
    kiosk.token = token('kiosk');
  });
}
