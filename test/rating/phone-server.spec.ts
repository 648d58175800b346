import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, BrowserContext} from 'playwright-core';
import type {RatingSeries} from '../../demo/server/ratings.ts';
import {buildScreens} from '../../tools/screens-build.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {as, done, finishOne, post} from '../helpers/hall-http.ts';
import {eventually} from '../helpers/outbox-page.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

/* The visitor's own phone and the real server: what one says is what the other reads, from the code to the count. */

const phone = {viewport: {width: 390, height: 844}};

interface Exported {
  items: {token?: string; channel?: string; score?: number; outcome?: string}[];
}

describe('a visitor’s own phone at a real hall', () => {
  let server: TestServer;
  let browser: Browser;
  let token = '';
  let shown = '';
  const asked: string[] = [];

  const rightAtServer = async (): Promise<{used: boolean}> => {
    const response = await post(`${server.hall}/invitation`, {token});
    return ((await response.json()) as {invitation: {used: boolean}}).invitation;
  };
  const open = async (context: BrowserContext) => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('request', (request) => asked.push(request.url().split('#')[0]!)); // what follows the hash is not sent
    await page.goto(`${server.url}rate.html#${token}`);
    return page;
  };
  const until = async (what: string, met: () => Promise<boolean>) => {
    for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((next) => setTimeout(next, 100))) {
      if (await met()) return;
    }
    assert.fail(what);
  };

  before(async () => {
    server = await startTestServer({screens: await buildScreens()});
    await done(server, {type: 'openCounter', counter: '1'});
    ({token, number: shown} = await finishOne(server));
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('rates the ticket by one tap, and the rating leaves by itself', async () => {
    const context = await browser.newContext(phone);
    const page = await open(context);
    await page.getByText(shown).first().waitFor();
    await eventually(page, `Boolean(document.querySelector('rating-kiosk').shadowRoot.querySelector('input:enabled'))`);
    await page.locator('.level:has(input[value="4"])').click();
    await page.locator('.thanks').waitFor();
    await until('the server has it', async () => (await rightAtServer()).used);
    await context.close();
  });

  it('puts its right into no address on the way', () => {
    assert.ok(asked.some((address) => address.endsWith('/invitation')));
    assert.deepEqual(
      asked.filter((address) => address.includes(token)),
      [],
    );
  });

  it('is one counted rating of that ticket, told to have come by phone', async () => {
    const headers = as(server, 'manager');
    const summary = (await (await fetch(`${server.hall}/ratings/summary`, {headers})).json()) as {
      series: RatingSeries[];
    };
    const counted = summary.series.map(({series, n, notCounted}) => [series, n, notCounted]);
    assert.deepEqual(
      counted.filter(([, n, notCounted]) => n || notCounted),
      [['ticket', 1, 0]],
    );
    await until('the question came with it', async () => {
      const {items} = (await (await fetch(`${server.hall}/ratings/export`, {headers})).json()) as Exported;
      const said = items.map((item) => [item.token, item.channel, item.score ?? item.outcome]);
      assert.deepEqual(
        said.filter(([, , what]) => what !== 'answered'),
        [[token, 'phone', 4]],
      );
      return said.some(([, , what]) => what === 'answered');
    });
  });

  it('says that it is rated already when the code is opened on another phone', async () => {
    const context = await browser.newContext(phone);
    const page = await open(context);
    await page.getByText('Lượt này đã được đánh giá.').waitFor();
    await context.close();
  });
});
