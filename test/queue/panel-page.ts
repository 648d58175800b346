import {fixture, html} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import '../../src/queue/counter-panel/define.js';
import type {CounterPanel} from '../../src/queue/counter-panel/counter-panel.js';
import {applyAll, decide, emptyHall, isRefusal} from '../../src/queue/hall.js';
import type {Command, HallConfig, HallState} from '../../src/queue/ticket.js';
import type {CommandAnswer, Role} from '../../src/queue/view.js';
import {answerTo, viewOf} from '../../src/queue/viewing.js';
import {provideHall} from '../../src/services/hall/connect.js';
import type {Hall} from '../../src/services/hall/hall.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

/** The sample afternoon's office, for the real engine. */
export const office: HallConfig = {
  ...sampleView().hall,
  services: sampleView().services.map(({id, name, prefix}) => ({id, name, prefix, first: 1, last: 999, digits: 3})),
  counters: sampleView().counters.map(({id, name, services}) => ({id, name, services})),
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};

/** A hall that runs the real engine, and answers a known key with its first answer. */
export class EngineHall extends FakeHall {
  state: HallState = emptyHall();
  time = sampleNow;
  readonly #answers = new Map<string, CommandAnswer>();
  #ids = 0;

  constructor(
    readonly role: Role = 'counter',
    readonly config: HallConfig = office,
  ) {
    super({view: null});
    this.answer = async (command, key) => this.decide(command, key);
    this.tell();
  }

  override now(): number {
    return this.time;
  }

  decide(command: Command, key = `key-${this.#ids}-${command.type}`): CommandAnswer {
    const known = this.#answers.get(key);
    if (known) return known;
    const newId = () => `ticket-${++this.#ids}`;
    const outcome = decide(this.state, command, {config: this.config, now: this.time, actor: this.role, key, newId});
    if (!isRefusal(outcome)) this.state = applyAll(this.state, outcome);
    const answer = answerTo(this.state, outcome, this.role);
    this.#answers.set(key, answer);
    this.tell();
    return answer;
  }

  /** Numbers for the land office, one minute apart. */
  issue(count: number, more: Partial<Extract<Command, {type: 'issue'}>> = {}): void {
    for (let left = count; left > 0; left--) {
      this.decide({type: 'issue', service: 'land', ...more});
      this.time += 60_000;
    }
    this.tell();
  }

  tell(): void {
    this.view = viewOf(this.state, {
      config: this.config,
      epoch: 'engine',
      now: this.time,
      role: this.role,
      streams: [],
    });
    this.set({state: 'live', problem: null});
  }

  stateOf(number: string): string | undefined {
    return this.view?.tickets.find((row) => row.number === number)?.state;
  }
}

/** What a panel is told; the same address twice is the same page loaded again. */
export interface Attributes {
  counter?: string;
  lang?: string;
  officer?: string;
  address?: string;
}

let count = 0;

/** A panel in the page. */
export async function panelAt(hall: FakeHall, attributes: Attributes = {}): Promise<CounterPanel> {
  const {counter = '4', lang = 'vi', officer = '', address = `fake:panel-${++count}`} = attributes;
  provideHall(address, hall);
  return fixture<CounterPanel>(
    html`<counter-panel lang=${lang} hall=${address} counter=${counter} officer=${officer}></counter-panel>`,
  );
}

/** Counter 4 open, with some people waiting. */
export async function opened(
  people = 3,
  config: Partial<HallConfig> = {},
  role: Role = 'counter',
): Promise<{hall: EngineHall; panel: CounterPanel}> {
  const hall = new EngineHall(role, {...office, ...config});
  hall.decide({type: 'openCounter', counter: '4'});
  hall.issue(people);
  return {hall, panel: await panelAt(hall)};
}

/** What a selector finds in a panel. */
export const all = (panel: CounterPanel, selector: string) => [
  ...panel.renderRoot.querySelectorAll<HTMLElement>(selector),
];
/** The first that a selector finds. */
export const one = (panel: CounterPanel, selector: string) => all(panel, selector)[0]!;
/** The text of the first that a selector finds. */
export const words = (panel: CounterPanel, selector: string) =>
  (one(panel, selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
/** One of the six actions. */
export const action = (panel: CounterPanel, name: string) => one(panel, `[data-action=${name}]`);

/** A real press of the mouse. */
export async function tap(panel: CounterPanel, target: HTMLElement): Promise<void> {
  target.scrollIntoView({block: 'center'});
  const {x, y, width, height} = target.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
  await settled(panel);
}

/** A real press of a key. */
export async function press(panel: CounterPanel, key: string): Promise<void> {
  await sendKeys({press: key});
  await settled(panel);
}

/** Waits for the hall to say something that shows. */
export async function until(hall: Hall, panel: CounterPanel, shown: () => boolean): Promise<void> {
  await panel.updateComplete;
  while (!shown()) {
    await new Promise<void>((resolve) => {
      const stop = hall.subscribe(() => (stop(), resolve()));
    });
    await settled(panel);
  }
}

/** Waits until a panel has drawn what it knows. */
export async function settled(panel: CounterPanel): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await panel.updateComplete;
}

/** Gives it another width; three frames see it, say so and draw it. */
export async function resize(panel: CounterPanel, width: number): Promise<void> {
  panel.style.setProperty('inline-size', `${width}px`);
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  await panel.updateComplete;
}

/** The button of the dialog with this label. */
export const button = (panel: CounterPanel, label: string) =>
  all(panel, 'dialog button').find(({textContent}) => textContent?.trim() === label)!;
