import {PrintFailed, type PrinterProblem} from './failure.js';

/*
 * A receipt printer at a USB port. The page may use it once staff have chosen it in the browser's own dialogue, and
 * after that at every start without asking. Whatever the printer does, a job ends: printed, or failed with a reason.
 */

/** The little of WebUSB that is used; TypeScript's library has none of it. */
interface UsbEndpoint {
  endpointNumber: number;
  direction: 'in' | 'out';
  type: 'bulk' | 'interrupt' | 'isochronous';
}
interface UsbAlternate {
  interfaceClass: number;
  endpoints: readonly UsbEndpoint[];
}
interface UsbInterface {
  interfaceNumber: number;
  alternate: UsbAlternate;
}
export interface UsbDevice {
  readonly productName?: string | null;
  readonly opened: boolean;
  readonly configuration: {interfaces: readonly UsbInterface[]} | null;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  transferOut(endpoint: number, data: Uint8Array): Promise<{status: string; bytesWritten: number}>;
  transferIn(endpoint: number, length: number): Promise<{status: string; data?: DataView | null}>;
}
export interface Usb extends EventTarget {
  getDevices(): Promise<UsbDevice[]>;
  requestDevice(options: {filters: {classCode?: number}[]}): Promise<UsbDevice>;
}

/** What the printer told of itself; `null` is "it did not say". */
export interface PrinterStatus {
  connected: boolean;
  problem: PrinterProblem | null;
}

export interface UsbTimes {
  /** How long one piece of a job may take before the printer counts as stuck. */
  write: number;
  /** How long its answer to a question is waited for: many printers never answer. */
  answer: number;
}

const printerClass = 7;
const piece = 4096;
const usualTimes: UsbTimes = {write: 10_000, answer: 600};
/** Questions a printer answers at once, also in the middle of a job (DLE EOT n). */
const ask = {state: 1, cause: 2, paper: 4} as const;

interface Line {
  device: UsbDevice;
  out: number;
  in: number | null;
}

/** The browser's USB; absent outside Chromium and on plain http. */
export function browserUsb(): Usb | null {
  return (globalThis.navigator as {usb?: Usb} | undefined)?.usb ?? null;
}

export class UsbPrinter {
  #line: Line | null = null;
  #reading = false;
  #answered: ((byte: number) => void) | undefined;
  /** Questions given up whose answers may still come: they must not pass for those of later ones. */
  #owed = 0;
  #last: Promise<unknown> = Promise.resolve();
  readonly #times: UsbTimes;

