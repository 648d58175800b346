import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser, BrowserContext, CDPSession, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {serveStrictly} from '../helpers/strict-server.ts';

/* Faults E: real input from outside against a frame, and against the same page without one, so that no test can pass for nothing. */

const content = `
  <h1 id="words">Phản ánh, kiến nghị của người dân</h1>
  <input id="field" value="một hai ba" />
  <p><a id="blank" href="/other" target="_blank">Cửa sổ mới</a></p>
  <p><a id="tel" href="tel:1022">1022</a></p>
  <p><a id="mail" href="mailto:a@b.vn">Thư</a></p>
  <p><a id="away" href="http://127.0.0.1:1/">Trang khác</a></p>
  <p><a id="save" href="/other" download>Tải về</a></p>
  <p><a id="here" href="#here">Ở đây</a></p>
  <form id="form" action="/other" target="_blank"><button id="send">Gửi</button></form>
  <p><input id="file" type="file" /></p>
  <div id="host"></div>
`;

const patience = {timeout: 60_000};

let browser: Browser;
let server: Awaited<ReturnType<typeof serveStrictly>>;
let context: BrowserContext;
/** A context that outlives a single test. */
let kept: BrowserContext | undefined;

before(async () => {
  const head = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Quầy</title>';
  server = await serveStrictly({
    '/': `${head}<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script><body><template>${content}</template></body></html>`,
    '/other': `${head}<p>Trang khác</p></html>`,
    '/page.js': await bundle('test/device/break-out-page.ts'),
    '/page.css': 'body {margin: 0} h1, p, form {margin: 8px}',
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(async () => {
  if (context !== kept) await context?.close();
});

interface Kiosk {
  page: Page;
  devtools: CDPSession;
  log(): Promise<string[]>;
  pages(): number;
}

async function stand(search = '', prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Kiosk> {
  context = await browser.newContext({viewport: {width: 1080, height: 1000}, hasTouch: true});
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${server.url}/${search}`);
  await page.waitForFunction(
    () => 'log' in globalThis && document.querySelector(':not(:defined)') === null,
    null,
    patience,
  );
  return {
    page,
    devtools: await context.newCDPSession(page),
    log: () => page.evaluate('log'),
    pages: () => context.pages().length,
  };
}

const without = '?frame=none';

/** Waits until something of a kind was heard, and gives all of that kind. */
async function heard({page, log}: Kiosk, kind: string): Promise<string[]> {
  await page.waitForFunction(
    (kind) => (globalThis as unknown as {log: string[]}).log.some((line) => line.startsWith(kind)),
    kind,
    patience,
  );
  return (await log()).filter((line) => line.startsWith(kind));
}

/** A finger that rests on a point. */
async function longPress({page, devtools}: Kiosk, selector: string): Promise<void> {
  const {x, y} = (await page.locator(selector).boundingBox())!;
  const touchPoints = [{x: x + 20, y: y + 10}];
  await devtools.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints});
  await page.waitForTimeout(1500); // the finger rests: no test of time, only longer than any browser's long press
  await devtools.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
}

/** Two fingers that move apart. */
async function pinch({devtools}: Kiosk): Promise<void> {
  const fingers = (apart: number) => [-1, 1].map((side) => ({x: 500 + side * apart, y: 300, id: side + 2}));
  await devtools.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: fingers(50)});
  for (let apart = 60; apart < 200; apart += 15) {
    await devtools.send('Input.dispatchTouchEvent', {type: 'touchMove', touchPoints: fingers(apart)});
  }
  await devtools.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
}

const selected = (page: Page) => page.evaluate(() => getSelection()!.toString());

describe('a kiosk cannot be left', () => {
  it('by a context menu', async () => {
    const kiosk = await stand();
    await kiosk.page.click('#words', {button: 'right'});
    await kiosk.page.click('#field', {button: 'right'});
    assert.deepEqual([...new Set(await heard(kiosk, 'contextmenu'))], ['contextmenu true']);
  });

  it('by a long press', async () => {
    const kiosk = await stand();
    await longPress(kiosk, '#words');
    assert.equal(await selected(kiosk.page), '');
    assert.ok(!(await kiosk.log()).includes('contextmenu false'));
  });

  it('by a pinch', async () => {
    const open = await stand(without);
    await pinch(open);
    await open.page.waitForFunction(() => visualViewport!.scale > 1, null, patience);
    await context.close();
    const kiosk = await stand();
    await pinch(kiosk);
    await kiosk.page.tap('#words');
    await heard(kiosk, 'click'); // whatever came before it has had its effect
    const scale = await kiosk.page.evaluate(
      () =>
        new Promise<number>((tell) =>
          requestAnimationFrame(() => requestAnimationFrame(() => tell(visualViewport!.scale))),
        ),
    );
    assert.equal(scale, 1);
  });

  it('by Ctrl and the wheel', async () => {
    const kiosk = await stand();
    await kiosk.page.mouse.move(300, 300);
    await kiosk.page.keyboard.down('Control');
    await kiosk.page.mouse.wheel(0, -120);
    assert.deepEqual(await heard(kiosk, 'wheel'), ['wheel true']);
  });

  it('by a file that is dropped on it', async () => {
    const kiosk = await stand();
    const data = {items: [{mimeType: 'text/plain', data: 'x'}], files: ['/etc/hostname'], dragOperationsMask: 1};
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await kiosk.devtools.send('Input.dispatchDragEvent', {type, x: 300, y: 300, data});
    }
    assert.deepEqual([...new Set(await heard(kiosk, 'dragover'))], ['dragover true']);
    assert.equal(new URL(kiosk.page.url()).pathname, '/');
  });

  it('by a link or a text that is dragged', async () => {
    const kiosk = await stand();
    const {x, y} = (await kiosk.page.locator('#blank').boundingBox())!;
    await kiosk.page.mouse.move(x + 10, y + 5);
    await kiosk.page.mouse.down();
    await kiosk.page.mouse.move(x + 120, y + 200, {steps: 8});
    await kiosk.page.mouse.up();
    assert.deepEqual([...new Set(await heard(kiosk, 'dragstart'))], ['dragstart true']);
  });

  it('by a middle click or Ctrl and a click', async () => {
    const kiosk = await stand();
    await kiosk.page.click('#here', {button: 'middle'});
    await kiosk.page.click('#here', {modifiers: ['Control']});
    assert.deepEqual(
      [await heard(kiosk, 'auxclick'), await heard(kiosk, 'click')],
      [['auxclick true'], ['click true']],
    );
    assert.equal(kiosk.pages(), 1);
  });

  it('by a form that opens a window', async () => {
    const kiosk = await stand();
    await kiosk.page.tap('#send');
    assert.deepEqual([await heard(kiosk, 'submit'), kiosk.pages()], [['submit true'], 1]);
  });

  it('by a window that really opens without the frame', async () => {
    const kiosk = await stand(without);
    const opened = context.waitForEvent('page', patience);
    await kiosk.page.tap('#blank');
    await opened;
    assert.equal(kiosk.pages(), 2);
  });

  it('by a file dialog', async () => {
    const kiosk = await stand();
    await kiosk.page.tap('#file');
    assert.deepEqual(await heard(kiosk, 'click'), ['click true']);
  });

  it('by text that is selected and searched for', async () => {
    const drag = async (kiosk: Kiosk) => {
      const {x, y, height} = (await kiosk.page.locator('#words').boundingBox())!;
      await kiosk.page.mouse.move(x + 4, y + height / 2);
      await kiosk.page.mouse.down();
      await kiosk.page.mouse.move(x + 300, y + height / 2, {steps: 6});
      await kiosk.page.mouse.up();
      return selected(kiosk.page);
    };
    const open = await drag(await stand(without));
    await context.close();
    const kiosk = await stand();
    assert.deepEqual([open !== '', await drag(kiosk)], [true, '']);
    await kiosk.page.dblclick('#words');
    await kiosk.page.keyboard.press('Control+a');
    assert.equal(await selected(kiosk.page), '');
  });

  it('by a swipe back', async () => {
    const kiosk = await stand();
    await kiosk.page.tap('#words');
    for (let swipes = 0; swipes < 3; swipes++) {
      await kiosk.page.goBack({waitUntil: 'commit'}).catch(() => null);
      await kiosk.page.waitForFunction(
        () => (history.state as {motCuaKiosk?: boolean} | null)?.motCuaKiosk,
        null,
        patience,
      );
    }
    assert.equal(new URL(kiosk.page.url()).host, new URL(server.url).host);
    assert.equal(
      await kiosk.page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorX),
      'none',
    );
  });

  it('by the question whether to leave', async () => {
    const kiosk = await stand();
    let asked = 0;
    kiosk.page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    await kiosk.page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    await kiosk.page.tap('#words'); // browsers ask only where somebody has touched the page
    await kiosk.page.reload();
    assert.equal(asked, 0);
  });

  it('by a print dialog, but for our own sheets', async () => {
    const kiosk = await stand('', (page) =>
      page.addInitScript(() => {
        Object.assign(globalThis, {prints: 0});
        window.print = () => {
          (globalThis as unknown as {prints: number}).prints += 1;
          dispatchEvent(new Event('beforeprint'));
          dispatchEvent(new Event('afterprint'));
        };
      }),
    );
    await kiosk.page.evaluate(() => window.print());
    assert.equal(await kiosk.page.evaluate('prints'), 0);
    await kiosk.page.evaluate('printASheet()');
    assert.equal(await kiosk.page.evaluate('prints'), 1);
  });

  it('by leaving the whole screen: the next touch takes it back', async () => {
    const {page} = await stand('?fullscreen');
    const full = (yes: boolean) =>
      page.waitForFunction((yes) => (document.fullscreenElement !== null) === yes, yes, patience);
    await page.tap('#words');
    await full(true);
    await page.evaluate(() => document.exitFullscreen());
    await full(false);
    await page.tap('#words');
    await full(true);
  });

  it('by a question for a permission: it asks for none', async () => {
    const {page} = await stand('?fullscreen', (page) =>
      page.addInitScript(() => {
        const asked: string[] = [];
        Object.assign(globalThis, {asked});
        const watch = (owner: object | undefined, name: string) => {
          if (owner && name in owner) {
            Object.defineProperty(owner, name, {value: () => (asked.push(name), Promise.reject(new Error('asked')))});
          }
        };
        const {navigator} = globalThis as unknown as {navigator: Record<string, object | undefined>};
        watch(globalThis.Notification, 'requestPermission');
        watch(navigator['geolocation'], 'getCurrentPosition');
        watch(navigator['mediaDevices'], 'getUserMedia');
        watch(navigator['clipboard'], 'read');
        watch(navigator['clipboard'], 'readText');
        watch(navigator['keyboard'], 'lock');
        watch(navigator['storage'], 'persist');
        watch(navigator, 'requestMIDIAccess');
      }),
    );
    await page.tap('#field');
    await page.locator('screen-keyboard .key').first().tap();
    await page.keyboard.press('Control+Alt+s');
    await page.waitForSelector('kiosk-frame .pin', patience);
    assert.deepEqual(await page.evaluate('asked'), []);
  });
});

describe('a kiosk cannot be left, on one page,', () => {
  let kiosk: Kiosk;

  before(async () => {
    kiosk = await stand();
    kept = context; // the tests of this group share it
  });

  after(async () => {
    await kept?.close();
    kept = undefined;
  });

  beforeEach(() => kiosk.page.evaluate(() => void ((globalThis as unknown as {log: string[]}).log.length = 0)));

  for (const keys of [
    'Control+p',
    'Control+o',
    'Control+s',
    'Control+t',
    'Control+w',
    'Control+n',
    'Control+u',
    'Control+f',
    'Control+Shift+i',
    'Control+Equal',
    'Control+Minus',
    'Control+0',
    'F1',
    'F3',
    'F5',
    'F11',
    'F12',
    'Alt+ArrowLeft',
    'Alt+Home',
    'Meta+q',
  ]) {
    it(`by ${keys}`, async () => {
      await kiosk.page.keyboard.press(keys);
      const key = (await heard(kiosk, 'keydown')).at(-1)!;
      assert.match(key, /true$/);
    });
  }

  for (const link of ['blank', 'tel', 'mail', 'away', 'save']) {
    it(`by the link “${link}”`, async () => {
      await kiosk.page.tap(`#${link}`);
      assert.deepEqual([await heard(kiosk, 'click'), kiosk.pages()], [['click true'], 1]);
      assert.equal(new URL(kiosk.page.url()).pathname, '/');
    });
  }
});

describe('a kiosk can still be used', () => {
  it('by a link that stays here', async () => {
    const kiosk = await stand();
    await kiosk.page.tap('#here');
    assert.deepEqual(await heard(kiosk, 'click'), ['click false']);
    assert.equal(new URL(kiosk.page.url()).hash, '#here');
  });

  it('by typing, selecting and deleting in a field', async () => {
    const {page} = await stand();
    await page.click('#field');
    await page.keyboard.press('Control+a');
    assert.equal(
      await page.$eval('#field', (field: HTMLInputElement) => field.selectionEnd! - field.selectionStart!),
      10,
    );
    await page.keyboard.press('Backspace');
    await page.keyboard.type('bốn');
    assert.equal(await page.inputValue('#field'), 'bốn');
  });

  it('by selecting in a field with a finger or a mouse', async () => {
    const {page} = await stand();
    const {x, y, height} = (await page.locator('#field').boundingBox())!;
    await page.mouse.move(x + 3, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 140, y + height / 2, {steps: 6});
    await page.mouse.up();
    assert.ok(await page.$eval('#field', (field: HTMLInputElement) => field.selectionEnd! > field.selectionStart!));
  });
});

describe('the keyboard on the glass', () => {
  const tapKey = (page: Page, name: string) => page.locator(`screen-keyboard button[aria-label="${name}"]`).tap();

  for (const where of ['#field', '#inside']) {
    it(`comes for a finger and writes Vietnamese (${where === '#field' ? 'in the page' : 'in a shadow root'})`, async () => {
      const {page} = await stand();
      await page.locator(where).fill('');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.locator(where).tap();
      for (const key of 'dduowcj') await tapKey(page, key);
      await tapKey(page, 'Dấu cách');
      for (const key of 'quyeenf') await tapKey(page, key);
      assert.equal(await page.locator(where).inputValue(), 'được quyền');
      assert.equal(
        await page.locator(where).evaluate((field) => (field.getRootNode() as Document).activeElement === field),
        true,
      );
    });
  }

  it('keeps the system’s own away from the first moment, of each field', async () => {
    const {page} = await stand();
    const modes = () => page.evaluate('modes');
    await page.evaluate(() => {
      const modes: (string | null)[] = [];
      Object.assign(globalThis, {modes});
      for (const field of [
        document.querySelector('#field')!,
        document.querySelector('#host')!.shadowRoot!.querySelector('textarea')!,
      ]) {
        field.addEventListener('focus', () => modes.push(field.getAttribute('inputmode')));
      }
    });
    await page.tap('#field');
    await page.waitForSelector('screen-keyboard .key', patience);
    await page.locator('#inside').tap();
    await page.waitForFunction(() => (globalThis as unknown as {modes: string[]}).modes.length === 2, null, patience);
    assert.deepEqual(await modes(), ['none', 'none']);
    await page.tap('#words');
    await page.waitForFunction(() => !document.querySelector('#field')!.hasAttribute('inputmode'), null, patience);
  });

  it('lets a button be pressed that it covered the page for', async () => {
    const kiosk = await stand();
    await kiosk.page.tap('#field');
    await kiosk.page.waitForSelector('screen-keyboard .key', patience);
    await kiosk.page.tap('#send');
    assert.deepEqual(await heard(kiosk, 'submit'), ['submit true']);
    await kiosk.page.waitForSelector('screen-keyboard .key', {state: 'detached', ...patience});
  });

  it('takes two fingers that overlap', async () => {
    const {page, devtools} = await stand();
    await page.locator('#inside').tap();
    await page.waitForSelector('screen-keyboard .key', patience);
    const middle = async (name: string) => {
      const {x, y, width, height} = (await page.locator(`screen-keyboard button[aria-label="${name}"]`).boundingBox())!;
      return {x: x + width / 2, y: y + height / 2};
    };
    const [first, second] = [
      {id: 1, ...(await middle('t'))},
      {id: 2, ...(await middle('o'))},
    ];
    await devtools.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: [first]});
    await devtools.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: [first, second]});
    await devtools.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: [second]});
    await devtools.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
    await page.waitForFunction(
      () => document.querySelector('#host')!.shadowRoot!.querySelector('textarea')!.value === 'to',
      null,
      patience,
    );
  });

  it('has keys of 20 mm across and high where the glass allows it', async () => {
    const {page} = await stand();
    await page.setViewportSize({width: 1080, height: 1920});
    await page.tap('#field');
    const {width, height} = (await page.locator('screen-keyboard button[aria-label="q"]').boundingBox())!;
    assert.ok(width >= 75.9 && height >= 75.9, `${width} × ${height}`); // 3.8 pixels a millimetre
  });
});

describe('the next visitor', () => {
  it('finds nothing of the last, whatever he left open', async () => {
    const {page} = await stand('', (page) => page.clock.install());
    await page.locator('#inside').tap();
    await page.keyboard.type('chuyện riêng');
    await page.fill('#field', 'Nguyễn Văn A');
    await page.clock.runFor(62_000);
    await page.waitForFunction(
      () =>
        document.querySelector('#host')!.shadowRoot!.querySelector('textarea')!.value === '' &&
        document.querySelector<HTMLInputElement>('#field')!.value === 'một hai ba' &&
        document.activeElement === document.body,
      null,
      patience,
    );
    assert.equal(await page.locator('screen-keyboard .key').count(), 0);
  });
});
