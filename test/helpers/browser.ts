import {chromium, type Browser, type BrowserContext, type LaunchOptions} from 'playwright-core';
import {findBrowser} from '../../tools/browser.ts';

function options(extra: LaunchOptions = {}): LaunchOptions {
  const {executablePath, args, env} = findBrowser();
  return {headless: true, executablePath, env, ...extra, args: [...args, ...(extra.args ?? [])]};
}

/** Starts the browser the tests use. */
export function launchBrowser(extra?: LaunchOptions): Promise<Browser> {
  return chromium.launch(options(extra));
}

/** Starts it on a profile folder that outlives it: to be killed and started again. */
export function launchProfile(folder: string, extra?: LaunchOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, options(extra));
}
