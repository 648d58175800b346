import {DeviceBoard} from './device-board.js';

DeviceBoard.define();
