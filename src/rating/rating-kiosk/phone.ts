import {hallAddress} from '../../base/hall-address.js';
import {member} from '../../core/schema.js';
import type {Invitation} from '../../queue/view.js';
import type {Obstacle} from './obstacle.js';

/* A visitor's own phone: no hall is followed, one ticket is asked about, and its right to be rated is in the address. */

const patience = 15_000;

/** What the right to rate one ticket is for, as the hall's server says. */
export class PhoneInvitation {
  /** Why nothing can be asked yet; `null` once it can. */
  obstacle: Obstacle | null = 'loading';
  invitation: Invitation | null = null;
  counterName = '';
  /** Where ratings go. */
  readonly ratings: string;
  readonly #address: string;
  #stop = new AbortController();

  constructor(
    hall: string,
    private readonly token: string,
    private readonly changed: () => void,
  ) {
    this.#address = hallAddress(hall, 'invitation');
    this.ratings = hallAddress(hall, 'ratings');
    addEventListener('online', this.load);
    this.load();
  }

  /** Asks, unless that is known already. */
  readonly load = (): void => {
    if (this.invitation || !this.#address) return;
    this.#stop.abort();
    const stop = (this.#stop = new AbortController());
    const timer = setTimeout(() => stop.abort(), patience);
    void this.#ask(stop.signal)
      .catch((): Obstacle => 'phoneUnreachable')
      .then((obstacle) => {
        clearTimeout(timer);
        if (this.#stop !== stop) return;
        this.obstacle = obstacle;
        this.changed();
      });
  };

  stop(): void {
    removeEventListener('online', this.load);
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  async #ask(signal: AbortSignal): Promise<Obstacle | null> {
    const response = await fetch(this.#address, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({token: this.token}), // in no address: those are written down on the way
      signal,
      credentials: 'omit',
    });
    if (response.status === 404 || response.status === 410) return 'phoneUnknown';
    if (!response.ok) return 'phoneUnreachable';
    const answer = member(await response.json(), 'invitation');
    const [id, number, counter, service] = ['id', 'number', 'counter', 'service'].map((name) => member(answer, name));
    if (typeof id !== 'string' || typeof number !== 'string') return 'phoneUnreachable';
    if (member(answer, 'used') === true) return 'phoneUsed';
    const name = member(answer, 'counterName');
    this.counterName = typeof name === 'string' ? name : String(counter ?? '');
    const at = Number(member(answer, 'at')) || Date.now();
    this.invitation = {
      id,
      number,
      counter: String(counter ?? ''),
      service: String(service ?? ''),
      at,
      token: this.token,
    };
    return null;
  }
}
