import {expect} from '@open-wc/testing';
import {drawPicture, type Block} from '../../../src/services/print/picture.js';
import {PrintFailed} from '../../../src/services/print/failure.js';
import {receiptBytes} from '../../../src/services/print/receipt.js';
import {UsbPrinter} from '../../../src/services/print/usb-printer.js';
import {FakePrinter, FakeUsb, readReceipt} from '../../helpers/fake-usb.js';

const blocks: Block[] = [
  {kind: 'text', text: 'Trung tâm Phục vụ hành chính công', size: 4, strong: true},
  {kind: 'rule'},
  {kind: 'hero', text: 'A041', size: 22},
  {kind: 'text', text: 'Hộ tịch', size: 6},
];
const ticket = () => receiptBytes(drawPicture(blocks, {dots: 576, font: 'sans-serif'}));
const quick = {write: 200, answer: 50};

async function failure(job: Promise<unknown>): Promise<PrintFailed | null> {
  return job.then(
    () => null,
    (error: unknown) => error as PrintFailed,
  );
}

describe('a receipt printer at a USB port', () => {
  it('gets a picture of the ticket that is not blank, and a cut behind it', async () => {
    const device = new FakePrinter();
    const printer = new UsbPrinter(new FakeUsb([device]), () => {}, quick);
    await printer.print(ticket());
    const {width, height, black, cut} = readReceipt(device.received);
    expect(width).to.equal(576);
    expect(height).to.be.greaterThan(250);
    expect(black)
      .to.be.greaterThan(2000)
      .and.lessThan((width * height) / 2);
    expect(cut).to.equal(true);
    printer.end();
  });

  it('draws the marks above and below Vietnamese letters, which no code page has', () => {
    const dots = (text: string) =>
      readReceipt(receiptBytes(drawPicture([{kind: 'text', text, size: 8}], {dots: 384, font: 'sans-serif'}))).black;
    expect(dots('Hộ tịch')).to.be.greaterThan(dots('Ho tich'));
    expect(dots('ẪẪẪ')).to.be.greaterThan(dots('AAA'));
  });

  it('writes a text that is too long for one line on several, and a hero never wider than the paper', () => {
    const long: Block[] = [{kind: 'text', text: 'Lao động – Thương binh và Xã hội '.repeat(4), size: 6}];
    const one = drawPicture([{kind: 'text', text: 'Lao động', size: 6}], {dots: 384, font: 'sans-serif'});
    expect(drawPicture(long, {dots: 384, font: 'sans-serif'}).height).to.be.greaterThan(one.height * 3);
    const wide = drawPicture([{kind: 'hero', text: 'WWWW99999', size: 30}], {dots: 384, font: 'sans-serif'});
    expect(edgesAreWhite(wide)).to.equal(true);
  });

  it('is found again at every start, without asking', async () => {
    const usb = new FakeUsb([new FakePrinter()]);
    const printer = new UsbPrinter(usb, () => {}, quick);
    expect(await printer.status()).to.deep.equal({connected: true, problem: null});
    expect(usb.asked).to.equal(0);
    printer.end();
  });

  it('is chosen by staff where none is known, and nothing happens where they choose none', async () => {
    const usb = new FakeUsb([]);
    const printer = new UsbPrinter(usb, () => {}, quick);
    expect((await printer.status()).connected).to.equal(false);
    expect(await printer.pair()).to.equal(false);
    usb.onTheTable = new FakePrinter();
    expect(await printer.pair()).to.equal(true);
    expect((await printer.status()).connected).to.equal(true);
    printer.end();
  });

  it('says that paper is out before anything is sent, so that no ticket comes out later for another', async () => {
    const device = new FakePrinter();
    device.paperOut = true;
    const printer = new UsbPrinter(new FakeUsb([device]), () => {}, quick);
    expect((await failure(printer.print(ticket())))?.problem).to.equal('paper');
    expect(readReceipt(device.received).height).to.equal(0);
    device.paperOut = false;
    await printer.print(ticket());
    expect(readReceipt(device.received).cut).to.equal(true);
    printer.end();
  });

  it('fails a job whose cable is pulled in the middle, and prints the next once it is back (C6)', async () => {
    const device = new FakePrinter();
    const usb = new FakeUsb([device]);
    let heard = 0;
    const printer = new UsbPrinter(usb, () => heard++, quick);
    device.unplugAfter = 5000;
    const broken = await failure(printer.print(ticket()));
    expect(broken).to.be.instanceOf(PrintFailed);
    expect(broken!.problem).to.equal('printer');
    usb.unplug(device);
    expect(heard).to.be.greaterThan(0);
    expect((await printer.status()).connected).to.equal(false);
    const again = new FakePrinter();
    usb.plug(again);
    await printer.print(ticket());
    expect(readReceipt(again.received).cut).to.equal(true);
    printer.end();
  });

  it('gives up a job that the printer takes no more of', async () => {
    const device = new FakePrinter();
    device.stuckAfter = 5000;
    const printer = new UsbPrinter(new FakeUsb([device]), () => {}, quick);
    expect((await failure(printer.print(ticket())))?.problem).to.equal('printer');
    expect(device.opened).to.equal(false); // what hung in it is ended
    printer.end();
  });

  it('prints on a printer that answers no questions, and on one without a line back', async () => {
    for (const silent of [new FakePrinter({answers: false}), new FakePrinter({back: false})]) {
      const printer = new UsbPrinter(new FakeUsb([silent]), () => {}, quick);
      await printer.print(ticket());
      expect(readReceipt(silent.received).cut).to.equal(true);
      printer.end();
    }
  });

  it('prints one job after the other', async () => {
    const device = new FakePrinter();
    const printer = new UsbPrinter(new FakeUsb([device]), () => {}, quick);
    await Promise.all([printer.print(ticket()), printer.print(ticket())]);
    const single = readReceipt(ticket()).height;
    expect(readReceipt(device.received)).to.include({height: 2 * single, cut: true});
    printer.end();
  });
});

function edgesAreWhite(canvas: HTMLCanvasElement): boolean {
  const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  for (let y = 0; y < canvas.height; y++) {
    for (const x of [0, canvas.width - 1]) if (data[(y * canvas.width + x) * 4]! < 255) return false;
  }
  return true;
}
