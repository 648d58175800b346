import '../src/queue/counter-sign/define.js';
import {counter, hall} from './session.js';

/* `?counter=3`, and `?languages=vi+en` for two languages on one sign. */
const sign = document.querySelector('counter-sign');
if (sign) {
  sign.languages = new URLSearchParams(location.search).get('languages') ?? '';
  sign.counter = counter;
  sign.hall = hall;
}
