import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {Ajv} from 'ajv';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import type {AnswersSummary} from '../../demo/server/answers.ts';
import type {SurveyForm} from '../../src/rating/survey-form/survey-form.ts';
import {writeSchemas} from '../../tools/schemas.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {startTestServer, testTokens, type TestServer} from '../helpers/server.ts';

const survey = {
  id: 'real-run',
  version: '1',
  pages: [
    {
      questions: [
        {
          type: 'choice',
          name: 'where',
          title: 'Nộp ở đâu?',
          choices: ['Quầy', 'Qua mạng'],
          other: true,
          required: true,
        },
      ],
    },
    {questions: [{type: 'matrix', name: 'm', title: 'Các nơi', rows: ['Chỗ ngồi', 'Quầy'], scale: 'faces-5'}]},
    {questions: [{type: 'text', name: 'more', title: 'Điều muốn nói thêm', long: true}]},
  ],
};

const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Khảo sát</title>
<script type="module" src="page.js"></script><body><survey-form src="survey.json"></survey-form></body></html>`;

/** Looks again until something is so. */
async function until<T>(look: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`It did not come to be so: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a questionnaire at a real hall', () => {
  let folder: string;
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mot-cua-survey-'));
    const entry = join(folder, 'entry.ts');
    writeFileSync(entry, `import '${process.cwd()}/src/rating/survey-form/define.ts';`);
    writeFileSync(join(folder, 'page.js'), await bundle(entry));
    writeFileSync(join(folder, 'worker.js'), await bundle('src/services/worker.ts'));
    writeFileSync(join(folder, 'index.html'), html);
    writeFileSync(join(folder, 'survey.json'), JSON.stringify(survey));
    server = await startTestServer({screens: folder});
    browser = await launchBrowser();
    context = await browser.newContext({viewport: {width: 390, height: 844}, hasTouch: true});
    context.setDefaultTimeout(60_000);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, {recursive: true, force: true});
  });

  async function open(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${server.url}index.html`);
    await page.locator('survey-form').evaluate((form, hall) => ((form as SurveyForm).hall = hall), server.hall);
    await page.getByLabel('Quầy').waitFor();
    return page;
  }

  const next = (page: Page) => page.getByRole('button', {name: 'Tiếp tục'}).tap();
  const keptBy = (page: Page) =>
    page
      .locator('survey-form')
      .evaluate((form) => (form as SurveyForm).exportKept().then((kept) => JSON.stringify(kept)));
  const summary = async (): Promise<AnswersSummary> => {
    const response = await fetch(`${server.hall}/answers/summary?survey=real-run`, {
      headers: {Authorization: `Bearer ${testTokens.manager}`},
    });
    return (await response.json()) as AnswersSummary;
  };

  it('is answered with the network off, kept, thanked for, and received once the network is back', async () => {
    const page = await open();
    await page.getByLabel('Khác').tap();
    await page.getByLabel('Xin ông bà ghi rõ').fill('ở nhà văn hoá');
    await context.setOffline(true);
    await next(page);
    await page.getByRole('radiogroup', {name: 'Chỗ ngồi'}).getByLabel('Rất hài lòng').tap();
    await next(page);
    await page.getByLabel('Điều muốn nói thêm').fill('Cảm ơn cán bộ Hoa.');
    await page.getByRole('button', {name: 'Gửi câu trả lời'}).tap();
    await page.getByRole('heading', {name: 'Cảm ơn ông bà.'}).waitFor();
    assert.equal((await summary()).n, 0);
    await context.setOffline(false);
    const received = await until(summary, ({n}) => n === 1);
    assert.equal(received.complete, 1);
    assert.deepEqual(
      received.questions.map(({name, values}) => [name, values.map(({value, part}) => [part, value])]),
      [
        ['m', [['Chỗ ngồi', 5]]],
        ['where', [[undefined, 'other']]],
      ],
    );
    const left = await until(
      () => keptBy(page),
      (kept) => kept.includes('"sentAt"'),
    );
    assert.ok(!left.includes('Hoa') && !left.includes('văn hoá'), 'no word that was written stays on the device');
    await page.close();
  });

  it('holds back what a visitor has not finished, for the real half hour, and receives it whole as one', async () => {
    const page = await open();
    await page.getByLabel('Qua mạng').tap();
    await next(page);
    const kept = await until(
      () => keptBy(page),
      (text) => text.includes('Qua mạng'),
    );
    const {items} = JSON.parse(kept) as {items: {at: number; holdUntil: number; body: {complete: boolean}}[]};
    assert.deepEqual(
      items.map(({at, holdUntil, body}) => [Math.round((holdUntil - at) / 60_000), body.complete]),
      [[30, false]],
    );
    await page.getByRole('radiogroup', {name: 'Quầy'}).getByLabel('Bình thường').tap();
    await next(page);
    await page.getByLabel('Điều muốn nói thêm').fill('Không.');
    await page.getByRole('button', {name: 'Gửi câu trả lời'}).tap();
    await page.getByRole('heading', {name: 'Cảm ơn ông bà.'}).waitFor();
    const received = await until(summary, ({n}) => n > 1);
    assert.deepEqual([received.complete, received.incomplete], [2, 0]);
    await page.close();
  });
});

describe('the published schema', () => {
  it('takes the questionnaires that are shipped, and refuses one that cannot be asked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-schemas-'));
    try {
      writeSchemas(folder);
      const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
      const isSurvey = new Ajv({strict: false}).compile(read('survey.json'));
      for (const name of ['nine-indices', 'five-factors']) assert.ok(isSurvey(read(`surveys/${name}.json`)), name);
      assert.ok(!isSurvey({...survey, pages: [{questions: [{type: 'file', name: 'a'}]}]}));
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
