import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {buildScreens} from '../../tools/screens-build.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {done, view} from '../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

/* The phone and the sign over the counter, as the built pages of the hall show them, against a real server. */
const patience = {timeout: 20_000};

describe('A phone and a sign in a hall that runs', () => {
  let hall: TestServer;
  let browser: Browser;
  let phone: Page;
  let sign: Page;
  let held: {id: string; number: string; follow?: string};
  const addresses: string[] = [];
  const errors: string[] = [];

  async function open(address: string, width: number, height: number): Promise<Page> {
    const page = await browser.newPage({viewport: {width, height}, locale: 'vi-VN'});
    page.setDefaultTimeout(patience.timeout);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => addresses.push(request.url()));
    await page.goto(address);
    return page;
  }

  before(async () => {
    const screens = await buildScreens();
    hall = await startTestServer({screens, hall: {hours: []}});
    browser = await launchBrowser();
    await done(hall, {type: 'openCounter', counter: '3'});
    const service = (await view(hall)).counters.find(({id}) => id === '3')!.services[0]!;
    await done(hall, {type: 'issue', service}, 'kiosk');
    held = await done(hall, {type: 'issue', service}, 'kiosk');
    phone = await open(held.follow!, 390, 844);
    sign = await open(`${hall.url}sign.html?counter=3`, 1920, 540);
  });

  after(async () => {
    await browser?.close();
    await hall?.stop();
  });

  it('says on the phone how many are before it, and on the sign that nobody is called', async () => {
    await phone.getByText(held.number, {exact: true}).waitFor();
    await phone.getByText(/^1\s*người$/).waitFor();
    await sign.getByText('Sẵn sàng phục vụ').waitFor();
  });

  it('sends the ticket’s id in no address', () => {
    assert.ok(addresses.some((address) => address.endsWith('/tickets/find')));
    const sent = addresses.map((address) => address.replace(/#.*/, ''));
    assert.deepEqual(
      sent.filter((address) => address.includes(held.id)),
      [],
    );
  });

  it('leads the holder to the counter once it is called, and the sign shows the same number', async () => {
    const {id} = await done(hall, {type: 'callNext', counter: '3'});
    await done(hall, {type: 'noShow', counter: '3', ticket: id});
    await done(hall, {type: 'callNext', counter: '3'});
    await phone.getByText('Mời đến').waitFor();
    await phone.getByText('Quầy 3', {exact: true}).waitFor();
    await phone.waitForFunction((number) => document.title === `${number} → Quầy 3`, held.number, patience);
    await sign.getByText('Mời số', {exact: true}).waitFor();
    await sign.getByText(held.number, {exact: true}).waitFor();
  });

  it('takes a number back from its holder after a second tap', async () => {
    const service = (await view(hall)).counters.find(({id}) => id === '3')!.services[0]!;
    const other = await done(hall, {type: 'issue', service}, 'kiosk');
    const page = await open(other.follow!, 390, 844);
    await page.getByRole('button', {name: 'Trả lại số'}).click();
    await page.getByRole('button', {name: 'Trả lại', exact: true}).click();
    await page.getByText('Số đã được trả lại').waitFor();
    const {tickets} = await view(hall);
    assert.equal(tickets.find(({id}) => id === other.id)?.state, 'cancelled');
  });

  it('throws no error on any of these pages', () => assert.deepEqual(errors, []));
});
