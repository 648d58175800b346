/** How long a language chosen while nobody is asked stays. */
const minute = 60_000;

/** The language a visitor chose, kept in the element's own `lang` until the next visitor. */
export class VisitorLanguage {
  /** The `lang` it had before; `undefined` while nobody chose. */
  #before: string | null | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: HTMLElement,
    /** Whether somebody is in the middle of an answer. */
    private readonly busy: () => boolean,
  ) {}

  choose(language: string): void {
    if (this.#before === undefined) this.#before = this.host.getAttribute('lang');
    this.host.lang = language;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.busy() || this.restore(), minute); // nobody came after whoever chose
  }

  /** The next visitor finds the office's language again. */
  restore(): void {
    clearTimeout(this.#timer);
    if (this.#before === undefined) return;
    if (this.#before === null) this.host.removeAttribute('lang');
    else this.host.lang = this.#before;
    this.#before = undefined;
  }
}
