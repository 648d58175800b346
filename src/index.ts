export {CounterElement} from './base/counter-element.js';
export {registerMessages} from './base/locale.js';
export {CounterPanel} from './queue/counter-panel/counter-panel.js';
export {QueueBoard} from './queue/queue-board/queue-board.js';
export {TicketKiosk} from './queue/ticket-kiosk/ticket-kiosk.js';
export {RatingKiosk} from './rating/rating-kiosk/rating-kiosk.js';
export {RatingPad} from './rating/rating-pad/rating-pad.js';
export {ProcedureList} from './procedure/procedure-list/procedure-list.js';
export {configure, type FileAddresses} from './services/configure.js';
