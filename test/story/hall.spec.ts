import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {buildScreens} from '../../tools/screens-build.ts';
import {launchProfile} from '../helpers/browser.ts';
import {killBrowser} from '../helpers/outbox-page.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';
import {serveFolder} from '../helpers/static-server.ts';

/*
 * The story the project promises, from the door to the rating, in a real browser against a real server and database:
 * each test is one sentence of it and goes on where the one before ended.
 */

const tall = {width: 1080, height: 1920};
const wide = {width: 1920, height: 1080};
const desk = {width: 1366, height: 768};

async function open(context: BrowserContext, url: string, size = desk): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, {printed: ((window as {printed?: number}).printed ?? 0) + 1});
  });
  await page.goto(url);
  return page;
}

/** Chooses a service at the kiosk, through its field where it has one, and confirms it; waits while the kiosk rests. */
async function choose(kiosk: Page, service: string): Promise<void> {
  const named = kiosk.getByRole('button', {name: service});
  const take = kiosk.getByRole('button', {name: 'Lấy số', exact: true});
  const resting = kiosk.getByText('Máy vừa cấp một số.');
  await named.click();
  await kiosk.getByRole('button', {name: 'Quay lại'}).waitFor();
  if (!(await take.isVisible())) await named.click();
  await take.click();
  await resting
    .or(kiosk.getByText(/^[A-E]\d{3}$/))
    .first()
    .waitFor();
  if (!(await resting.isVisible())) return;
  await kiosk.getByRole('button', {name: 'Chọn lĩnh vực khác'}).click();
  await choose(kiosk, service);
}

/** Takes a number at the kiosk and returns it; the kiosk is ready for the next person afterwards. */
async function takeNumber(kiosk: Page, field: string): Promise<string> {
  await choose(kiosk, field);
  const number = await kiosk
    .getByText(/^[A-E]\d{3}$/)
    .first()
    .textContent();
  await kiosk.getByRole('button', {name: 'Xong'}).click();
  await kiosk.getByRole('button', {name: field}).waitFor();
  return number!.trim();
}

/** Presses as an officer does: once the panel is done with what was pressed before; it takes one command at a time. */
async function press(counter: Page, name: string | RegExp): Promise<void> {
  await counter.locator('counter-panel:not(:state(busy))').waitFor();
  await counter.getByRole('button', {name}).first().click();
}

const boardText = (wall: Page) => wall.locator('queue-board').evaluate((board) => board.shadowRoot!.textContent ?? '');

/** Waits until the wall says something, and says how it ended in the error if it never does. */
async function wallSays(wall: Page, said: RegExp): Promise<void> {
  const deadline = Date.now() + 8000;
  while (!said.test(await boardText(wall))) {
    if (Date.now() > deadline) assert.match(await boardText(wall), said);
    await wall.waitForTimeout(50);
  }
}

async function ratingsAt(hall: TestServer): Promise<number> {
  const response = await fetch(`${hall.hall}/ratings/summary`, {
    headers: {Authorization: `Bearer ${hall.tokens.manager}`},
  });
  const found = [...(await response.text()).matchAll(/"(?:n|count)":(\d+)/g)].map((match) => Number(match[1]));
  return Math.max(0, ...found);
}

