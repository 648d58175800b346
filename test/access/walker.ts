import assert from 'node:assert/strict';
import type {CDPSession, Page} from 'playwright-core';

/** What has the focus, as a screen reader is told of it. */
export interface Stop {
  role: string;
  name: string;
}

const longestWay = 80;

/* Written as text: it runs in the page. What has the focus is looked for inside shadow roots. */
const deepest = `(() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
})()`;

/**
 * Why what has the focus can't be seen; an empty string where it can. The mark is an outline on it or on the tile
 * around it; it must lie on the glass, and nothing may lie over what has the focus.
 */
const hidden = `(() => {
  const node = ${deepest};
  if (!node || node === document.body) return 'nothing has the focus';
  const around = [node, node.closest('label'), node.closest('.level')].filter(Boolean);
  const marked = around.find((box) => {
    const {outlineStyle, outlineWidth} = getComputedStyle(box);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  // The browser's own button inside a field for a day wears a ring that no style tells of.
  if (!marked && node.tabIndex >= 0 && !(node.type === 'date' && !node.matches(':focus-visible'))) return 'no outline';
  const shown = (marked ?? node).getBoundingClientRect();
  const across = [Math.max(0, shown.left), Math.min(innerWidth, shown.right)];
  const down = [Math.max(0, shown.top), Math.min(innerHeight, shown.bottom)];
  if (across[1] - across[0] < Math.min(20, shown.width - 1) || down[1] - down[0] < Math.min(20, shown.height - 1))
    return 'off the glass: ' + [shown.left, shown.top, shown.right, shown.bottom].map(Math.round);
  const x = (across[0] + across[1]) / 2;
  const free = [0.5, 0.2, 0.8].some((part) => {
    let top = document.elementFromPoint(x, down[0] + (down[1] - down[0]) * part);
    while (top?.shadowRoot) {
      const inner = top.shadowRoot.elementFromPoint(x, down[0] + (down[1] - down[0]) * part);
      if (!inner || inner === top) break;
      top = inner;
    }
    return around.some((box) => box === top || box.contains(top)) || node.contains(top) || top?.contains?.(node);
  });
  return free ? '' : 'covered';
})()`;

/** Somebody without a mouse: presses keys, and looks after each whether the focus can still be seen. */
export class Walker {
  readonly #devtools: Promise<CDPSession>;

  constructor(readonly page: Page) {
    this.#devtools = page.context().newCDPSession(page);
  }

  /** What the browser tells a screen reader of what has the focus. */
  async stop(): Promise<Stop> {
    const devtools = await this.#devtools;
    const {result} = await devtools.send('Runtime.evaluate', {expression: deepest});
    if (!result.objectId) return {role: '', name: ''};
    const {nodes} = await devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const said = (value: {value?: unknown} | undefined) => (typeof value?.value === 'string' ? value.value : '');
    return {role: said(nodes[0]?.role), name: said(nodes[0]?.name).replace(/\s+/g, ' ')}; // words that never part
  }

  /** Presses keys one after another; the focus must be seen after each. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.seen(`after ${key}`);
    }
  }

  /** Fails where the focus is lost, bare, off the glass or covered. A step may take a moment to be drawn. */
  async seen(when: string): Promise<void> {
    const end = performance.now() + 10_000;
    for (;;) {
      const why = (await this.page.evaluate(hidden)) as string;
      if (!why) return;
      if (performance.now() > end) {
        const {role, name} = await this.stop();
        assert.fail(`${when} the focus cannot be seen at ${role} “${name}”: ${why}`);
      }
      await this.page.waitForTimeout(50);
    }
  }

  /** Goes on with one key until what has the focus bears this name, and says which role it has. */
  async to(name: RegExp | string, key = 'Tab'): Promise<Stop> {
    const way: string[] = [];
    let ends = 0;
    for (let step = 0; step < longestWay; step++) {
      await this.page.keyboard.press(key);
      const stop = await this.stop();
      way.push(`${stop.role} “${stop.name.slice(0, 40)}”`);
      if (stop.role === 'none' && !stop.name && ends++ < 2) continue; // the page's end: from there it comes in again
      await this.seen(`on the way to ${name}, ${way.join(', ')},`);
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return stop;
    }
    return assert.fail(`${name} is not reached by ${key}: ${way.join(', ')}`);
  }

  /** Goes there by Tab and presses Enter: all that a switch with two keys can do. */
  async take(name: RegExp | string): Promise<Stop> {
    const stop = await this.to(name);
    await this.page.keyboard.press('Enter');
    return stop;
  }

  /** Waits for words on the page, and that the focus was not lost when they came. */
  async reads(words: RegExp | string): Promise<void> {
    await this.page.getByText(words).first().waitFor();
    await this.kept();
  }

  /** The focus is not lost to the page's body: the next Tab goes on from where the step was. */
  async kept(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
  }
}
