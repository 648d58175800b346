import {accentKey, eachSyllable, fold, undoTyping} from '../core/text.js';

/*
 * Finds procedures by name or code as people type them. Every folded syllable has a list of the rows whose names hold
 * it. A query is first taken at its word (Telex and VNI undone, the last word perhaps half typed); only when no row
 * holds all of it is one slip a word forgiven.
 */

/** What can be searched. */
export interface Findable {
  code: string;
  name: string;
  /** Asked for so often that it comes first among equals. */
  favourite?: boolean;
}

/** From where to where in the name, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** One row found. */
export interface Hit<R> {
  row: R;
  /** To be compared within one search only. */
  score: number;
  /** The matched syllables of the name, neighbours joined. Worked out when asked for. */
  readonly ranges: Range[];
}

/** An index; only `search` looks inside. */
export interface Index<R> {
  rows: readonly R[];
  codes: string[];
  /** The folded syllables by number, the rows that hold each, and how rare it is. */
  syllables: Map<string, number>;
  rowsOf: number[][];
  rarity: number[];
  /** Written forms: `ký` and `kỷ` are two forms of one syllable. */
  forms: Map<string, number>;
  syllableOf: number[];
  /** The forms of all names, one after another, and where each name begins. */
  sequence: number[];
  starts: number[];
}

interface Word {
  folded: string;
  key: string;
  /** The syllables that answer it, best first, and how well each does. */
  answers: Map<number, number>;
}

/** Which words of the query, as bits, a syllable or a form answers. */
interface Wanted {
  exact: Int32Array;
  near: Int32Array;
  accents: Int32Array;
}

const mostWords = 24;

/** Rows worth less than this part of the best are no answers. */
const kept = 0.68;

/** Builds an index in slices: yields after each, returns the index at the end. */
export function* indexing<R extends Findable>(rows: readonly R[], slice = 500): Generator<void, Index<R>, void> {
  const index: Index<R> = {
    rows,
    codes: [],
    syllables: new Map(),
    rowsOf: [],
    rarity: [],
    forms: new Map(),
    syllableOf: [],
    sequence: [],
    starts: [0],
  };
  const seen = new Map<string, number>();
  for (let row = 0; row < rows.length; row++) {
    add(index, seen, row);
    if (row % slice === slice - 1) yield;
  }
  index.rarity = index.rowsOf.map((holders) => Math.log(1 + rows.length / holders.length));
  return index;
}

/** Builds an index at once. */
export function createIndex<R extends Findable>(rows: readonly R[]): Index<R> {
  return indexing(rows, Infinity).next().value as Index<R>;
}

/** The rows that answer a query, best first. A query without a letter or a digit finds nothing. */
export function search<R extends Findable>(index: Index<R>, query: string, {limit = 10} = {}): Hit<R>[] {
  const found = byCode(index, query);
  return found.length > 0 ? found.slice(0, limit) : byName(index, query, limit);
}

function add(index: Index<Findable>, seen: Map<string, number>, row: number): void {
  const {rows, codes, rowsOf, syllableOf, sequence, starts} = index;
  const {name, code} = rows[row]!;
  eachSyllable(name, (start, end) => {
    const written = name.slice(start, end);
    let form = seen.get(written);
    if (form === undefined) seen.set(written, (form = formOf(index, written)));
    const holders = rowsOf[syllableOf[form]!]!;
    if (holders[holders.length - 1] !== row) holders.push(row);
    sequence.push(form);
  });
  starts.push(sequence.length);
  codes.push(digits(code));
}

