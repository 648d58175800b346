import type {Tongue} from '../core/number-words.js';

/*
 * What a voice of the hall is made of, as data: its phrases, the names of letters, and the clips that are recorded.
 * A clip is found by its words, so an office adds a counter's name by recording one more.
 */

/** A voice of the hall: a language, and how it is spoken where that differs. */
export type VoiceName = Tongue;

/** The sentences of a voice. `{number}` and `{counter}` stand for what is read; a comma is a short pause. */
export interface Phrases {
  /** For a call. */
  call: string;
  /** For a recall. */
  recall: string;
}

/** One recording: its file without the ending, the words it is found by, and what the speaker reads out. */
export interface Clip {
  name: string;
  words: string;
  read: string;
}

/** The voices there are. */
export const voiceNames: readonly VoiceName[] = ['vi-north', 'vi-south', 'en'];

const vietnamesePhrases: Phrases = {
  call: 'Xin mời số {number}, đến quầy {counter}',
  recall: 'Xin nhắc lại, mời số {number}, đến quầy {counter}',
};

/** The sentences, a voice. */
export const phrases: Readonly<Record<VoiceName, Phrases>> = {
  'vi-north': vietnamesePhrases,
  'vi-south': vietnamesePhrases,
  en: {
    call: 'Number {number}, please go to counter {counter}',
    recall: 'Once again, number {number}, please go to counter {counter}',
  },
};

/** The language that browsers know a voice by. */
export const languageOf: Readonly<Record<VoiceName, string>> = {'vi-north': 'vi-VN', 'vi-south': 'vi-VN', en: 'en'};

/* File names are ASCII: the letters with marks are written as in Telex. */
const vietnameseLetters: Readonly<Record<string, readonly [file: string, name: string]>> = {
  A: ['a', 'a'],
  Ă: ['aw', 'á'],
  Â: ['aa', 'ớ'],
  B: ['b', 'bê'],
  C: ['c', 'xê'],
  D: ['d', 'dê'],
  Đ: ['dd', 'đê'],
  E: ['e', 'e'],
  Ê: ['ee', 'ê'],
  F: ['f', 'ép'],
  G: ['g', 'giê'],
  H: ['h', 'hát'],
  I: ['i', 'i'],
  J: ['j', 'gi'],
  K: ['k', 'ca'],
  L: ['l', 'lờ'],
  M: ['m', 'mờ'],
  N: ['n', 'nờ'],
  O: ['o', 'o'],
  Ô: ['oo', 'ô'],
  Ơ: ['ow', 'ơ'],
  P: ['p', 'pê'],
  Q: ['q', 'quy'],
  R: ['r', 'rờ'],
  S: ['s', 'sờ'],
  T: ['t', 'tê'],
  U: ['u', 'u'],
  Ư: ['uw', 'ư'],
  V: ['v', 'vê'],
  W: ['w', 'vê kép'],
  X: ['x', 'ích xì'],
  Y: ['y', 'y dài'],
  Z: ['z', 'dét'],
};

/** How a letter is called in Vietnamese (`B`: bê); the letter itself where it has no name there. */
export function letterName(letter: string): string {
  return vietnameseLetters[letter]?.[1] ?? letter;
}

const vietnameseWords: Readonly<Record<string, string>> = {
  'xin mời số': 'invite',
  'đến quầy': 'to-counter',
  'xin nhắc lại': 'once-again',
  'mời số': 'number',
  ...byNumber(['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']),
  mươi: 'tens',
  mốt: 'tens-1',
  tư: 'tens-4',
  lăm: 'tens-5',
  trăm: 'hundred',
};

const englishWords: Readonly<Record<string, string>> = {
  number: 'number',
  'please go to counter': 'to-counter',
  'once again': 'once-again',
  ...byNumber(['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']),
  ...byNumber(['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'], 12),
  ...byNumber(['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'], 20, 10),
  hundred: 'hundred',
  thousand: 'thousand',
  and: 'and',
};

const words: Readonly<Record<VoiceName, Readonly<Record<string, string>>>> = {
  'vi-north': {...vietnameseWords, linh: 'and', nghìn: 'thousand'},
  'vi-south': {...vietnameseWords, lẻ: 'and', ngàn: 'thousand'},
  en: englishWords,
};

function byNumber(names: readonly string[], first = 0, step = 1): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, String(first + index * step)]));
}

/** All that is recorded for a voice, so that any ticket number and any counter number can be said. */
export function clipsOf(voice: VoiceName): readonly Clip[] {
  const spoken = Object.entries(words[voice]).map(([read, name]) => ({name, words: read, read}));
  const letters = Object.entries(vietnameseLetters)
    .filter(([letter]) => voice !== 'en' || /[A-Z]/.test(letter))
    .map(([letter, [file, name]]) => ({
      name: `letter-${file}`,
      words: letter,
      read: voice === 'en' ? letter : name,
    }));
  return [...spoken, ...letters];
}
