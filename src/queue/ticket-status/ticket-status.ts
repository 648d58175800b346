import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {fitTexts} from '../../base/fit.js';
import {hallAddress} from '../../base/hall-address.js';
import {LocaleController} from '../../base/locale.js';
import {noticeMark, staleMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import {giveBack} from '../../services/hall/following.js';
import type {FollowedTicket} from '../followed.js';
import {Alerts} from './alerts.js';
import {Follower} from './follower.js';
import {counterOf, outcome, renderFreshness, renderTicket, type Shown} from './screens.js';
import {messages} from './ticket-status.messages.js';
import {styles} from './ticket-status.styles.js';

const mayLeave: readonly FollowedTicket['state'][] = ['waiting', 'parked'];
const awaited: readonly FollowedTicket['state'][] = ['waiting', 'parked'];

/**
 * The holder's own phone: one number, how many people are before it, and where to go once it is called. It follows the
 * ticket also while the page is hidden, and says plainly when it could not.
 *
 * @tag ticket-status
 * @csspart office - The name of the office.
 * @csspart number - The number.
 * @csspart call - Where to go, while the number is called.
 * @cssstate called - The number is called.
 * @cssstate stale - What is shown may no longer be true.
 */
export class TicketStatus extends CounterElement {
  static override readonly tag = 'ticket-status';
  static override readonly styles = styles;

  /** The hall: its server's address. A hall of this browser alone (`local:NAME`) cannot be followed. */
  @property() hall = '';

  /** The ticket's id. It goes into no address. */
  @property() ticket = '';

  /** Whether the page's title says the number, and the counter once it is called. */
  @property({type: Boolean, attribute: 'page-title'}) pageTitle = false;

  @state() private leaving: 'no' | 'asked' | 'sent' | 'failed' | 'late' = 'no';

  readonly #locale = new LocaleController(this, messages);
  readonly #alerts = new Alerts(this);
  readonly #follower = new Follower(this, (before, now) => this.#changed(before, now));
  #news = '';
  #title: string | null = null;

  constructor() {
    super();
    new TickerController(this, () => this.#follower.stale);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#title !== null) document.title = this.#title;
    this.#title = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ticket') || changed.has('hall')) {
      this.leaving = 'no';
      this.#news = '';
    }
  }

  protected override updated(): void {
    const {ticket, stale} = this.#follower;
    fitTexts(this.renderRoot, '.number');
    this.setState('called', ticket?.state === 'called' && !stale);
    this.setState('stale', stale);
    if (this.pageTitle && ticket) this.#sayTitle(ticket);
  }

  protected override render() {
    const {ticket} = this.#follower;
    return html`<div class="page">
      ${ticket && !this.#follower.missing ? this.#renderFollowed(ticket) : this.#renderNothing()}
      <p class="visually-hidden" role="status">${this.#news}</p>
    </div>`;
  }

  #renderNothing(): TemplateResult {
    const {text} = this.#locale;
    if (this.hall && !hallAddress(this.hall, 'tickets')) return outcome(text.local, text.localHow);
    if (!this.ticket || !this.hall || this.#follower.missing) return outcome(text.missing, text.missingHow);
    return html`${outcome(text.loading)}
    ${this.#follower.failing ? html`<p class="state stale">${staleMark()}<span>${text.stale('')}</span></p>` : nothing}`;
  }

  #renderFollowed(ticket: FollowedTicket): TemplateResult {
    const {text} = this.#locale;
    const shown: Shown = {
      ticket,
      stale: this.#follower.stale,
      text,
      pick: (words) => this.#locale.pick(words),
      clock: (instant) => this.#clock(instant, ticket),
    };
    const {slept} = this.#follower;
    const lag = ticket.now - this.#follower.heard; // from this device's clock to the hall's
    return html`${renderTicket(shown)} ${awaited.includes(ticket.state) ? this.#renderTelling() : nothing}
      ${mayLeave.includes(ticket.state) || this.leaving === 'late' ? this.#renderLeaving(ticket) : nothing}
      <div class="foot">
        ${
          slept
            ? html`<p class="state warn">
                ${noticeMark()}<span>${text.slept(shown.clock(slept.from + lag), shown.clock(slept.to + lag))}</span>
              </p>`
            : nothing
        }
        ${renderFreshness(shown)}
      </div>`;
  }

  #renderTelling(): TemplateResult {
    const {text} = this.#locale;
    const {telling, canStayAwake, awake, awakeRefused} = this.#alerts;
    const said = {
      ask: text.notifyHow,
      on: text.notifyOn,
      denied: text.notifyDenied,
      none: text.notifyNone,
      home: text.notifyHome,
    }[telling];
    return html`<section class="telling">
      ${
        telling === 'ask'
          ? html`<button type="button" @click=${() => void this.#alerts.ask()}>${text.notify}</button>`
          : nothing
      }
      <p>${said}</p>
      ${
        canStayAwake
          ? html`<label class="awake">
              <input
                type="checkbox"
                .checked=${awake}
                @change=${(event: Event) => void this.#alerts.stayAwake((event.target as HTMLInputElement).checked)}
              />
              <span>${text.awake}</span>
            </label>`
          : nothing
      }
      ${awakeRefused ? html`<p role="status">${text.awakeRefused}</p>` : nothing}
    </section>`;
  }

  #renderLeaving({number}: FollowedTicket): TemplateResult {
    const {text} = this.#locale;
    if (this.leaving === 'late') return html`<p class="what" role="alert">${text.giveBackLate}</p>`;
    if (this.leaving === 'no') {
      return html`<p class="leave">
        <button type="button" class="quiet" @click=${() => this.#askLeave()}>${text.giveBack}</button>
      </p>`;
    }
    return html`<section class="leave">
      <p>${this.leaving === 'failed' ? text.giveBackFailed : text.giveBackAsk(number)}</p>
      <div class="choice">
        <button type="button" class="keep" @click=${() => (this.leaving = 'no')}>${text.giveBackNo}</button>
        <button type="button" class="quiet" ?disabled=${this.leaving === 'sent'} @click=${() => void this.#leave()}>
          ${text.giveBackYes}
        </button>
      </div>
    </section>`;
  }

  #askLeave(): void {
    this.leaving = 'asked';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.keep')?.focus());
  }

  async #leave(): Promise<void> {
    const {hall, ticket} = this;
    this.leaving = 'sent';
    const result = await giveBack(hall, ticket).then(
      ({status}) => (status === 'done' ? 'no' : 'late'),
      () => 'failed' as const,
    );
    if (hall !== this.hall || ticket !== this.ticket) return;
    this.leaving = result;
    this.#follower.look();
  }

  #changed(before: FollowedTicket | null, now: FollowedTicket): void {
    const calledBefore = before?.state === 'called' ? before.calls : 0;
    if (now.state === 'called' && now.calls > calledBefore) {
      const said = this.#locale.text.called(now.number, counterOf(now, this.#locale.text));
      this.#news = said === this.#news ? `${said}\u00a0` : said; // a recall is said again
      void this.#alerts.tell(said, this.#locale.language);
    } else if (before?.state === 'called' && now.state !== 'called') void this.#alerts.hush();
    if (this.leaving !== 'no' && !mayLeave.includes(now.state)) this.leaving = 'no';
  }

  #sayTitle(ticket: FollowedTicket): void {
    this.#title ??= document.title;
    const {text} = this.#locale;
    document.title =
      ticket.state === 'called' ? `${ticket.number} → ${counterOf(ticket, text)}` : `${ticket.number} – ${text.whose}`;
  }

  /** The hall's own clock; a phone that does not know its zone shows its own. */
  #clock(instant: number, {hall}: FollowedTicket): string {
    try {
      return this.#locale.clock(instant, hall.timeZone);
    } catch {
      return this.#locale.clock(instant);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-status': TicketStatus;
  }
}
