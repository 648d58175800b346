import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {closedMilliseconds, readLock, tryPin, type PinLock} from '../pin.js';

/** The staff's side of the glass: shut, asking for the PIN, or open. */
export type DeskStep = 'shut' | 'pin' | 'open';

const shelf = 'mot-cua-staff-pin';
const longest = 12;

/** Asks for the PIN and remembers wrong tries, also over a reload. */
export class StaffDesk implements ReactiveController {
  step: DeskStep = 'shut';
  digits = '';
  /** Tries left after a wrong one; `null` before any. */
  left: number | null = null;
  exported = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly pin: () => string,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.shut();
  }

  /** Minutes until a PIN is looked at again; 0 when it is now. */
  get lockedMinutes(): number {
    return Math.ceil(closedMilliseconds(this.#lock, Date.now()) / 60_000);
  }

  /** Without a PIN there is no panel: nobody would be kept out of it. */
  ask(): void {
    if (this.pin() === '' || this.step !== 'shut') return;
    this.step = 'pin';
    this.digits = '';
    this.left = null;
    this.host.requestUpdate();
  }

  shut(): void {
    this.step = 'shut';
    this.digits = '';
    this.left = null;
    this.exported = false;
    this.host.requestUpdate();
  }

  type(digit: string): void {
    this.write(this.digits + digit);
  }

  erase(): void {
    this.write(this.digits.slice(0, -1));
  }

  write(digits: string): void {
    this.digits = digits.slice(0, longest);
    this.left = null;
    this.host.requestUpdate();
  }

  confirm(): void {
    if (this.digits === '' || this.lockedMinutes > 0) return;
    const {lock, right} = tryPin(this.#lock, this.digits, this.pin(), Date.now());
    this.#lock = lock;
    this.digits = '';
    this.left = right || lock.wrong === 0 ? null : 5 - lock.wrong;
    if (right) this.step = 'open';
    this.host.requestUpdate();
  }

  #known: PinLock | undefined;

  get #lock(): PinLock {
    try {
      return readLock(localStorage.getItem(shelf));
    } catch {
      return this.#known ?? readLock(null); // no storage: for as long as the page stands
    }
  }

  set #lock(lock: PinLock) {
    this.#known = lock;
    try {
      localStorage.setItem(shelf, JSON.stringify(lock));
    } catch {
      // kept in memory
    }
  }
}
