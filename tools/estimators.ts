/*
 * How well the wait can be told: estimators side by side on the same simulated days. Each day has a round of arrivals
 * (a rush before opening, a hill in the morning, a smaller one after noon), service times that are log-normal around a
 * figure of their own, people who leave, priorities, counters that open late, pause and take two services. Everybody
 * who comes is told an estimate; the calling of the real engine then shows what it was worth.
 */
import {performance} from 'node:perf_hooks';
import {applyAll, decide, emptyHall, isRefusal} from '../src/queue/hall.ts';
import {bandOf, countersFor, expected, median} from '../src/queue/estimate.ts';
import {counterOf, ticketOf, waitingFor} from '../src/queue/state.ts';
import type {Command, HallConfig, HallState} from '../src/queue/ticket.ts';
import {sharesOf} from '../src/queue/viewing.ts';

const minute = 60_000;

/** A generator of evenly spread numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** What an estimator may look at when somebody comes to a service. */
interface Moment {
  now: number;
  ahead: number;
  counters: number;
  /** Service times, and the times from the call to the end. */
  times: readonly number[];
  turns: readonly number[];
  /** Waits of those who were called, oldest first. */
  waits: readonly {at: number; milliseconds: number}[];
  /** When the one who has waited longest came; `null` where nobody waits. */
  head: number | null;
}

type Estimator = (moment: Moment) => number | null;

const ql: Estimator = ({ahead, counters, times}) => {
  const usual = median(times);
  return usual === null || counters <= 0 ? null : (ahead * usual) / counters;
};
const les: Estimator = ({waits, now}) => {
  const last = waits[waits.length - 1];
  return last && now - last.at <= 60 * minute ? last.milliseconds : null;
};
const hol: Estimator = ({head, now, waits}) => (head === null ? (waits.length ? 0 : null) : now - head);
const constant: Estimator = ({ahead}) => ahead * 6 * minute;
const lastThirty: Estimator = ({waits, now}) => {
  const late = waits.filter(({at}) => now - at <= 4 * 60 * minute).slice(-30);
  return late.length < 5 ? null : late.reduce((sum, {milliseconds}) => sum + milliseconds, 0) / late.length;
};
const ewma: Estimator = ({waits}) => {
  if (waits.length < 5) return null;
  return waits.reduce((average, {milliseconds}) => 0.9 * average + 0.1 * milliseconds, waits[0]!.milliseconds);
};
const ours: Estimator = ({ahead, counters, turns, waits, now}) =>
  expected({ahead, counters, times: turns, last: waits[waits.length - 1], now});
const withoutFallback: Estimator = (moment) => ours({...moment, waits: []});
const blend: Estimator = (moment) => {
  const [one, other] = [withoutFallback(moment), les(moment)];
  return one === null || other === null ? ours(moment) : 0.7 * one + 0.3 * other;
};

const estimators: Readonly<Record<string, Estimator>> = {
  'QL: ahead × median service ÷ counters': ql,
  'QL: ahead × time at the counter ÷ counters': withoutFallback,
  'last who was called (LES)': les,
  'head of the line (HOL)': hol,
  'six minutes × ahead': constant,
  'mean of the last 30': lastThirty,
  'moving average (EWMA)': ewma,
  'time at the counter, then LES (ours)': ours,
  '0.7 of ours + 0.3 LES': blend,
};

/** The office of the simulation: three services, six counters, two of which are shared. */
const office: HallConfig = {
  id: 'simulated',
  name: 'Simulated',
  place: '',
  timeZone: 'Asia/Ho_Chi_Minh',
  services: ['A', 'B', 'C'].map((id) => ({id, name: id, prefix: id, first: 1, last: 999, digits: 3})),
  counters: [
    {id: '1', name: '1', services: ['A']},
    {id: '2', name: '2', services: ['A', 'B']},
    {id: '3', name: '3', services: ['B']},
    {id: '4', name: '4', services: ['B', 'C']},
    {id: '5', name: '5', services: ['C']},
    {id: '6', name: '6', services: ['A', 'C']},
  ],
  priorities: [{id: 'elderly', name: 'Elderly'}],
  hours: [],
  notices: [],
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};

interface Told {
  service: string;
  at: number;
  said: Readonly<Record<string, number | null>>;
}

