import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {afterEach, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {setStage} from './stage.ts';
import {keptWhere, withVoice} from './scenes.ts';
import {Walker} from './walker.ts';

/* Every flow of the ratings with the keyboard alone: no mouse, no finger. The focus is looked at after every key. */

const stage = setStage();
afterEach(() => stage.clear());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const sent = (page: Page) => page.evaluate(() => (globalThis as {sent?: string}).sent);

/** Presses Enter until the next thing is there: a second press at once is taken for one. */
async function onTo(walker: Walker, name: string, words: RegExp): Promise<void> {
  await walker.to(name);
  const there = walker.page.getByText(words).first();
  for (let press = 0; press < 20 && !(await there.isVisible()); press++) {
    await walker.page.keyboard.press('Enter');
    await there.waitFor({timeout: 1000}).catch(() => undefined);
  }
  await walker.reads(words);
}

describe('with the keyboard alone', () => {
  it('a level of the pad is chosen and sent with its form', async () => {
    const walker = new Walker(await stage.open('pad'));
    const names: string[] = [];
    await walker.press('Tab');
    for (let place = 1; place <= 5; place++) {
      const {role, name} = await walker.stop();
      assert.equal(role, 'radio');
      names.push(name);
      if (place < 5) await walker.press('ArrowRight');
    }
    assert.deepEqual(
      names.map((name) => name.replace(/^(.*?)[,:].*$/, '$1')),
      ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
    );
    await walker.press('ArrowLeft');
    await walker.to('Gửi đánh giá');
    await walker.press('Enter');
    assert.equal(await sent(walker.page), '4');
  });

  it('a counter is rated, reasons and a comment are given, and the screen rests again', async () => {
    const page = await stage.open('kiosk');
    const walker = new Walker(page);
    await page.evaluate('invite()');
    await page.locator('input[name=level]:enabled').first().waitFor({state: 'attached'});
    const {role} = await walker.to(/^Rất không hài lòng/);
    assert.equal(role, 'radio');
    await walker.press('ArrowRight', 'Enter');
    await page.locator('.reasons').waitFor();
    await walker.kept();
    assert.equal((await walker.to('Thái độ phục vụ')).role, 'checkbox');
    await walker.press('Space');
    await walker.to('Viết góp ý');
    await walker.press('Enter');
    await page.locator('textarea').waitFor();
    await page.waitForFunction(
      () => document.querySelector(':focus')?.shadowRoot?.activeElement?.localName === 'textarea',
    );
    await page.keyboard.type('Kê thêm ghế');
    await walker.to('Xong');
    await page.keyboard.press('Enter');
    await page.locator('.rest').waitFor();
    await walker.kept();
    const rating = await keptWhere(page, ({type}) => type === 'rating');
    assert.deepEqual([rating.score, rating.reasons, rating.private?.comment], [2, ['manner'], 'Kê thêm ghế']);
  });

  it('a questionnaire is filled in, each kind of question, with a mistake on the way', async () => {
    const page = await stage.open('survey');
    const walker = new Walker(page);
    await onTo(walker, 'Tiếp tục', /Còn 2 câu/); // nothing answered: the focus goes to what is missing
    assert.match((await walker.stop()).name, /Rất không hài lòng/);
    await walker.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await walker.to(/^(Tại quầy|Qua bưu điện)$/); // a browser goes back to where it was in a group
    await walker.press('Space');
    await walker.to('Qua mạng', 'ArrowDown');
    await walker.to('Giấy tờ phải nộp');
    await walker.press('Space');
    await onTo(walker, 'Tiếp tục', /Từng điều/);
    for (const row of ['Thái độ phục vụ', 'Thời gian giải quyết']) {
      await walker.to('Không hài lòng');
      await walker.press('Space', 'ArrowRight', 'ArrowRight');
      assert.equal((await walker.stop()).name, 'Hài lòng', row);
    }
    await onTo(walker, 'Tiếp tục', /Nói thêm/);
    await walker.to(/nói thêm gì/);
    await page.keyboard.type('Cảm ơn');
    await walker.to(/mấy lần/);
    await page.keyboard.type('3');
    await walker.press('Tab');
    await page.keyboard.type('10102026');
    assert.equal((await walker.to(/^Lĩnh vực/)).role, 'combobox');
    await walker.press('ArrowDown', 'ArrowDown');
    await onTo(walker, 'Gửi câu trả lời', /Câu trả lời đã được ghi lại/);
    const answers = (await keptWhere(page, ({answers}) => 'times' in answers)).answers;
    assert.deepEqual(
      {...answers, day: typeof answers['day']},
      {
        overall: 4,
        place: 'web',
        reasons: ['papers'],
        parts: {manner: 3, time: 3},
        times: 3,
        field: 'Đất đai',
        day: 'string',
      },
    );
  });

  it('a page is rated with stars', async () => {
    const page = await stage.open('stars');
    const walker = new Walker(page);
    assert.equal((await walker.to(/^1/)).role, 'radio');
    await walker.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    assert.match((await walker.stop()).name, /^4/);
    await page.locator('star-rating:state(kept)').waitFor();
    await walker.kept();
  });

  it('a petition goes out with a file, and its answer is asked for by its code', async () => {
    const page = await stage.open('feedback');
    const walker = new Walker(page);
    await walker.to('Gửi');
    await walker.press('Enter');
    await walker.reads('Xin chọn một mục.');
    assert.deepEqual(await walker.stop(), {role: 'radio', name: 'Góp ý'}); // where the first mistake is
    await walker.press('ArrowRight', 'ArrowRight');
    assert.deepEqual(await walker.stop(), {role: 'radio', name: 'Kiến nghị'});
    await walker.to('Nội dung');
    await page.keyboard.type('Kê thêm ghế ở sảnh chờ.');
    await walker.to(/Chọn tệp/);
    page.on('filechooser', () => undefined); // else the browser's own dialogue may be the quicker
    for (const name of ['ghế', 'sân']) {
      await walker.seen('where files are chosen');
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles({name: `${name}.png`, mimeType: 'image/png', buffer: picture});
      await page.getByRole('button', {name: `Bỏ tệp ${name}`}).waitFor();
    }
    await walker.to(/^Bỏ tệp sân/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', {name: 'Bỏ tệp sân'}).waitFor({state: 'detached'});
    await walker.seen('after the file was taken away');
    await walker.to('Họ và tên');
    await page.keyboard.type('Nguyễn Văn An');
    await walker.to('Gửi');
    await walker.press('Enter');
    await walker.reads('Cảm ơn ông bà.');
    const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
    await page.getByText('Cơ quan đã nhận được góp ý.').waitFor();
    await walker.to('Xem trả lời', 'Shift+Tab');
    await walker.press('Enter');
    await walker.to('Mã biên nhận của ông bà');
    await page.keyboard.type(code);
    await walker.press('Enter');
    await walker.reads('Đã tiếp nhận');
    await walker.to('Gửi góp ý', 'Shift+Tab');
    await walker.press('Enter');
    await walker.to('Gửi góp ý khác');
    await page.keyboard.press('Enter');
    await walker.seen('once another can be written');
    assert.deepEqual(await walker.stop(), {role: 'radio', name: 'Góp ý'});
  });

  it('a report is read by period and series, as a table, and carried away', async () => {
    const figures = JSON.parse(readFileSync('demo/data/satisfaction.json', 'utf8')) as Record<string, unknown>;
    const asked: string[] = [];
    const series = {series: 'open', scale: 'faces-5', direction: 'lowest-first', wording: '1', n: 40};
    const shown = {series: 'ticket', scale: 'faces-5', direction: 'lowest-first', wording: '1', n: 1284};
    const page = await stage.open('report', {
      query: 'live',
      prepare: (page) =>
        page.route('**/ratings/report*', (route) => {
          asked.push(new URL(route.request().url()).search);
          return route.fulfill({json: {...figures, available: [shown, series]}});
        }),
    });
    const walker = new Walker(page);
    await page.getByRole('button', {name: 'Tải về CSV'}).waitFor();
    await walker.to(/^Ngày .*Từ ngày|Từ ngày/);
    await page.keyboard.type('10102026');
    await walker.to(/^Loạt/i);
    await page.keyboard.press('ArrowDown');
    await walker.seen('after another series');
    await walker.to(/bảng số liệu/, 'Shift+Tab');
    await walker.press('Enter');
    await page.locator('table').first().waitFor();
    for (const [name, file] of [
      ['Tải về CSV', /\.csv$/],
      ['Tải ảnh PNG', /\.png$/],
    ] as const) {
      await walker.to(name);
      const download = page.waitForEvent('download');
      await walker.press('Enter');
      assert.match((await download).suggestedFilename(), file);
    }
    assert.ok(
      asked.some((search) => search.includes('from=2026-10-10')),
      asked.join(),
    );
    assert.ok(
      asked.some((search) => search.includes('series=open')),
      asked.join(),
    );
  });

  it('language, text size, contrast and voice of a kiosk are chosen', async () => {
    const page = await stage.open('frame', {prepare: withVoice});
    const walker = new Walker(page);
    assert.deepEqual(await walker.to('English'), {role: 'button', name: 'English'});
    await walker.press('Enter');
    await walker.to('Accessibility');
    await walker.press('Enter');
    await page.getByRole('button', {name: '200'}).waitFor();
    await walker.to(/200/, 'Shift+Tab');
    await walker.press('Space');
    await walker.to('High contrast');
    await walker.press('Space');
    await walker.to('Read aloud');
    await walker.press('Space');
    await page.waitForFunction(() =>
      (globalThis as unknown as {said: string[]}).said.join().includes('Phường Hoa Sen'),
    );
    const pressed = page.locator('kiosk-frame [aria-pressed=true]');
    assert.deepEqual(await pressed.allInnerTexts().then((texts) => texts.map((text) => text.trim())), [
      'A',
      'High contrast',
      'Read aloud',
      'English',
    ]);
  });

  it('staff open their panel, are refused once, carry everything away and come back to where they were', async () => {
    const page = await stage.open('frame');
    const walker = new Walker(page);
    await walker.to('Lấy số');
    await page.keyboard.press('Control+Alt+s');
    await page.locator('.pin').waitFor();
    await page.keyboard.type('1111');
    await walker.press('Enter');
    await walker.reads(/Còn 4 lần/);
    await page.keyboard.type('2468');
    await page.keyboard.press('Enter');
    await page.locator('.desk').waitFor();
    await walker.kept();
    await walker.to('Tải lại trang');
    await walker.to('Đóng');
    await page.keyboard.press('Enter');
    await page.locator('.desk').waitFor({state: 'detached'});
    assert.equal((await walker.stop()).name, 'Lấy số');
    await page.keyboard.press('Control+Alt+s');
    await page.locator('.pin').waitFor();
    await walker.press('Escape');
    assert.equal((await walker.stop()).name, 'Lấy số');
  });
});
