import {TicketKiosk} from './ticket-kiosk.js';

TicketKiosk.define();
