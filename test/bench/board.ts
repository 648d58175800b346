/*
 * The wall at seventeen updates a frame, beside a floor with the same nodes and style sheets, in one real browser and in
 * turns; and how many bytes the wall, the rating pad and the rating screen are, beside Lit alone.
 */
import {resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import type {CDPSession, Page} from 'playwright-core';
import {build, type Plugin, type Rolldown} from 'vite';
import {lowered} from '../../tools/lowered.ts';
import {plainClasses} from '../../tools/plain-classes.ts';
import {templateMinifier} from '../../tools/template-minifier.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {percentile, type Row} from './row.ts';

const rounds = 15;
const frames = 40;

async function threadSeconds(session: CDPSession): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'ThreadTime')?.value ?? NaN;
}

/** Processor milliseconds of the page's main thread for one frame of seventeen updates; waiting does not count. */
async function round(page: Page, session: CDPSession, kind: 'board' | 'floor'): Promise<number> {
  await page.evaluate((which) => window.bench.mount(which), kind);
  const before = await threadSeconds(session);
  await page.evaluate((count) => window.bench.play(count), frames);
  return ((await threadSeconds(session)) - before) * (1000 / frames);
}

async function cpu(): Promise<Row> {
  const script = await bundle('test/bench/board-page.ts', {minify: true});
  const browser = await launchBrowser();
  const samples: Record<'board' | 'floor', number[]> = {board: [], floor: []};
  try {
    const page = await browser.newPage({viewport: {width: 1920, height: 1080}});
    await page.setContent(
      '<!doctype html><html lang="vi"><style>body{margin:0}body>*{display:block;height:100vh}</style>',
    );
    await page.addStyleTag({content: '.floor{container-type:size;overflow:hidden}'});
    await page.addScriptTag({type: 'module', content: script});
    await page.waitForFunction(() => 'bench' in window);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const elements = await page.evaluate(async () => [
      await window.bench.mount('board'),
      await window.bench.mount('floor'),
    ]);
    if (elements[0] !== elements[1]) throw new Error(`The floor is not the wall: ${elements.join(' and ')} elements.`);
    for (let count = 0; count < rounds; count++) {
      const order = count % 2 === 0 ? (['floor', 'board'] as const) : (['board', 'floor'] as const);
      for (const kind of order) samples[kind].push(await round(page, session, kind));
    }
  } finally {
    await browser.close();
  }
  const ratios = samples.board.map((value, index) => value / samples.floor[index]!);
  const [low, high] = interval(ratios);
  return {
    what: `board CPU, 17 updates a frame, ${rounds} interleaved rounds`,
    value: `${percentile(samples.board, 0.5).toFixed(2)} ms a frame, ${percentile(ratios, 0.5).toFixed(2)} × the floor (95 %: ${low.toFixed(2)} to ${high.toFixed(2)})`,
    beside: `vanilla floor ${percentile(samples.floor, 0.5).toFixed(2)} ms; target ≤ 1.15 ×`,
  };
}

/** The 95 % interval of the median, by drawing the samples again and again. */
function interval(samples: readonly number[]): [number, number] {
  const medians = Array.from({length: 2000}, () => {
    const drawn = samples.map(() => samples[Math.floor(Math.random() * samples.length)]!);
    return percentile(drawn, 0.5);
  });
  return [percentile(medians, 0.025), percentile(medians, 0.975)];
}

/** Gzipped bytes of what a page loads at once, built as the package is; parts that are loaded on need are left out. */
async function bytes(contents: string): Promise<number> {
  const name = resolve('bytes-entry.ts');
  const entry: Plugin = {
    name: 'bytes-entry',
    resolveId: (id) => (id === name ? id : null),
    load: (id) => (id === name ? contents : null),
  };
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [entry, templateMinifier(), plainClasses(), lowered()],
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: {entry: name, formats: ['es']},
      // As an app is built: parts that come later may import from the entry.
      rolldownOptions: {
        preserveEntrySignatures: false,
        output: {minify: true, comments: {annotation: false}} as Rolldown.OutputOptions,
      },
    },
  });
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
  const now = new Set<string>();
  const add = (fileName: string): void => {
    if (now.has(fileName)) return;
    now.add(fileName);
    chunks.get(fileName)?.imports.forEach(add);
  };
  add([...chunks.values()].find(({isEntry}) => isEntry)!.fileName);
  return [...now].reduce((sum, fileName) => sum + gzipSync(chunks.get(fileName)!.code, {level: 9}).length, 0);
}

const kilobytes = (count: number) => `${(count / 1000).toFixed(1)} kB`;

async function sizes(): Promise<Row[]> {
  const lit = await bytes(`import {LitElement, html, css} from 'lit';
    customElements.define('lit-alone', class extends LitElement { static styles = css\`\`; render() { return html\`\`; } });`);
  const board = await bytes(`import './src/queue/queue-board/define.js'; import './src/services/hall/http.js';`);
  const whole = ['stop', 'narrow.styles', 'sound'].map((name) => `import './src/queue/queue-board/${name}.js';`);
  const wholeBoard = await bytes(
    `import './src/queue/queue-board/define.js'; import './src/services/hall/http.js'; ${whole.join(' ')}`,
  );
  const pad = await bytes(`import './src/rating/rating-pad/define.js';`);
  const stars = await bytes(`import './src/rating/star-rating/define.js';`);
  const kiosk = await bytes(`import './src/rating/rating-kiosk/define.js';`);
  const later = ['rating/rating-kiosk/follow-up', 'rating/rating-kiosk/rest', 'services/outbox/delivery'];
  const wholeKiosk = await bytes(
    `import './src/rating/rating-kiosk/define.js'; import './src/services/hall/http.js';` +
      later
        .concat('services/outbox/seal')
        .map((name) => `import './src/${name}.js';`)
        .join(''),
  );
  return [
    {
      what: 'queue-board with feed, gzipped',
      value: kilobytes(board),
      beside: `Lit alone ${kilobytes(lit)}; target ≤ 20 kB; FQM display 287 kB`,
    },
    {
      what: 'the same with narrow layouts, sound and what it says when it is not live',
      value: kilobytes(wholeBoard),
      beside: 'loaded after the first picture, or when it is narrow',
    },
    {
      what: 'star-rating, gzipped',
      value: kilobytes(stars),
      beside: `Lit alone ${kilobytes(lit)}; target ≤ 9.5 kB; its figures and its store come after it`,
    },
    {
      what: 'rating-pad, gzipped',
      value: kilobytes(pad),
      beside: `Lit alone ${kilobytes(lit)}; target ≤ 9.5 kB; Shoelace 18.5 kB`,
    },
    {
      what: 'rating-kiosk to take and keep a rating, gzipped',
      value: kilobytes(kiosk),
      beside: `Lit alone ${kilobytes(lit)}; target ≤ 22 kB; SurveyJS 389 kB, without an outbox`,
    },
    {
      what: 'the same with reasons, sending, signing and the line to the hall',
      value: kilobytes(wholeKiosk),
      beside: 'all of it kept by the service worker',
    },
  ];
}

/** Bytes of the wall, of the pad and of the rating screen, and what the wall costs at seventeen updates a frame. */
export async function run(): Promise<Row[]> {
  return [...(await sizes()), await cpu()];
}
