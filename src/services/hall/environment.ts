/** What the client of a hall needs of the machine it runs on; tests bring a clock of their own. */
export interface Environment {
  fetch(input: string, init: RequestInit): Promise<Response>;
  /** This device's wall clock, which may jump. */
  wallClock(): number;
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number;
  /** Calls back once after so many milliseconds. Returns the way to stop. */
  after(milliseconds: number, callback: () => void): () => void;
  /** From 0 up to 1. */
  random(): number;
  /** Calls back when the page wakes: `online` when the network returned or the page thawed, `visible` when it is seen again. */
  onWake(listener: (why: 'online' | 'visible') => void): () => void;
}

/** The page this code runs in. */
export const page: Environment = {
  fetch: (input, init) => fetch(input, init),
  wallClock: () => Date.now(),
  monotonic: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  onWake(listener) {
    const online = () => listener('online');
    const shown = () => {
      if (!document.hidden) listener('visible');
    };
    const returned = (event: PageTransitionEvent) => {
      if (event.persisted) listener('online');
    };
    addEventListener('online', online);
    addEventListener('pageshow', returned);
    document.addEventListener('visibilitychange', shown);
    document.addEventListener('resume', online);
    return () => {
      removeEventListener('online', online);
      removeEventListener('pageshow', returned);
      document.removeEventListener('visibilitychange', shown);
      document.removeEventListener('resume', online);
    };
  },
};