describe('a hall that runs, end to end', () => {
  let hall: TestServer;
  let screens: string;
  let profile: string;
  let context: BrowserContext;
  let kiosk: Page;
  let wall: Page;
  let counter: Page;
  let pad: Page;
  const errors: string[] = [];

  const watch = (page: Page) => page.on('pageerror', (error) => errors.push(`${page.url()}: ${String(error)}`));
  const padAddress = () => `${hall.url}pad.html?counter=3#kiosk=${hall.tokens.kiosk}`;

  before(async () => {
    screens = await buildScreens();
    hall = await startTestServer({child: true, screens});
    profile = mkdtempSync(join(tmpdir(), 'mot-cua-profile-'));
    context = await launchProfile(profile);
    context.on('page', watch);
    kiosk = await open(context, `${hall.url}kiosk.html#kiosk=${hall.tokens.kiosk}`, tall);
    wall = await open(context, `${hall.url}wall.html`, wide);
    counter = await open(context, `${hall.url}counter.html?counter=3#counter=${hall.tokens.counter}`);
    pad = await open(context, padAddress(), {width: 1280, height: 800});
  });

  after(async () => {
    await context?.close();
    await hall?.stop();
    rmSync(profile, {recursive: true, force: true});
  });

  it('gives the first citizen D001, with nobody ahead, a code to follow it, and a printed slip', async () => {
    await choose(kiosk, 'Xây dựng');
    await kiosk.getByText('D001').first().waitFor();
    const said = await kiosk.locator('ticket-kiosk').evaluate((element) => element.shadowRoot!.textContent ?? '');
    assert.match(said.replace(/\s+/g, ' '), /Trước ông bà 0 người/);
    assert.ok(await kiosk.getByRole('img', {name: /QR/}).isVisible());
    await kiosk.waitForFunction(() => (window as {printed?: number}).printed === 1);
  });

  it('leads the citizen’s phone to that very ticket', async () => {
    const response = await fetch(hall.hall, {headers: {Authorization: `Bearer ${hall.tokens.counter}`}});
    const {tickets} = (await response.json()) as {tickets: {id: string}[]};
    const phone = await open(context, `${hall.url}ticket.html?ticket=${tickets[0]!.id}`, {width: 390, height: 844});
    await phone.getByText('D001').first().waitFor();
    await phone.close();
    await kiosk.getByRole('button', {name: 'Xong'}).click();
  });

  it('numbers each field on its own', async () => {
    assert.deepEqual(
      [await takeNumber(kiosk, 'Xây dựng'), await takeNumber(kiosk, 'Đất đai'), await takeNumber(kiosk, 'Hộ tịch')],
      ['D002', 'B001', 'A001'],
    );
  });

  it('lets the officer open counter 3 and call the next, and the wall shows it', async () => {
    await press(counter, /^Mở quầy|Đang mở/);
    await press(counter, /Gọi số tiếp theo/);
    await wallSays(wall, /Mời số[\s\S]*D001[\s\S]*3/);
  });

  it('recalls, starts and finishes it', async () => {
    await press(counter, /^Gọi lại/);
    await press(counter, /^Bắt đầu/);
    await counter.getByText('Đang phục vụ').first().waitFor();
    await press(counter, /^Kết thúc/);
    await counter.getByText('Chưa có số ở quầy').first().waitFor();
  });

  it('wakes the rating screen at that counter with the question for that very ticket', async () => {
    await pad.getByText('Ông bà hài lòng ở mức nào?').waitFor();
    assert.ok(await pad.getByText('D001').first().isVisible());
  });

  it('thanks for one tap and brings the rating to the server exactly once', async () => {
    await pad.waitForTimeout(600); // a tap within the first moments of a question is meant for what stood there before
    await pad.locator('label.level').nth(3).click();
    await pad.getByRole('button', {name: 'Xong'}).click(); // no reasons; what was tapped goes out
    const deadline = Date.now() + 30_000;
    while ((await ratingsAt(hall)) < 1 && Date.now() < deadline) await pad.waitForTimeout(200);
    assert.equal(await ratingsAt(hall), 1);
  });

  it('marks a no-show, and undoes it', async () => {
    await press(counter, /Gọi số tiếp theo/);
    await counter.getByText('D002').first().waitFor();
    await press(counter, /^Vắng mặt/);
    await press(counter, /Hoàn tác: vắng mặt D002/);
    await counter.getByText('Đang gọi').first().waitFor();
  });

  it('transfers to another field under the same number', async () => {
    await press(counter, /^Bắt đầu/);
    await press(counter, /^Chuyển lĩnh vực/);
    const dialog = counter.getByRole('dialog');
    await dialog.getByText('Hộ tịch').first().click();
    const confirm = dialog.getByRole('button', {name: /^Chuyển/});
    if (await confirm.count()) await confirm.first().click();
    await counter.getByText('Chưa có số ở quầy').first().waitFor();
    const response = await fetch(hall.hall);
    const {tickets} = (await response.json()) as {tickets: {number: string; service: string; state: string}[]};
    const sent = tickets.find(({number}) => number === 'D002');
    assert.deepEqual([sent?.service, sent?.state], ['A', 'waiting']);
  });

  it('parks a ticket and takes it back', async () => {
    await press(counter, /Gọi số tiếp theo/);
    await press(counter, /^Bắt đầu/);
    await press(counter, /^Tạm giữ/);
    await counter
      .getByRole('dialog')
      .getByRole('button', {name: /^Tạm giữ/})
      .click();
    await counter.getByText('Chưa có số ở quầy').first().waitFor();
    await press(counter, /B001/);
    await counter
      .getByRole('dialog')
      .getByRole('button', {name: /Nhận lại/})
      .click();
    await counter
      .getByText(/Đang (gọi|phục vụ)/)
      .first()
      .waitFor();
  });

  it('keeps a rating through an hour without the server and a killed browser, and sends it exactly once', async () => {
    await press(counter, /^Bắt đầu|^Kết thúc/);
    await counter.waitForTimeout(300);
    if (await counter.getByText('Đang phục vụ').count()) await press(counter, /^Kết thúc/);
    await pad.getByText('B001').first().waitFor();
    await pad.waitForTimeout(600);
    const {port, folder} = hall;
    await hall.kill();
    await pad.locator('label.level').nth(0).click();
    await pad
      .getByText(/Cảm ơn/)
      .first()
      .waitFor();
    killBrowser(profile);
    await context.close().catch(() => undefined); // it is dead already
    context = await launchProfile(profile);
    context.on('page', watch);
    pad = await open(context, 'about:blank');
    hall = await startTestServer({child: true, screens, folder, port});
    await pad.goto(padAddress());
    const deadline = Date.now() + 90_000; // the time for reasons runs out first
    while ((await ratingsAt(hall)) < 2 && Date.now() < deadline) await pad.waitForTimeout(250);
    await pad.waitForTimeout(1500);
    assert.equal(await ratingsAt(hall), 2);
    rmSync(folder, {recursive: true, force: true});
  });

  it('finds “dang ky khai sinh” on a commune’s page in the order a clerk would expect', async () => {
    const site = await open(context, `${hall.url}site.html`);
    await site.locator('procedure-list input').first().fill('dang ky khai sinh');
    const codes = site.locator('procedure-list').getByText(/^\d\.\d{6}$/);
    await site.waitForFunction(() => {
      const list = document.querySelector('procedure-list')!;
      return (list.shadowRoot!.textContent ?? '').includes('khớp với');
    });
    assert.deepEqual((await codes.allTextContents()).slice(0, 2), ['1.001193', '1.004884']);
  });

  it('throws nothing on any screen', () => {
    assert.deepEqual(errors, []);
  });
});

