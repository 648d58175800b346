import {fixture, html} from '@open-wc/testing';
import '../../src/queue/ticket-kiosk/define.js';
import type {TicketKiosk} from '../../src/queue/ticket-kiosk/ticket-kiosk.js';
import {applyAll, decide, emptyHall, isRefusal} from '../../src/queue/hall.js';
import type {Command, HallConfig, HallState} from '../../src/queue/ticket.js';
import type {CommandAnswer} from '../../src/queue/view.js';
import {answerTo, viewOf} from '../../src/queue/viewing.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

/** The office of `sampleView` as it is configured, with fields and appointments. */
export const office: HallConfig = {
  ...sampleView().hall,
  services: sampleView().services.map(({id, name, prefix}) => ({
    id,
    name,
    prefix,
    first: 1,
    last: 999,
    digits: 3,
    ...(id === 'civil' || id === 'certification' ? {field: 'justice'} : {}),
  })),
  fields: [{id: 'justice', name: {vi: 'Tư pháp', en: 'Justice'}}],
  appointments: {services: [{service: 'land', minutes: 15, places: 2}]},
  counters: sampleView().counters.map(({id, name, services}) => ({id, name, services})),
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};

/** A hall that runs the real engine, on a clock that a test sets. */
export class OfficeHall extends FakeHall {
  state: HallState = emptyHall();
  time = sampleNow;
  readonly #answers = new Map<string, CommandAnswer>();
  #ids = 0;

  constructor(readonly config: HallConfig = office) {
    super({view: null});
    this.answer = async (command, key) => this.decide(command, key);
    this.tell();
  }

  get tickets(): number {
    return viewOf(this.state, this.context).tickets.length;
  }

  override now(): number {
    return this.time;
  }

  decide(command: Command, key: string): CommandAnswer {
    const known = this.#answers.get(key);
    if (known) return known;
    const newId = () => `opaque-ticket-id-${++this.#ids}`;
    const context = {config: this.config, now: this.time, actor: 'kiosk', key, newId};
    const outcome = decide(this.state, command, context);
    if (!isRefusal(outcome)) this.state = applyAll(this.state, outcome);
    const bare = answerTo(this.state, outcome, 'kiosk');
    const follow = `https://hall.example/ticket.html?ticket=${this.#ids}`;
    const answer = bare.status === 'done' ? {...bare, follow} : bare;
    this.#answers.set(key, answer);
    this.tell();
    return answer;
  }

  get context() {
    return {config: this.config, epoch: 'engine', now: this.time, role: 'kiosk' as const, streams: []};
  }

  tell(): void {
    this.view = viewOf(this.state, this.context);
    this.set({state: 'live', problem: null});
  }
}

let leap = 0;
const trueNow = performance.now.bind(performance);

/** Turns the page's own clock by hand, from now until the test ends. */
export function turnClock(): void {
  leap = 0;
  performance.now = () => trueNow() + leap;
}

export function restoreClock(): void {
  performance.now = trueNow;
}

export function leapBy(milliseconds: number): void {
  leap += milliseconds;
}

/** Waits for as long as a busy machine may take. */
export async function until(condition: () => unknown, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A kiosk at a hall, and what a person sees and does at it. */
export class KioskPage {
  private constructor(readonly kiosk: TicketKiosk) {}

  static async open(hall: FakeHall, attributes: Record<string, string> = {}): Promise<KioskPage> {
    const address = `fake:${Math.random()}`;
    provideHall(address, hall);
    const kiosk = await fixture<TicketKiosk>(html`<ticket-kiosk confirm print="none"></ticket-kiosk>`);
    for (const [name, value] of Object.entries(attributes)) kiosk.setAttribute(name, value);
    kiosk.hall = address;
    await kiosk.updateComplete;
    return new KioskPage(kiosk);
  }

  get words(): string {
    return this.kiosk.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  }

  get heading(): string {
    return this.one('h1')?.textContent?.trim() ?? '';
  }

  one<E extends HTMLElement>(selector: string): E | null {
    return this.kiosk.shadowRoot!.querySelector<E>(selector);
  }

  all<E extends HTMLElement>(selector: string): E[] {
    return [...this.kiosk.shadowRoot!.querySelectorAll<E>(selector)];
  }

  button(name: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find((each) => each.textContent!.includes(name));
  }

  /** Names of what can be chosen. */
  get names(): string[] {
    return this.all('.field .name').map((each) => each.textContent!);
  }

  /** A finger that has rested: taps left over from the screen before do not count. */
  async tap(name: string): Promise<void> {
    await until(() => this.button(name), `the button ${name} in: ${this.words}`);
    leapBy(2500);
    this.button(name)!.click();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await this.kiosk.updateComplete;
    }
  }

  /** What a scanner that types like a keyboard sends. */
  async scan(text: string): Promise<void> {
    leapBy(2500);
    for (const key of [...text, 'Enter']) {
      leapBy(5);
      document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
    }
    await this.settle();
  }
}
