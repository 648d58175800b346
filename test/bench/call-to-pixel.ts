/*
 * From the officer's click to the painted frame of the wall: the reference hall in a process of its own, a real
 * browser, one clock. Beside it, in the same run, a bare page that writes the number with no library at all.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';
import {percentile, type Row} from './row.ts';

const rounds = 4;
const callsARound = 20; // a wall shows 40 recent calls: none of these waits for a place

const floorScript = `
  const place = document.querySelector('#place');
  new EventSource('halls/1/events').addEventListener('patch', (event) => {
    for (const call of JSON.parse(event.data).calls ?? []) place.textContent = call.number;
  });`;

/** Runs in the page; kept as text because the runner would add helpers of its own to a function. */
const probeScript = `
  let next = 1;
  window.callAndLook = async (hall, token) => {
    const root = document.querySelector('queue-board')?.shadowRoot ?? document.querySelector('#place');
    const number = 'A' + String(next++).padStart(3, '0');
    const seen = new Promise((resolve) => {
      const watcher = new MutationObserver(() => {
        if (!root.textContent.includes(number)) return;
        watcher.disconnect();
        requestAnimationFrame(() => {
          const {port1, port2} = new MessageChannel();
          port1.onmessage = () => resolve(performance.now()); // after the frame was handed over
          port2.postMessage(null);
        });
      });
      watcher.observe(root, {childList: true, subtree: true, characterData: true});
    });
    const began = performance.now();
    const headers = {
      Authorization: 'Bearer ' + token,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    };
    await fetch(hall + '/commands', {method: 'POST', headers, body: '{"type":"callNext","counter":"1"}'});
    return (await seen) - began;
  };`;

const pageOf = (body: string, script: string) =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Bench</title><link rel="stylesheet" href="page.css">
   <body>${body}<script type="module" src="${script}"></script><script type="module" src="probe.js"></script>`;

async function screens(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const board = await bundle('src/queue/queue-board/define.ts', {minify: true});
  writeFileSync(join(folder, 'board.js'), board);
  writeFileSync(join(folder, 'floor.js'), floorScript);
  writeFileSync(join(folder, 'probe.js'), probeScript);
  writeFileSync(join(folder, 'page.css'), 'html, body, queue-board { display: block; height: 100%; margin: 0 }');
  writeFileSync(join(folder, 'board.html'), pageOf('<queue-board hall="halls/1" quiet></queue-board>', 'board.js'));
  writeFileSync(join(folder, 'floor.html'), pageOf('<p id="place"></p>', 'floor.js'));
  return folder;
}

/** Gives a command that is not measured. */
async function give(server: TestServer, command: object): Promise<void> {
  const response = await fetch(`${server.hall}/commands`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${server.tokens.manager}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': Math.random().toString(36),
    },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(`${JSON.stringify(command)}: ${response.status} ${await response.text()}`);
}

/** Milliseconds from the POST of "call next" to the frame that shows the number, measured in the page. */
function callAndLook(page: Page, hall: string, token: string): Promise<number> {
  return page.evaluate(([address, secret]) => window.callAndLook(address, secret), [hall, token] as const);
}

declare global {
  interface Window {
    callAndLook(hall: string, token: string): Promise<number>;
  }
}

async function round(browser: Browser, folder: string, name: 'board' | 'floor'): Promise<number[]> {
  const server = await startTestServer({child: true, screens: folder, hall: {ticketsPerCounter: 50}});
  const page = await browser.newPage({viewport: {width: 1920, height: 1080}});
  try {
    await give(server, {type: 'openCounter', counter: '1'});
    for (let count = 0; count < callsARound; count++) await give(server, {type: 'issue', service: 'A'});
    await page.goto(`${server.url}${name}.html`);
    await page.waitForTimeout(1_000);
    const samples: number[] = [];
    for (let count = 0; count < callsARound; count++) {
      samples.push(await callAndLook(page, server.hall, server.tokens.manager));
      await page.waitForTimeout(50 + Math.random() * 50); // not in step with the frames
    }
    return samples;
  } finally {
    await page.close();
    await server.stop();
  }
}

/** Call to pixel, p50 and p95. */
export async function run(): Promise<Row[]> {
  const folder = await screens();
  const browser = await launchBrowser();
  const samples: Record<'board' | 'floor', number[]> = {board: [], floor: []};
  try {
    for (let count = 0; count < rounds; count++) {
      for (const name of ['floor', 'board'] as const) samples[name].push(...(await round(browser, folder, name)));
    }
  } finally {
    await browser.close();
    rmSync(folder, {recursive: true, force: true});
  }
  const value = (name: 'board' | 'floor', share: number) => `${percentile(samples[name], share).toFixed(0)} ms`;
  return [
    {
      what: `call to pixel, p50 of ${samples.board.length}`,
      value: value('board', 0.5),
      beside: `bare page ${value('floor', 0.5)}`,
    },
    {
      what: `call to pixel, p95 of ${samples.board.length}`,
      value: value('board', 0.95),
      beside: `bare page ${value('floor', 0.95)}; target < 300 ms; polls of 5 to 10 s take 2,500 to 10,000 ms`,
    },
  ];
}
