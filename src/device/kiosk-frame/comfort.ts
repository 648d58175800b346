import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {headingOf, nameOf, readable} from '../../base/read-aloud.js';
import {everySecond} from '../../base/ticker.js';
import {canSpeak, hush, say, voicesChanged} from '../../services/voice/speech.js';

export const textSizes = [100, 150, 200] as const;
export type TextSize = (typeof textSizes)[number];

type Host = ReactiveControllerHost & HTMLElement;

/** What one visitor chose to see and hear better; the next one finds the office's own again. */
export class Comfort implements ReactiveController {
  size: TextSize = 100;
  contrast = false;
  reading = false;
  /** The office's own `lang`; `undefined` while nobody chose another. */
  #office: string | null | undefined;
  #heading = '';
  #stops: (() => void)[] = [];

  constructor(
    private readonly host: Host,
    private readonly language: () => string,
    /** What is on the glass now. */
    private readonly shown: () => Element | null,
  ) {
    host.addController(this);
  }

  /** Whether there is a voice for the language shown. */
  get speaks(): boolean {
    return canSpeak(this.language());
  }

  hostConnected(): void {
    this.#stops = [voicesChanged(() => this.host.requestUpdate())];
  }

  hostDisconnected(): void {
    this.restore();
    this.#stops.forEach((stop) => stop());
    this.#stops = [];
  }

  speak(language: string): void {
    if (this.#office === undefined) this.#office = this.host.getAttribute('lang');
    this.host.lang = language;
    this.#heading = '';
  }

  resize(size: TextSize): void {
    this.size = size;
    this.host.requestUpdate();
  }

  toggleContrast(): void {
    this.contrast = !this.contrast;
    this.host.requestUpdate();
  }

  /** Begins with all that is shown; then whatever is new, and what has the focus. */
  toggleReading(): void {
    this.reading = !this.reading;
    this.host.requestUpdate();
    if (!this.reading) return this.#silence();
    this.#read();
    addEventListener('focusin', this.#focused, true);
    this.#stops.push(everySecond(() => this.#look()));
  }

  /** For the next visitor. */
  restore(): void {
    this.size = 100;
    this.contrast = false;
    if (this.reading) this.#silence();
    this.reading = false;
    if (this.#office === null) this.host.removeAttribute('lang');
    else if (this.#office !== undefined) this.host.lang = this.#office;
    this.#office = undefined;
  }

  #silence(): void {
    hush();
    removeEventListener('focusin', this.#focused, true);
    this.#stops.splice(1).forEach((stop) => stop());
    this.#heading = '';
  }

  #read(): void {
    const shown = this.shown();
    if (!shown) return;
    this.#heading = headingOf(shown);
    say(readable(shown).join(' '), this.language());
  }

  #look(): void {
    const shown = this.shown();
    if (shown && headingOf(shown) !== this.#heading) this.#read();
  }

  readonly #focused = (event: Event): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element) || !this.shown()?.isConnected) return;
    if (
      !event.composedPath().includes(this.host) ||
      !target.matches('button,a,input,select,textarea,[role],[tabindex]')
    )
      return;
    const name = nameOf(target);
    if (name) say(name, this.language());
  };
}
