import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {HallView} from '../queue/view.js';
import {connectHall} from '../services/hall/connect.js';
import type {Hall, HallLink} from '../services/hall/hall.js';

type Host = ReactiveControllerHost & {hall: string; token?: string};

const idle: HallLink = {state: 'loading', since: 0, problem: null};

/** Keeps its host joined to the hall named in the host's `hall` attribute, as the role its `token` gives. */
export class HallController implements ReactiveController {
  /** The hall, or `null` while none is named. */
  hall: Hall | null = null;
  #address = '';
  #token = '';
  #stop: (() => void) | undefined;
  #connected = false;

  /** `changed` runs before the host renders again, after each change of the hall. */
  constructor(
    private readonly host: Host,
    private readonly changed: () => void = () => {},
  ) {
    host.addController(this);
  }

  get view(): HallView | null {
    return this.hall?.view ?? null;
  }

  get link(): HallLink {
    return this.hall?.link ?? idle;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#join();
  }

  hostUpdate(): void {
    const {hall, token = ''} = this.host;
    if (hall !== this.#address || token !== this.#token) this.#join();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#leave();
  }

  #join(): void {
    this.#leave();
    this.#address = this.host.hall;
    this.#token = this.host.token ?? '';
    if (!this.#connected || !this.#address) return;
    const hall = connectHall(this.#address, {token: this.#token});
    this.hall = hall;
    this.#stop = hall.subscribe(() => {
      this.changed();
      this.host.requestUpdate();
    });
    this.changed();
  }

  #leave(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.hall = null;
  }
}
