import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {launchProfile} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {eventually, killBrowser, profileFolder} from '../helpers/outbox-page.ts';
import {serveStrictly} from '../helpers/strict-server.ts';

/*
 * Ten citizens in a row at one pad, offline, in a real browser on a real profile: between them it is reloaded, crashed
 * and killed, at every moment of a visit. Whoever was thanked is kept once; nobody finds anything of the one before.
 */

const root = 'document.querySelector("quick-pad").shadowRoot';
const thanked = `Boolean(${root}.querySelector('.thanks, .follow'))`;
const asking = `Boolean(${root}.querySelector('input[name=level]:enabled'))`;
const secret = 'never to be seen again';

interface Citizen {
  score: number;
  /** What happens in the visit; the rating is thanked for unless it returns false. */
  visit: (pad: Pad) => Promise<boolean | void>;
  reasons?: string[];
}

/** One pad: a browser that may die, and the page on it. */
class Pad {
  citizen = 0;
  page!: Page;
  #context: BrowserContext | undefined;

  constructor(
    private readonly url: string,
    private readonly folder: string,
  ) {}

  async open(query = `?citizen=${this.citizen}`): Promise<void> {
    this.#context ??= await launchProfile(this.folder, {args: ['--touch-events=enabled']});
    await this.page?.close().catch(() => undefined);
    this.page = await this.#context.newPage();
    await this.page.setViewportSize({width: 1280, height: 800});
    await this.page.goto(`${this.url}/${query}`);
    await eventually(this.page, `Boolean(document.querySelector('quick-pad')?.shadowRoot?.querySelector('.body'))`);
  }

  /** Nothing of anybody stands on the screen, and the question is about this citizen's own ticket. */
  async fresh(): Promise<void> {
    await eventually(this.page, asking);
    const seen = (await this.page.evaluate(`({
      number: ${root}.querySelector('.about b').textContent,
      marked: ${root}.querySelectorAll('input:checked').length,
      text: ${root}.innerHTML,
      language: document.querySelector('quick-pad').getAttribute('lang'),
    })`)) as {number: string; marked: number; text: string; language: string | null};
    assert.equal(seen.number, `B${this.citizen}`);
    assert.equal(seen.marked, 0);
    assert.equal(seen.language, null);
    assert.ok(!seen.text.includes(secret));
  }

  async tap(selector: string): Promise<void> {
    const box = (await this.page.evaluate(`(() => {
      const {x, y, width, height} = ${root}.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return {x: x + width / 2, y: y + height / 2};
    })()`)) as {x: number; y: number};
    await this.page.mouse.click(box.x, box.y);
  }

  rate(score: number): Promise<void> {
    return this.tap(`.level:has([value="${score}"])`);
  }

  async thanks(): Promise<void> {
    await eventually(this.page, thanked);
  }

  /** The reasons come with a late part: they are there once it is loaded. */
  async follows(): Promise<void> {
    await eventually(this.page, `Boolean(${root}.querySelector('.follow .reason'))`);
  }

  async kept(script: string): Promise<void> {
    await eventually(this.page, `pad.exportKept().then((all) => all.items.some(({body}) => ${script}))`);
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#context!.once('close', resolve));
    killBrowser(this.folder);
    await gone;
    this.#context = undefined;
  }

  async crash(): Promise<void> {
    const gone = new Promise((resolve) => this.page.once('crash', resolve));
    await Promise.all([gone, this.page.goto('chrome://crash').catch(() => undefined)]);
  }

  async leave(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }
}

