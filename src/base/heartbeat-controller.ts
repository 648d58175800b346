import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ReloadRules, ScreenReport} from '../services/hall/heartbeat.js';
import {Late} from './late.js';

type Host = ReactiveControllerHost & {hall: string};

/**
 * Tells the hall named in the host's `hall` attribute every 30 s how the host is, as long as the host is in the page.
 * Where the hall gives out another edition and `idle` says that nobody uses the screen, the page is loaded anew, some
 * minutes later and at most once in six hours.
 */
export class HeartbeatController implements ReactiveController {
  readonly #service: Late<typeof import('../services/hall/heartbeat.js')>;
  #hall = '';
  #stop: (() => void) | undefined;
  #connected = false;

  /** `report` is asked at each beat. Without `idle` the page is never loaded anew. */
  constructor(
    private readonly host: Host,
    private readonly report: () => ScreenReport,
    private readonly rules: ReloadRules = {},
  ) {
    this.#service = new Late(host, () => import('../services/hall/heartbeat.js'));
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#begin();
  }

  hostUpdate(): void {
    this.#begin();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#end();
  }

  #begin(): void {
    const {hall} = this.host;
    if (hall !== this.#hall) this.#end();
    if (this.#stop || !this.#connected || !hall || hall.startsWith('local:')) return;
    const service = this.#service.wanted;
    if (!service) return;
    this.#hall = hall;
    this.#stop = service.startHeartbeat({...this.rules, hall, report: this.report});
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#hall = '';
  }
}