describe('the same story between tabs of one browser, from a static host', () => {
  let context: BrowserContext;
  let profile: string;
  let base: string;
  let stop: () => void;

  before(async () => {
    ({url: base, stop} = await serveFolder(await buildScreens()));
    profile = mkdtempSync(join(tmpdir(), 'mot-cua-local-'));
    context = await launchProfile(profile);
  });

  after(async () => {
    await context?.close();
    stop?.();
    rmSync(profile, {recursive: true, force: true});
  });

  it('takes, calls, serves, rates and exports without any server', async () => {
    const kiosk = await open(context, `${base}kiosk.html?hall=local:demo`, tall);
    const wall = await open(context, `${base}wall.html?hall=local:demo`, wide);
    const counter = await open(context, `${base}counter.html?hall=local:demo&counter=3`);
    const pad = await open(context, `${base}pad.html?hall=local:demo&counter=3`, {width: 1280, height: 800});
    const number = await takeNumber(kiosk, 'Xây dựng');
    await press(counter, /^Mở quầy|Đang mở/);
    await press(counter, /Gọi số tiếp theo/);
    await wallSays(wall, new RegExp(`Mời số[\\s\\S]*${number}`));
    await press(counter, /^Bắt đầu/);
    await press(counter, /^Kết thúc/);
    await pad.getByText(number).first().waitFor();
    await pad.waitForTimeout(600);
    await pad.locator('label.level').nth(2).click();
    await pad
      .getByText(/Cảm ơn/)
      .first()
      .waitFor();
    const kept = await pad.evaluate(async () => {
      const element = document.querySelector('rating-kiosk') as HTMLElement & {exportKept(): Promise<unknown>};
      return JSON.stringify(await element.exportKept());
    });
    assert.match(kept, /"score":3/);
  });
});
