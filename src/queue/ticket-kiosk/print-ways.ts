import type {PrinterProblem} from '../../services/print/failure.js';
import {PrintFailed} from '../../services/print/failure.js';
import {browserUsb, UsbPrinter} from '../../services/print/usb-printer.js';
import {printByService, type PrintOrder} from '../../services/print/webhook.js';

/* The ways to paper that are no browser's: loaded by a kiosk that has one. */

export {drawPicture} from '../../services/print/picture.js';
export {slipBlocks} from './picture.js';

/** One printer a page: two elements must not open one device. */
let printer: UsbPrinter | undefined;
let usb: unknown;
const watching = new Set<() => void>();

function usbPrinter(): UsbPrinter {
  const now = browserUsb();
  if (!now) throw new PrintFailed('This browser reaches no USB printer: it needs Chromium, and https.');
  if (printer && usb === now) return printer;
  printer?.end();
  usb = now;
  return (printer = new UsbPrinter(now, () => watching.forEach((changed) => changed())));
}

/** Calls back when a printer comes or goes. Returns the way to stop. */
export function watchPrinter(changed: () => void): () => void {
  watching.add(changed);
  return () => void watching.delete(changed);
}

/** Staff choose a printer in the browser's dialogue. */
export async function pairPrinter(): Promise<boolean> {
  return usbPrinter().pair();
}

/** What keeps the printer from printing; `null` where it says nothing is. */
export async function printerProblem(): Promise<PrinterProblem | null> {
  try {
    return (await usbPrinter().status()).problem;
  } catch {
    return 'printer';
  }
}

/** Prints a picture at the USB port. */
export async function printByUsb(picture: HTMLCanvasElement): Promise<void> {
  const target = usbPrinter();
  const {receiptBytes} = await import('../../services/print/receipt.js');
  return target.print(receiptBytes(picture));
}

/** Prints a picture by a service of the office. */
export async function printByWebhook(
  address: string,
  order: Omit<PrintOrder, 'image' | 'width' | 'height'>,
  picture: HTMLCanvasElement,
): Promise<void> {
  if (!address) throw new PrintFailed('No address of a print service is set.');
  const {width, height} = picture;
  const image = picture.toDataURL('image/png').replace(/^.*,/, '');
  return printByService(address, {...order, image, width, height});
}
