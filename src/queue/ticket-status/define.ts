import {TicketStatus} from './ticket-status.js';

TicketStatus.define();
