import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {setStage, type Scene} from './stage.ts';
import {Walker} from './walker.ts';

/* The smallest glass, which is any page zoomed to 400 %, and a kiosk's, which is measured in millimetres. */

const stage = setStage();
afterEach(() => stage.clear());

/** 1280 by 1024 at 400 %. */
const zoomed = {viewport: {width: 320, height: 256}, deviceScaleFactor: 4};

/* Written as text: it runs in the page. Words that lie outside the glass at a side, or are cut by a box that clips. */
const lost = `(() => {
  const found = [];
  // Only for screen readers: it, or what it stands in, is clipped away.
  const unseen = (node) => node && (getComputedStyle(node).clipPath !== 'none' || unseen(node.parentElement));
  const visit = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) visit(node.shadowRoot);
      if (node.closest('svg, select, .visually-hidden, [hidden]') || !node.checkVisibility()) continue;
      if (unseen(node)) continue;
      for (const text of node.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const {left, right, width} of range.getClientRects()) {
          if (width > 1 && (left < -1 || right > innerWidth + 1)) found.push('outside: ' + text.data.trim().slice(0, 40));
          const box = node.closest('button, label');
          const {left: from, right: to} = box?.getBoundingClientRect() ?? {left: -1, right: innerWidth};
          if (width > 1 && (left < from - 1 || right > to + 1)) found.push('cut: ' + text.data.trim().slice(0, 40));
        }
      }
    }
  };
  visit(document);
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) found.push('the page is ' + scrollWidth + ' wide');
  return [...new Set(found)];
})()`;

/** Every word is there, and Tab brings everything that can be pressed into sight. */
async function whole(page: Page, what: string): Promise<void> {
  assert.deepEqual(await page.evaluate(lost), [], what);
}

async function through(page: Page, last: RegExp | string): Promise<void> {
  await new Walker(page).to(last); // the walker looks at the focus after each step
}

const ways: readonly [Scene, string, RegExp | string][] = [
  ['pad', '', 'Gửi đánh giá'],
  ['pad', 'scale=recommend-10', 'Gửi đánh giá'],
  ['survey', '', 'Tiếp tục'],
  ['stars', '', /^5/],
  ['feedback', '', 'Gửi'],
  ['frame', '', 'Trợ năng'],
  ['report', '', /./],
];

describe('at 400 %', () => {
  for (const [scene, query, last] of ways) {
    it(`${scene} ${query} loses no word, and each control comes into sight`, async () => {
      const page = await stage.open(scene, {...zoomed, query});
      await whole(page, scene);
      await through(page, last);
      await whole(page, scene);
    });
  }

  it('a rating screen loses none of its question, thanks, reasons and comment', async () => {
    const page = await stage.open('kiosk', zoomed);
    await whole(page, 'rest');
    await page.evaluate('invite()');
    await page.locator('input[name=level]:enabled').first().waitFor({state: 'attached'});
    await whole(page, 'question');
    const walker = new Walker(page);
    await walker.take(/^Không hài lòng/);
    await page.locator('.reason').first().waitFor();
    await whole(page, 'reasons');
    await walker.to('Điều khác');
    await walker.take('Viết góp ý');
    await page.locator('.key').first().waitFor();
    await whole(page, 'comment');
    await walker.to('Đóng bàn phím');
  });

  it('a questionnaire on a kiosk loses none of its first question', async () => {
    const page = await stage.open('survey-kiosk', zoomed);
    await whole(page, 'start');
    const walker = new Walker(page);
    await walker.take('Bắt đầu');
    await page.locator('.level').first().waitFor();
    await whole(page, 'question');
    await walker.to('Tiếp tục');
  });

  it('the closed page loses no word', async () => {
    const page = await stage.open('closed', zoomed);
    await page.locator('kiosk-frame .closed').waitFor();
    await whole(page, 'closed');
  });
});

/** The glass of a kiosk whose office measured five pixels a millimetre; usual values are 3.8. */
const millimetre = 5;
const glass = {viewport: {width: 1440, height: 2560}};

/** What can be tapped and is smaller than 20 mm, in millimetres. */
async function small(page: Page, selector: string): Promise<string[]> {
  const boxes = await page.locator(selector).evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1)
      .map((node) => {
        const {width, height} = node.getBoundingClientRect();
        return {name: (node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 30), width, height};
      }),
  );
  assert.ok(boxes.length > 0, selector);
  return boxes
    .filter(({width, height}) => Math.min(width, height) < 20 * millimetre - 0.5)
    .map(({name, width, height}) => `${name}: ${width / millimetre} × ${height / millimetre} mm`);
}

async function calibrated(scene: Scene): Promise<Page> {
  const page = await stage.open(scene, glass);
  await page.evaluate((size) => document.documentElement.style.setProperty('--mc-mm', `${size}px`), millimetre);
  return page;
}

describe('on a glass that was measured, what is tapped is 20 mm or more', () => {
  it('on the rating screen: levels, reasons, languages, buttons', async () => {
    const page = await calibrated('kiosk');
    await page.evaluate('invite()');
    await page.locator('input[name=level]:enabled').first().waitFor({state: 'attached'});
    assert.deepEqual(await small(page, 'rating-kiosk :is(.level, button)'), []);
    await page.locator('.level').first().click();
    await page.locator('.reason').first().waitFor();
    assert.deepEqual(await small(page, 'rating-kiosk :is(.reason, button)'), []);
  });

  it('on the questionnaire, the form for comments, the pad', async () => {
    const survey = await calibrated('survey-kiosk');
    await survey.getByRole('button', {name: 'Bắt đầu'}).click();
    await survey.locator('.level').first().waitFor();
    assert.deepEqual(await small(survey, 'survey-form :is(.level, button)'), []);
    const form = await calibrated('feedback-kiosk');
    assert.deepEqual(await small(form, 'feedback-form :is(.choices label, textarea, .strong, .button)'), []);
    assert.deepEqual(await small(await calibrated('pad'), '.level'), []);
  });

  it('in the frame: its tools, and the keys for the PIN', async () => {
    const page = await calibrated('frame');
    await page.getByRole('button', {name: 'Trợ năng'}).click();
    await page.getByRole('button', {name: '200'}).waitFor();
    assert.deepEqual(await small(page, '.bar button'), []);
    await page.keyboard.press('Control+Alt+s');
    await page.locator('.pin').waitFor();
    assert.deepEqual(await small(page, '.pin :is(button, input)'), []);
  });
});
