/* The page that break-out.spec.ts tries to get out of: a frame with everything in it that could lead out. */
import '../../src/device/kiosk-frame/define.js';
import '../../src/device/screen-keyboard/define.js';
import {printSheet} from '../../src/services/print/print.js';

/** What happened, and whether its default was prevented: `contextmenu true`. */
const log: string[] = [];

function build(): void {
  const template = document.querySelector('template')!; // markup from a script would break the policy
  const guarded = new URLSearchParams(location.search).get('frame') !== 'none';
  const box = document.createElement(guarded ? 'kiosk-frame' : 'main');
  box.append(template.content);
  box.setAttribute('pin', '1234');
  if (new URLSearchParams(location.search).has('fullscreen')) box.setAttribute('fullscreen', '');
  const keyboard = document.createElement('screen-keyboard');
  keyboard.slot = 'keyboard';
  box.append(keyboard);
  document.body.append(box);
  const root = box.querySelector('#host')!.attachShadow({mode: 'open'});
  const field = document.createElement('textarea');
  field.id = 'inside';
  root.append(field);
}

build();

for (const type of [
  'contextmenu',
  'dragstart',
  'dragover',
  'drop',
  'wheel',
  'keydown',
  'click',
  'auxclick',
  'submit',
]) {
  addEventListener(type, (event) => {
    const key = event instanceof KeyboardEvent ? ` ${event.key}` : '';
    log.push(`${type}${key} ${event.defaultPrevented}`);
  });
}

Object.assign(globalThis, {
  log,
  printASheet: () => printSheet({width: 80, css: '', fill: (root) => root.append('Số A041')}).catch(() => {}),
});
