import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {codeLength, readCode, type Wish} from './wish.js';

/** A machine types a key in a few milliseconds, a person never in so few. */
const machineGap = 60;
const shortestScan = 5;
/** So many wrong codes in a row, then nothing is taken for a while: nobody guesses another's appointment. */
const mostWrong = 5;
const lockedFor = 60_000;
const forgotten = 10 * 60_000;

/** Takes a code by the keys of the glass, by a keyboard, or by a scanner that types like one. */
export class CodeDesk implements ReactiveController {
  typed = '';
  #scanned = '';
  #lastKey = 0;
  #wrong = 0;
  #wrongAt = 0;
  #missed = false;
  #lockedUntil = 0;

  /** `screen` says whether codes are taken: `keys` on the screen for them, `scan` before anything was asked. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly screen: () => 'keys' | 'scan' | null,
    private readonly read: (wish: Wish | null) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#key, true);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#key, true);
    this.clear();
  }

  /** Seconds until a code is taken again; 0 when it is now. */
  get lockedSeconds(): number {
    return Math.max(0, Math.ceil((this.#lockedUntil - performance.now()) / 1000));
  }

  /** Tries left after a wrong one; `null` before any of this visitor. */
  get triesLeft(): number | null {
    return this.#missed ? mostWrong - this.#wrong : null;
  }

  type(letter: string): void {
    if (this.lockedSeconds > 0 || this.typed.length >= codeLength) return;
    this.typed += letter;
    this.host.requestUpdate();
  }

  erase(): void {
    this.typed = this.typed.slice(0, -1);
    this.host.requestUpdate();
  }

  clear(): void {
    this.typed = '';
    this.#scanned = '';
    this.#missed = false;
    this.host.requestUpdate();
  }

  /** Hands over what was typed. */
  confirm(): void {
    if (this.typed.length === codeLength) this.#hand(this.typed);
  }

  /** The hall does not know the code. Wrong ones of several visitors count together, those of long ago no more. */
  miss(): void {
    const now = performance.now();
    this.#wrong = now - this.#wrongAt < forgotten ? this.#wrong + 1 : 1;
    this.#wrongAt = now;
    this.#missed = true;
    this.host.requestUpdate();
    if (this.#wrong < mostWrong) return;
    this.#wrong = 0;
    this.#missed = false;
    this.#lockedUntil = now + lockedFor;
  }

  #hand(text: string): void {
    this.clear();
    if (this.lockedSeconds === 0) this.read(readCode(text));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const screen = this.screen();
    if (!screen || event.ctrlKey || event.altKey || event.metaKey || isForText(event)) return;
    const now = performance.now();
    const fast = now - this.#lastKey < machineGap;
    this.#lastKey = now;
    if (event.key === 'Enter') return this.#ended(event, fast);
    if (screen === 'keys' && event.key === 'Backspace') return this.erase();
    if ([...event.key].length !== 1) return;
    this.#scanned = fast ? this.#scanned + event.key : event.key;
    if (screen === 'keys' && /^[0-9a-z]$/i.test(event.key)) this.type(event.key.toUpperCase());
  };

  /** A scanner ends what it types by Enter; on the screen for codes a person may do so too. */
  #ended(event: KeyboardEvent, fast: boolean): void {
    const scanned = fast && this.#scanned.length >= shortestScan ? this.#scanned : '';
    this.#scanned = '';
    if (scanned === '') {
      const onKey = event.composedPath().some((each) => each instanceof HTMLButtonElement);
      if (!onKey && this.screen() === 'keys') this.confirm();
      return;
    }
    event.preventDefault(); // it must not press the button that has the focus
    this.#hand(scanned);
  }
}

/** Whether somebody types into a field of the page. */
function isForText(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
