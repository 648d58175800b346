import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {clipsOf, type Clip, type VoiceName} from '../../src/queue/spoken-words.ts';
import {activeLevel, readWave, writeWave} from './wave.ts';
import {writePack} from './pack.ts';

/** espeak-ng's name of a voice, and words a minute in a phrase and alone: a hall echoes, and single words carry the news. */
const speakers: Readonly<Record<VoiceName, readonly [name: string, phrase: number, word: number]>> = {
  'vi-north': ['vi', 135, 112],
  'vi-south': ['vi-vn-x-south', 135, 112],
  en: ['en-gb-x-rp', 145, 130],
};

/** Where espeak-ng needs another spelling to say what is meant. */
const respelled: Readonly<Record<string, string>> = {gi: 'di'};

/** Root mean square of the loud parts, in decibels under full scale: what every clip is brought to. */
const level = -19;
/** Peaks above this are bent, not cut: a few glottal spikes must not keep a word quiet. */
const knee = 0.6;
const needed = ['espeak-ng', 'sox', 'opusenc', 'lame'];

/** Makes the default packs with espeak-ng: a machine's voice, until an office records its own. */
export function makePacks(voices: readonly VoiceName[], packs: string): void {
  for (const program of needed) assertInstalled(program);
  for (const voice of voices) {
    const work = mkdtempSync(join(tmpdir(), `mot-cua-${voice}-`));
    const folder = join(packs, voice);
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    const clips = clipsOf(voice);
    for (const clip of clips) make(voice, clip, work, folder);
    writePack(voice, folder, clips);
    rmSync(work, {recursive: true});
    console.log(
      `${folder}: ${clips.length} clips, ${size(folder, clips, 'ogg')} kB Opus, ${size(folder, clips, 'mp3')} kB MP3`,
    );
  }
}

function make(voice: VoiceName, clip: Clip, work: string, folder: string): void {
  const [speaker, phrase, word] = speakers[voice];
  const speed = String(/ /.test(clip.read) ? phrase : word);
  const spoken = join(work, `${clip.name}.spoken.wav`);
  const trimmed = join(work, `${clip.name}.wav`);
  run('espeak-ng', ['-v', speaker, '-s', speed, '-p', '45', '-a', '60', '-w', spoken, readable(clip)]);
  // Silence goes from both ends, what is left fades in and out so softly that no join is heard.
  const silence = ['silence', '1', '0.005', '-48d'];
  const shape = [
    'highpass',
    '70',
    ...silence,
    'reverse',
    ...silence,
    'fade',
    't',
    '0.01',
    'reverse',
    'fade',
    't',
    '0.003',
  ];
  run('sox', [spoken, '-c', '1', '-r', '24000', '-b', '16', trimmed, ...shape, 'pad', '0.01', '0.03']);
  levelOut(trimmed);
  const quiet = ['--quiet', '--discard-comments', '--discard-pictures', '--padding', '0', '--serial', '1'];
  run('opusenc', [
    ...quiet,
    '--bitrate',
    '32',
    '--speech',
    '--framesize',
    '40',
    trimmed,
    join(folder, `${clip.name}.ogg`),
  ]);
  run('lame', ['--silent', '-m', 'm', '-b', '40', '--resample', '24', '-t', trimmed, join(folder, `${clip.name}.mp3`)]);
}

/** Brings a clip to the common loudness. */
function levelOut(file: string): void {
  const {samples, rate} = readWave(readFileSync(file));
  let even = samples;
  for (let round = 0; round < 3; round++) {
    const gain = 10 ** ((level - activeLevel({samples: even, rate, channels: 1, bits: 16})) / 20);
    even = even.map((sample) => bent(sample * gain));
  }
  writeFileSync(file, writeWave(even, rate));
}

function bent(sample: number): number {
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  const room = 0.9 - knee;
  return Math.sign(sample) * (knee + room * Math.tanh((size - knee) / room));
}

/** A single letter is read as a letter, not as a word. */
function readable({read, words}: Clip): string {
  return read === words && /^[A-Z]$/.test(words) ? `${words}.` : (respelled[read] ?? read);
}

function size(folder: string, clips: readonly Clip[], format: string): number {
  return Math.round(clips.reduce((sum, {name}) => sum + statSync(join(folder, `${name}.${format}`)).size, 0) / 1000);
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, {stdio: ['ignore', 'ignore', 'inherit']});
}

function assertInstalled(program: string): void {
  const found = (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
  if (!found) throw new Error(`${program} is not installed: apt-get install espeak-ng sox opus-tools lame`);
}
