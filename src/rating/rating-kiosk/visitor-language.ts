/** How long a language chosen at rest stays. */
const minute = 60_000;

/** The language a visitor chose, kept in the element's own `lang` until the next visitor. */
export class VisitorLanguage {
  /** The `lang` it had before; `undefined` while nobody chose. */
  #before: string | null | undefined;
  #since = 0;

  constructor(private readonly host: HTMLElement) {}

  choose(language: string): void {
    if (this.#before === undefined) this.#before = this.host.getAttribute('lang');
    this.#since = Date.now();
    this.host.lang = language;
  }

  /** The next visitor finds the office's language again. */
  restore(): void {
    if (this.#before === undefined) return;
    if (this.#before === null) this.host.removeAttribute('lang');
    else this.host.lang = this.#before;
    this.#before = undefined;
  }

  /** Nobody came after whoever chose. */
  restoreIfOld(): void {
    if (Date.now() - this.#since > minute) this.restore();
  }
}
