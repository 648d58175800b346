/*
 * The rating screen at a counter: `pad.html?counter=3`. Staff hold the upper left corner for five seconds and give the
 * PIN of the page (2468 here) to see what this machine still keeps and to carry it away.
 * `?scale=stars-5` asks on another scale.
 */
import '../src/device/kiosk-frame/define.js';
import '../src/device/screen-keyboard/define.js';
import '../src/rating/rating-kiosk/define.js';
import {pair} from './pairing.js';
import {counter, hall} from './session.js';

const pad = document.querySelector('rating-kiosk')!;
pad.scale = new URLSearchParams(location.search).get('scale') ?? 'faces-5';
pad.counter = counter;
// A phone cannot reach what only this machine can.
if (!hall.startsWith('local:') && !/^(localhost|127\.)/.test(location.hostname))
  pad.phonePage = new URL('rate.html', document.baseURI).href;
pair(pad, 'kiosk');
pad.hall = hall;
