/*
 * The officer's panel: `counter.html?counter=3#counter=TOKEN`. Without a counter the panel asks and the address keeps
 * the answer; without a token staff may paste the one the server printed at start.
 */
import '../src/queue/counter-panel/define.js';
import {counter, hall, token} from './session.js';

const panel = document.querySelector('counter-panel');
if (panel) {
  panel.counter = counter;
  panel.token = token('counter');
  panel.hall = hall;
  panel.addEventListener('counter-choose', ({detail}) => {
    const address = new URL(location.href);
    address.searchParams.set('counter', detail);
    history.replaceState(null, '', address);
  });
  panel.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = new FormData(event.target as HTMLFormElement).get('code');
    location.hash = new URLSearchParams({counter: String(code).trim()}).toString(); // as if the address had held it
    panel.token = token('counter');
  });
}
