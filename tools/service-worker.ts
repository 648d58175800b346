import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import type {Plugin} from 'vite';

const licence = '/*! Holds workbox-precaching, Copyright Google LLC, MIT licence. */';

/** The service worker as one classic script that imports nothing. */
export async function serviceWorkerCode(): Promise<string> {
  const result = await build({
    entryPoints: ['src/services/service-worker/service-worker.ts'],
    bundle: true,
    format: 'iife',
    minify: true,
    target: ['chrome85', 'safari15', 'firefox100'],
    define: {'process.env.NODE_ENV': '"production"'},
    banner: {js: licence},
    legalComments: 'none',
    write: false,
  });
  return result.outputFiles[0]!.text;
}

interface ListedFile {
  url: string;
  revision: string | null;
  integrity: string;
}

/** A file's name as it stands in the files that use it; those with a hash are like no other. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** All files that a page names, and that these name in turn. */
function reached(page: string, files: ReadonlyMap<string, Buffer>): string[] {
  const found = new Set([page]);
  for (const path of found) {
    if (!/\.(html|js|css)$/.test(path)) continue;
    const text = files.get(path)!.toString();
    for (const other of files.keys()) if (!other.endsWith('.html') && text.includes(nameOf(other))) found.add(other);
  }
  return [...found].sort();
}

function listed(path: string, contents: Buffer): ListedFile {
  const integrity = `sha256-${createHash('sha256').update(contents).digest('base64')}`;
  const named = /-[\w-]{8,}\.\w+$/.test(path); // a new content has a new name
  return {url: `../${path}`, revision: named ? null : integrity, integrity};
}

/** Writes the service worker beside the pages of a build, and for each page the list of what it needs to start. */
export function offlinePages(): Plugin {
  return {
    name: 'mot-cua-offline-pages',
    apply: 'build',
    async writeBundle({dir = '.'}, bundle) {
      const files = new Map(Object.keys(bundle).map((path) => [path, readFileSync(join(dir, path))]));
      mkdirSync(join(dir, 'precache'), {recursive: true});
      for (const page of [...files.keys()].filter((path) => path.endsWith('.html'))) {
        const list = reached(page, files).map((path) => listed(path, files.get(path)!));
        const name = nameOf(page).replace(/html$/, 'json');
        writeFileSync(join(dir, 'precache', name), `${JSON.stringify(list, null, 1)}\n`);
      }
      writeFileSync(join(dir, 'service-worker.js'), await serviceWorkerCode());
    },
  };
}