class Day {
  state: HallState = emptyHall();
  now: number;
  readonly random: () => number;
  readonly told = new Map<string, Told>();
  readonly outcomes: {told: Told; wait: number}[] = [];
  readonly #busyUntil = new Map<string, number>();
  readonly #usual: Readonly<Record<string, number>>;
  #ids = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    this.now = Date.UTC(2026, 10, 23, 0, 30);
    const pace = 0.8 + 0.5 * this.random();
    this.#usual = {A: 5 * minute * pace, B: 9 * minute * pace, C: 4 * minute * pace};
  }

  do(command: Command): HallState | null {
    const {state, now} = this;
    const context = {config: office, now, actor: 'counter', key: 'key', newId: () => `id-${(this.#ids += 1)}`};
    const outcome = decide(state, command, context);
    if (isRefusal(outcome)) return null;
    return (this.state = applyAll(state, outcome));
  }

  /** Half past seven to half past eleven, half past one to five; then until nobody waits or six. */
  play(): void {
    const begin = this.now;
    const load = 0.75 + 0.5 * this.random();
    for (let second = 0; second < 10.5 * 3600; second += 20) {
      this.now = begin + second * 1000;
      this.#counters(second / 3600);
      for (const service of ['A', 'B', 'C']) {
        if (this.random() < (load * arrivals(second / 3600, service) * 20) / 3600) this.#comes(service);
      }
      for (const {id} of office.counters) this.#works(id);
    }
  }

  /** Counters open within the first half hour, end the morning when nobody waits, and pause now and then. */
  #counters(hour: number): void {
    for (const [index, {id, services}] of office.counters.entries()) {
      const {state} = counterOf(this.state, id);
      const noon = hour > 4 && hour < 6 && services.every((service) => waitingFor(this.state, service).length === 0);
      const open = hour >= index * 0.09 && !noon;
      if (state === 'open' && (!open || this.random() < 0.0006)) this.do({type: 'pauseCounter', counter: id});
      else if (state !== 'open' && open && (state === 'closed' || this.random() < 0.02)) {
        this.do({type: 'openCounter', counter: id});
      }
    }
  }

  #comes(service: string): void {
    const moment = this.#moment(service);
    const urgent = this.random() < 0.12;
    const more = urgent ? {priority: 'elderly', priorityReason: 'x'} : {};
    const before = this.state.seq;
    this.do({type: 'issue', service, ...more});
    const id = `id-${this.#ids}`;
    if (this.state.seq === before || urgent) return; // whoever goes ahead is told so, and no wait of the others
    const said = Object.fromEntries(Object.entries(estimators).map(([name, of]) => [name, of(moment)]));
    this.told.set(id, {service, at: this.now, said});
  }

  #moment(service: string): Moment {
    const {state, now} = this;
    const queue = waitingFor(state, service);
    const counters = countersFor(sharesOf(state, office, service));
    const head = queue[0]?.issuedAt ?? null;
    const waits = state.waits?.[service] ?? [];
    const [times, turns] = [state.serviceTimes[service] ?? [], state.turns?.[service] ?? []];
    return {now, ahead: queue.length, counters, times, turns, waits, head};
  }

  #works(counter: string): void {
    if ((this.#busyUntil.get(counter) ?? 0) > this.now) return;
    const [held] = (this.state.held[counter] ?? []).map((id) => ticketOf(this.state, id)!);
    if (held?.state === 'serving') this.do({type: 'finish', counter, ticket: held.id});
    if (held?.state === 'called') return this.#meets(counter, held.id);
    if (!this.do({type: 'callNext', counter})) return;
    const [called] = (this.state.held[counter] ?? []).map((id) => ticketOf(this.state, id)!);
    if (!called) return;
    const told = this.told.get(called.id);
    if (told) this.outcomes.push({told, wait: this.now - told.at});
    this.#busyUntil.set(counter, this.now + 20_000 + 40_000 * this.random());
  }

  #meets(counter: string, ticket: string): void {
    if (this.random() < 0.06) {
      this.do({type: 'noShow', counter, ticket});
      return;
    }
    this.do({type: 'start', counter, ticket});
    const usual = this.#usual[ticketOf(this.state, ticket)!.service]!;
    this.#busyUntil.set(counter, this.now + usual * Math.exp(0.6 * normal(this.random)));
  }
}

/** People an hour. */
function arrivals(hour: number, service: string): number {
  const hill = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
  const shape = hour < 0.1 ? 5 : 1.3 * hill(1.5, 1.3) + 0.9 * hill(7, 1.2) + 0.15;
  return hour > 9 || (hour > 3.5 && hour < 5.8) ? 0 : shape * {A: 16, B: 11, C: 17}[service]!;
}

/** What became of one estimator's words. */
export interface Score {
  name: string;
  /** Middle and mean of the error, in minutes. */
  median: number;
  mean: number;
  /** Share of those told a band whose wait fell into it, and into it or a neighbour within five minutes. */
  inBand: number;
  nearBand: number;
  /** Share of people who were told that it is not known. */
  unknown: number;
}

function scoreOf(name: string, outcomes: Day['outcomes']): Score {
  const known = outcomes.filter(({told}) => told.said[name] !== null);
  const errors = known.map(({told, wait}) => Math.abs(told.said[name]! - wait) / minute).sort((a, b) => a - b);
  const share = (slack: number) =>
    known.filter(({told, wait}) => {
      const {from, to} = bandOf(told.said[name]! / minute);
      return wait / minute >= from - slack && wait / minute < (to ?? Infinity) + slack;
    }).length / Math.max(1, known.length);
  return {
    name,
    median: errors[errors.length >> 1] ?? 0,
    mean: errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length),
    inBand: share(0),
    nearBand: share(5),
    unknown: 1 - known.length / Math.max(1, outcomes.length),
  };
}

/** Every estimator on the same days. */
export function compare(days: number, seed = 20261123): {people: number; wait: number; scores: Score[]} {
  const outcomes = Array.from({length: days}, (_, day) => {
    const simulated = new Day(seed + day);
    simulated.play();
    return simulated.outcomes;
  }).flat();
  const wait = outcomes.reduce((sum, each) => sum + each.wait, 0) / Math.max(1, outcomes.length) / minute;
  return {people: outcomes.length, wait, scores: Object.keys(estimators).map((name) => scoreOf(name, outcomes))};
}

/** The scores as a table of a document. */
export function tableOf(scores: readonly Score[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const rows = scores.map((score) =>
    [
      score.name,
      score.median.toFixed(1),
      score.mean.toFixed(1),
      percent(score.inBand),
      percent(score.nearBand),
      percent(score.unknown),
    ].join(' | '),
  );
  const head = 'estimator | median error (min) | mean error (min) | in the band | within 5 min of it | not known';
  return [head, '--- | ---: | ---: | ---: | ---: | ---:', ...rows].map((row) => `| ${row} |`).join('\n');
}

if (process.argv[1]?.endsWith('estimators.ts')) {
  const began = performance.now();
  const days = Number(process.argv[2] ?? 60);
  const {people, wait, scores} = compare(days);
  console.log(`${days} days, ${people} people, mean wait ${wait.toFixed(1)} min\n\n${tableOf(scores)}`);
  console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
}
