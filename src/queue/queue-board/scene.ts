import {nothing, type TemplateResult} from 'lit';
import type {Catalogs} from '../../base/words.js';
import type {Board, Picture, Shown} from '../board.js';
import type {Call, Text} from '../ticket.js';
import type {HallView} from '../view.js';
import type {messages} from './queue-board.messages.js';

/** What the wall can show: no hall named, none found, waiting for it, what it says now, or what it said before. */
export type Phase = 'unnamed' | 'failed' | 'loading' | 'live' | 'stale';

/** A text of the wall: in one language, or in two, one under the other. */
export type Said = string | TemplateResult;

/** The words of the wall in one language. */
export type Messages = (typeof messages)['vi'];

/** Messages in one language or two. */
export type Spoken<M> = {
  readonly [Key in keyof M]: M[Key] extends (...values: infer Values) => string ? (...values: Values) => Said : Said;
};

/** Whatever says texts, numbers and dates. */
export interface Words {
  readonly text: Spoken<Messages>;
  pick(text: Text | null | undefined): Said;
  number(value: number): string;
  longDate(instant: number, timeZone?: string): Said;
  clock(instant: number, timeZone?: string): string;
}

/** What an arrangement of the stage sees of its wall. */
export interface Scene {
  readonly view: HallView | null;
  readonly board: Board;
  readonly picture: Picture;
  readonly words: Words;
  /** The first language alone, for what a screen reader is told. */
  readonly label: Messages;
  /** The device's monotonic clock. */
  readonly now: number;
  readonly hallNow: number;
  /** How long a call stays a hero, in milliseconds. */
  readonly hold: number;
  /** Counts up every ten seconds, for pages that take turns. */
  readonly turn: number;
  /** Services and counters that are wanted; empty: all. */
  readonly services: ReadonlySet<string>;
  readonly counters: ReadonlySet<string>;
  /** Words of an arrangement's own. */
  spoken<M extends object>(catalogs: Catalogs<M>): Spoken<M>;
  counterName(counter: string): string;
  serviceName(service: string): Said;
  /** What stands beside a called number: its service and, where the office chose so, whose it is. */
  about(call: Pick<Call, 'service' | 'ticket'>): Said;
  /** What stands in a hero's place while nobody is called. */
  quiet(): TemplateResult;
}

/** A stage, and the calls left for the list of recent ones. */
export interface Arranged {
  kind: 'hero' | 'grid' | 'list' | 'idle';
  stage: TemplateResult;
  recent: readonly Shown[];
}

/** Draws rows one by one: one that cannot be drawn is left out, and takes no other with it. */
export function each<T>(rows: readonly T[], draw: (row: T) => unknown): unknown[] {
  return rows.map((row) => {
    try {
      return draw(row);
    } catch {
      return nothing;
    }
  });
}
