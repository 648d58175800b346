/*
 * `npm run voice`: the recordings of a hall's voice.
 *
 *   npm run voice -- vi-north                     what to record: the file's name, and the words to read out
 *   npm run voice -- check FOLDER [vi-north]      whether a centre's own recording (WAV) is whole and sound
 *   npm run voice -- pack FOLDER [vi-north]       writes manifest.json beside a recording: then it is a pack
 *   npm run voice -- make [vi-north …]            makes the default packs anew (espeak-ng, sox, opusenc, lame)
 *
 * `check` ends with 0 where the recording can be used, 1 where it cannot.
 */
import {existsSync} from 'node:fs';
import {clipsOf, voiceNames, type VoiceName} from '../../src/queue/spoken-words.ts';
import {checkRecording} from './check.ts';
import {makePacks} from './make.ts';
import {packsFolder, writePack} from './pack.ts';

const usage = `npm run voice -- [${voiceNames.join('|')}] | check FOLDER [VOICE] | pack FOLDER [VOICE] | make [VOICE …]`;

function isVoice(name: string | undefined): name is VoiceName {
  return voiceNames.includes(name as VoiceName);
}

function list(voice: VoiceName): number {
  for (const {name, read} of clipsOf(voice)) console.log(`${`${name}.wav`.padEnd(18)}${read}`);
  return 0;
}

function check(folder: string, voice: VoiceName): number {
  const findings = checkRecording(voice, folder);
  const faults = findings.filter(({weight}) => weight === 'fault').length;
  for (const {file, weight, text} of findings) {
    console.log(`${weight === 'fault' ? '✖' : '–'} ${file.padEnd(18)}${text}`);
  }
  const whole = `${clipsOf(voice).length} recordings of ${voice}`;
  console.log(faults > 0 ? `${whole}: ${faults} to record again.` : `${whole}: all can be used.`);
  return faults > 0 ? 1 : 0;
}

function pack(folder: string, voice: VoiceName): number {
  const found = writePack(voice, folder, clipsOf(voice));
  console.log(`${folder}/manifest.json: ${found.length} of ${clipsOf(voice).length} clips.`);
  return found.length > 0 ? 0 : 1;
}

function run([order, ...rest]: string[]): number {
  const [folder, named = 'vi-north'] = rest;
  if (order === undefined) return list('vi-north');
  if (isVoice(order) && rest.length === 0) return list(order);
  if (order === 'make' && rest.every(isVoice)) {
    makePacks(rest.length > 0 ? rest : voiceNames, packsFolder);
    return 0;
  }
  if ((order === 'check' || order === 'pack') && folder && isVoice(named) && rest.length < 3) {
    if (existsSync(folder)) return order === 'check' ? check(folder, named) : pack(folder, named);
    console.error(`There is no folder ${folder}.`);
    return 2;
  }
  console.error(usage);
  return 2;
}

process.exitCode = run(process.argv.slice(2));
