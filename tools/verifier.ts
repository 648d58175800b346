import {chmodSync} from 'node:fs';
import {build} from 'esbuild';

/** Builds `mot-cua-verify`: one file that Node runs by itself, and that whoever doubts it can read. */
export async function buildVerifier(outfile: string): Promise<void> {
  await build({
    entryPoints: ['tools/verify.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    banner: {js: '#!/usr/bin/env node'},
    logLevel: 'error',
  });
  chmodSync(outfile, 0o755);
}
