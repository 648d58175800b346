import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController} from '../../base/data.js';
import {formatTime} from '../../base/formats.js';
import {HallController} from '../../base/hall-controller.js';
import {LocaleController} from '../../base/locale.js';
import type {BookingTold, Slot, SlotList} from '../view.js';
import {messages} from './appointment-picker.messages.js';
import {styles} from './appointment-picker.styles.js';
import {BookingDesk} from './booking-desk.js';
import {calendarEntry, daysOf, nearestFree, readOffer, type Day} from './offer.js';
import {renderConfirmed, renderPending, renderRefused, type Telling} from './screens.js';

declare global {
  interface HTMLElementEventMap {
    'slot-choose': CustomEvent<{service: string; at: number}>;
  }
}

/**
 * Booking an appointment from home: a service, a day, a time, and a code to come with. What is asked for is written down
 * before it is sent, and is certain only once there is a code.
 *
 * @tag appointment-picker
 * @fires {CustomEvent<{service: string; at: number}>} slot-choose - Somebody chose a time.
 */
export class AppointmentPicker extends CounterElement {
  static override readonly tag = 'appointment-picker';
  static override readonly styles = styles;

  /** The hall that takes the booking, and gives the times where no data do. */
  @property() hall = '';

  /** The service chosen, by its id. */
  @property() service = '';

  /** Times as `GET {hall}/slots` lists them, of one service or a list of several. */
  @property({attribute: false}) data: unknown = null;

  /** Address of such times. */
  @property() src = '';

  /** Seconds between two looks at that address; 0 looks once. */
  @property({type: Number}) refresh = 0;

  /** Whether the holder may leave a name. */
  @property({type: Boolean, attribute: 'ask-name'}) askName = false;

  @state() private day = '';
  @state() private at: number | null = null;
  @state() private offered: SlotList | null | undefined;
  @state() private trouble = false;
  @state() private moving: BookingTold | null = null;
  @state() private cancelling = false;

