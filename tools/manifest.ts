/* The element manifest, from the docstrings: what editors, frameworks, the docs and the conformance test read. */
import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';

/** Writes `custom-elements.json` into a folder. */
export function writeManifest(folder: string): void {
  mkdirSync(folder, {recursive: true});
  execFileSync(
    process.execPath,
    [
      'node_modules/@custom-elements-manifest/analyzer/cem.js',
      'analyze',
      ...['--config', 'tools/manifest.config.js'],
      ...['--outdir', folder],
    ],
    {stdio: ['ignore', 'ignore', 'inherit']},
  );
}
