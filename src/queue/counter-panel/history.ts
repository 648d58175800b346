import type {Command} from '../ticket.js';
import type {CounterRow, HallView} from '../view.js';
import {keep, recall} from './kept.js';

/** A step at this counter, as the tab saw it. */
export interface Step {
  at: number;
  /** The officer's opaque id; empty where the counter is not shared. */
  officer: string;
  command: Command['type'];
  numbers: readonly string[];
  undone: boolean;
}

const most = 20;

interface Told {
  officer: string;
  command: Command['type'];
  numbers: readonly string[];
}

/**
 * The last steps at a counter, read from what its hall says could be undone: also those of colleagues and of another
 * panel. Kept in the tab, so that a reload does not empty it.
 */
export class StepLog {
  /** Newest first. */
  steps: readonly Step[] = [];
  #place = '';
  #day = '';
  #known = new Map<string, string>();

  /** Reads a view. */
  read(place: string, view: HallView, counter: CounterRow, now: number): void {
    if (place !== this.#place || view.day !== this.#day) this.#begin(place, view.day);
    const told = stepsTold(counter);
    const before = this.steps;
    for (const officer of this.#known.keys()) {
      const gone = counter.state !== 'closed' && !told.some((each) => each.officer === officer);
      if (gone) this.#undo(officer);
    }
    for (const step of told) {
      if (this.#known.get(step.officer) === nameOf(step)) continue;
      const at = this.#known.size || before.length ? now : (lastTouch(view, step.numbers) ?? now);
      this.steps = [{...step, at, undone: false}, ...this.steps].slice(0, most);
    }
    this.#known = new Map(told.map((step) => [step.officer, nameOf(step)]));
    if (this.steps !== before) keep(this.#place, {day: this.#day, steps: this.steps});
  }

  #begin(place: string, day: string): void {
    this.#place = place;
    this.#day = day;
    this.steps = stepsIn(recall(place), day);
    this.#known = new Map();
    for (const step of [...this.steps].reverse()) {
      if (step.undone) this.#known.delete(step.officer);
      else this.#known.set(step.officer, nameOf(step));
    }
  }

  #undo(officer: string): void {
    const last = this.steps.find((step) => step.officer === officer && !step.undone);
    this.steps = this.steps.map((step) => (step === last ? {...step, undone: true} : step));
  }
}

function stepsTold({undo, undoes = [], officers = []}: CounterRow): Told[] {
  const common = undo ? [{officer: '', command: undo, numbers: undoes}] : [];
  return [...common, ...officers.map(({id, undo: command, undoes: numbers}) => ({officer: id, command, numbers}))];
}

function nameOf({command, numbers}: Told): string {
  return [command, ...numbers].join(' ');
}

function lastTouch(view: HallView, numbers: readonly string[]): number | undefined {
  const since = view.tickets.filter(({number}) => numbers.includes(number)).map((ticket) => ticket.since);
  return since.length ? Math.max(...since) : undefined;
}

/** The steps of a day that were kept; what is no step is left out. */
function stepsIn(kept: unknown, day: string): Step[] {
  if (typeof kept !== 'object' || kept === null) return [];
  const {day: of, steps} = kept as {day?: unknown; steps?: unknown};
  return of === day && Array.isArray(steps) ? steps.filter(isStep) : [];
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const {at, officer, command, numbers, undone} = value as Partial<Record<keyof Step, unknown>>;
  const texts = typeof officer === 'string' && typeof command === 'string' && typeof undone === 'boolean';
  return texts && Number.isFinite(at) && Array.isArray(numbers) && numbers.every((each) => typeof each === 'string');
}
