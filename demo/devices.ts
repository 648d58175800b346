/* The screens and other devices of this hall, for its staff; the key of a counter or of the manager opens it. */
import '../src/device/device-board/define.js';
import {sayHeading} from './heading.js';
import {hall, language, token} from './session.js';

const board = document.querySelector('device-board')!;
const keys = [token('manager'), token('counter')];
board.token = keys.find(Boolean) ?? '';
board.hall = hall;
if (language) board.lang = language;
sayHeading('The devices of the hall');
