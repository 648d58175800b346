import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {newId} from '../../core/ids.js';
import {PrintFailed, printSheet, type PrinterProblem} from '../../services/print/print.js';
import {slipSheet, type Printed} from './sheet.js';
import type {Slip} from './slip.js';

/** How tickets reach paper. */
export type PrintWay = 'browser' | 'escpos' | 'webhook' | 'none';

/** Where the paper is. `none`: this kiosk has no printer. */
export type Paper = 'none' | 'printing' | 'printed' | 'failed';

/** What a page learns of a ticket sent to a printer. */
export interface TicketPrintDetail {
  number: string;
  /** Whether it came out, as far as the printer tells. */
  printed: boolean;
  /** Whether it was asked for before. */
  again: boolean;
  /** What keeps it from paper; `null` where nothing does. */
  problem: PrinterProblem | null;
}

type Host = ReactiveControllerHost &
  HTMLElement & {hall: string; print: PrintWay; printUrl: string; paperWidth: number};

type Ways = typeof import('./print-ways.js');

const keptSlips = 20;
const keptFor = 24 * 3_600_000;

/** Prints tickets by one way after another, remembers the last ones, and knows what is wrong with the printer. */
export class PrintDesk implements ReactiveController {
  /** Where the ticket on the screen is. */
  paper: Paper = 'none';
  /** What keeps tickets from paper now; `null` where nothing is known. */
  problem: PrinterProblem | null = null;
  #slips: Slip[] = [];
  #ways: Promise<Ways> | undefined;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: Host,
    /** What stands on the paper of a ticket. */
    private readonly written: (slip: Slip) => Printed,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.look().catch(() => {});
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** The last tickets of this machine, newest first. */
  get recent(): readonly Slip[] {
    if (this.#slips.length === 0) this.#slips = readSlips(this.#shelf);
    return this.#slips;
  }

  /** Writes a ticket down, before any printer is asked. */
  keep(slip: Slip): void {
    const others = this.recent.filter(({id}) => id !== slip.id);
    this.#slips = [slip, ...others].slice(0, keptSlips);
    try {
      localStorage.setItem(this.#shelf, JSON.stringify(this.#slips));
    } catch {
      // kept as long as the page stands
    }
  }

  /** Prints the ticket on the screen; `shown` says whether it is still there when the printer has answered. */
  async give(slip: Slip, again: boolean, shown: () => boolean): Promise<boolean> {
    this.paper = this.host.print === 'none' ? 'none' : 'printing';
    this.host.requestUpdate();
    if (this.paper === 'none') return true;
    await this.host.updateComplete;
    const printed = await this.send(slip, again);
    if (shown()) this.paper = printed ? 'printed' : 'failed';
    this.host.requestUpdate();
    return printed;
  }

  /** Prints a ticket and tells the page; false where nothing came out. `again` is a wish of its own, no repetition. */
  async send(slip: Slip, again: boolean): Promise<boolean> {
    const problem = await this.#print(slip, again).then(
      () => null,
      (error: unknown) => (error instanceof PrintFailed ? error.problem : 'printer'),
    );
    this.#is(problem);
    const detail: TicketPrintDetail = {number: slip.number, printed: problem === null, again, problem};
    this.host.dispatchEvent(
      new CustomEvent<TicketPrintDetail>('ticket-print', {bubbles: true, composed: true, detail}),
    );
    return problem === null;
  }

  /** Prints the last ticket, or that of a number, once more; false where there is none or nothing came out. */
  async reprint(number?: string): Promise<boolean> {
    const slip = number === undefined ? this.recent[0] : this.recent.find((each) => each.number === number);
    return slip !== undefined && this.host.print !== 'none' && this.send(slip, true);
  }

  /** Staff choose the printer at the USB port, by a touch of their own. False where they chose none. */
  async pair(): Promise<boolean> {
    const ways = await this.#late();
    const paired = await ways.pairPrinter();
    await this.look();
    return paired;
  }

  /** Asks the printer at the USB port how it is, at the start and whenever it was plugged in or out. */
  async look(): Promise<void> {
    if (this.host.print !== 'escpos') return this.#is(null);
    const ways = await this.#late();
    if (!this.host.isConnected) return;
    this.#stop ??= ways.watchPrinter(() => void this.look());
    this.#is(await ways.printerProblem());
  }

  async #print(slip: Slip, again: boolean): Promise<void> {
    const printed = this.written(slip);
    if (this.host.print === 'browser') return printSheet(slipSheet(printed));
    const ways = await this.#late();
    const dots = this.host.paperWidth < 70 ? 384 : 576;
    const picture = ways.drawPicture(ways.slipBlocks(printed), {dots, font: printed.font});
    if (this.host.print === 'escpos') return ways.printByUsb(picture);
    const order = {key: newId(), number: slip.number, service: printed.service, again};
    return ways.printByWebhook(this.host.printUrl, {...order, issuedAt: new Date(slip.at).toISOString()}, picture);
  }

  #late(): Promise<Ways> {
    this.#ways ??= import('./print-ways.js').catch((error: unknown) => {
      this.#ways = undefined; // asked for again at the next ticket
      throw error;
    });
    return this.#ways;
  }

  /** The place where the last tickets are kept, so that staff can print them again after a restart. */
  get #shelf(): string {
    return `mot-cua tickets ${this.host.hall}`;
  }

  #is(problem: PrinterProblem | null): void {
    if (problem === this.problem) return;
    this.problem = problem;
    this.host.requestUpdate();
  }
}

/** Tickets written down by this page in the last day; anything else on the shelf is none. */
function readSlips(shelf: string): Slip[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? '[]');
    const slips = (Array.isArray(kept) ? (kept as (Partial<Slip> | null)[]) : []).filter(
      (slip): slip is Slip =>
        typeof slip?.id === 'string' &&
        typeof slip.number === 'string' &&
        typeof slip.at === 'number' &&
        Array.isArray(slip.counters) &&
        Date.now() - slip.at < keptFor,
    );
    return slips.slice(0, keptSlips);
  } catch {
    return [];
  }
}
