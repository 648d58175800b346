import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {auditOf} from '../../src/rating/audit.ts';
import {workerCode} from '../../tools/worker-plugin.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

const patience = {timeout: 60_000};

interface Keeper {
  exportKept(): Promise<{sent: {body: Record<string, unknown>}[]; items: unknown[]} | null>;
}

describe('a comment and a vote, from the page to a real server and back', () => {
  const screens = mkdtempSync(join(tmpdir(), 'mot-cua-feedback-'));
  let hall: TestServer;
  let browser: Browser;
  let page: Page;
  let code = '';

  /** What is on screen of an element, words only. */
  const words = (tag: string, selector: string) => page.locator(`${tag} >> ${selector}`);

  async function follow(): Promise<void> {
    await page.locator('feedback-form').evaluate((form) => form.setAttribute('view', 'follow'));
    await words('feedback-form', '#code').fill(code.toLowerCase());
    await words('feedback-form', '.ask button').click();
  }

  async function moderate(decision: object): Promise<void> {
    const headers = {Authorization: `Bearer ${hall.tokens.manager}`, 'Content-Type': 'application/json'};
    const list = (await (await fetch(`${hall.hall}/feedback?all`, {headers})).json()) as {comments: {id: string}[]};
    const [comment] = list.comments;
    const answer = await fetch(`${hall.hall}/feedback/${comment!.id}/moderation`, {
      ...{method: 'POST', headers, body: JSON.stringify(decision)},
    });
    assert.equal(answer.status, 200);
  }

  before(async () => {
    const markup = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Góp ý</title>';
    writeFileSync(join(screens, 'comment.html'), `${markup}<body><script type="module" src="./comment.js"></script>`);
    writeFileSync(join(screens, 'comment.js'), await bundle('test/rating/feedback-page.ts'));
    writeFileSync(join(screens, 'worker.js'), await workerCode());
    hall = await startTestServer({screens});
    browser = await launchBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(patience.timeout);
    await page.goto(`${hall.url}comment.html`);
    await words('feedback-form', '#text').waitFor();
  });

  after(async () => {
    await browser?.close();
    await hall?.stop();
    rmSync(screens, {recursive: true, force: true, maxRetries: 10, retryDelay: 200});
  });

  it('is written down, gets its code at once, and arrives', async () => {
    await words('feedback-form', '.choices label').nth(2).click();
    await words('feedback-form', '#text').fill('Kê thêm ghế ở quầy 4.');
    await words('feedback-form', '#phone').fill('0912 345 678');
    await words('feedback-form', 'input[type=file]').setInputFiles({
      ...{name: 'don.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 mẫu')},
    });
    await words('feedback-form', '.files li').waitFor();
    await words('feedback-form', '.end button').click();
    code = ((await words('feedback-form', '.code').textContent()) ?? '').replace(/\s/g, '');
    assert.match(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    await words('feedback-form', '.whereabouts >> text=Cơ quan đã nhận được góp ý.').waitFor();
  });

  it('leaves none of its words on the device, and a proof that still stands', async () => {
    const kept = await page.locator('feedback-form').evaluate((form) => (form as unknown as Keeper).exportKept());
    assert.equal(kept!.items.length, 0);
    assert.equal(kept!.sent.length, 1);
    assert.doesNotMatch(JSON.stringify(kept), /ghế|0912|PDF/);
    const {findings, signed, emptied} = await auditOf(kept);
    assert.deepEqual([findings, signed, emptied], [[], 1, 0]);
  });

  it('is followed by its code, to the answer', async () => {
    await follow();
    await words('feedback-form', '.found >> text=Đã tiếp nhận').waitFor();
    await moderate({publish: true, answer: 'Đã kê thêm 12 ghế.'});
    await follow();
    await words('feedback-form', '.found >> text=Đã kê thêm 12 ghế.').waitFor();
  });

  it('is found in the list of those published, without any way to reach its author', async () => {
    await page.reload();
    await page.locator('feedback-form').evaluate((form) => form.setAttribute('view', 'published'));
    await words('feedback-form', 'ol li >> text=Kê thêm ghế ở quầy 4.').waitFor();
    const shown = (await words('feedback-form', 'ol').textContent()) ?? '';
    assert.match(shown, /Kiến nghị/);
    assert.doesNotMatch(shown, /0912|don\.pdf/);
  });

  it('counts a vote once, also after a changed mind', async () => {
    await words('star-rating', 'text=Chưa có lượt đánh giá nào.').waitFor();
    await words('star-rating', 'label').nth(1).click();
    await words('star-rating', '.said >> text=Cảm ơn').waitFor();
    await words('star-rating', '[part=figures] >> text=1 lượt đánh giá').waitFor();
    await words('star-rating', 'label').nth(4).click();
    const address = `${hall.hall}/votes/${encodeURIComponent('/comment.html')}`;
    const counted = async () => {
      const {levels} = (await (await fetch(address)).json()) as {levels: {score: number; count: number}[]};
      return levels.filter(({count}) => count > 0);
    };
    const end = Date.now() + patience.timeout;
    while ((await counted())[0]?.score !== 5 && Date.now() < end) await new Promise((next) => setTimeout(next, 200));
    assert.deepEqual(await counted(), [{score: 5, count: 1}]);
  });
});
