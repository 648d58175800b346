import {build} from 'esbuild';

/** One ES module file of a source entry and all it imports, for a page that a test serves itself. */
export async function bundle(entry: string, extra: {minify?: boolean; external?: string[]} = {}): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2021',
    tsconfig: 'tsconfig.json',
    write: false,
    legalComments: 'none',
    ...extra,
  });
  return result.outputFiles[0]!.text;
}
