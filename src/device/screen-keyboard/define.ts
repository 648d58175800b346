import {ScreenKeyboard} from './screen-keyboard.js';

ScreenKeyboard.define();
