/*
 * The officer's panel: `counter.html?counter=3#counter=TOKEN`. Without a counter the panel asks and the address keeps
 * the answer; without a token staff may paste the one the server printed at start. `&officer=ID` where several officers
 * share the counter, `&keys=off` without keys.
 */
import '../src/queue/counter-panel/define.js';
import {pair} from './pairing.js';
import {counter, hall} from './session.js';

const panel = document.querySelector('counter-panel');
if (panel) {
  const asked = new URLSearchParams(location.search);
  panel.counter = counter;
  panel.officer = asked.get('officer') ?? '';
  panel.noShortcuts = asked.get('keys') === 'off';
  pair(panel, 'counter');
  panel.hall = hall;
  panel.addEventListener('counter-choose', ({detail}) => {
    const address = new URL(location.href);
    address.searchParams.set('counter', detail);
    history.replaceState(null, '', address);
  });
}
