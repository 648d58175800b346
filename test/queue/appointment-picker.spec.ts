import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {buildScreens} from '../../tools/screens-build.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {post, view} from '../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';
import type {SlotList} from '../../src/queue/view.ts';

/* Booking from home, on the built page, against a real server. */
describe('Booking an appointment', () => {
  let hall: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let code = '';

  before(async () => {
    const screens = await buildScreens();
    const appointments = {services: [{service: 'A', minutes: 30, places: 1}], daysAhead: 3};
    hall = await startTestServer({screens, hall: {hours: [], appointments}});
    browser = await launchBrowser();
    context = await browser.newContext({viewport: {width: 390, height: 844}, locale: 'vi-VN'});
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${hall.url}book.html?service=A`);
  });

  after(async () => {
    await browser?.close();
    await hall?.stop();
  });

  const bookings = async () => (await view(hall)).bookings ?? [];
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const request = indexedDB.open('mot-cua outbox bookings');
          request.onsuccess = () => {
            const count = request.result.transaction('rows').objectStore('rows').count();
            count.onsuccess = () => {
              resolve(count.result);
              request.result.close();
            };
          };
        }),
    );
  const chooseLast = async () => {
    await page.locator('.days .cell').nth(1).click();
    await page.locator('.slots .cell', {hasText: 'còn'}).last().click();
  };

  async function slots(): Promise<SlotList> {
    return (await (await fetch(`${hall.hall}/slots?service=A`)).json()) as SlotList;
  }

  it('gives a code for a time, and keeps nothing of it on the device', async () => {
    await chooseLast();
    await page.getByLabel('Họ và tên (không bắt buộc)').fill('Nguyễn Văn Ẫn');
    await page.getByRole('button', {name: /^Đặt lịch/}).click();
    await page.getByText('Lịch hẹn đã được xác nhận').waitFor();
    code = (await page.locator('.code-text').textContent())!.trim();
    assert.match(code, /^[0-9A-Z]{7}$/);
    const found = await post(`${hall.hall}/bookings/find`, {code});
    assert.equal(((await found.json()) as {state: string}).state, 'booked');
    assert.equal(await kept(), 0);
  });

  it('keeps a wish without a network, says that it is not confirmed, and books it once after a reload', async () => {
    await page.reload();
    await chooseLast();
    await context.route('**/bookings', (route) => route.abort());
    await page.getByRole('button', {name: /^Đặt lịch/}).click();
    await page.getByText('Đã ghi lại trên máy này, chưa được xác nhận').waitFor();
    await page.getByText('Trang sẽ gửi lại khi có mạng').waitFor();
    await page.reload();
    await page.getByText('Đã ghi lại trên máy này, chưa được xác nhận').waitFor();
    assert.equal(await kept(), 1);
    const free = (await slots()).slots.filter((slot) => slot.free > 0).length;
    await context.unroute('**/bookings');
    await page.reload();
    await page.getByText('Lịch hẹn đã được xác nhận').waitFor();
    assert.equal((await slots()).slots.filter((slot) => slot.free > 0).length, free - 1);
    assert.equal(await kept(), 0);
  });

  it('says that a time was taken meanwhile and offers the nearest', async () => {
    await page.reload();
    await page.locator('.days .cell').nth(1).click();
    const cell = page.locator('.slots .cell', {hasText: 'còn'}).first();
    const time = (await cell.locator('span').first().textContent())!.slice(0, 5);
    await cell.click();
    const {timeZone, slots: list} = await slots();
    const clock = (at: number) =>
      new Date(at).toLocaleTimeString('en-GB', {timeZone, hour: '2-digit', minute: '2-digit'});
    for (const {at} of list.filter((slot) => clock(slot.at) === time && slot.free > 0)) {
      await post(`${hall.hall}/bookings`, {service: 'A', at}, {'Idempotency-Key': `taken-${at}`});
    }
    await page.getByRole('button', {name: /^Đặt lịch/}).click();
    await page.getByText('Giờ này vừa hết chỗ.').waitFor();
    await page.locator('.near button').first().click();
    await page.getByRole('button', {name: /^Đặt lịch/}).waitFor();
  });

  it('gives a booking back by its code after a second tap', async () => {
    await page.getByText('Tôi đã có lịch hẹn').click();
    await page.getByLabel('Mã lịch hẹn, 7 chữ và số').fill(code.toLowerCase());
    await page.getByRole('button', {name: 'Tìm lịch hẹn'}).click();
    await page.getByRole('button', {name: 'Hủy lịch hẹn'}).click();
    await page.getByRole('button', {name: 'Hủy lịch', exact: true}).click();
    await page.getByText('Lịch hẹn đã được hủy.').waitFor();
    assert.ok((await bookings()).every((row) => row.code !== code || row.state === 'cancelled'));
  });
});
