import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import type {Plugin} from 'vite';
import type {Clip, VoiceName} from '../../src/queue/spoken-words.ts';

/** Endings of clips, the smallest first: a browser takes the first that it can decode. */
export const formats = ['ogg', 'mp3', 'wav'] as const;

/** Where the packs of this library lie: beside the code that plays them. */
export const packsFolder = 'src/services/voice';

/** Writes `manifest.json`: by which words each clip of a folder is found, and in which formats all of them are there. */
export function writePack(voice: VoiceName, folder: string, clips: readonly Clip[]): readonly Clip[] {
  const there = clips.filter(({name}) => formats.some((format) => existsSync(join(folder, `${name}.${format}`))));
  const whole = formats.filter((format) => there.every(({name}) => existsSync(join(folder, `${name}.${format}`))));
  const named = Object.fromEntries(there.map(({words, name}) => [words, name]));
  const lines = [`"voice": "${voice}"`, `"formats": ["${whole.join('", "')}"]`, `"clips": ${indented(named)}`];
  writeFileSync(join(folder, 'manifest.json'), `{\n  ${lines.join(',\n  ')}\n}\n`);
  return there;
}

function indented(value: object): string {
  return JSON.stringify(value, null, 2).replace(/\n/g, '\n  ');
}

/** One file of a pack: its path under the folder of packs, where it lies, and its hash for a list of files to keep. */
export interface PackFile {
  path: string;
  source: string;
  integrity: string;
}

/** The files of the packs, for whoever ships them or keeps them on a device for a start without a network. */
export function packFiles(packs = packsFolder): PackFile[] {
  return readdirSync(packs, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(join(packs, entry.name, 'manifest.json')))
    .flatMap(({name}) => readdirSync(join(packs, name)).map((file) => join(packs, name, file)))
    .sort()
    .map((source) => ({
      path: relative(packs, source).replaceAll('\\', '/'),
      source,
      integrity: `sha256-${createHash('sha256').update(readFileSync(source)).digest('base64')}`,
    }));
}

/** Lays the packs beside the scripts of a build of pages, where the library looks for them: `assets/voice/…`. */
export function voicePacks(folder = 'assets/voice'): Plugin {
  return {
    name: 'mot-cua-voice-packs',
    apply: 'build',
    generateBundle() {
      for (const {path, source} of packFiles()) {
        this.emitFile({type: 'asset', fileName: `${folder}/${path}`, source: readFileSync(source)});
      }
    },
  };
}
