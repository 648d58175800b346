import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import type {PrinterProblem} from '../../services/print/failure.js';

type Host = ReactiveControllerHost & HTMLElement & {hall: string; name: string};

export interface PresenceWishes {
  /** Somebody touched the glass. */
  touched(): void;
  /** A frame around says that the visitor has gone. */
  gone(): void;
  /** What keeps tickets from paper. */
  problem(): PrinterProblem | null;
  /** Whether nobody uses the machine. */
  idle(): boolean;
}

/** The machine as one of the hall's screens: its name there, its health, and who is before it. */
export class Presence implements ReactiveController {
  /** The opaque name under which the hall knows it; empty until it is known. */
  device = '';

  constructor(
    private readonly host: Host,
    private readonly wishes: PresenceWishes,
  ) {
    host.addController(this);
    const report = () => {
      const problem = wishes.problem();
      return {kind: 'kiosk' as const, name: host.name, ...(problem ? {problem} : {})};
    };
    new HeartbeatController(host, report, {idle: () => wishes.idle()});
  }

  hostConnected(): void {
    this.host.addEventListener('pointerdown', this.#touched);
    this.host.addEventListener('keydown', this.#touched);
    this.host.addEventListener('contextmenu', this.#stay);
    this.host.addEventListener('dragstart', this.#stay);
    document.addEventListener('kiosk-reset', this.#gone);
    import('../../services/hall/heartbeat.js').then(
      ({deviceName}) => (this.device = deviceName('kiosk', this.host.name)),
      () => {}, // a number asked for without a name is a number
    );
  }

  hostDisconnected(): void {
    this.host.removeEventListener('pointerdown', this.#touched);
    this.host.removeEventListener('keydown', this.#touched);
    this.host.removeEventListener('contextmenu', this.#stay);
    this.host.removeEventListener('dragstart', this.#stay);
    document.removeEventListener('kiosk-reset', this.#gone);
  }

  readonly #touched = (): void => this.wishes.touched();
  readonly #gone = (): void => this.wishes.gone();
  readonly #stay = (event: Event): void => event.preventDefault();
}
