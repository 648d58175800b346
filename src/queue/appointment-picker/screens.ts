import {html, nothing, type TemplateResult} from 'lit';
import {checkMark, loadingMark, noticeMark} from '../../base/marks.js';
import {qrCode} from '../../base/qr-code.js';
import type {Slot} from '../view.js';
import type {PickerMessages} from './appointment-picker.messages.js';
import type {Outcome} from './booking-desk.js';

/** What the screens after a choice need. */
export interface Telling {
  text: PickerMessages;
  /** A service by its name. */
  name(service: string): string;
  /** A day and a time, in the zone of the hall. */
  when(at: number, timeZone: string): string;
}

type Of<K extends Outcome['kind']> = Extract<Outcome, {kind: K}>;

/** Written down and not answered: nothing is certain, and the page says so. */
export function renderPending({wish, kept}: Of<'pending'>, {text, name, when}: Telling, giveUp: () => void) {
  return html`<section class="result" role="status">
    <h3 tabindex="-1">${loadingMark()}<span>${text.pending}</span></h3>
    <p class="what">${name(wish.command.service)}<br />${when(wish.command.at, wish.timeZone)}</p>
    <p>${kept ? text.pendingHow : text.pendingUnkept}</p>
    <p class="quiet">${text.giveUpHow}</p>
    <button type="button" class="second" @click=${giveUp}>${text.giveUp}</button>
  </section>`;
}

/** The code, large, to be written down, photographed or scanned. */
export function renderConfirmed(
  {booking, timeZone, oldStays}: Of<'confirmed'>,
  {text, name, when}: Telling,
  act: {save(): void; another(): void},
): TemplateResult {
  return html`<section class="result" role="status">
    <h3 tabindex="-1">${checkMark()}<span>${text.confirmed}</span></h3>
    <p class="what">${name(booking.service)}<br />${when(booking.at, timeZone)}</p>
    <p class="label">${text.code}</p>
    <p class="code-text" translate="no">${booking.code}</p>
    ${qrCode(booking.code, text.qr(booking.code))}
    <p>${text.codeHow}</p>
    ${oldStays ? html`<p class="warn">${noticeMark()}<span>${text.oldStays(oldStays)}</span></p>` : nothing}
    <div class="choice">
      <button type="button" @click=${act.save}>${text.calendar}</button>
      <button type="button" class="second" @click=${act.another}>${text.another}</button>
    </div>
  </section>`;
}

/** Refused, with the nearest times that have a place. */
export function renderRefused(
  {reason}: Of<'refused'>,
  {text}: Telling,
  nearest: readonly Slot[],
  label: (slot: Slot) => string,
  choose: (slot: Slot) => void,
): TemplateResult {
  return html`<section class="refused" role="alert">
    <h3 tabindex="-1">${noticeMark()}<span>${reason === 'slot-taken' ? text.refusedTaken : text.refused}</span></h3>
    ${
      nearest.length > 0
        ? html`<p>${text.nearest}</p>
            <div class="near">
              ${nearest.map(
                (slot) =>
                  html`<button type="button" class="second" @click=${() => choose(slot)}>${label(slot)}</button>`,
              )}
            </div>`
        : nothing
    }
  </section>`;
}
