import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {serveStrictly} from '../helpers/strict-server.ts';

describe('a page with every element, under a strict policy', () => {
  let browser: Browser;
  let page: Page;
  let stop: () => Promise<void>;
  const errors: string[] = [];

  before(async () => {
    const script = await bundle('test/conformance/page.ts');
    const server = await serveStrictly({
      '/': '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Mọi phần tử</title><script type="module" src="page.js"></script><body></body></html>',
      '/page.js': script,
    });
    stop = server.stop;
    browser = await launchBrowser();
    page = await browser.newPage({viewport: {width: 1366, height: 768}});
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(server.url);
    await page.waitForFunction(
      () => document.querySelectorAll(':not(:defined)').length === 0 && document.querySelectorAll('section').length > 5,
    );
    await page.waitForTimeout(500);
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  it('breaks no rule of the policy', async () => {
    assert.deepEqual(await page.evaluate('violations'), []);
  });

  it('throws nothing', () => {
    assert.deepEqual(errors, []);
  });

  it('gives every element its styles', async () => {
    const displays = await page.$$eval('body > section[id] > :first-child', (elements) =>
      elements.map((element) => [element.localName, getComputedStyle(element).display]),
    );
    assert.deepEqual(
      displays.filter(([, display]) => display === 'inline'),
      [],
    );
  });

  it('keeps an edge around everything that can be pressed in forced colours', async () => {
    await page.emulateMedia({forcedColors: 'active'});
    const bare = await page.$$eval('body > section[id] > :first-child', (elements) =>
      elements.flatMap((element) =>
        [...element.shadowRoot!.querySelectorAll<HTMLElement>('button, [role="button"]')]
          .filter((button) => button.getClientRects().length > 0)
          .filter((button) => {
            // Its own edge, a line under its words, or the edge of the group or row it is a part of.
            const edged = [button, button.parentElement!, button.closest('li, [role="listitem"]') ?? button].some(
              (box) => {
                const {borderTopStyle, borderBottomStyle, borderBottomWidth} = getComputedStyle(box);
                return borderTopStyle !== 'none' || (borderBottomStyle !== 'none' && borderBottomWidth !== '0px');
              },
            );
            return !edged && getComputedStyle(button).textDecorationLine === 'none';
          })
          .map((button) => `${element.localName}: ${button.className || button.textContent?.trim().slice(0, 30)}`),
      ),
    );
    await page.emulateMedia({forcedColors: 'none'});
    assert.deepEqual(bare, []);
  });

  it('loses nothing at a width of 320 pixels', async () => {
    await page.setViewportSize({width: 320, height: 640});
    await page.waitForTimeout(300);
    const wide = await page.$$eval('body > section[id] > :first-child', (elements) =>
      elements.filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.localName),
    );
    await page.setViewportSize({width: 1366, height: 768});
    assert.deepEqual(wide, []);
  });
});
