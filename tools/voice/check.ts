import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {clipsOf, type Clip, type VoiceName} from '../../src/queue/spoken-words.ts';
import {activeLevel, NotAWave, peaks, readWave, silences, type Wave} from './wave.ts';

/** What is wrong with one recording. A `fault` makes it unfit, `advice` would make it better. */
export interface Finding {
  file: string;
  weight: 'fault' | 'advice';
  text: string;
}

/** Seconds. */
const longest = {word: 1.2, phrase: 3};
const shortest = 0.1;
const longestSilence = 0.15;
/** Samples a second: less than this is the sound of a telephone. */
const lowestRate = 16_000;
/** Decibels. */
const quietest = -45;
const widest = 4;

/** Holds a folder of WAV recordings against what a voice needs. Other formats are not read: export as WAV. */
export function checkRecording(voice: VoiceName, folder: string): Finding[] {
  const clips = clipsOf(voice);
  const findings: Finding[] = [];
  const waves = new Map<string, Wave>();
  for (const clip of clips) {
    const file = `${clip.name}.wav`;
    const add = (text: string, weight: Finding['weight'] = 'fault') => findings.push({file, weight, text});
    const path = join(folder, file);
    if (!existsSync(path)) {
      add(`missing: “${clip.read}”`);
      continue;
    }
    const wave = readOrReport(path, add);
    if (wave) waves.set(file, wave);
    if (wave) checkOne(clip, wave, add);
  }
  compare(waves, findings);
  const known = new Set(clips.map(({name}) => name));
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (/\.wav$/i.test(file) && !known.has(file.replace(/\.wav$/i, ''))) {
      findings.push({
        file,
        weight: 'advice',
        text: 'belongs to no words of this voice; name its words in manifest.json',
      });
    }
  }
  return findings;
}

type Add = (text: string, weight?: Finding['weight']) => void;

function readOrReport(path: string, add: Add): Wave | null {
  try {
    return readWave(readFileSync(path));
  } catch (error) {
    add(error instanceof NotAWave ? error.message : `cannot be read: ${(error as Error).message}`);
    return null;
  }
}

function checkOne({read}: Clip, wave: Wave, add: Add): void {
  const seconds = wave.samples.length / wave.rate;
  const most = read.includes(' ') ? longest.phrase : longest.word;
  if (wave.rate < lowestRate) add(`${wave.rate} samples a second; record at ${lowestRate} or more`);
  if (wave.bits < 16) add(`${wave.bits} bits a sample; record at 16 or more`);
  if (wave.channels > 1) add(`${wave.channels} channels; one is enough`, 'advice');
  if (seconds < shortest) return add(`${seconds.toFixed(2)} s: too short to hold “${read}”`);
  if (activeLevel(wave) < quietest) return add('silent');
  if (seconds > most) add(`${seconds.toFixed(2)} s: too long, ${most} s at most`);
  const {clipped} = peaks(wave);
  if (clipped >= 3) add(`clipped: ${clipped} samples in a row at full scale; record more quietly`);
  const {before, after} = silences(wave);
  if (before > longestSilence) add(`${before.toFixed(2)} s of silence before the word; cut it off`, 'advice');
  if (after > longestSilence) add(`${after.toFixed(2)} s of silence after the word; cut it off`, 'advice');
}

/** Recordings of one voice must be equally loud and of one rate, or every announcement stumbles. */
function compare(waves: ReadonlyMap<string, Wave>, findings: Finding[]): void {
  const levels = [...waves].map(([file, wave]) => [file, activeLevel(wave)] as const);
  const heard = levels.filter(([, level]) => level >= quietest);
  const middle = median(heard.map(([, level]) => level));
  for (const [file, level] of heard) {
    const off = level - middle;
    if (Math.abs(off) <= widest) continue;
    const text = `${Math.abs(off).toFixed(0)} dB ${off > 0 ? 'louder' : 'quieter'} than the others`;
    findings.push({file, weight: 'fault', text});
  }
  const usual = median([...waves.values()].map(({rate}) => rate));
  for (const [file, {rate}] of waves) {
    if (rate !== usual) findings.push({file, weight: 'advice', text: `${rate} samples a second, the others ${usual}`});
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
