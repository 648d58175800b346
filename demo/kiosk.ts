import '../src/queue/ticket-kiosk/define.js';
import {pair} from './pairing.js';
import {hall} from './session.js';

/* `?print=none` for a machine without a printer. */
const kiosk = document.querySelector('ticket-kiosk');
if (kiosk) {
  kiosk.print = new URLSearchParams(location.search).get('print') === 'none' ? 'none' : 'browser';
  pair(kiosk, 'kiosk');
  kiosk.hall = hall;
}
