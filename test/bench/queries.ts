import {readFileSync} from 'node:fs';
import {fold} from '../../src/core/text.ts';

/*
 * Queries to judge the search by, made from names that were set aside before it was tuned: one name in five, chosen by
 * its code. The same seed gives the same queries in every run.
 */

/** A procedure's code and name. */
export interface Named {
  code: string;
  name: string;
}

/** How a query was typed. */
export type Manner = 'plain' | 'telex' | 'half-typed' | 'one slip' | 'other order';

/** What was typed, what was meant, and the rows that hold every word of it. */
export interface Query {
  manner: Manner;
  text: string;
  meant: string;
  family: ReadonlySet<string>;
}

/** The real names that the demonstration ships with. */
export function realNames(): Named[] {
  const {procedures} = JSON.parse(readFileSync('demo/data/procedures.json', 'utf8')) as {procedures: Named[]};
  return procedures.map(({code, name}) => ({code, name}));
}

/** A small seeded generator of numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whether a name was set aside. */
export function heldOut({code}: Named): boolean {
  return [...code].reduce((sum, digit) => sum * 31 + digit.charCodeAt(0), 7) % 5 === 0;
}

/**
 * Three to six neighbouring words of names that `chosen` takes, in five manners each. A stub that more than ten names
 * hold is left out: no list of ten can be right for it.
 */
export function makeQueries(names: readonly Named[], chosen: (name: Named) => boolean, seed = 2026): Query[] {
  const random = seeded(seed);
  const folded = names.map(({code, name}) => ({code, words: new Set(wordsOf(fold(name)))}));
  const queries: Query[] = [];
  for (const {code, name} of names.filter(chosen)) {
    const all = wordsOf(name.normalize('NFC').toLowerCase());
    const length = 3 + Math.floor(random() * 4);
    const start = Math.floor(random() * Math.max(1, all.length - length + 1));
    const words = all.slice(start, start + length);
    const plain = words.map(fold);
    const family = new Set(folded.filter((row) => plain.every((word) => row.words.has(word))).map((row) => row.code));
    if (family.size > 10 || words.length < 2) continue;
    const typed: Record<Manner, string> = {
      plain: plain.join(' '),
      telex: words.map(toTelex).join(' '),
      'half-typed': halved(plain, random),
      'one slip': slipped(plain, random),
      'other order': [...plain.slice(2), ...plain.slice(0, 2)].join(' '),
    };
    for (const [manner, text] of Object.entries(typed))
      queries.push({manner: manner as Manner, text, meant: code, family});
  }
  return queries;
}

/** Ten thousand names out of the real ones: the first half of one joined to the second half of another. */
export function manyNames(names: readonly Named[], count: number, seed = 7): Named[] {
  const random = seeded(seed);
  const pick = () => names[Math.floor(random() * names.length)]!.name.split(' ');
  return Array.from({length: count}, (_, at) => {
    const known = names[at];
    if (known) return known;
    const [head, tail] = [pick(), pick()];
    const name = [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.ceil(tail.length / 2))].join(' ');
    return {code: `9.${String(at).padStart(6, '0')}`, name};
  });
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
}

const telexMarks: Record<string, string> = {'\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j'};

/** A word as its keys are struck: `đăng` is `ddawng`, `ký` is `kys`. */
export function toTelex(word: string): string {
  let tone = '';
  const letters = word
    .normalize('NFD')
    .replace(/đ/g, 'dd')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
      tone = telexMarks[mark]!;
      return '';
    });
  return letters.replace(/([aeo])\u0302/g, '$1$1').replace(/[\u0306\u031b]/g, 'w') + tone;
}

function halved(words: readonly string[], random: () => number): string {
  const last = words[words.length - 1]!;
  const kept = Math.max(1, Math.ceil(last.length * (0.4 + 0.4 * random())));
  return [...words.slice(0, -1), last.slice(0, kept)].join(' ');
}

/** One letter of one word lost, doubled, struck wrong or exchanged with its neighbour. */
function slipped(words: readonly string[], random: () => number): string {
  const long = words.map((word, at) => ({word, at})).filter(({word}) => word.length > 2);
  const {word, at} = long[Math.floor(random() * long.length)] ?? {word: words[0]!, at: 0};
  const place = Math.floor(random() * word.length);
  const wrong = 'abcdeghiklmnopqrstuvxy'.charAt(Math.floor(random() * 22));
  const ways = [
    () => word.slice(0, place) + word.slice(place + 1),
    () => word.slice(0, place) + wrong + word.slice(place),
    () => word.slice(0, place) + wrong + word.slice(place + 1),
    () => word.slice(0, place) + (word[place + 1] ?? '') + word[place]! + word.slice(place + 2),
  ];
  return words.map((other, index) => (index === at ? ways[Math.floor(random() * 4)]!() : other)).join(' ');
}
