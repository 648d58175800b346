import '../src/queue/appointment-picker/define.js';
import {hall} from './session.js';

/* `?service=A` where the page that leads here knows what it is about. */
const picker = document.querySelector('appointment-picker');
if (picker) {
  picker.service = new URLSearchParams(location.search).get('service') ?? '';
  picker.hall = hall;
}
