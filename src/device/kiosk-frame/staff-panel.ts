import {html, nothing, type TemplateResult} from 'lit';
import type {KeepsAnswers} from '../../base/kept.js';
import type {LocaleController} from '../../base/locale.js';
import {staleMark} from '../../base/marks.js';
import type {OutboxState} from '../../services/outbox/contract.js';
import type {Messages} from './kiosk-frame.messages.js';
import type {StaffDesk} from './staff-desk.js';

export interface Panel {
  locale: LocaleController<Messages>;
  desk: StaffDesk;
  keepers: readonly KeepsAnswers[];
  online: boolean;
  speaks: boolean;
  full: boolean;
  onClose(): void;
  onExport(): void;
  onReload(): void;
  onFullScreen(): void;
}

const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Asks for the PIN. What is typed is never shown: the visitor stands behind the officer. */
export function pinPage({locale: {text}, desk, onClose}: Panel): TemplateResult {
  const {lockedMinutes: locked, left, digits} = desk;
  const line = locked > 0 ? text.lockedPin(locked) : left === null ? text.enterPin : text.wrongPin(left);
  return html`
    <form class="pin" @submit=${(event: Event) => {
      event.preventDefault();
      desk.confirm();
    }}>
      <h2 tabindex="-1">${text.staff}</h2>
      <p role="alert" class=${locked > 0 || left !== null ? 'trouble' : ''}>${line}</p>
      <input
        type="password"
        inputmode="none"
        autocomplete="off"
        aria-label=${text.pin}
        .value=${digits}
        ?disabled=${locked > 0}
        @input=${(event: Event) => desk.write((event.target as HTMLInputElement).value)}
      />
      <div class="keypad">
        ${keypad.map((digit) => keypadKey(digit, digit, () => desk.type(digit)))}
        ${keypadKey(text.erase, text.erase, () => desk.erase())}
        ${keypadKey('0', '0', () => desk.type('0'))}
        <button class="strong" ?disabled=${locked > 0}>${text.confirm}</button>
      </div>
      <button type="button" @click=${onClose}>${text.close}</button>
    </form>
  `;
}

function keypadKey(face: string, name: string, press: () => void): TemplateResult {
  return html`<button type="button" aria-label=${name} @click=${press}>${face}</button>`;
}

/** What the machine keeps and how it fares, and what staff may do with it. */
export function deskPage(panel: Panel): TemplateResult {
  const {locale, desk, keepers, online, speaks, full} = panel;
  const {text} = locale;
  return html`
    <div class="desk">
      <h2 tabindex="-1">${text.staff}</h2>
      <dl>
        ${row(text.network, online ? text.online : text.offline, !online)}
        ${row(text.voice, speaks ? text.hasVoice : text.noVoice, false)}
      </dl>
      <h3>${text.keptHere}</h3>
      ${
        keepers.length === 0
          ? html`<p>${text.nothingKept}</p>`
          : keepers.map((keeper) => keptPart(locale, keeper, keepers.length > 1))
      }
      <slot name="staff"></slot>
      <p role="status">${desk.exported ? text.exported : ''}</p>
      <div class="actions">
        <button type="button" class="strong" ?disabled=${keepers.length === 0} @click=${panel.onExport}>${text.export}</button>
        <button type="button" @click=${panel.onReload}>${text.reload}</button>
        <button type="button" @click=${panel.onFullScreen}>${full ? text.leaveFull : text.enterFull}</button>
        <button type="button" @click=${panel.onClose}>${text.close}</button>
      </div>
    </div>
  `;
}

function keptPart(locale: LocaleController<Messages>, keeper: KeepsAnswers, named: boolean): TemplateResult {
  const {text} = locale;
  const kept = keeper.kept;
  const name = keeper.getAttribute('aria-label') ?? keeper.localName;
  return html`
    ${named ? html`<h4>${name}</h4>` : nothing}
    ${kept ? html`<dl>${keptRows(locale, kept)}</dl>` : html`<p>${text.notKnown}</p>`}
  `;
}

function keptRows(locale: LocaleController<Messages>, kept: OutboxState): TemplateResult[] {
  const {text} = locale;
  const {durability, backlog, rejected, room, problem, incidents} = kept;
  return [
    row(text.safety, text.durability[durability] ?? text.notKnown, durability !== 'both'),
    row(text.backlog, locale.number(backlog), false),
    row(text.rejected, locale.number(rejected), rejected > 0),
    row(text.room, text.rooms[room] ?? text.notKnown, room !== 'ample'),
    row(text.problem, text.problems[problem ?? 'none'] ?? text.notKnown, problem !== null),
    ...incidents.map((incident) => row(text.incident, text.incidents[incident] ?? text.notKnown, true)),
  ];
}

function row(name: string, value: string, trouble: boolean): TemplateResult {
  return html`<div class=${trouble ? 'trouble' : ''}><dt>${trouble ? staleMark() : nothing}<span>${name}</span></dt><dd>${value}</dd></div>`;
}
