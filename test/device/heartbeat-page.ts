/* The page of the test of the heartbeat: a screen that names its hall. */
import '../../src/device/slide-show/define.js';

const show = document.querySelector('slide-show')!;
show.hall = new URL('halls/1', document.baseURI).href;
show.data = [];
