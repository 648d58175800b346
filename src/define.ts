import './queue/counter-panel/define.js';
import './queue/queue-board/define.js';
import './queue/ticket-kiosk/define.js';
import './rating/rating-kiosk/define.js';
import './rating/rating-pad/define.js';
import './procedure/procedure-list/define.js';
