/** The browser's own pan and zoom of the page, and its swipe back: set on the page as long as the guard stands. */
const pageStyles = {'touch-action': 'pan-x pan-y', 'overscroll-behavior': 'none'} as const;
const mark = 'motCuaKiosk';

/**
 * What has to be guarded on the page itself: its history (a swipe back), its zoom, and its print dialog, which opens
 * only for a sheet of our own print service.
 */
export class PageGuards {
  #before = new Map<string, string>();
  #print: typeof window.print | undefined;
  #raised = false;

  constructor(private readonly guards: () => boolean) {}

  raise(): void {
    if (this.#raised) return;
    this.#raised = true;
    const {style} = document.documentElement;
    for (const [name, value] of Object.entries(pageStyles)) {
      this.#before.set(name, style.getPropertyValue(name));
      if (this.guards()) style.setProperty(name, value);
    }
    addEventListener('popstate', this.#back);
    this.#print = window.print;
    window.print = this.#onlySheets;
  }

  lower(): void {
    if (!this.#raised) return;
    this.#raised = false;
    for (const [name, value] of this.#before) document.documentElement.style.setProperty(name, value);
    removeEventListener('popstate', this.#back);
    if (window.print === this.#onlySheets && this.#print) window.print = this.#print;
  }

  /** Puts an entry into the history that a swipe back lands on. Browsers skip those made without a touch. */
  remember(): void {
    if (!this.guards() || isMarked(history.state)) return;
    history.pushState({...(history.state as object | null), [mark]: true}, '');
  }

  readonly #back = (): void => {
    if (this.guards() && !isMarked(history.state)) this.remember();
  };

  readonly #onlySheets = (): void => {
    if (!this.guards() || document.querySelector('[data-mot-cua-sheet]')) this.#print?.call(window);
  };
}

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && mark in state;
}
