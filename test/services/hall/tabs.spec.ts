/* Whole browsers: a local hall between two tabs, and a hall of another origin. */
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import type {Command} from '../../../src/queue/ticket.ts';
import type {CommandAnswer} from '../../../src/queue/view.ts';
import type {Hall} from '../../../src/services/hall/hall.ts';
import {launchBrowser} from '../../helpers/browser.ts';
import {bundle} from '../../helpers/bundle.ts';
import {until} from '../../helpers/fake-clock.ts';
import {MisbehavingHall, ticketRow} from '../../helpers/misbehaving-hall.ts';

declare global {
  interface Window {
    hall: Hall;
    states: string[];
    open(address: string, token?: string): void;
  }
}

const script = `
  import {connectHall} from '/connect.js';
  window.states = [];
  window.open = (address, token) => {
    window.hall = connectHall(address, {token});
    window.hall.subscribe(() => window.states.push(window.hall.link.state));
  };
  window.ready = true;`;

let browser: Browser;
let site: Server;
let url: string;

before(async () => {
  const files: Record<string, [string, string]> = {
    '/': ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', script],
    '/connect.js': ['text/javascript', await bundle('src/services/hall/connect.ts')],
  };
  site = createServer((request, response) => {
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(text ? 200 : 404, {'Content-Type': type}).end(text);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

async function tab(context: Awaited<ReturnType<Browser['newContext']>>, address: string, token = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction('window.ready');
  await page.evaluate(([hall, secret]) => window.open(hall!, secret), [address, token]);
  return page;
}

const view = (page: Page) => page.evaluate(() => window.hall.view);

/** A hundred commands of one tab, several under way at once. */
function play(page: Page, counter: string): Promise<CommandAnswer[]> {
  return page.evaluate(async (own) => {
    const commands: Command[] = [{type: 'openCounter', counter: own}];
    for (let index = 0; index < 33; index++) {
      commands.push({type: 'issue', service: 'A'}, {type: 'issue', service: 'C'}, {type: 'callNext', counter: own});
    }
    const answers: CommandAnswer[] = [];
    while (commands.length > 0) {
      answers.push(...(await Promise.all(commands.splice(0, 5).map((command) => window.hall.send(command)))));
    }
    return answers;
  }, counter);
}

describe('a local hall in two tabs of one browser', () => {
  it('gives no number and no ticket twice in two hundred interleaved commands, and both tabs see the same', async () => {
    const context = await browser.newContext();
    const one = await tab(context, 'local:demo');
    const other = await tab(context, 'local:demo');
    const [mine, theirs] = await Promise.all([play(one, '2'), play(other, '6')]);
    const answers = [...mine, ...theirs];
    assert.equal(answers.length, 200);

    const issued = answers.flatMap((answer) =>
      answer.status === 'done' && answer.ticket?.state === 'waiting' ? [answer.ticket.number] : [],
    );
    assert.equal(issued.length, 132);
    assert.equal(new Set(issued).size, 132);

    const seen = Math.max(...answers.map((answer) => (answer.status === 'done' ? answer.seq : 0)));
    for (const page of [one, other]) await page.waitForFunction((seq) => (window.hall.view?.seq ?? 0) >= seq, seen);
    const [left, right] = [await view(one), await view(other)];
    const {now: _left, ...leftRest} = left!;
    const {now: _right, ...rightRest} = right!;
    assert.deepEqual(leftRest, rightRest);

    const called = left!.calls.map(({ticket}) => ticket);
    assert.equal(new Set(called).size, called.length);
    const held = left!.tickets.filter(({state}) => state === 'called');
    assert.deepEqual(held.map(({counter}) => counter).sort(), ['2', '6']);
    await context.close();
  });

  it('is the same hall after all its tabs were closed', async () => {
    const context = await browser.newContext();
    const first = await tab(context, 'local:demo');
    await first.evaluate(() => window.hall.send({type: 'issue', service: 'B'}));
    await first.close();
    const second = await tab(context, 'local:demo');
    await second.waitForFunction(() => window.hall.view !== null);
    assert.deepEqual(
      (await view(second))?.tickets.map(({number}) => number),
      ['B001'],
    );
    await context.close();
  });
});

describe('a hall of another origin', () => {
  it('is followed, commanded and found again after a restart', async () => {
    const hall = await new MisbehavingHall().start();
    hall.origin = url;
    const context = await browser.newContext();
    try {
      const page = await tab(context, hall.address, 'secret');
      await page.waitForFunction(() => window.hall.link.state === 'live');
      await until(() => hall.streams === 1);
      hall.happen({tickets: [ticketRow('t2', 'A002', 2)]});
      await page.waitForFunction(() => window.hall.view?.tickets.length === 2);
      assert.deepEqual(await page.evaluate(() => window.hall.send({type: 'callNext', counter: '1'})), {
        status: 'done',
        seq: 12,
      });
      await hall.stop();
      await page.waitForFunction(() => window.hall.link.state === 'stale');
      hall.happen({tickets: [ticketRow('t3', 'A003', 3)]});
      await hall.start();
      await page.waitForFunction(() => window.hall.link.state === 'live' && window.hall.view?.tickets.length === 3);
      assert.ok(hall.seen.every(({headers}) => headers.authorization === 'Bearer secret'));
    } finally {
      await context.close();
      await hall.stop();
    }
  });

  it('serves eight tabs of one browser, although plain HTTP has six connections', async () => {
    const hall = await new MisbehavingHall().start();
    hall.origin = url;
    const context = await browser.newContext();
    try {
      const pages: Page[] = [];
      for (let count = 0; count < 8; count++) {
        const page = await tab(context, hall.address);
        await page.waitForFunction(() => window.hall.link.state === 'live');
        pages.push(page);
      }
      const answer = await pages[7]!.evaluate(() => window.hall.send({type: 'callNext', counter: '1'}));
      assert.equal(answer.status, 'done');
      hall.happen({tickets: [ticketRow('t2', 'A002', 2)]});
      for (const page of pages) await page.waitForFunction(() => window.hall.view?.tickets.length === 2);
      assert.equal(hall.streams, 5);
      assert.ok(
        !(await Promise.all(pages.map((page) => page.evaluate(() => window.states.includes('stale'))))).includes(true),
      );
    } finally {
      await context.close();
      await hall.stop();
    }
  });

  it('that does not allow this site is out of reach, and the page goes on', async () => {
    const hall = await new MisbehavingHall().start();
    const context = await browser.newContext();
    try {
      const page = await tab(context, hall.address);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await until(() => hall.count('snapshot') >= 2);
      assert.equal(await page.evaluate(() => window.hall.link.state), 'loading');
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
      await hall.stop();
    }
  });
});