function formOf({forms, syllables, syllableOf, rowsOf}: Index<unknown>, written: string): number {
  const key = accentKey(written);
  let form = forms.get(key);
  if (form === undefined) {
    const folded = fold(written);
    let syllable = syllables.get(folded);
    if (syllable === undefined) syllables.set(folded, (syllable = rowsOf.push([]) - 1));
    forms.set(key, (form = syllableOf.push(syllable) - 1));
  }
  return form;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** `1.001193`, `1001193`, or some of it. */
function byCode<R>({rows, codes}: Index<R>, query: string): Hit<R>[] {
  const wanted = digits(query);
  const hits: Hit<R>[] = [];
  if (!wanted || /[^\d.\s]/.test(query)) return hits;
  codes.forEach((code, row) => {
    const at = code.indexOf(wanted);
    if (at >= 0) hits.push({row: rows[row]!, score: -at, ranges: []});
  });
  return hits.sort((one, other) => other.score - one.score);
}

function byName<R extends Findable>(index: Index<R>, query: string, limit: number): Hit<R>[] {
  const words = understand(index, query);
  const scores = new Float64Array(index.rows.length);
  const met = new Int32Array(index.rows.length);
  const {length} = index.rowsOf;
  const wanted = {
    exact: new Int32Array(length),
    near: new Int32Array(length),
    accents: new Int32Array(index.syllableOf.length),
  };
  if (words.length === 0) return [];
  credit(index, words, wanted.exact, scores, met);
  if (!met.includes(2 ** words.length - 1)) {
    for (const word of words) word.answers = slips(index, word.folded);
    credit(index, words, wanted.near, scores, met);
  }
  const marked = words.some(({folded, key}) => folded !== key);
  words.forEach(({key}, place) => {
    const form = index.forms.get(key);
    if (marked && form !== undefined) wanted.accents[form]! |= 1 << place;
  });
  return ranked(index, words.length, wanted, scores, limit);
}

/** Cuts a query into words and finds the syllables that answer each. */
function understand({syllables}: Index<unknown>, query: string): Word[] {
  const words: Word[] = [];
  const add = (folded: string, key: string, half: boolean): void => {
    const answers = new Map<number, number>();
    const undone = undoTyping(folded) || folded;
    const whole = [folded, undone].filter((form) => syllables.has(form));
    whole.forEach((form) => answers.set(syllables.get(form)!, 1));
    const worth = whole.length > 0 ? 0.6 : 0.9;
    if (half) {
      for (const [syllable, id] of syllables) {
        if ((syllable.startsWith(undone) || syllable.startsWith(folded)) && !answers.has(id)) answers.set(id, worth);
      }
    }
    const cut = answers.size > 0 ? 0 : seam(syllables, folded);
    if (!cut) words.push({folded, key, answers});
    else [folded.slice(0, cut), folded.slice(cut)].forEach((part) => add(part, part, false));
  };
  eachSyllable(query, (start, end) => {
    const written = query.slice(start, end);
    const folded = fold(written);
    if (folded && words.length < mostWords) add(folded, accentKey(written), end === query.length);
  });
  return words;
}

/** Where two syllables were written as one, or 0. */
function seam(syllables: ReadonlyMap<string, number>, folded: string): number {
  for (let cut = folded.length - 2; cut > 1; cut--) {
    if (syllables.has(folded.slice(0, cut)) && syllables.has(folded.slice(cut))) return cut;
  }
  return 0;
}

/** The syllables one slip away: a letter missing, added, wrong, or two in each other's place. */
function slips({syllables}: Index<unknown>, folded: string): Map<number, number> {
  const undone = undoTyping(folded);
  const answers = new Map<number, number>();
  if (folded.length < 3 && syllables.has(folded)) return answers; // too many words are like so short a one
  for (const [syllable, id] of syllables) {
    if (isSlip(syllable, folded) || (undone !== folded && isSlip(syllable, undone))) answers.set(id, 0.6);
  }
  return answers;
}

function isSlip(one: string, other: string): boolean {
  const longer = one.length - other.length;
  if (longer > 1 || longer < -1 || other.length < 2) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (longer) return one.slice(at + Number(longer > 0)) === other.slice(at + Number(longer < 0));
  if (one.slice(at + 1) === other.slice(at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** Gives every row its worth for each word it answers, once a word; a rare word is worth more. */
function credit(index: Index<unknown>, words: Word[], bits: Int32Array, scores: Float64Array, met: Int32Array): void {
  words.forEach(({answers}, place) => {
    const bit = 1 << place;
    let holders = 1;
    for (const id of answers.keys()) holders += index.rowsOf[id]!.length;
    const rarity = Math.log(1 + index.rows.length / holders);
    for (const [id, worth] of answers) {
      bits[id]! |= bit;
      for (const row of index.rowsOf[id]!) {
        if (met[row]! & bit) continue;
        met[row]! |= bit;
        scores[row]! += worth * rarity;
      }
    }
  });
}

/** The words that each syllable of a row answers, as bits; a slip counts where nothing better is in the row. */
function marksOf({sequence, starts, syllableOf}: Index<unknown>, {exact, near}: Wanted, row: number): number[] {
  const syllables = sequence.slice(starts[row], starts[row + 1]).map((form) => syllableOf[form]!);
  const met = syllables.reduce((bits, id) => bits | exact[id]!, 0);
  return syllables.map((id) => exact[id]! | (near[id]! & ~met));
}

/** How well a row answers beyond holding the words: in their order, with their accents, with little else besides. */
function fitness(index: Index<Findable>, count: number, wanted: Wanted, row: number): number {
  const {sequence, starts, syllableOf, rarity, rows} = index;
  const {exact, near, accents} = wanted;
  const end = starts[row + 1]!;
  let met = 0;
  for (let at = starts[row]!; at < end; at++) met |= exact[syllableOf[sequence[at]!]!]!;
  let [before, pairs, accented, answered, all] = [0, 0, 0, 0, 0];
  for (let at = starts[row]!; at < end; at++) {
    const form = sequence[at]!;
    const syllable = syllableOf[form]!;
    const bits = exact[syllable]! | (near[syllable]! & ~met);
    pairs |= (before << 1) & bits;
    accented |= accents[form]!;
    if (bits) answered += rarity[syllable]!;
    all += rarity[syllable]!;
    before = bits;
  }
  const order = count > 1 ? ones(pairs) / (count - 1) : 0;
  return (
    0.25 * order +
    0.3 * (answered / (all || 1)) +
    (0.3 * ones(accented)) / count +
    0.1 * Number(rows[row]!.favourite ?? false)
  );
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count++;
  return count;
}

function ranked<R extends Findable>(
  index: Index<R>,
  count: number,
  wanted: Wanted,
  scores: Float64Array,
  limit: number,
): Hit<R>[] {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  const found: number[] = [];
  scores.forEach((score, row) => {
    if (score > 0 && score >= kept * best) found.push(row);
  });
  for (const row of found) scores[row] = scores[row]! / best + fitness(index, count, wanted, row);
  found.sort((one, other) => scores[other]! - scores[one]! || one - other);
  return found.slice(0, limit).map((row) => ({
    row: index.rows[row]!,
    score: scores[row]!,
    get ranges() {
      return rangesOf(index.rows[row]!.name, marksOf(index, wanted, row));
    },
  }));
}

/** The longest runs of words in the query's order, each word once, joined where only a space is between. */
function rangesOf(name: string, marks: number[]): Range[] {
  const chosen = new Set<number>();
  let rest = marks.reduce((bits, mark) => bits | mark, 0);
  while (rest) {
    let [from, length, taken] = [0, 0, 0];
    marks.forEach((_, start) => {
      for (let bit = 1; bit <= rest; bit *= 2) {
        let run = 0;
        while ((marks[start + run] ?? 0) & rest & (bit << run)) run++;
        if (run > length) [from, length, taken] = [start, run, (2 ** run - 1) * bit];
      }
    });
    if (length === 0) break;
    for (let at = from; at < from + length; at++) chosen.add(at);
    rest &= ~taken;
  }
  return joined(name, chosen);
}

function joined(name: string, chosen: ReadonlySet<number>): Range[] {
  const ranges: [number, number][] = [];
  let at = 0;
  eachSyllable(name, (start, end) => {
    const open = ranges[ranges.length - 1];
    if (!chosen.has(at++)) return;
    if (open && !name.slice(open[1], start).trim() && chosen.has(at - 2)) open[1] = end;
    else ranges.push([start, end]);
  });
  return ranges;
}
