import {html, nothing, render, type ReactiveControllerHost} from 'lit';
import type {LocaleController} from '../../base/locale.js';
import {checkMark} from '../../base/marks.js';
import {printSheet} from '../../services/print/print.js';
import type {messages} from './feedback-form.messages.js';
import type {Whereabouts} from './store.js';

/** What the part that shows the receipt needs of the form around it. */
export interface ReceiptPlace {
  /** Where the comment goes: nowhere on a machine that keeps its own. */
  goesOut(): boolean;
  kiosk(): boolean;
  another(): void;
}

interface Receipt {
  code: string;
  at: number;
}

const sheetStyles = `
  :host {font-family: 'Be Vietnam Pro', system-ui, sans-serif; color: #000}
  div {padding: 6mm 5mm}
  p {margin: 0 0 2mm; font-size: 10pt; line-height: 1.45}
  .code {margin: 4mm 0; font-size: 19pt; font-weight: 600; line-height: 1.3; white-space: nowrap}`;

/** The part of the form that shows the receipt code of what was just written down. */
export class ReceiptPart {
  #receipt: Receipt | undefined;
  #whereabouts: Whereabouts = 'waiting';
  #said: 'copied' | 'notCopied' | 'printed' | 'notPrinted' | '' = '';

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly locale: LocaleController<(typeof messages)['vi']>,
    private readonly place: ReceiptPlace,
  ) {}

  /** The code on screen, or an empty string. */
  get code(): string {
    return this.#receipt?.code ?? '';
  }

  /** Shows the receipt of a comment that was just written down. */
  show(code: string): void {
    this.#receipt = {code, at: Date.now()};
    this.#whereabouts = 'waiting';
    this.#said = '';
    this.host.requestUpdate();
  }

  /** Where the comment with this code is now. */
  follow(code: string, whereabouts: Whereabouts): void {
    if (code !== this.code || whereabouts === this.#whereabouts) return;
    this.#whereabouts = whereabouts;
    this.host.requestUpdate();
  }

  reset(): void {
    this.#receipt = undefined;
    this.host.requestUpdate();
  }

  render() {
    const {text} = this.locale;
    return html`
      <div class="receipt">
        <h3 class="thanks" tabindex="-1">${checkMark()}<span>${text.thanks}</span></h3>
        <p class="whereabouts" role="status">${this.#where()}</p>
        <p class="code-label">${text.codeLabel}</p>
        <p class="code">
          ${this.code.split('-').map((group, place) => html`${place > 0 ? html`<i>-</i>` : nothing}<b>${group}</b>`)}
        </p>
        <p class="use">${text.codeUse}</p>
        <div class="actions">
          ${
            this.place.kiosk()
              ? nothing
              : html`<button type="button" class="button" @click=${this.#onCopy}>${text.copy}</button>`
          }
          <button type="button" class="button" @click=${this.#onPrint}>${text.print}</button>
          <button type="button" class=${this.place.kiosk() ? 'strong' : 'plain'} @click=${() => this.place.another()}>
            ${this.place.kiosk() ? text.done : text.another}
          </button>
        </div>
        <p class="hint" role="status">${this.#said && text[this.#said]}</p>
      </div>
    `;
  }

  #where(): string {
    const {text} = this.locale;
    if (!this.place.goesOut()) return text.keptHere;
    if (this.#whereabouts !== 'waiting') return text[this.#whereabouts];
    return navigator.onLine ? text.kept : text.keptOffline;
  }

  #say(said: 'copied' | 'notCopied' | 'printed' | 'notPrinted' | ''): void {
    this.#said = said;
    this.host.requestUpdate();
  }

  readonly #onCopy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.code);
      this.#say('copied');
    } catch {
      this.#say('notCopied'); // plain http has no clipboard
    }
  };

  readonly #onPrint = async (): Promise<void> => {
    const {code} = this;
    this.#say('printed');
    try {
      await printSheet({width: 80, css: sheetStyles, fill: (root) => render(this.#renderSheet(code), root)});
      this.#say('');
    } catch {
      this.#say('notPrinted');
    }
  };

  #renderSheet(code: string) {
    const {text} = this.locale;
    const at = this.#receipt?.at ?? Date.now();
    return html`<div lang=${this.locale.language}>
      <p>${text.receiptTitle}</p>
      <p class="code">${code}</p>
      <p>${this.locale.clock(at)}, ${this.locale.longDate(at)}</p>
      <p>${text.codeUse}</p>
    </div>`;
  }
}
