import {digitWords, largestNumber, numberWords} from '../core/number-words.js';
import {letterName, phrases, type Phrases, type VoiceName} from './spoken-words.js';

export type {Phrases, VoiceName} from './spoken-words.js';

/**
 * How the digits of a ticket number are read. `digits`: A025 is "A không hai năm"; `pair`: "A không hai mươi lăm";
 * `grouped`: "A hai mươi lăm", without the zeros in front.
 */
export type NumberStyle = 'digits' | 'pair' | 'grouped';

/** What is to be said: a number, a counter, and whether it was called before. */
export interface SpokenCall {
  number: string;
  counter: string;
  /** 1 for the call, 2 and more for recalls. */
  time: number;
}

/** How it is to be said. */
export interface Manner {
  /** Digit by digit unless told. */
  numbers?: NumberStyle;
  /** An office's own sentences; those of the voice unless told. */
  phrases?: Phrases;
}

/**
 * An announcement in the order it is said. A part is the words of one clip in small letters (`xin mời số`, `hai`), one
 * letter in capitals (`A`), or a comma, which is a pause.
 */
export interface Utterance {
  voice: VoiceName;
  parts: readonly string[];
}

/* Longer runs of letters are words, and a word in a ticket's number might be a name. */
const longestPrefix = 3;
const longestCounter = 40;
const ownName = /^\s*(quầy|ô cửa|cửa|counter|desk|window)(\s+(số|number|no\.?))?(?=[\s\d])\s*/iu;

/** The announcement of a call, or `null` where the number is none that a ticket could have. */
export function utteranceOf(call: SpokenCall, voice: VoiceName, manner: Manner = {}): Utterance | null {
  const number = ticketParts(call.number, voice, manner.numbers);
  if (!number) return null;
  const sentences = manner.phrases ?? phrases[voice];
  const sentence = call.time > 1 ? sentences.recall : sentences.call;
  const parts = sentence.split(/(\{number\}|\{counter\}|[,.;:!?])/).flatMap((piece) => {
    if (piece === '{number}') return number;
    if (piece === '{counter}') return counterParts(call.counter, voice);
    if (/^[,.;:!?]$/.test(piece)) return [','];
    const words = plainWords(piece);
    return words ? [words] : [];
  });
  while (parts[parts.length - 1] === ',') parts.pop();
  return {voice, parts};
}

/** The utterance as a text for a speech engine. `letters: 'named'` writes out how Vietnamese calls the letters. */
export function textOf({voice, parts}: Utterance, letters: 'written' | 'named' = 'written'): string {
  const said = parts.map((part) => (letters === 'named' && voice !== 'en' && isLetter(part) ? letterName(part) : part));
  const text = said.join(' ').replace(/ ,/g, ',');
  return text ? `${text[0]!.toUpperCase()}${text.slice(1)}.` : '';
}

/** The parts of a ticket's number; `null` where it is no number of a ticket. */
export function ticketParts(number: string, voice: VoiceName, style: NumberStyle = 'digits'): string[] | null {
  const runs = runsOf(number);
  const digits = runs.filter((run) => /\d/.test(run));
  const letters = runs.filter((run) => !/\d/.test(run));
  if (digits.length === 0 || digits.join('').length > 12) return null;
  if (letters.length > 2 || letters.some(isWord)) return null;
  return runs.flatMap((run) => (/\d/.test(run) ? digitParts(run, voice, style) : run.toUpperCase().split('')));
}

/** The parts of a counter's name: `3A` is "ba A", `Quầy 12` is "mười hai"; other words are said as they are. */
export function counterParts(name: string, voice: VoiceName): string[] {
  const own = typeof name === 'string' ? name.normalize('NFC').slice(0, longestCounter).replace(ownName, '') : '';
  const parts: string[] = [];
  let worded = false; // words beside each other are one part, so that a counter's name can be one recording
  for (const run of runsOf(own)) {
    const word = isWord(run);
    if (word && worded) parts.push(`${parts.pop()!} ${run.toLowerCase()}`);
    else if (word) parts.push(run.toLowerCase());
    else if (/\d/.test(run)) parts.push(...digitParts(run, voice, 'grouped'));
    else parts.push(...run.toUpperCase().split(''));
    worded = word;
  }
  return parts;
}

function runsOf(text: string): string[] {
  return typeof text === 'string' ? (text.normalize('NFC').match(/\d+|\p{L}+/gu) ?? []) : [];
}

function digitParts(digits: string, voice: VoiceName, style: NumberStyle): string[] {
  if (style === 'grouped' && Number(digits) <= largestNumber) return numberWords(Number(digits), voice);
  const pair = digits.slice(-2);
  if (style !== 'pair' || !/^[1-9]\d$/.test(pair)) return digitWords(digits, voice);
  return [...digitWords(digits.slice(0, -2), voice), ...numberWords(Number(pair), voice)];
}

function plainWords(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Letters that are no abbreviation: longer, or not all capitals. */
function isWord(run: string): boolean {
  return !/\d/.test(run) && (run.length > longestPrefix || (run.length > 1 && run !== run.toUpperCase()));
}

function isLetter(part: string): boolean {
  return part.length === 1 && part !== part.toLowerCase();
}
