/*
 * The rating screen at a counter: `pad.html?counter=3`. Staff press the office's name for five seconds to see what
 * this machine still keeps and to carry it away.
 */
import '../src/rating/rating-kiosk/define.js';
import {pair} from './pairing.js';
import {counter, hall} from './session.js';

const pad = document.querySelector('rating-kiosk')!;
const staff = document.querySelector<HTMLDialogElement>('#staff')!;
const link = document.querySelector<HTMLAnchorElement>('#download')!;

pad.hall = hall;
pad.counter = counter;
pair(pad, 'kiosk');

/** The staff panel: the page says it in Vietnamese; this says the rest, and all of it in English. */
const inEnglish = document.documentElement.lang.startsWith('en');
const safety = inEnglish
  ? {both: 'safe, in two places', single: 'in one place', network: 'not kept, sent at once'}
  : {both: 'an toàn, ở hai nơi', single: 'ở một nơi', network: 'không lưu được, gửi ngay'};
const unknown = inEnglish ? 'not known' : 'chưa rõ';
const english = {
  'staff-title': 'For staff',
  'backlog-label': 'Not sent yet',
  'durability-label': 'Kept on this machine',
  download: 'Download ratings (JSON)',
  close: 'Close',
};
const longPress = 5000;
let pressed: ReturnType<typeof setTimeout> | undefined;

function write(id: string, text: string): void {
  document.getElementById(id)!.textContent = text;
}

async function openPanel(): Promise<void> {
  const kept = await pad.exportKept();
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], {type: 'application/json'}));
  write('backlog', String(pad.backlog));
  write('durability', pad.durability ? safety[pad.durability] : unknown);
  staff.showModal();
}

function isOfficeName(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.getAttribute('part') === 'office');
}

if (inEnglish) for (const [id, text] of Object.entries(english)) write(id, text);

pad.addEventListener('pointerdown', (event) => {
  if (isOfficeName(event)) pressed = setTimeout(() => void openPanel(), longPress);
});
for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
  pad.addEventListener(type, () => clearTimeout(pressed));
}
pad.addEventListener('contextmenu', (event) => event.preventDefault()); // a long touch would open it
document.querySelector('#close')!.addEventListener('click', () => staff.close());
