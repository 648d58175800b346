import {QueueBoard} from './queue-board.js';

QueueBoard.define();
