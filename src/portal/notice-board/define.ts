import {NoticeBoard} from './notice-board.js';

NoticeBoard.define();
