import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import type {LocaleController} from '../../base/locale.js';
import {printerMark} from '../../base/marks.js';
import {qrCode} from '../../base/qr-code.js';
import type {Slip} from './slip.js';
import type {Messages} from './ticket-kiosk.messages.js';

/** Where the paper is. `none`: this kiosk has no printer. */
export type Paper = 'none' | 'printing' | 'printed' | 'failed';

/** What the second screen shows. */
export interface Given {
  text: Messages;
  locale: LocaleController<Messages>;
  slip: Slip;
  /** The service in words. */
  service: string;
  /** Where the counters are, as the office says it; empty where it does not. */
  location: string;
  paper: Paper;
  /** Seconds until the first screen returns. */
  left: number | null;
  /** Taps do not count now. */
  closed: boolean;
  onReprint: () => void;
  onDone: () => void;
  onMoreTime: () => void;
}

/** The number, and all that goes with it. */
export function ticketScreen(given: Given): TemplateResult {
  const {text, slip, service, location, paper, closed, onReprint, onDone} = given;
  const words = {
    none: `${text.yourNumber}. ${text.noPaper}`,
    printing: `${text.yourNumber}. ${text.printing}`,
    printed: `${text.yourNumber}. ${text.printed}`,
    failed: text.printFailed,
  }[paper];
  return html`
    <section class="given">
      <p class="paper ${paper}">${words}</p>
      <h1 class="number" part="number" tabindex="-1" aria-label="${text.yourNumber}: ${slip.number}">${slip.number}</h1>
      <p class="service"><b>${service}</b> <span>${text.counters(slip.counters) || text.noCounterOpen}</span
        >${location ? html` <span class="location">${location}</span>` : nothing}</p>
      ${slip.late ? html`<p class="late">${text.late}</p>` : nothing}
      ${figures({...given, ...slip})}
    </section>
    <section class="follow">${follow(given)}</section>
    <div class="actions">
      ${
        paper === 'none'
          ? nothing
          : html`<button class="action" type="button" aria-disabled=${closed || paper === 'printing'} @click=${onReprint}>
            ${printerMark()}<span>${text.reprint}</span>
          </button>`
      }
      <button class="action go" type="button" aria-disabled=${closed} @click=${onDone}>${text.done}</button>
    </div>
    ${leaving(given)}
  `;
}

/** People ahead, and how long it takes: a band, never one figure. */
export function figures({
  text,
  locale,
  ahead,
  band,
}: Pick<Given, 'text' | 'locale'> & Pick<Slip, 'ahead' | 'band'>): TemplateResult {
  return html`
    <dl>
      <div>
        <dt>${text.ahead}</dt>
        <dd>
          ${
            ahead === null
              ? html`<span class="unknown">${text.unknown}</span>`
              : html`${locale.number(ahead)}<small> ${text.people(ahead)}</small>`
          }
        </dd>
      </div>
      <div>
        <dt>${text.waitLabel(band)}</dt>
        <dd>
          ${
            band
              ? html`<span class=${band.from === 0 || band.to === null ? 'worded' : ''}>${text.waitFigure(band)}</span
                ><small> ${text.minutes}</small>`
              : html`<span class="unknown">${text.unknown}</span>`
          }
        </dd>
      </div>
    </dl>
  `;
}

function follow({text, slip}: Given): TemplateResult {
  const code = qrCode(slip.follow, text.code);
  if (!code) return html`<div class="words"><h2>${text.stay}</h2><p>${text.stayHow}</p></div>`;
  return html`${code}
    <div class="words"><h2>${text.follow}</h2><p>${text.followHow}</p></div>`;
}

/** Says when the first screen returns, and puts it off. */
export function leaving({
  text,
  left,
  onMoreTime,
}: Pick<Given, 'text' | 'left' | 'onMoreTime'>): TemplateResult | typeof nothing {
  if (left === null) return nothing;
  return html`
    <div class="leaving ${left <= 20 ? 'soon' : ''}">
      <p>${digitCells(text.returns(left))}</p>
      <button class="more" type="button" @click=${onMoreTime}>${text.moreTime}</button>
    </div>
  `;
}
