import '../src/queue/queue-board/define.js';
import {hall} from './session.js';

/* `?quiet` where another screen of the hall has the loudspeaker; `?services=…` and `?counters=…` for a part of a hall. */
const query = new URLSearchParams(location.search);
const board = document.querySelector('queue-board');
if (board) {
  board.quiet = query.has('quiet');
  board.services = query.get('services') ?? '';
  board.counters = query.get('counters') ?? '';
  board.hall = hall;
}
