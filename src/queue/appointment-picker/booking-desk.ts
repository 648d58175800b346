import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {newId} from '../../core/ids.js';
import {findBooking, sendBooking, slotsOf} from '../../services/hall/booking.js';
import {page} from '../../services/hall/environment.js';
import {forgetBooking, keepBooking, keptBooking, type KeptBooking} from '../../services/hall/kept-booking.js';
import type {BookingTold, SlotList} from '../view.js';

/** What became of a wish to book. */
export type Outcome =
  | {kind: 'none'}
  /** Written down (`kept`) or held by the page alone, and not answered. */
  | {kind: 'pending'; kept: boolean; wish: KeptBooking}
  | {kind: 'confirmed'; booking: BookingTold; timeZone: string; oldStays: string}
  | {kind: 'refused'; reason: string; wish: KeptBooking};

/** What a code was found to stand for. */
export type Found = {kind: 'none' | 'asking' | 'unknown' | 'failed'} | {kind: 'found'; booking: BookingTold};

/** What is wished for. */
export interface Wish {
  service: string;
  at: number;
  minutes: number;
  timeZone: string;
  holder: string;
  replaces: string;
}

const again = 15_000;

type Host = ReactiveControllerHost & {hall: string};

/** Books at the hall of its host: a wish is written down before it is sent, and sent until it is answered. */
export class BookingDesk implements ReactiveController {
  outcome: Outcome = {kind: 'none'};
  found: Found = {kind: 'none'};
  #hall = '';
  #sending = false;
  #connected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(
    private readonly host: Host,
    /** Called when an answer came: the places left are others now. */
    private readonly answered: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#stopWatching = page.onWake(() => void this.#send());
    void this.#send();
  }

  hostUpdate(): void {
    if (this.host.hall === this.#hall) return;
    this.#hall = this.host.hall;
    this.outcome = {kind: 'none'};
    this.found = {kind: 'none'};
    void this.#resume(this.#hall);
  }

  hostDisconnected(): void {
    this.#connected = false;
    clearTimeout(this.#timer);
    this.#stopWatching?.();
  }

  slots(service: string): Promise<SlotList | null> {
    return slotsOf(this.host.hall, {service});
  }

  async book({service, at, minutes, timeZone, holder, replaces}: Wish): Promise<void> {
    const command = {type: 'book' as const, service, at, ...(holder ? {holder} : {})};
    const wish: KeptBooking = {id: this.#hall, key: newId(), command, minutes, timeZone, replaces};
    this.#set({kind: 'pending', kept: true, wish});
    const kept = await keepBooking(wish);
    if (this.#isPending(wish)) this.#set({kind: 'pending', kept, wish});
    await this.#send();
  }

  /** Sends a wish no more, or puts away what was answered. */
  async putAway(): Promise<void> {
    clearTimeout(this.#timer);
    const hall = this.#hall;
    this.#set({kind: 'none'});
    this.found = {kind: 'none'};
    await forgetBooking(hall);
  }

  async find(code: string): Promise<void> {
    this.#setFound({kind: 'asking'});
    try {
      const booking = await findBooking(this.#hall, code);
      this.#setFound(booking ? {kind: 'found', booking} : {kind: 'unknown'});
    } catch {
      this.#setFound({kind: 'failed'});
    }
  }

  async cancel(booking: BookingTold): Promise<void> {
    const done = await this.#cancelled(booking.code);
    if (done === null) return this.#setFound({kind: 'failed'});
    this.answered();
    await this.find(booking.code);
  }

  async #cancelled(code: string): Promise<boolean | null> {
    return sendBooking(this.#hall, {type: 'cancelBooking', code}).then(
      ({status}) => status === 'done',
      () => null,
    );
  }

  async #resume(hall: string): Promise<void> {
    if (!hall) return;
    const wish = await keptBooking(hall);
    if (!wish || hall !== this.#hall || this.outcome.kind !== 'none') return;
    this.#set({kind: 'pending', kept: true, wish});
    await this.#send();
  }

  async #send(): Promise<void> {
    const {outcome} = this;
    if (outcome.kind !== 'pending' || this.#sending || !this.#connected) return;
    const {wish} = outcome;
    clearTimeout(this.#timer);
    this.#sending = true;
    const answer = await sendBooking(wish.id, wish.command, {key: wish.key}).catch(() => null);
    this.#sending = false;
    if (answer === null) {
      if (this.#connected) this.#timer = setTimeout(() => void this.#send(), again * (0.8 + 0.4 * Math.random()));
      return;
    }
    await forgetBooking(wish.id);
    if (!this.#isPending(wish)) return;
    if (answer.status === 'refused') this.#set({kind: 'refused', reason: answer.reason, wish});
    else if (answer.booking) await this.#confirm(answer.booking, wish);
    this.answered();
  }

  async #confirm(booking: BookingTold, {replaces, timeZone}: KeptBooking): Promise<void> {
    const old = replaces && (await this.#cancelled(replaces)) !== true ? replaces : '';
    this.found = {kind: 'none'};
    this.#set({kind: 'confirmed', booking, timeZone, oldStays: old});
  }

  #isPending({key}: KeptBooking): boolean {
    return this.outcome.kind === 'pending' && this.outcome.wish.key === key;
  }

  #set(outcome: Outcome): void {
    this.outcome = outcome;
    this.host.requestUpdate();
  }

  #setFound(found: Found): void {
    this.found = found;
    this.host.requestUpdate();
  }
}
