import {expect} from '@open-wc/testing';
import type {TicketPrintDetail} from '../../src/queue/ticket-kiosk/ticket-kiosk.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {setPrinter} from '../../src/services/print/print.js';
import {FakePrinter, FakeUsb, readReceipt} from '../helpers/fake-usb.js';
import {KioskPage, OfficeHall, restoreClock, turnClock, until} from './kiosk-page.js';

/* Tickets on paper as a citizen and the staff meet them: the number is there first, and nothing else moves. */

const trueFetch = window.fetch;

function plugIn(usb: FakeUsb | undefined): void {
  Object.defineProperty(navigator, 'usb', {value: usb, configurable: true});
}

beforeEach(turnClock);
afterEach(() => {
  restoreClock();
  setPrinter(null);
  window.fetch = trueFetch;
  plugIn(undefined);
});

async function takeNumber(page: KioskPage): Promise<void> {
  await page.tap('Đất đai');
  await page.tap('Lấy số');
}

const paper = (page: KioskPage) => page.one('.paper')?.textContent ?? '';

describe('ticket-kiosk: a receipt printer', () => {
  it('prints the ticket as a picture and cuts it', async () => {
    const device = new FakePrinter();
    plugIn(new FakeUsb([device]));
    const page = await KioskPage.open(new OfficeHall(), {print: 'escpos', location: 'Tầng 1, sảnh A'});
    await takeNumber(page);
    await until(() => paper(page).includes('Mời ông bà lấy phiếu.'), `paper: ${paper(page)}`);
    const {width, height, black, cut} = readReceipt(device.received);
    expect({width, cut}).to.deep.equal({width: 576, cut: true});
    expect(height).to.be.greaterThan(600);
    expect(black).to.be.greaterThan(10_000);
    expect(page.kiosk.printerProblem).to.equal(null);
  });

  it('prints on narrow paper too', async () => {
    const device = new FakePrinter();
    plugIn(new FakeUsb([device]));
    const page = await KioskPage.open(new OfficeHall(), {print: 'escpos', 'paper-width': '58'});
    await takeNumber(page);
    await until(() => readReceipt(device.received).cut, 'the cut');
    expect(readReceipt(device.received).width).to.equal(384);
  });

  it('shows the number, and says it is to be photographed, when paper is out; afterwards it prints again (C6)', async () => {
    const device = new FakePrinter();
    device.paperOut = true;
    plugIn(new FakeUsb([device]));
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall, {print: 'escpos'});
    await takeNumber(page);
    await until(() => paper(page) === 'Chưa in được phiếu. Mời chụp lại số này.', `paper: ${paper(page)}`);
    expect(page.one('.number')!.textContent).to.equal('B001');
    expect(page.kiosk.printerProblem).to.equal('paper');
    expect(hall.tickets).to.equal(1);
    device.paperOut = false;
    await page.tap('In lại phiếu');
    await until(() => paper(page).includes('Mời ông bà lấy phiếu.'), `paper: ${paper(page)}`);
    expect(hall.tickets).to.equal(1);
  });

  it('keeps the number when the cable is pulled in the middle (C6)', async () => {
    const device = new FakePrinter();
    device.unplugAfter = 6000;
    plugIn(new FakeUsb([device]));
    const page = await KioskPage.open(new OfficeHall(), {print: 'escpos'});
    await takeNumber(page);
    await until(() => paper(page).startsWith('Chưa in được phiếu.'), `paper: ${paper(page)}`);
    expect(page.one('.number')!.textContent).to.equal('B001');
    expect(page.kiosk.printerProblem).to.equal('printer');
  });

  it('tells staff from the start that no printer is there, until one is paired by their touch', async () => {
    const usb = new FakeUsb([]);
    plugIn(usb);
    const page = await KioskPage.open(new OfficeHall(), {print: 'escpos'});
    await until(() => page.kiosk.printerProblem === 'printer', 'the problem');
    usb.onTheTable = new FakePrinter();
    expect(await page.kiosk.pairPrinter()).to.equal(true);
    expect(page.kiosk.printerProblem).to.equal(null);
  });

  it('gives numbers in a browser that reaches no printer', async () => {
    const page = await KioskPage.open(new OfficeHall(), {print: 'escpos'});
    await takeNumber(page);
    await until(() => paper(page).startsWith('Chưa in được phiếu.'), `paper: ${paper(page)}`);
    expect(page.one('.number')!.textContent).to.equal('B001');
  });
});