const citizens: Citizen[] = [
  {
    score: 4,
    async visit(pad) {
      await pad.rate(4);
      await pad.thanks();
    },
  },
  {
    score: 2,
    async visit(pad) {
      await pad.rate(2);
      await pad.thanks();
      await pad.page.reload();
    },
  },
  {
    score: 5,
    async visit(pad) {
      await pad.rate(5);
      await eventually(pad.page, `Boolean(${root}.querySelector('.recorded, .thanks, .follow'))`);
      await pad.kill();
    },
  },
  {
    score: 1,
    async visit(pad) {
      await pad.rate(1);
      await eventually(pad.page, `Boolean(${root}.querySelector('.recorded, .thanks, .follow'))`);
      await pad.crash();
    },
  },
  {
    score: 2,
    reasons: ['waiting'],
    async visit(pad) {
      await pad.rate(2);
      await pad.follows();
      await pad.tap('.reason');
      await pad.kept(`body.token === 'right-4' && body.reasons?.length === 1`);
      await pad.kill();
    },
  },
  {
    score: 3,
    async visit(pad) {
      await pad.rate(5);
      await pad.rate(3);
      await pad.thanks();
      await pad.kill();
    },
  },
  {
    score: 4,
    async visit(pad) {
      await pad.page.reload();
      await pad.fresh();
      await pad.rate(4);
      await pad.thanks();
      await pad.page.reload();
    },
  },
  {
    score: 5,
    async visit(pad) {
      await pad.kill();
      await pad.open();
      await pad.fresh();
      await pad.rate(5);
      await pad.thanks();
      await pad.crash();
    },
  },
  {
    score: 1,
    async visit(pad) {
      await pad.rate(1); // not thanked yet: kept whole, or not at all
      await pad.kill();
      return false;
    },
  },
  {
    score: 2,
    async visit(pad) {
      await pad.tap('.languages [lang=en]');
      await pad.rate(2);
      await pad.follows();
      await pad.tap('.quiet');
      await eventually(pad.page, `Boolean(${root}.querySelector('textarea'))`);
      await pad.tap('textarea');
      await pad.page.keyboard.type(secret);
      await pad.kill();
    },
  },
];

describe('ten citizens in a row on one pad, offline, with reloads, crashes and kills', () => {
  const profile = profileFolder();
  let server: Awaited<ReturnType<typeof serveStrictly>>;
  let pad: Pad;

  before(async () => {
    server = await serveStrictly({
      '/': '<!doctype html><html lang="vi"><link rel="stylesheet" href="/page.css"><body><script type="module" src="/page.js"></script></body></html>',
      '/page.css': 'html, body {margin: 0; block-size: 100%}',
      '/page.js': await bundle('test/rating/ten-citizens-page.ts'),
      '/worker.js': await bundle('src/services/worker.ts'),
    });
    pad = new Pad(server.url, profile.folder);
  });

  after(async () => {
    await pad.leave();
    await server.stop();
    profile.remove();
  });

  it('loses none, doubles none and shows nothing of one to the next', async () => {
    const certain = new Map<string, Citizen>();
    for (const [place, citizen] of citizens.entries()) {
      pad.citizen = place;
      await pad.open();
      await pad.fresh();
      if ((await citizen.visit(pad)) !== false) certain.set(`right-${place}`, citizen);
    }
    await pad.open('');
    await eventually(pad.page, 'pad.kept !== null');
    const text = (await pad.page.evaluate('pad.exportKept().then((all) => JSON.stringify(all))')) as string;
    const {items} = JSON.parse(text) as {items: {id: string; body: Record<string, unknown>}[]};
    const ratings = items.filter(({body}) => body['type'] === 'rating').map(({body}) => body);
    const tokens = ratings.map((body) => body['token'] as string);

    assert.equal(new Set(tokens).size, tokens.length, 'nobody is counted twice');
    for (const [token, {score, reasons}] of certain) {
      const kept = ratings.find((body) => body['token'] === token);
      assert.deepEqual(
        [kept?.['score'], kept?.['reasons'] ?? []],
        [score, reasons ?? []],
        `what ${token} was thanked for`,
      );
    }
    const uncertain = ratings.filter((body) => !certain.has(body['token'] as string));
    assert.ok(
      uncertain.every((body) => body['token'] === 'right-8' && body['score'] === 1),
      JSON.stringify(uncertain),
    );
    assert.ok(!text.includes(secret), 'a draft is in no store');
    assert.ok(!tokens.includes('older'), 'nobody who had gone was asked');
  });
});
