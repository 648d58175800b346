import type {Question, Survey} from '../survey-definition.js';
import {Draft, type Problem, type Step} from '../survey-draft.js';

/** Where a visitor stands. `sending` lasts until everything is written down; nobody is thanked before. */
export type Phase = 'start' | 'answering' | 'sending' | 'thanks';

/** One visitor going through a questionnaire. Forgotten as a whole when the next one comes. */
export class Visit {
  phase: Phase;
  readonly draft: Draft;
  /** Steps that were left with nothing wrong, by their keys. */
  readonly finished = new Set<string>();
  /** What is wrong on the step shown, by the question's name. */
  problems: ReadonlyMap<string, Problem> = new Map();
  /** Whether the answers could not be written down. */
  refused = false;
  /** When the first question was begun; 0 before that. */
  startedAt = 0;
  #key = '';

  constructor(
    readonly survey: Survey,
    private readonly single: boolean,
    today: () => string,
  ) {
    this.draft = new Draft(survey, today);
    this.phase = single ? 'start' : 'answering';
  }

  get steps(): readonly Step[] {
    return this.draft.steps(this.single);
  }

  /** Position of the step shown. */
  get index(): number {
    return Math.max(
      0,
      this.steps.findIndex(({key}) => key === this.#key),
    );
  }

  get step(): Step | undefined {
    return this.steps[this.index];
  }

  get isLast(): boolean {
    return this.index >= this.steps.length - 1;
  }

  /** The first question is begun. */
  begin(): void {
    this.startedAt ||= Date.now();
    if (this.phase === 'start') this.phase = 'answering';
  }

  /** Looks at the answers shown. `halfTyped` names fields in which a browser saw no whole value. */
  check(halfTyped: ReadonlySet<string>): boolean {
    const {step} = this;
    if (step) this.problems = this.#problemsOf(step, halfTyped);
    return this.problems.size === 0;
  }

  /** Leaves a step with nothing wrong: to the next, or `false` after the last. */
  advance(): boolean {
    const {step, steps, index} = this;
    if (!step) return false;
    this.finished.add(step.key);
    const next = steps[index + 1];
    if (next) this.#go(next);
    return next !== undefined;
  }

  back(): void {
    const before = this.steps[this.index - 1];
    if (before) this.#go(before);
  }

  /** Looks at everything once more: an answer may have brought up a question on a page that was passed. */
  reachesEnd(): boolean {
    for (const step of this.steps) {
      const problems = this.#problemsOf(step, new Set());
      if (problems.size === 0) continue;
      this.#go(step);
      this.problems = problems;
      return false;
    }
    return true;
  }

  /** An answer has changed: what was wrong with it may be mended. */
  changed({name}: Question): void {
    const {step} = this;
    if (!step || !this.problems.has(name)) return;
    const now = this.#problemsOf(step, new Set()).get(name);
    const problems = new Map(this.problems);
    if (now) problems.set(name, now);
    else problems.delete(name);
    this.problems = problems;
  }

  /** The names of what is finished: the questions of finished pages, or finished questions and rows. */
  get finishedNames(): ReadonlySet<string> {
    const steps = this.steps.filter(({key}) => this.finished.has(key));
    if (this.single) return new Set(steps.map(({key}) => key));
    return new Set(steps.flatMap(({questions}) => questions.map(({question}) => question.name)));
  }

  #go({key}: Step): void {
    this.#key = key;
    this.problems = new Map();
  }

  #problemsOf({questions, row}: Step, halfTyped: ReadonlySet<string>): Map<string, Problem> {
    const found = questions.map(({question}): [string, Problem | null] => [
      question.name,
      halfTyped.has(question.name) ? {rule: 'date'} : this.draft.problem(question, row),
    ]);
    return new Map(found.filter((one): one is [string, Problem] => one[1] !== null));
  }
}