  /** `changed` hears that a printer came or went. */
  constructor(
    private readonly usb: Usb,
    private readonly changed: () => void = () => {},
    times: Partial<UsbTimes> = {},
  ) {
    this.#times = {...usualTimes, ...times};
    usb.addEventListener('connect', this.#plugged);
    usb.addEventListener('disconnect', this.#unplugged);
  }

  /** Lets go of the printer. */
  end(): void {
    this.usb.removeEventListener('connect', this.#plugged);
    this.usb.removeEventListener('disconnect', this.#unplugged);
    void this.#drop();
  }

  /** Staff choose the printer: works only while the browser counts their touch. False where they chose none. */
  async pair(): Promise<boolean> {
    const device = await this.usb.requestDevice({filters: [{classCode: printerClass}]}).catch(() => null);
    if (!device) return false;
    await this.#drop();
    await this.#open(device);
    this.changed();
    return true;
  }

  /** Sends a job after those before it. Rejects with `PrintFailed`; a job that failed is never sent again by itself. */
  print(bytes: Uint8Array): Promise<void> {
    const job = this.#last.then(() => this.#print(bytes));
    this.#last = job.catch(() => {});
    return job;
  }

  /** Asks the printer how it is, after the jobs before. */
  status(): Promise<PrinterStatus> {
    const asked = this.#last.then(() => this.#status());
    this.#last = asked.catch(() => {});
    return asked;
  }

  async #status(): Promise<PrinterStatus> {
    try {
      const line = await this.#connect();
      return {connected: true, problem: await this.#problem(line)};
    } catch {
      return {connected: false, problem: 'printer'};
    }
  }

  async #print(bytes: Uint8Array): Promise<void> {
    const line = await this.#connect();
    // Before: a printer without paper would keep the job and print it for whoever stands there when paper comes.
    const before = await this.#problem(line);
    if (before) throw new PrintFailed('The printer says it cannot print.', before);
    try {
      for (let from = 0; from < bytes.length; from += piece) await this.#write(line, bytes.slice(from, from + piece));
    } catch (error) {
      const problem = await this.#problem(line);
      await this.#drop();
      throw new PrintFailed(`The job broke off: ${String(error)}`, problem ?? 'printer');
    }
    const after = await this.#problem(line);
    if (after) throw new PrintFailed('The printer stopped in the middle of the job.', after);
  }

  async #connect(): Promise<Line> {
    if (this.#line) return this.#line;
    const devices = await this.usb.getDevices().catch(() => []);
    const device = devices.find((each) => endpointsOf(each) !== null) ?? devices[0];
    if (!device) throw new PrintFailed('No printer is paired with this page, or it is not plugged in.');
    return this.#open(device);
  }

  async #open(device: UsbDevice): Promise<Line> {
    try {
      if (!device.opened) await device.open();
      if (!device.configuration) await device.selectConfiguration(1);
      const found = endpointsOf(device);
      if (!found) throw new Error('it has no line for data');
      await device.claimInterface(found.number);
      return (this.#line = {device, out: found.out, in: found.in});
    } catch (error) {
      throw new PrintFailed(`The printer could not be opened: ${String(error)}`);
    }
  }

  async #drop(): Promise<void> {
    const device = this.#line?.device;
    this.#line = null;
    this.#owed = 0;
    await device?.close().catch(() => {}); // ends what still hangs in it
  }

  async #write({device, out}: Line, bytes: Uint8Array): Promise<void> {
    const {status} = await within(this.#times.write, device.transferOut(out, bytes));
    if (status !== 'ok') throw new Error(`the printer answered ${status}`);
  }

  /** What the printer says is wrong; `null` also where it says nothing. */
  async #problem(line: Line): Promise<PrinterProblem | null> {
    if (line !== this.#line || line.in === null) return null;
    try {
      const paper = await this.#ask(line, ask.paper);
      if (paper !== null && paper & 0x60) return 'paper';
      const cause = paper === null ? null : await this.#ask(line, ask.cause);
      if (cause !== null && cause & 0x20) return 'paper';
      const state = cause === null ? null : await this.#ask(line, ask.state);
      return state !== null && state & 0x08 ? 'printer' : null;
    } catch {
      return 'printer';
    }
  }

  async #ask(line: Line, question: number): Promise<number | null> {
    const answer = new Promise<number>((resolve) => (this.#answered = resolve));
    void this.#read(line);
    await this.#write(line, new Uint8Array([0x10, 0x04, question]));
    return within(this.#times.answer, answer).catch(() => {
      this.#answered = undefined;
      this.#owed += 1;
      return null;
    });
  }

  /** One reading at a time stays open: WebUSB has no way to take a question back. */
  async #read(line: Line): Promise<void> {
    if (this.#reading || line.in === null) return;
    this.#reading = true;
    try {
      while (this.#answered) this.#hear((await line.device.transferIn(line.in, 64)).data);
    } catch {
      // unplugged: whoever waits for the answer hears nothing
    }
    this.#reading = false;
  }

  #hear(data: DataView | null | undefined): void {
    for (let place = 0; place < (data?.byteLength ?? 0); place++) {
      const byte = data!.getUint8(place);
      if ((byte & 0x93) !== 0x12) continue; // without the mark of such an answer it is other talk
      if (this.#owed > 0) {
        this.#owed -= 1;
      } else {
        this.#answered?.(byte);
        this.#answered = undefined;
      }
    }
  }

  readonly #plugged = (): void => this.changed();

  readonly #unplugged = (event: Event): void => {
    const {device} = event as Event & {device?: UsbDevice};
    if (device && device === this.#line?.device) this.#line = null;
    this.changed();
  };
}

/** The interface for data: that of a printer, else any with a bulk line out. */
function endpointsOf({configuration}: UsbDevice): {number: number; out: number; in: number | null} | null {
  const all = [...(configuration?.interfaces ?? [])].sort((one, other) => rank(other.alternate) - rank(one.alternate));
  for (const {interfaceNumber, alternate} of all) {
    const bulk = alternate.endpoints.filter(({type}) => type === 'bulk');
    const out = bulk.find(({direction}) => direction === 'out');
    const back = bulk.find(({direction}) => direction === 'in');
    if (out) return {number: interfaceNumber, out: out.endpointNumber, in: back?.endpointNumber ?? null};
  }
  return null;
}

function rank({interfaceClass}: UsbAlternate): number {
  return interfaceClass === printerClass ? 1 : 0;
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the printer did not answer')), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
