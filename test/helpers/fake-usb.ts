import type {Usb, UsbDevice} from '../../src/services/print/usb-printer.js';

/** A receipt printer as a browser shows it: takes bytes, answers questions of its state, can be pulled out. */
export class FakePrinter implements UsbDevice {
  readonly productName = 'Receipt printer';
  opened = false;
  configuration: UsbDevice['configuration'] = null;
  paperOut = false;
  /** Bytes after which its cable is pulled, or it takes no more. */
  unplugAfter = Infinity;
  stuckAfter = Infinity;
  #bytes: number[] = [];
  #answers: number[] = [];
  #waiting: ((byte: number) => void) | undefined;
  #gone = false;

  constructor(private readonly kind: {answers?: boolean; back?: boolean} = {}) {}

  /** Everything that reached it, questions apart. */
  get received(): Uint8Array {
    return new Uint8Array(this.#bytes);
  }

  get gone(): boolean {
    return this.#gone;
  }

  pull(): void {
    this.#gone = true;
    this.opened = false;
  }

  async open(): Promise<void> {
    this.#check();
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async selectConfiguration(): Promise<void> {
    const out = {endpointNumber: 1, direction: 'out', type: 'bulk'} as const;
    const back = {endpointNumber: 2, direction: 'in', type: 'bulk'} as const;
    const endpoints = this.kind.back === false ? [out] : [out, back];
    this.configuration = {interfaces: [{interfaceNumber: 0, alternate: {interfaceClass: 7, endpoints}}]};
  }

  async claimInterface(): Promise<void> {
    this.#check();
  }

  async transferOut(_endpoint: number, data: Uint8Array): Promise<{status: string; bytesWritten: number}> {
    this.#check();
    if (data.length === 3 && data[0] === 0x10 && data[1] === 0x04) {
      if (this.kind.answers !== false) this.#answer(data[2]!);
      return {status: 'ok', bytesWritten: 3};
    }
    this.#bytes.push(...data);
    if (this.#bytes.length > this.stuckAfter) return new Promise(() => {});
    if (this.#bytes.length > this.unplugAfter) {
      this.pull();
      throw new DOMException('The device was disconnected.', 'NetworkError');
    }
    return {status: 'ok', bytesWritten: data.length};
  }

  async transferIn(): Promise<{status: string; data: DataView}> {
    this.#check();
    const byte = this.#answers.shift() ?? (await new Promise<number>((resolve) => (this.#waiting = resolve)));
    return {status: 'ok', data: new DataView(new Uint8Array([byte]).buffer)};
  }

  #answer(question: number): void {
    const byte = question === 4 && this.paperOut ? 0x72 : 0x12;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting(byte);
    else this.#answers.push(byte);
  }

  #check(): void {
    if (this.#gone) throw new DOMException('The device was disconnected.', 'NotFoundError');
  }
}

/** The browser's USB: what is plugged in and allowed, and what staff may choose. */
export class FakeUsb extends EventTarget implements Usb {
  onTheTable: FakePrinter | null = null;
  asked = 0;
  #allowed: FakePrinter[];

  constructor(allowed: readonly FakePrinter[]) {
    super();
    this.#allowed = [...allowed];
  }

  async getDevices(): Promise<UsbDevice[]> {
    return this.#allowed.filter(({gone}) => !gone);
  }

  async requestDevice(): Promise<UsbDevice> {
    this.asked++;
    if (!this.onTheTable) throw new DOMException('No device selected.', 'NotFoundError');
    this.#allowed.push(this.onTheTable);
    return this.onTheTable;
  }

  plug(device: FakePrinter): void {
    this.#allowed.push(device);
    this.dispatchEvent(Object.assign(new Event('connect'), {device}));
  }

  unplug(device: FakePrinter): void {
    device.pull();
    this.dispatchEvent(Object.assign(new Event('disconnect'), {device}));
  }
}

/** What a receipt printer makes of its bytes: the raster pictures (GS v 0) and whether a cut (GS V) comes after them. */
export function readReceipt(bytes: Uint8Array): {width: number; height: number; black: number; cut: boolean} {
  const read = {width: 0, height: 0, black: 0, cut: false};
  for (let place = 0; place < bytes.length;) {
    if (bytes[place] === 0x1d && bytes[place + 1] === 0x76 && bytes[place + 2] === 0x30) {
      const across = bytes[place + 4]! + 256 * bytes[place + 5]!;
      const rows = bytes[place + 6]! + 256 * bytes[place + 7]!;
      const dots = bytes.subarray(place + 8, place + 8 + across * rows);
      for (const byte of dots) read.black += byte.toString(2).replaceAll('0', '').length;
      read.width = across * 8;
      read.height += rows;
      read.cut = false;
      place += 8 + across * rows;
    } else {
      if (bytes[place] === 0x1d && bytes[place + 1] === 0x56) read.cut = true;
      place += 1;
    }
  }
  return read;
}