  readonly #locale = new LocaleController(this, messages);
  readonly #halls = new HallController(this);
  readonly #data = new DataController<SlotList[]>(this, readOffer);
  readonly #desk = new BookingDesk(this, () => void this.#load());
  #asked = '';
  #shown: string = 'none';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hall') || changed.has('service')) {
      this.at = null;
      this.day = '';
    }
    const first = this.#services[0];
    if (!this.service && this.#services.length === 1 && first) this.service = first.id;
    const key = this.#hasData ? '' : `${this.hall}\n${this.service}`;
    if (key === this.#asked) return;
    this.#asked = key;
    this.offered = undefined;
    if (this.hall && this.service && key) void this.#load();
  }

  protected override updated(): void {
    const {kind} = this.#desk.outcome;
    if (kind !== this.#shown && kind !== 'none') this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
    this.#shown = kind;
  }

  protected override render() {
    const {outcome} = this.#desk;
    const {text} = this.#locale;
    if (outcome.kind === 'pending') return renderPending(outcome, this.#telling, () => void this.#desk.putAway());
    if (outcome.kind === 'confirmed') {
      return renderConfirmed(outcome, this.#telling, {
        save: () => this.#save(outcome.booking),
        another: () => this.#another(),
      });
    }
    return html`<form @submit=${this.#submit}>
        <h2>${text.title}</h2>
        ${outcome.kind === 'refused' ? this.#renderRefused(outcome) : nothing}
        ${this.moving ? html`<p class="moving">${text.moving(this.moving.code)}</p>` : this.#renderServices()}
        ${this.#renderTimes()}
      </form>
      ${this.hall ? this.#renderOwn() : nothing}`;
  }

  #renderServices(): TemplateResult {
    const {text} = this.#locale;
    const services = this.#services;
    if (services.length === 0)
      return html`<p class="none">${this.#loadingServices ? text.loading : text.noService}</p>`;
    return html`<fieldset>
      <legend>${text.service}</legend>
      <div class="rows">
        ${services.map(
          ({id, name}) => html`<label class="row">
            <input type="radio" name="service" .checked=${id === this.service} @change=${() => (this.service = id)} />
            <span>${name}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #renderTimes(): TemplateResult | typeof nothing {
    const {text} = this.#locale;
    if (!this.service) return nothing;
    if (this.trouble || this.#data.state === 'failed') {
      return html`<p class="none" role="alert">${text.failed}</p>
        <button type="button" class="second" @click=${() => void this.#load()}>${text.retry}</button>`;
    }
    const list = this.#list;
    if (list === undefined) return html`<p class="none">${text.loading}</p>`;
    const days = list ? daysOf(list) : [];
    if (!list || days.length === 0) return html`<p class="none">${text.none}</p>`;
    const day = days.find(({id}) => id === this.day) ?? days.find((each) => this.#isOpen(each, list)) ?? days[0]!;
    return html`${this.#renderDays(days, day, list)} ${this.#renderSlots(day, list)} ${this.#renderBooking(day, list)}`;
  }

  #renderDays(days: readonly Day[], current: Day, list: SlotList): TemplateResult {
    const {text} = this.#locale;
    return html`<fieldset>
      <legend>${text.day}</legend>
      <div class="grid days">
        ${days.map((day) => {
          const isOpen = this.#isOpen(day, list);
          return html`<label class="cell">
            <input
              type="radio"
              name="day"
              .checked=${day === current}
              ?disabled=${!isOpen}
              @change=${() => this.#chooseDay(day.id)}
            />
            <span>${this.#dayName(day.slots[0]!.at, list.timeZone)}${isOpen ? nothing : html`<small>${text.dayFull}</small>`}</span>
          </label>`;
        })}
      </div>
    </fieldset>`;
  }

  #renderSlots({slots}: Day, list: SlotList): TemplateResult {
    const {text} = this.#locale;
    return html`<fieldset>
      <legend>${text.slot}</legend>
      <div class="grid slots">
        ${slots.map((slot) => {
          const said = slot.at < list.now ? text.past : slot.free > 0 ? text.places(slot.free) : text.full;
          return html`<label class="cell">
            <input
              type="radio"
              name="slot"
              .checked=${slot.at === this.at}
              ?disabled=${slot.free <= 0 || slot.at < list.now}
              @change=${() => this.#choose(slot)}
            />
            <span>${this.#locale.clock(slot.at, list.timeZone)}<small>${said}</small></span>
          </label>`;
        })}
      </div>
    </fieldset>`;
  }

  #renderBooking(day: Day, list: SlotList): TemplateResult | typeof nothing {
    const {text} = this.#locale;
    if (!this.hall) return nothing;
    const slot = day.slots.find(({at}) => at === this.at);
    if (!slot) return html`<p class="none">${text.choose}</p>`;
    return html`${
      this.askName
        ? html`<label class="name">${text.name}<input name="holder" autocomplete="name" maxlength="80" /></label>`
        : nothing
    }
      <button class="book">
        ${text.book(this.#dayName(slot.at, list.timeZone), this.#locale.clock(slot.at, list.timeZone))}
      </button>`;
  }

  #renderRefused(outcome: Extract<BookingDesk['outcome'], {kind: 'refused'}>): TemplateResult {
    const list = this.#list;
    const {at, service} = outcome.wish.command;
    const near = list && list.service === service ? nearestFree(list, at, list.now) : [];
    const label = (slot: Slot) => this.#telling.when(slot.at, outcome.wish.timeZone);
    return renderRefused(outcome, this.#telling, near, label, (slot) => this.#choose(slot));
  }

  #renderOwn(): TemplateResult {
    const {text} = this.#locale;
    const {found} = this.#desk;
    return html`<details class="own">
      <summary>${text.own}</summary>
      <form @submit=${this.#find}>
        <label class="name"
          >${text.ownCode}<input name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required
        /></label>
        <button class="second" ?disabled=${found.kind === 'asking'}>${text.find}</button>
      </form>
      <div role="status">
        ${found.kind === 'unknown' ? html`<p>${text.unknownCode}</p>` : nothing}
        ${found.kind === 'failed' ? html`<p>${text.findFailed}</p>` : nothing}
        ${found.kind === 'found' ? this.#renderFound(found.booking) : nothing}
      </div>
    </details>`;
  }

  #renderFound(booking: BookingTold): TemplateResult {
    const {text} = this.#locale;
    const zone = this.#halls.view?.hall.timeZone ?? this.#list?.timeZone ?? '';
    return html`<p class="what">${this.#name(booking.service)}<br />${this.#telling.when(booking.at, zone)}</p>
      <p>${this.cancelling ? text.cancelAsk : text.state(booking.state)}</p>
      ${booking.state === 'booked' ? this.#renderFoundActions(booking) : nothing}`;
  }

  #renderFoundActions(booking: BookingTold): TemplateResult {
    const {text} = this.#locale;
    if (!this.cancelling) {
      return html`<div class="choice">
        <button type="button" class="second" @click=${() => this.#move(booking)}>${text.move}</button>
        <button type="button" class="second" @click=${() => (this.cancelling = true)}>${text.cancel}</button>
      </div>`;
    }
    return html`<div class="choice">
      <button type="button" @click=${() => (this.cancelling = false)}>${text.cancelNo}</button>
      <button type="button" class="second" @click=${() => this.#cancel(booking)}>${text.cancelYes}</button>
    </div>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const list = this.#list;
    if (this.at === null || !list) return;
    const holder = this.renderRoot.querySelector<HTMLInputElement>('[name=holder]')?.value.trim() ?? '';
    const {service, minutes, timeZone} = list;
    const replaces = this.moving?.code ?? '';
    void this.#desk.book({service, at: this.at, minutes, timeZone, holder, replaces});
  };

  readonly #find = (event: Event): void => {
    event.preventDefault();
    this.cancelling = false;
    const code = this.renderRoot.querySelector<HTMLInputElement>('[name=code]')?.value.trim() ?? '';
    if (code) void this.#desk.find(code);
  };

  #cancel(booking: BookingTold): void {
    this.cancelling = false;
    void this.#desk.cancel(booking);
  }

  #move(booking: BookingTold): void {
    this.moving = booking;
    this.service = booking.service;
  }

  #another(): void {
    this.moving = null;
    this.at = null;
    void this.#desk.putAway();
  }

  #choose(slot: Slot): void {
    const list = this.#list;
    if (!list) return;
    this.at = slot.at;
    this.day = daysOf(list).find(({slots}) => slots.some(({at}) => at === slot.at))?.id ?? '';
    const detail = {service: list.service, at: slot.at};
    this.dispatchEvent(new CustomEvent('slot-choose', {bubbles: true, composed: true, detail}));
  }

  #chooseDay(id: string): void {
    this.day = id;
    this.at = null;
  }

  async #load(): Promise<void> {
    const key = this.#asked;
    if (!this.hall || !this.service || this.#hasData) return;
    this.trouble = false;
    try {
      const list = await this.#desk.slots(this.service);
      if (key === this.#asked) this.offered = list && (readOffer(list).value[0] ?? null);
    } catch {
      if (key === this.#asked) this.trouble = true;
    }
  }

  /** Gives the appointment to the calendar of this device, by an address that is let go at once. */
  #save(booking: BookingTold): void {
    const {view} = this.#halls;
    const place = view ? `${this.#locale.pick(view.hall.name)}, ${this.#locale.pick(view.hall.place)}` : '';
    const entry = calendarEntry(booking, `${this.#name(booking.service)} (${booking.code})`, place, Date.now());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([entry], {type: 'text/calendar'}));
    link.download = `${booking.code}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  get #hasData(): boolean {
    return this.#data.state !== 'empty';
  }

  get #list(): SlotList | null | undefined {
    return this.#hasData ? this.#data.value?.find(({service}) => service === this.service) : this.offered;
  }

  get #loadingServices(): boolean {
    return (
      this.#data.state === 'loading' || (this.hall !== '' && !this.#halls.view && this.#halls.link.state !== 'failed')
    );
  }

  get #services(): {id: string; name: string}[] {
    const rules = this.#halls.view?.hall.appointments?.services ?? [];
    const ids = this.#hasData
      ? (this.#data.value ?? []).map(({service}) => service)
      : rules.map(({service}) => service);
    return [...new Set(ids)].map((id) => ({id, name: this.#name(id)}));
  }

  get #telling(): Telling {
    return {
      text: this.#locale.text,
      name: (service) => this.#name(service),
      when: (at, zone) =>
        `${this.#locale.clock(at, zone || undefined)}, ${this.#locale.longDate(at, zone || undefined)}`,
    };
  }

  #name(service: string): string {
    return this.#locale.pick(this.#halls.view?.services.find(({id}) => id === service)?.name) || service;
  }

  #isOpen({slots}: Day, {now}: SlotList): boolean {
    return slots.some(({free, at}) => free > 0 && at >= now);
  }

  #dayName(at: number, timeZone: string): string {
    const {language} = this.#locale;
    return formatTime(language === 'en' ? 'en-GB' : language, at, {
      weekday: 'long',
      day: 'numeric',
      month: 'numeric',
      timeZone,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appointment-picker': AppointmentPicker;
  }
}
