import {html, nothing, type ReactiveControllerHost} from 'lit';
import {live} from 'lit/directives/live.js';
import {safeParse, type InferOutput} from 'valibot';
import type {LocaleController} from '../../base/locale.js';
import {followUpSchema} from '../feedback.js';
import {isMoment} from '../published.js';
import {readReceiptCode} from '../receipt-code.js';
import type {messages} from './feedback-form.messages.js';

type FollowUp = InferOutput<typeof followUpSchema>;
type Phase = 'idle' | 'asking' | 'found' | 'malformed' | 'unknown' | 'waitingHere' | 'tooMany' | 'failed' | 'offline';

/** What the part that follows a comment needs of the form around it. */
export interface FollowPlace {
  /** Address of the codes; empty where there is none. */
  address(): string;
  /** Whether a comment with this code waits on this device. */
  waitsHere(code: string): Promise<boolean>;
}

const patience = 15_000;

/** Asks a server what became of a comment. */
async function ask(address: string, code: string): Promise<{phase: Phase; found?: FollowUp}> {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(`${address}/${code}`, {
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
      headers: {Accept: 'application/json'},
    });
    if (response.status === 404) return {phase: 'unknown'};
    if (response.status === 429) return {phase: 'tooMany'};
    const reading = response.ok ? safeParse(followUpSchema, await response.json()) : null;
    return reading?.success ? {phase: 'found', found: reading.output} : {phase: 'failed'};
  } catch {
    return {phase: navigator.onLine ? 'failed' : 'offline'};
  } finally {
    clearTimeout(late);
  }
}

/** The part of the form where the author of a comment reads what became of it. */
export class FollowPart {
  #typed = '';
  #phase: Phase = 'idle';
  #found: FollowUp | undefined;
  /** Which question is meant: an answer to an earlier one is not shown. */
  #asked = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly locale: LocaleController<(typeof messages)['vi']>,
    private readonly place: FollowPlace,
  ) {}

  /** Whether something stands here that the next visitor must not see. */
  get begun(): boolean {
    return this.#typed !== '' || this.#phase !== 'idle';
  }

  reset(): void {
    this.#typed = '';
    this.#found = undefined;
    this.#asked++;
    this.#turn('idle');
  }

  /** Looks a code up, as if it had been typed. */
  look(typed: string): void {
    this.#typed = typed;
    void this.#look();
  }

  render() {
    const {text} = this.locale;
    const malformed = this.#phase === 'malformed';
    return html`
      <form class="ask" novalidate @submit=${this.#onSubmit}>
        <label for="code">${text.codeAsk}</label>
        <p class="hint" id="code-hint">${text.codeHint}</p>
        <div class="line">
          <input
            id="code"
            class="code-field"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="24"
            aria-describedby=${malformed ? 'code-fault' : 'code-hint'}
            aria-invalid=${malformed ? 'true' : 'false'}
            .value=${live(this.#typed)}
            @input=${this.#onInput}
          />
          <button class="strong">${text.look}</button>
        </div>
        ${malformed ? html`<p class="fault" id="code-fault">${text.codeMalformed}</p>` : nothing}
      </form>
      <div role="status">${this.#renderResult()}</div>
    `;
  }

  #renderResult() {
    const {text} = this.locale;
    switch (this.#phase) {
      case 'idle':
      case 'malformed':
        return nothing;
      case 'asking':
        return html`<p class="note">${text.looking}</p>`;
      case 'found':
        return this.#found ? this.#renderFound(this.#found) : nothing;
      case 'failed':
      case 'offline':
        return html`<p class="note">${this.#phase === 'failed' ? text.askFailed : text.askOffline}</p>`;
      default:
        return html`<p class="note">${text[this.#phase]}</p>`;
    }
  }

  #renderFound({at, state, answer, answeredAt}: FollowUp) {
    const {text} = this.locale;
    return html`
      <div class="found">
        <h3>${text.state(state)}</h3>
        <p class="hint">${isMoment(at) ? text.receivedOn(this.locale.longDate(at)) : ''}</p>
        ${
          answer
            ? html`<h4>${text.answer}</h4>
                <p class="prose">${answer}</p>
                ${isMoment(answeredAt) ? html`<p class="hint">${text.answeredOn(this.locale.longDate(answeredAt))}</p>` : nothing}`
            : html`<p>${text.noAnswer}</p>`
        }
      </div>
    `;
  }

  readonly #onInput = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    if (this.#phase !== 'idle') this.#turn('idle');
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#look();
  };

  async #look(): Promise<void> {
    const code = readReceiptCode(this.#typed);
    const question = ++this.#asked;
    if (!code) return this.#turn('malformed');
    this.#typed = code;
    this.#turn('asking');
    const answer = await ask(this.place.address(), code);
    const here = answer.phase !== 'found' && (await this.place.waitsHere(code));
    if (question !== this.#asked) return;
    this.#found = answer.found;
    this.#turn(here ? 'waitingHere' : answer.phase);
  }

  #turn(phase: Phase): void {
    this.#phase = phase;
    this.host.requestUpdate();
  }
}
