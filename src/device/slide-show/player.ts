import type {Slide} from '../slides.js';
import {Frame, type FrameFault} from './frame.js';

/*
 * Shows slides one after another in a stage, two at most in the page: the one that is seen and the next, which loads
 * meanwhile. What cannot be shown is left out and told.
 */

/** How long the two lie over each other. */
export const fade = 240;

/** Wait before all are tried again where none could be shown, or none is due. */
const pause = 30_000;

/** What the player tells and asks. */
export interface PlayerTools {
  /** The slides that are due now. */
  due: () => readonly Slide[];
  /** The slide that is seen has changed; `null` where none is. */
  shown: (slide: Slide | null, state: 'playing' | 'empty' | 'failed') => void;
  fault: (slide: Slide, fault: FrameFault) => void;
  /** Seconds for which a picture stays that does not say so. */
  seconds: () => number;
  /** Whether one slide passes into the next. */
  fades: () => boolean;
  patience: () => number;
}

export class Player {
  #current: Frame | null = null;
  #coming: Frame | null = null;
  #ready = false;
  #wanted = false;
  #failed = 0;
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fading: ReturnType<typeof setTimeout> | undefined;
  #until = 0;
  #left = 0;
  #leaving: Frame | null = null;

  constructor(
    private readonly stage: HTMLElement,
    private readonly tools: PlayerTools,
  ) {}

  /** Begins, or goes on after `pause`. */
  run(): void {
    if (this.#running) return;
    this.#running = true;
    if (this.#current) this.#resume(this.#current);
    else if (!this.#coming) this.#prepare();
    else if (this.#ready) this.#swap();
  }

  /** Stops where it is. */
  pause(): void {
    if (!this.#running) return;
    this.#running = false;
    this.#left = Math.max(0, this.#until - performance.now());
    clearTimeout(this.#timer);
    this.#current?.pause();
  }

  /** Ends everything: nothing is left in the stage. */
  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    clearTimeout(this.#fading);
    for (const frame of [this.#current, this.#coming, this.#leaving]) frame?.end();
    this.#current = this.#coming = this.#leaving = null;
    this.#ready = this.#wanted = false;
    this.#failed = 0;
  }

  /** The slides are others: what is seen stays for its time if it is still among them. */
  renew(): void {
    const seen = this.#current?.slide;
    if (seen && this.tools.due().some(({src}) => src === seen.src)) {
      this.#coming?.end();
      this.#coming = null;
      this.#ready = false;
      this.#failed = 0;
      if (!this.#leaving) this.#prepare();
      return;
    }
    const running = this.#running;
    this.stop();
    this.#running = running;
    if (running) this.#prepare();
  }

  #after(milliseconds: number, work: () => void): void {
    clearTimeout(this.#timer);
    this.#until = performance.now() + milliseconds;
    if (this.#running) this.#timer = setTimeout(work, milliseconds);
  }

  /** The slide after the given one, in the list as it is now. */
  #next(slide: Slide | undefined): Slide | undefined {
    const due = this.tools.due();
    const own = slide ? due.indexOf(slide) : -1;
    const at = own < 0 && slide ? due.findIndex(({src}) => src === slide.src) : own;
    return due[(at + 1) % due.length];
  }

  #prepare(after = this.#current?.slide): void {
    const slide = this.#next(after);
    if (!slide) return this.#rest('empty');
    if (slide === this.#current?.slide) return this.#stay();
    const frame = new Frame(slide, this.tools.patience());
    this.#coming = frame;
    this.#ready = false;
    this.stage.append(frame.element);
    void frame.ready().then((fault) => {
      if (this.#coming !== frame) return;
      if (fault) return this.#leaveOut(frame, fault);
      this.#failed = 0;
      this.#ready = true;
      if (!this.#current || this.#wanted) this.#swap();
    });
  }

  #leaveOut(frame: Frame, fault: FrameFault): void {
    this.#coming = null;
    frame.end();
    this.tools.fault(frame.slide, fault);
    this.#failed++;
    if (this.#failed < this.tools.due().length) return this.#prepare(frame.slide);
    this.#failed = 0;
    if (this.#current) this.#stay();
    else this.#rest('failed');
  }

  /** No other can be shown: the one that is seen begins again when its time is over. */
  #stay(): void {
    if (!this.#wanted || !this.#current) return;
    this.#wanted = false;
    this.#begin(this.#current);
  }

  /** Nothing can be shown for now: looks again after a while. */
  #rest(state: 'empty' | 'failed'): void {
    this.#current?.end();
    this.#coming?.end();
    this.#current = this.#coming = null;
    this.#ready = this.#wanted = false;
    this.tools.shown(null, state);
    this.#after(pause, () => this.#prepare());
  }

  #swap(): void {
    const frame = this.#coming;
    if (!frame || !this.#running) return;
    const before = this.#current;
    this.#current = frame;
    this.#coming = null;
    this.#ready = this.#wanted = false;
    void frame.element.offsetWidth; // a style before the change, so that there is something to pass over from
    frame.element.classList.add('shown');
    this.tools.shown(frame.slide, 'playing');
    this.#begin(frame);
    if (!before) return this.#prepare();
    this.#leaving = before;
    before.pause();
    before.element.classList.remove('shown');
    this.#fading = setTimeout(() => this.#leave(), this.tools.fades() ? fade : 0);
  }

  #leave(): void {
    this.#leaving?.end();
    this.#leaving = null;
    if (!this.#coming) this.#prepare();
  }

  #begin(frame: Frame): void {
    const {type, seconds} = frame.slide;
    if (type === 'video') {
      frame.play((fault) => this.#filmOver(frame, fault));
      if (!seconds) return void (this.#until = Infinity);
    }
    this.#after((seconds ?? this.tools.seconds()) * 1000, () => this.#over());
  }

  #filmOver(frame: Frame, fault: FrameFault | null): void {
    if (this.#current !== frame) return;
    if (fault) this.tools.fault(frame.slide, fault);
    this.#over(fault !== null);
  }

  /** The time of the slide that is seen is over. */
  #over(failed = false): void {
    const {slide} = this.#current!;
    const next = this.#next(slide);
    if (!next || (failed && next === slide)) return this.#rest(next ? 'failed' : 'empty');
    this.#wanted = true;
    if (next === slide) return this.#stay();
    if (this.#ready) this.#swap();
    else if (!this.#coming && !this.#leaving) this.#prepare();
  }

  #resume(frame: Frame): void {
    if (frame.slide.type === 'video') frame.play((fault) => this.#filmOver(frame, fault));
    if (this.#wanted && this.#ready) return this.#swap();
    if (Number.isFinite(this.#left)) this.#after(this.#left, () => this.#over());
  }
}
