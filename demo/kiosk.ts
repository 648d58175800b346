/*
 * The machine at the door. Its address says how it prints: `?print=browser` (where nothing is said), `escpos` for a
 * receipt printer at a USB port, `webhook&print-url=http://127.0.0.1:9100/tickets`, `none`; `?paper=58` for the narrow
 * roll; `?location=Tầng 1` stands on the ticket; `?name=` is what the office calls it on the list of its screens.
 * Staff hold the upper left corner for five seconds and give the PIN of the page (2468 here).
 */
import '../src/device/kiosk-frame/define.js';
import '../src/device/screen-keyboard/define.js';
import '../src/queue/ticket-kiosk/define.js';
import type {TicketKiosk} from '../src/queue/ticket-kiosk/ticket-kiosk.js';
import {pair} from './pairing.js';
import {hall} from './session.js';

const query = new URLSearchParams(location.search);
const kiosk = document.querySelector('ticket-kiosk')!;
const english = document.documentElement.lang.startsWith('en');

kiosk.print = (['escpos', 'webhook', 'none'] as const).find((way) => way === query.get('print')) ?? 'browser';
kiosk.printUrl = query.get('print-url') ?? '';
kiosk.paperWidth = Number(query.get('paper') ?? 80);
kiosk.location = query.get('location') ?? '';
kiosk.name = query.get('name') ?? '';
pair(kiosk, 'kiosk');
kiosk.hall = hall;

/** The staff's part of the panel: how the printer is, the last tickets to print again, the choice of a USB printer. */
function showPaper(panel: Element, screen: TicketKiosk): void {
  const say = (vi: string, en: string) => (english ? en : vi);
  const [state, list, pairing] = ['.state', 'ul', '.printer'].map((part) => panel.querySelector<HTMLElement>(part)!);
  if (english) {
    for (const part of panel.querySelectorAll<HTMLElement>('[data-en]')) part.textContent = part.dataset['en']!;
  }

  const show = () => {
    const {printerProblem, recent} = screen;
    const told = {
      printer: say('Máy in không sẵn sàng.', 'The printer is not ready.'),
      paper: say('Máy in hết giấy.', 'The printer is out of paper.'),
      none: say('Máy in không báo lỗi.', 'The printer reports nothing wrong.'),
    };
    state!.textContent =
      screen.print === 'none'
        ? say('Máy này không in phiếu.', 'This machine prints no tickets.')
        : told[printerProblem ?? 'none'];
    pairing!.hidden = screen.print !== 'escpos';
    list!.replaceChildren(
      ...(screen.print === 'none' ? [] : recent.slice(0, 5)).map(({number}) => reprintButton(number)),
    );
  };
  const reprintButton = (number: string) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = say(`In lại ${number}`, `Print ${number} again`);
    button.addEventListener('click', () => void screen.reprint(number));
    item.append(button);
    return item;
  };
  pairing!.addEventListener('click', () => void screen.pairPrinter().then(show, show));
  screen.addEventListener('ticket-print', () => panel.clientHeight > 0 && show());
  // Filled while it is on the glass, and empty otherwise.
  new ResizeObserver(() => (panel.clientHeight > 0 ? show() : list!.replaceChildren())).observe(panel);
}

const panel = document.querySelector('[slot="staff"]');
if (panel) showPaper(panel, kiosk);
