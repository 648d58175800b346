import {createHash} from 'node:crypto';
import type {Plugin} from 'vite';

/**
 * Names a build of the screens by its contents: each page carries the name, so that a screen knows what it runs, and
 * `edition.txt` tells the server what it gives out.
 */
export function editionOfScreens(): Plugin {
  return {
    name: 'mot-cua-edition',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hash = createHash('sha256');
        for (const [path, file] of Object.entries(bundle).sort(([one], [other]) => (one < other ? -1 : 1))) {
          hash.update(path).update(file.type === 'chunk' ? file.code : file.source);
        }
        const edition = hash.digest('hex').slice(0, 12);
        for (const [path, file] of Object.entries(bundle)) {
          if (file.type !== 'asset' || !path.endsWith('.html')) continue;
          const meta = `<meta name="mot-cua-edition" content="${edition}" />`;
          file.source = String(file.source).replace('</title>', `</title>\n    ${meta}`);
        }
        this.emitFile({type: 'asset', fileName: 'edition.txt', source: `${edition}\n`});
      },
    },
  };
}
