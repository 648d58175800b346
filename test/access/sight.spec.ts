import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import type {Locator, Page} from 'playwright-core';
import {apart, drawn, photograph} from './pixels.ts';
import {setStage, type Opening} from './stage.ts';

/*
 * What is told by colour is told by shape too. Pictures are taken of one thing in two states, their colours are taken
 * away, and what differs must differ 3:1: in the office's colours, in forced ones, light and dark.
 */

const stage = setStage();
afterEach(() => stage.clear());

/** Fewer pixels than this nobody sees: the tick in a box of 24 has 44. */
const enough = 40;

const ways: Readonly<Record<string, Opening>> = {
  'in greyscale': {},
  'in forced colours': {forcedColors: 'active'},
  'in forced colours, dark': {forcedColors: 'active', colorScheme: 'dark'},
};

/** What one part looks like before and after something. */
async function changes(part: Locator, act: () => Promise<unknown>): Promise<number> {
  const before = await photograph(part);
  await act();
  return apart(before, await photograph(part));
}

async function differ(what: string, part: Locator, act: () => Promise<unknown>): Promise<void> {
  const count = await changes(part, act);
  assert.ok(count >= enough, `${what}: ${count} pixels`);
}

const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

for (const [way, opening] of Object.entries(ways)) {
  describe(way, () => {
    it('levels differ from each other, chosen, focused and disabled', async () => {
      const page = await stage.open('pad', opening);
      const tiles = page.locator('.level');
      const faces = await Promise.all([0, 1, 2, 3, 4].map(async (at) => photograph(tiles.nth(at).locator('.face'))));
      faces.forEach((face, at) => {
        for (const other of faces.slice(at + 1)) assert.ok(apart(face, other) >= enough, `face ${at + 1}`);
      });
      await differ('focused', tiles.nth(0), () => page.keyboard.press('Tab'));
      await differ('chosen', tiles.nth(1), () => page.keyboard.press('ArrowRight'));
      const chosen = await photograph(tiles.nth(1));
      await page.locator('rating-pad').evaluate((pad) => ((pad as HTMLElement & {disabled: boolean}).disabled = true));
      await settled(page);
      assert.ok(apart(chosen, await photograph(tiles.nth(0))) >= enough, 'chosen and not, disabled');
    });

    it('reasons, languages and keys of a rating screen say which is chosen', async () => {
      const page = await stage.open('kiosk', opening);
      await page.evaluate('invite()');
      await page.locator('input[name=level]:enabled').first().waitFor({state: 'attached'});
      await differ('level', page.locator('.level').nth(1), () => page.locator('.level').nth(1).click());
      await page.locator('.reason').first().waitFor();
      const boxes = page.locator('.reason .box');
      await differ('reason', boxes.nth(2), () => page.locator('.reason').nth(2).click());
      const [none, taken] = await Promise.all([photograph(boxes.nth(0)), photograph(boxes.nth(2))]);
      assert.ok(apart(none, taken) >= enough, 'a ticked box and an empty one');
      await differ('language', page.locator('.languages [lang=en]'), () =>
        page.locator('.languages [lang=en]').click(),
      );
      await page.getByRole('button', {name: 'Write a comment'}).click();
      const shift = page.locator('.key-shift');
      await differ('shift', shift, () => shift.click());
    });

    it('answers, mistakes and the progress of a questionnaire', async () => {
      const page = await stage.open('survey', opening);
      const option = page.locator('.option').first();
      await differ('option', option, () => option.click());
      const several = page.locator('.option').nth(4);
      await differ('one of several', several, () => several.click());
      assert.ok(drawn(await photograph(page.locator('progress'))) >= enough, 'progress');
      await page.locator('[part=next]').click();
      await page.locator('.mistakes').waitFor();
      assert.ok(drawn(await photograph(page.locator('.error .mark').first())) >= enough / 2, 'the mark of a mistake');
    });

    it('stars that are given and not, parts of a form, tools of a kiosk', async () => {
      const stars = await stage.open('stars', opening);
      await stars.locator('label').nth(2).click();
      const given = [0, 4].map((at) => photograph(stars.locator('label svg').nth(at)));
      assert.ok(apart((await given[0])!, (await given[1])!) >= enough, 'stars');
      const form = await stage.open('feedback', opening);
      const [current, other] = [form.locator('nav button').nth(0), form.locator('nav button').nth(1)];
      await differ('part of the form', other, () => other.click());
      await differ('part of the form', current, () => current.click());
      const kind = form.locator('.choices label').nth(1);
      await differ('kind', kind, () => kind.click());
      const frame = await stage.open('frame', opening);
      const english = frame.getByRole('button', {name: 'English'});
      await differ('language', english, () => english.click());
      await frame.getByRole('button', {name: 'Accessibility'}).click();
      const contrast = frame.getByRole('button', {name: 'High contrast'});
      await differ('contrast', contrast, () => contrast.click());
    });

    it('bars, points and the line of a report', async () => {
      const page = await stage.open('report', opening);
      await page.waitForFunction(
        () => (document.querySelector('satisfaction-report')?.shadowRoot?.querySelector('canvas')?.width ?? 0) > 300,
      );
      for (const selector of ['.dist .bar', '.dot', 'canvas']) {
        const marks = page.locator(selector);
        const count = Math.min(5, await marks.count());
        assert.ok(count > 0, selector);
        for (let at = 0; at < count; at++) {
          assert.ok(drawn(await photograph(marks.nth(at))) >= 20, `${selector} ${at}`);
        }
      }
      // Which level a bar is of stands beside it: face, number and word.
      assert.match(
        (await page.locator('.dist').innerText()).replace(/\s+/g, ' '),
        /5 Rất hài lòng.*1 Rất không hài lòng/,
      );
    });
  });
}
