import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {build} from 'esbuild';

/** The sources a page has once an element is defined; parts that are loaded on need are left out. */
async function loadedAtOnce(tag: string): Promise<string[]> {
  const {metafile} = await build({
    entryPoints: [`src/queue/${tag}/define.ts`],
    bundle: true,
    splitting: true,
    format: 'esm',
    tsconfig: 'tsconfig.json',
    outdir: 'build/loading',
    write: false,
    metafile: true,
  });
  const files = new Set<string>();
  const add = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    metafile.outputs[path]?.imports.filter(({kind}) => kind === 'import-statement').forEach((one) => add(one.path));
  };
  add(Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint?.endsWith('define.ts'))!);
  return [...files].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}));
}

describe('what sends commands', () => {
  const sender = 'src/services/hall/commands.ts';

  it('is no part of a wall, which never sends any', async () => {
    const loaded = await loadedAtOnce('queue-board');
    assert.ok(loaded.includes('src/services/hall/connect.ts'));
    assert.ok(!loaded.includes(sender));
  });

  for (const tag of ['ticket-kiosk', 'counter-panel']) {
    it(`is at hand on a ${tag} from the start, so that no command waits for a file of a server that is gone`, async () => {
      assert.ok((await loadedAtOnce(tag)).includes(sender));
    });
  }
});

describe('what a wall shows now and then', () => {
  for (const name of ['stop', 'stop.styles', 'narrow.styles', 'sound']) {
    it(`is no part of its first picture: ${name}`, async () => {
      const loaded = await loadedAtOnce('queue-board');
      assert.ok(loaded.includes('src/queue/queue-board/queue-board.styles.ts'));
      assert.ok(!loaded.includes(`src/queue/queue-board/${name}.ts`));
    });
  }
});
