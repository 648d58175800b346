import {existsSync, readdirSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';

const built = resolve('build/demo');

function newest(folder: string, skip: readonly string[] = []): number {
  let latest = 0;
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (skip.includes(path)) continue;
    latest = Math.max(latest, entry.isDirectory() ? newest(path, skip) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Whether the screens in build/demo are missing or older than what they are made of. */
function outdated(): boolean {
  const page = join(built, 'index.html');
  if (!existsSync(page)) return true;
  const sources = [newest('src'), newest('demo', [join('demo', 'server')])];
  const tools = ['vite.config.ts', 'package-lock.json'].map((file) => statSync(file).mtimeMs);
  return Math.max(...sources, ...tools) > statSync(page).mtimeMs;
}

/** Builds the screens of the demo where that is needed, and returns their folder. */
export async function buildScreens(): Promise<string> {
  if (!outdated()) return built;
  console.log('Building the screens …');
  const {build} = await import('vite');
  await build({logLevel: 'warn', configFile: resolve('vite.config.ts')});
  return built;
}
