import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {buildScreens} from '../../tools/screens-build.ts';
import {launchProfile} from '../helpers/browser.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

/* The officer's panel against a real server that is killed, and over a line that loses an answer. */

describe('counter-panel and a real hall', () => {
  let hall: TestServer;
  let screens: string;
  let profile: string;
  let context: BrowserContext;
  let page: Page;

  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor({timeout: 60_000});
  const held = (number: string) => page.locator('.number', {hasText: number}).waitFor({timeout: 60_000});
  const ready = () => page.locator('counter-panel:state(live):not(:state(busy))').waitFor({timeout: 60_000});

  async function press(name: RegExp): Promise<void> {
    await ready();
    await page.getByRole('button', {name}).first().click();
  }

  async function calls(): Promise<number> {
    const response = await fetch(hall.hall);
    return ((await response.json()) as {calls: unknown[]}).calls.length;
  }

  async function issue(): Promise<void> {
    const response = await fetch(`${hall.hall}/commands`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': `number-${Math.random()}`,
        Authorization: `Bearer ${hall.tokens.counter}`,
      },
      body: JSON.stringify({type: 'issue', service: 'E'}),
    });
    assert.equal(response.status, 200, await response.text());
  }

  before(async () => {
    screens = await buildScreens();
    hall = await startTestServer({child: true, screens, hall: {hours: []}});
    profile = mkdtempSync(join(tmpdir(), 'mot-cua-panel-'));
    context = await launchProfile(profile);
    page = await context.newPage();
    await page.goto(`${hall.url}counter.html?counter=7#counter=${hall.tokens.counter}`);
    await issue();
    await issue();
  });

  after(async () => {
    await context?.close();
    await hall?.stop();
    rmSync(profile, {recursive: true, force: true});
  });

  it('sends a call whose answer was lost again with its key: it is done once', async () => {
    await press(/^Đang mở/);
    await shown('Gọi số tiếp theo');
    await page.evaluate(() => {
      const {fetch} = window;
      const keys: string[] = [];
      Object.assign(window, {keys});
      window.fetch = async (input, init) => {
        const answer = await fetch(input, init);
        if (init?.method !== 'POST' || !String(input).endsWith('/commands')) return answer;
        keys.push(new Headers(init.headers).get('idempotency-key') ?? '');
        if (keys.length === 1) throw new TypeError('The answer was lost.');
        return answer;
      };
    });
    await press(/Gọi số tiếp theo/);
    await held('E001');
    await ready();
    const keys = await page.evaluate(() => (window as {keys?: string[]}).keys ?? []);
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
    assert.equal(await calls(), 1);
  });

  it('shows the same ticket after a reload in the middle of a service', async () => {
    await press(/^Bắt đầu/);
    await shown('Đang phục vụ');
    await page.reload();
    await shown('Đang phục vụ');
    await held('E001');
  });

  it('says that the hall is away while it is, and goes on when it is back', async () => {
    const {folder, port} = hall;
    await hall.kill();
    await shown(/Mất kết nối từ/);
    await page.keyboard.press('F9');
    await shown('Mất kết nối: xin đợi nối lại rồi bấm.');
    hall = await startTestServer({child: true, screens, folder, port, hall: {hours: []}});
    await press(/^Kết thúc/);
    await shown('Chưa có số ở quầy');
    assert.equal(await calls(), 1);
  });
});
