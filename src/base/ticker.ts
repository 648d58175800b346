import type {ReactiveController, ReactiveControllerHost} from 'lit';

type Listener = () => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setTimeout> | undefined;

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (listeners.size === 0 || document.hidden) return;
  timer = setTimeout(beat, 1000 - (Date.now() % 1000)); // on the second, so that all clocks on a wall turn together
}

function beat(): void {
  schedule();
  for (const listener of [...listeners]) listener();
}

function visibilityChanged(): void {
  if (document.hidden) schedule();
  else beat();
}

/** Calls back at every full second while the page is visible, and at once when it becomes visible again. Returns the way to stop. */
export function everySecond(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', visibilityChanged);
  listeners.add(listener);
  if (timer === undefined) schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', visibilityChanged);
    schedule();
  };
}

/** How many listeners the one ticker has; tests hold it to zero after a page is emptied. */
export function tickerListeners(): number {
  return listeners.size;
}

/** Renders its host again whenever the text that depends on the time has changed. */
export class TickerController implements ReactiveController {
  #stop: (() => void) | undefined;
  #shown: unknown;

  /** `shown` returns what the host shows of the time; the host is asked to render only when that differs. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly shown: () => unknown,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = everySecond(() => {
      const next = this.shown();
      if (next === this.#shown) return;
      this.#shown = next;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
