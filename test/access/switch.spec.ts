import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {keptWhere} from './scenes.ts';
import {setStage} from './stage.ts';
import {Walker} from './walker.ts';

/*
 * Two switches, as they come to a browser: Tab goes on, Enter presses. No arrow, no Space, no letter; what is written is
 * written on the keyboard on the glass.
 */

const stage = setStage();
afterEach(() => stage.clear());

/** Presses the button that goes on until the next step is there: a second press at once is taken for one. */
async function onTo(walker: Walker, words: RegExp): Promise<void> {
  await walker.to('Tiếp tục');
  const there = walker.page.locator('.question').getByText(words).first();
  for (let press = 0; press < 20 && !(await there.isVisible()); press++) {
    await walker.page.keyboard.press('Enter');
    await there.waitFor({timeout: 1000}).catch(() => undefined);
  }
  await there.waitFor();
  await walker.kept();
}

describe('with two switches', () => {
  it('a level of the pad is chosen, changed and sent', async () => {
    const page = await stage.open('pad');
    const walker = new Walker(page);
    await walker.take(/^Hài lòng/);
    await walker.take('Gửi đánh giá');
    assert.equal(await page.evaluate('sent'), '4');
    await walker.to(/^Hài lòng/, 'Shift+Tab');
    await walker.take(/^Không hài lòng/); // past the last level to the first ones
    await walker.take('Gửi đánh giá');
    assert.equal(await page.evaluate('sent'), '2');
  });

  it('a page is rated with stars', async () => {
    const page = await stage.open('stars');
    const walker = new Walker(page);
    await walker.take(/^3/);
    await page.locator('star-rating:state(kept)').waitFor();
    assert.equal(
      await page.locator('star-rating').evaluate((stars) => (stars as HTMLElement & {value: number}).value),
      3,
    );
  });

  it('a counter is rated, with a reason and a comment', async () => {
    const page = await stage.open('kiosk');
    const walker = new Walker(page);
    await page.evaluate('invite()');
    await page.locator('input[name=level]:enabled').first().waitFor({state: 'attached'});
    await walker.take(/^Bình thường/);
    await page.locator('.reasons').waitFor();
    await walker.take('Thời gian chờ');
    await walker.take('Viết góp ý');
    await page.locator('.key').first().waitFor();
    for (const key of ['o', 'k']) await walker.take(key);
    await walker.take('Đóng bàn phím');
    await page.locator('.key').first().waitFor({state: 'detached'});
    await walker.seen('once the keyboard has gone');
    await walker.take('Xong');
    await page.locator('.rest').waitFor();
    const rating = await keptWhere(page, ({type}) => type === 'rating');
    assert.deepEqual([rating.score, rating.reasons, rating.private?.comment], [3, ['waiting'], 'ok']);
  });

  it('a questionnaire on a kiosk is answered to its end', async () => {
    const page = await stage.open('survey-kiosk');
    const walker = new Walker(page);
    await walker.take('Bắt đầu');
    await page.getByText('Câu 1 trên 9').waitFor();
    await walker.take(/^Rất hài lòng/);
    await onTo(walker, /ở đâu/);
    await walker.take('Qua bưu điện');
    await onTo(walker, /cần tốt hơn/);
    await walker.take('Thời gian chờ');
    await onTo(walker, /Thái độ phục vụ/);
    await walker.take(/^Hài lòng/);
    await onTo(walker, /Thời gian giải quyết/);
    await walker.take(/^Bình thường/);
    await onTo(walker, /nói thêm gì/);
    await walker.to(/nói thêm gì/);
    await walker.take('u');
    await walker.take('Đóng bàn phím');
    await onTo(walker, /mấy lần/);
    await walker.to(/mấy lần/);
    await walker.take('7');
    await walker.take('Đóng bàn phím');
    await onTo(walker, /Ngày nộp/); // a day is typed by digits: no switch alone writes it, and it may be left out
    await onTo(walker, /Lĩnh vực/);
    await walker.take('Chứng thực');
    await walker.take('Gửi câu trả lời');
    await page.locator('.end').waitFor();
    await walker.kept();
    await walker.to('Xong');
    const {answers} = await keptWhere(page, ({answers}) => 'field' in answers);
    assert.deepEqual(answers, {
      overall: 5,
      place: 'post',
      reasons: ['waiting'],
      parts: {manner: 3, time: 2},
      times: 7,
      field: 'Chứng thực',
    });
  });

  it('a comment is written on a kiosk, and its code is on the glass', async () => {
    const page = await stage.open('feedback-kiosk');
    const walker = new Walker(page);
    await walker.take('Phản ánh');
    await walker.to('Nội dung');
    await page.getByRole('button', {name: 'g', exact: true}).waitFor(); // the keyboard comes for what has the focus
    for (const key of ['g', 'h', 'e', 'e', 's']) await walker.take(key);
    await walker.take('Đóng bàn phím');
    await walker.take('Gửi');
    await page.locator('.code').waitFor();
    await walker.kept();
    assert.equal(await page.locator('textarea').count(), 0);
  });

  it('language, text size and contrast of a kiosk are chosen, and the PIN is given', async () => {
    const page = await stage.open('frame');
    const walker = new Walker(page);
    await walker.take('English');
    await walker.take('Accessibility');
    await page.getByRole('button', {name: '150'}).waitFor();
    await page.keyboard.press('Shift+Tab'); // what was spread out lies before the button
    await walker.to(/150/, 'Shift+Tab');
    await walker.press('Enter');
    await walker.take('High contrast');
    assert.equal(await page.locator('kiosk-frame [aria-pressed=true]').count(), 3);
    await page.keyboard.press('Control+Alt+s'); // staff only: a finger holds the corner, or this key
    await page.locator('.pin').waitFor();
    for (const digit of '2468') await walker.take(digit);
    await walker.take('Open');
    await page.locator('.desk').waitFor();
    await walker.take('Close');
    await page.locator('.desk').waitFor({state: 'detached'});
    await walker.kept();
  });
});
