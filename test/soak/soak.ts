import type {CDPSession, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {BusyHall} from './server.ts';

/** What was counted at one moment of rest. */
export interface Checkpoint {
  events: number;
  heap: number;
  nodes: number;
  listeners: number;
  /** Nodes of the wall itself. */
  own: number;
  timers: number;
  streams: number;
}

/** How a soak went. */
export interface SoakReport {
  checkpoints: Checkpoint[];
  /** Slopes: what one event leaves behind. */
  heap: number;
  nodes: number;
  listeners: number;
  eventsASecond: number;
  /** What grew, in words; empty where nothing did. */
  growth: string[];
}

/** How long a soak is, and whether it leaks on purpose. */
export interface SoakSize {
  warmUp: number;
  events: number;
  /** Bytes that one event may leave on the heap. */
  allowed: number;
  leak?: boolean;
}

const looks = 10;

const countTimers = `
  const timers = (window.timers = new Set());
  const [start, clear] = [setTimeout, clearTimeout];
  window.setTimeout = (callback, wait, ...rest) => {
    const id = start(() => { timers.delete(id); callback(...rest); }, wait);
    timers.add(id);
    return id;
  };
  window.clearTimeout = (id) => { timers.delete(id); clear(id); };`;

/** The slope of a least-squares line through what was counted. */
function slope(points: readonly Checkpoint[], of: 'heap' | 'nodes' | 'listeners'): number {
  const mean = (name: typeof of | 'events') => points.reduce((sum, point) => sum + point[name], 0) / points.length;
  const [x, y] = [mean('events'), mean(of)];
  const above = points.reduce((sum, point) => sum + (point.events - x) * (point[of] - y), 0);
  return above / points.reduce((sum, point) => sum + (point.events - x) ** 2, 0);
}

class Soak {
  constructor(
    private readonly hall: BusyHall,
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Lets so many events come, and waits until the page knows them. */
  async play(events: number): Promise<void> {
    for (let left = events; left > 0; left -= 5_000) {
      await this.hall.happen(Math.min(left, 5_000));
      await this.page.waitForFunction((seq) => window.soak.seq() >= seq, this.hall.seq, {timeout: 120_000});
    }
  }

  /** Counts when the wall has come to rest: its last call alone, and twice swept. */
  async look(): Promise<Checkpoint> {
    for (let turn = 0; turn < 24; turn++) {
      this.hall.beat();
      await this.page.evaluate(() => window.soak.pass(9_000));
    }
    for (let time = 0; time < 2; time++) await this.session.send('HeapProfiler.collectGarbage');
    const {usedSize: heap} = await this.session.send('Runtime.getHeapUsage');
    const {nodes, jsEventListeners: listeners} = await this.session.send('Memory.getDOMCounters');
    const own = await this.page.evaluate(() => window.soak.nodes());
    const timers = await this.page.evaluate(() => window.timers.size);
    return {events: this.hall.seq, heap, nodes, listeners, own, timers, streams: this.hall.opened};
  }
}

function judge(points: readonly Checkpoint[], allowed: number) {
  const [first, last] = [points[0]!, points[points.length - 1]!];
  const slopes = {heap: slope(points, 'heap'), nodes: slope(points, 'nodes'), listeners: slope(points, 'listeners')};
  const played = last.events - first.events;
  const growth: string[] = [];
  if (slopes.heap > allowed) growth.push(`heap: ${slopes.heap.toFixed(2)} bytes an event`);
  for (const name of ['nodes', 'listeners'] as const) {
    if (slopes[name] * played > first[name] * 0.01) growth.push(`${name}: ${first[name]} became ${last[name]}`);
  }
  if (last.own > first.own) growth.push(`the wall: ${first.own} nodes became ${last.own}`);
  if (last.timers > first.timers + 1) growth.push(`timers: ${first.timers} became ${last.timers}`);
  if (last.streams > first.streams) growth.push(`streams: ${first.streams} became ${last.streams}`);
  return {...slopes, growth};
}

/** Plays events through the real feed into a wall in a real browser, and says what grew. */
export async function soak({warmUp, events, allowed, leak = false}: SoakSize): Promise<SoakReport> {
  const hall = new BusyHall(await bundle('test/soak/page.ts', {minify: true}));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({viewport: {width: 1280, height: 720}});
    await page.addInitScript(countTimers);
    await page.goto(await hall.start());
    await page.locator('queue-board:state(live)').waitFor();
    await page.waitForTimeout(500); // what comes after the first picture
    if (leak) await page.evaluate(() => window.soak.leak());
    const play = new Soak(hall, page, await page.context().newCDPSession(page));
    await play.play(warmUp);
    const checkpoints = [await play.look()];
    let playing = 0;
    for (let look = 1; look < looks; look++) {
      const began = performance.now();
      await play.play(Math.round(events / (looks - 1)));
      playing += performance.now() - began;
      checkpoints.push(await play.look());
    }
    return {checkpoints, eventsASecond: (events * 1000) / playing, ...judge(checkpoints, allowed)};
  } finally {
    await browser.close();
    hall.stop();
  }
}