describe('ticket-kiosk: a print service', () => {
  it('sends the picture and the facts, once for a ticket and anew for a reprint', async () => {
    const sent: {key: string; number: string; again: boolean; image: string}[] = [];
    window.fetch = async (input, init) => {
      if (!String(input).startsWith('http://print.test/')) return trueFetch(input, init);
      sent.push(JSON.parse(String(init?.body)) as (typeof sent)[number]);
      return Response.json({status: 'printed'});
    };
    const attributes = {print: 'webhook', 'print-url': 'http://print.test/tickets'};
    const page = await KioskPage.open(new OfficeHall(), attributes);
    await takeNumber(page);
    await until(() => paper(page).includes('Mời ông bà lấy phiếu.'), `paper: ${paper(page)}`);
    await page.tap('In lại phiếu');
    await until(() => sent.length === 2, 'the second order');
    expect(sent.map(({number, again}) => [number, again])).to.deep.equal([
      ['B001', false],
      ['B001', true],
    ]);
    expect(sent[0]!.key).not.to.equal(sent[1]!.key);
    const picture = await createImageBitmap(await (await trueFetch(`data:image/png;base64,${sent[0]!.image}`)).blob());
    expect(picture.width).to.equal(576);
  });
});

describe('ticket-kiosk: the staff', () => {
  it('print one of the last tickets again, also after the page was loaded anew', async () => {
    let sheets = 0;
    setPrinter(async () => void sheets++);
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall, {print: 'browser'});
    await takeNumber(page);
    await page.tap('Xong');
    await takeNumber(page);
    await until(() => sheets === 2, 'two sheets');
    const after = await KioskPage.open(hall, {print: 'browser'});
    after.kiosk.hall = page.kiosk.hall;
    await after.kiosk.updateComplete;
    expect(after.kiosk.recent.map(({number}) => number)).to.deep.equal(['B002', 'B001']);
    const told: TicketPrintDetail[] = [];
    after.kiosk.addEventListener('ticket-print', (event) => told.push(event.detail));
    expect(await after.kiosk.reprint('B001')).to.equal(true);
    expect(await after.kiosk.reprint('Z999')).to.equal(false);
    expect(told).to.deep.equal([{number: 'B001', printed: true, again: true, problem: null}]);
    expect(hall.tickets).to.equal(2);
  });

  it('are told of a ticket that came out nowhere', async () => {
    setPrinter(() => Promise.reject(new Error('no printer')));
    const page = await KioskPage.open(new OfficeHall(), {print: 'browser'});
    const told: TicketPrintDetail[] = [];
    page.kiosk.addEventListener('ticket-print', (event) => told.push(event.detail));
    await takeNumber(page);
    await until(() => told.length === 1, 'the event');
    expect(told).to.deep.equal([{number: 'B001', printed: false, again: false, problem: 'printer'}]);
  });
});

describe('ticket-kiosk: one of the hall’s screens', () => {
  it('tells the hall that it lives, and asks for numbers under the same name', async () => {
    const reports: {device: string; kind: string; name: string}[] = [];
    window.fetch = async (input, init) => {
      if (!String(input).startsWith('http://hall.test/')) return trueFetch(input, init);
      reports.push(JSON.parse(String(init?.body)) as (typeof reports)[number]);
      return Response.json({now: Date.now(), edition: ''});
    };
    const hall = new OfficeHall();
    provideHall('http://hall.test/halls/1', hall);
    const page = await KioskPage.open(hall, {name: 'Sảnh A'});
    page.kiosk.hall = 'http://hall.test/halls/1';
    await until(() => reports.length > 0, 'a report');
    expect(reports[0]).to.include({kind: 'kiosk', name: 'Sảnh A'});
    await takeNumber(page);
    expect(hall.sent[0]!.command).to.include({type: 'issue', device: reports[0]!.device});
  });
});
