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
  /**
   * One of the few long connections that the tabs of a browser may hold to a host: plain HTTP has six in all, and a
   * command needs one as well. Resolves to the way to give it back, or to `null` where all are taken; `insist` takes
   * another tab's, which is then told by its `lost`.
   */
  line(host: string, insist: boolean, lost: () => void): Promise<(() => void) | null>;
}

const lines = 5;

/** Web Locks end with their tab. Where there are none, screens are on computers of their own. */
async function takeLine(host: string, insist: boolean, lost: () => void): Promise<(() => void) | null> {
  if (!navigator.locks) return () => {};
  const name = (index: number) => `mot-cua line ${host} ${index}`;
  for (let index = 0; index < lines; index++) {
    const release = await lock(name(index), {ifAvailable: true}, lost);
    if (release) return release;
  }
  if (!insist || document.hidden) return null;
  return lock(name(Math.floor(Math.random() * lines)), {steal: true}, lost);
}

function lock(name: string, options: LockOptions, lost: () => void): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    let held = false;
    const until = (granted: Lock | null) =>
      new Promise<void>((release) => {
        held = granted !== null;
        resolve(granted && release);
        if (!granted) release();
      });
    navigator.locks.request(name, options, until).catch(() => (held ? lost() : resolve(() => {})));
  });
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
  line: takeLine,
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
