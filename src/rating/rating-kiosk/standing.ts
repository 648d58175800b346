import type {ReactiveControllerHost} from 'lit';
import {hallAddress} from '../../base/hall-address.js';
import {HallController} from '../../base/hall-controller.js';
import {Late} from '../../base/late.js';
import type {Text} from '../../queue/ticket.js';
import type {HallView, Invitation} from '../../queue/view.js';
import type {Hall, HallLink} from '../../services/hall/hall.js';
import type {Memory} from './kept-rating.js';
import {counterOf, obstacleOf, type Obstacle} from './obstacle.js';
import type {PhoneInvitation} from './phone.js';
import type {RatingSession} from './session.js';

/** What is set on the element about where it stands. */
export interface StandingHost extends ReactiveControllerHost {
  readonly hall: string;
  readonly token: string;
  readonly counter: string;
  readonly open: boolean;
  readonly invitation: string;
}

/** Where the pad stands and who is to be asked there: the last one served at its counter, or the holder of a phone. */
export class Standing {
  /** The holder of this phone has answered. */
  answered = false;
  readonly #host: StandingHost;
  readonly #hall: HallController;
  readonly #phonePart: Late<typeof import('./phone.js')>;
  #phone: PhoneInvitation | undefined;
  #phoneKey = '';

  constructor(
    host: StandingHost,
    private readonly memory: () => Memory,
    private readonly changed: () => void,
  ) {
    this.#host = host;
    this.#phonePart = new Late(host, () => import('./phone.js'), changed);
    const joined = {
      addController: host.addController.bind(host),
      removeController: host.removeController.bind(host),
      requestUpdate: host.requestUpdate.bind(host),
      updateComplete: Promise.resolve(true),
      // A phone asks about one ticket and follows no hall.
      get hall() {
        return host.invitation ? '' : host.hall;
      },
      get token() {
        return host.token;
      },
    };
    this.#hall = new HallController(joined, changed);
  }

  get hall(): Hall | null {
    return this.#hall.hall;
  }

  get view(): HallView | null {
    return this.#hall.view;
  }

  get link(): HallLink {
    return this.#hall.link;
  }

  /** Where ratings go; `null` where they stay. */
  get ratings(): string | null {
    const {invitation, hall} = this.#host;
    return invitation ? hallAddress(hall, 'ratings') || null : (this.hall?.ratings ?? null);
  }

  /** One store a hall; nothing where none is named. */
  get storeName(): string {
    const {hall, open} = this.#host;
    if (!hall) return open ? 'ratings' : '';
    return `ratings ${this.ratings ?? hall}`;
  }

  get counterId(): string {
    return this.#phone?.invitation?.counter ?? this.#row?.id ?? this.#host.counter;
  }

  get counterName(): string {
    return this.#phone?.invitation ? this.#phone.counterName : (this.#row?.name ?? this.#host.counter);
  }

  /** What hinders the pad from asking, or `null`. */
  get obstacle(): Obstacle | null {
    const {hall, counter, open, invitation} = this.#host;
    const {view, link} = this.#hall;
    if (!invitation) return obstacleOf({hall, counter, open, view, link});
    if (this.answered) return 'phoneDone';
    if (this.memory().rated.has(invitation)) return 'phoneUsed';
    return this.#phone ? this.#phone.obstacle : 'loading';
  }

  serviceOf(invitation: Invitation | null): Text | undefined {
    return this.view?.services.find(({id}) => id === invitation?.service)?.name;
  }

  /** Keeps to the phone's invitation. */
  look(): void {
    const {hall, invitation} = this.#host;
    const key = invitation && `${hall}\n${invitation}`;
    if (key !== this.#phoneKey) this.leave();
    this.#phoneKey = key;
    const part = key && !this.#phone ? this.#phonePart.wanted : undefined;
    if (part) this.#phone = new part.PhoneInvitation(hall, invitation, this.changed);
  }

  leave(): void {
    this.#phone?.stop();
    this.#phone = undefined;
    this.#phoneKey = '';
    this.answered = false;
  }

  again(): void {
    this.#phone?.load();
  }

  /** Who is to be asked next, if anybody: not who was asked before, nor who left while somebody else was asked. */
  next(session: RatingSession): Invitation | null {
    if (this.#host.invitation) return session.phase === 'idle' ? (this.#phone?.invitation ?? null) : null;
    return this.memory().newest(this.view?.invitations ?? [], this.counterId, this.hall?.now() ?? 0);
  }

  /** Undone by the officer, or rated elsewhere. */
  withdrawn({invitation}: RatingSession): boolean {
    if (this.#host.invitation) return false;
    if (!invitation) return !this.#host.open;
    if (invitation.counter !== this.counterId) return true;
    return this.link.state === 'live' && !this.view?.invitations?.some(({token}) => token === invitation.token);
  }

  get #row() {
    return counterOf(this.view, this.#host.counter);
  }
}
