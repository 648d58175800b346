import {css, html, nothing, render, type TemplateResult} from 'lit';
import {formatTime} from '../../base/formats.js';
import type {LocaleController} from '../../base/locale.js';
import type {Sheet} from '../../services/print/print.js';
import {qrCode} from '../../base/qr-code.js';
import {widthInEm, type Slip} from './slip.js';
import type {Messages} from './ticket-kiosk.messages.js';

/** What stands on the paper. */
export interface Printed {
  text: Messages;
  locale: LocaleController<Messages>;
  office: string;
  place: string;
  service: string;
  /** Where the counters are; empty where the office does not say. */
  location: string;
  slip: Slip;
  timeZone: string | undefined;
  /** The page's family of type. */
  font: string;
}

/** Thermal paper has one black and no grey, and its head rarely reaches the outer 4 mm. */
const sheetStyles = css`
  .sheet {
    box-sizing: border-box;
    padding: 4mm 5mm 8mm;
    background: #fff;
    color: #000;
    font: 400 12pt / 1.4 var(--sheet-font);
    text-align: center;
    overflow-wrap: anywhere;
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  p,
  dl,
  dd {
    margin: 0;
  }
  p {
    text-wrap: balance;
  }
  .office {
    font-weight: 600;
  }
  .number {
    margin-block: 3mm 1mm;
    border-block-start: 0.4mm solid #000;
    padding-block-start: 4mm;
    font-size: var(--sheet-number);
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .service {
    font-size: 17pt;
    font-weight: 600;
  }
  dl {
    display: flex;
    margin-block: 3mm;
    border-block: 0.4mm solid #000;
    text-align: start;
  }
  dl div {
    flex: 1 1 0;
    padding: 2mm 0 2.5mm;
  }
  dl div + div {
    flex-grow: 1.25;
    border-inline-start: 0.4mm solid #000;
    padding-inline-start: 3mm;
  }
  dt {
    font-size: 11pt;
  }
  dd {
    font-size: 19pt;
    font-weight: 600;
    line-height: 1.3;
    white-space: nowrap;
  }
  dd small {
    font-size: 12pt;
    font-weight: 400;
  }
  .code {
    display: block;
    inline-size: 38mm;
    block-size: 38mm;
    margin-inline: auto;
  }
  .one {
    font-weight: 600;
  }
  .when {
    margin-block-start: 3mm;
    border-block-start: 0.4mm solid #000;
    padding-block-start: 2mm;
  }
`;

const inner = 70;
const millimetresInPoint = 25.4 / 72;

/** The ticket on an 80 mm roll. */
export function slipSheet(printed: Printed): Sheet {
  return {
    width: 80,
    css: sheetStyles.cssText,
    fill(root) {
      const em = inner / widthInEm(printed.slip.number) / millimetresInPoint;
      render(content(printed), root);
      const sheet = root.querySelector<HTMLElement>('.sheet');
      sheet?.style.setProperty('--sheet-number', `${Math.min(66, em).toFixed(1)}pt`);
      sheet?.style.setProperty('--sheet-font', printed.font || 'sans-serif');
    },
  };
}

function content({text, locale, office, place, service, location, slip, timeZone}: Printed): TemplateResult {
  const code = qrCode(slip.follow, text.code);
  return html`<div class="sheet" lang=${locale.language}>
    <p class="office">${office}</p>
    <p>${place}</p>
    <p class="number">${slip.number}</p>
    <p class="service">${service}</p>
    <p>${text.counters(slip.counters)}</p>
    ${location ? html`<p class="location">${location}</p>` : nothing}
    ${slip.late ? html`<p>${text.late}</p>` : nothing}
    ${figures({text, locale, slip})}
    <p>${text.sheetWhat}</p>
    ${code ? html`${code}<p>${text.sheetScan}</p>` : nothing}
    <p class="when">${whenGiven({locale, slip, timeZone})}</p>
    <p class="one">${text.onePerson}</p>
  </div>`;
}

/** The moment a number was given, as it stands on paper. */
export function whenGiven({locale, slip, timeZone}: Pick<Printed, 'locale' | 'slip' | 'timeZone'>): string {
  const day = formatTime('en-GB', slip.at, {day: '2-digit', month: '2-digit', year: 'numeric', timeZone});
  return `${locale.clock(slip.at, timeZone)}, ${day}`;
}

function figures({text, locale, slip: {ahead, band}}: Pick<Printed, 'text' | 'locale' | 'slip'>): TemplateResult {
  return html`<dl>
    <div>
      <dt>${text.ahead}</dt>
      <dd>${ahead === null ? text.unknown : html`${locale.number(ahead)} <small>${text.people(ahead)}</small>`}</dd>
    </div>
    <div>
      <dt>${text.waitLabel(band)}</dt>
      <dd>${band ? html`${text.waitFigure(band)} <small>${text.minutes}</small>` : text.unknown}</dd>
    </div>
  </dl>`;
}
