/*
 * The officer's panel: `counter.html?counter=3#counter=TOKEN`. Without a counter the panel asks and the address keeps
 * the answer; without a token staff may paste the one the server printed at start.
 */
import '../src/queue/counter-panel/define.js';
import {pair} from './pairing.js';
import {counter, hall} from './session.js';

const panel = document.querySelector('counter-panel');
if (panel) {
  panel.counter = counter;
  pair(panel, 'counter');
  panel.hall = hall;
  panel.addEventListener('counter-choose', ({detail}) => {
    const address = new URL(location.href);
    address.searchParams.set('counter', detail);
    history.replaceState(null, '', address);
  });
}
