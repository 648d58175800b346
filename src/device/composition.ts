/*
 * How Vietnamese is written with plain keys: Telex, VNI, or tones chosen from a row. Pure: what stood before the caret
 * and the keys pressed since go in, the letters to show come out. Nothing is remembered, so the caret may go anywhere.
 */

/** How marks and tones are given. `direct`: letters carry their marks, tones come as combining characters. */
export type Method = 'telex' | 'vni' | 'direct';

export interface CompositionOptions {
  method: Method;
  /** Where the tone of an open `oa`, `oe`, `uy` stands: `new` writes hoà, `old` writes hòa. */
  toneStyle: 'new' | 'old';
}

/** Tones as combining characters, in the order of VNI's digits: sắc, huyền, hỏi, ngã, nặng. */
export const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;

type Mark = 'circumflex' | 'horn' | 'breve';

/** What a key may do before it is taken for a letter. */
type Action =
  {do: 'tone'; tone: string} | {do: 'clear'} | {do: 'mark'; mark: Mark; on: string} | {do: 'stroke'} | {do: 'letter'};

/** A syllable on its way. */
interface Syllable {
  /** Lower case, with marks, without the tone: one character each. */
  letters: string;
  /** Which of them are capitals. */
  capitals: boolean[];
  tone: string;
  /** One key made both horns of `ươ`. */
  paired: boolean;
  /** Where a `w` alone stands for ư; -1 where none does. */
  alone: number;
  /** A mark or tone was taken back by repeating its key: what follows is meant as it stands. */
  literal: boolean;
}

const marked: Record<Mark, Readonly<Record<string, string>>> = {
  circumflex: {a: 'â', ă: 'â', e: 'ê', o: 'ô', ơ: 'ô'},
  horn: {u: 'ư', o: 'ơ', ô: 'ơ'},
  breve: {a: 'ă', â: 'ă'},
};
const plain: Readonly<Record<string, string>> = {ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd'};

const onsets = new Set(
  ('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x ' + 'bl br dr đr gr kl kr pl') // names of the Central Highlands: Krông, Drăng, Pleiku
    .split(' '),
);

/* Finals in k are those of Đắk Lắk. */
const rimes =
  'a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec ek em en eng eo ep et ê êch êk êm ên ênh êp êt êu i ia ich ik im in inh ip it iu ' +
  'iêc iêk iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt ' +
  'oc oe oen oeo oet oi ok om on ong ooc oong op ot ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uân uâng uât uây uc uê uêch uên uênh uêu ui uk um un ung uôc uôi uôk uôm uôn uông uôt uơ up ut ' +
  'uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu ' +
  'y ych yêm yên yêng yêt yêu yn ynh yp yt yu';

let known: Set<string> | undefined;

/** Every beginning of a rime, also with marks still missing: `uo` on its way to `ương`. */
function beginnings(): Set<string> {
  if (known) return known;
  known = new Set(['']);
  for (const rime of rimes.split(' ')) {
    let ways = [''];
    for (const letter of rime) {
      const choices = plain[letter] ? [letter, plain[letter]] : [letter];
      ways = ways.flatMap((way) => choices.map((choice) => way + choice));
      for (const way of ways) known.add(way);
    }
  }
  return known;
}

/** HĐND, QĐ, NĐ: initials are no syllable and may be written all the same. */
const initials = /^[bcdđghklmnpqrstvx]*đ[bcdđghklmnpqrstvx]*$/;
const consonants = /^[bcdđghklmnpqrstvx]*/;
const vowels = /^[aăâeêioôơuưy]*/;

/** The consonants before, and the rest; `null` where no Vietnamese syllable begins so. */
function split(letters: string): {onset: string; rime: string} | null {
  const onset = consonants.exec(letters)![0];
  const rime = letters.slice(onset.length);
  const ways = [{onset, rime}];
  if (onset === 'q' && rime.startsWith('u')) ways.unshift({onset: 'qu', rime: rime.slice(1)});
  if (onset === 'g' && /^i[aăâeêioôơuưy]/.test(rime)) ways.unshift({onset: 'gi', rime: rime.slice(1)});
  return ways.find((way) => (way.onset === '' || onsets.has(way.onset)) && beginnings().has(way.rime)) ?? null;
}

/** Whether letters can still become a syllable. A stopped one carries only sắc and nặng. */
function isPossible(letters: string, tone: string): boolean {
  const parts = split(letters);
  if (!parts) return tone === '' && initials.test(letters);
  const stopped = /(c|ch|p|t|k)$/.test(parts.rime.slice(vowels.exec(parts.rime)![0].length));
  return tone === '' || (parts.rime !== '' && (!stopped || tone === tones[0] || tone === tones[4]));
}

/** Which letter carries the tone. */
function tonePlace(letters: string, style: 'new' | 'old'): number {
  const parts = split(letters);
  if (!parts || parts.rime === '') return -1;
  const nucleus = vowels.exec(parts.rime)![0];
  const start = letters.length - parts.rime.length;
  const last = nucleus.length - 1;
  const withMark = [...nucleus].reduce((found, letter, place) => (plain[letter] ? place : found), -1);
  if (withMark >= 0) return start + withMark;
  if (last === 0 || parts.rime.length > nucleus.length) return start + last;
  if (last === 2) return start + 1;
  if (['oa', 'oe', 'uy'].includes(nucleus)) return start + (style === 'new' ? 1 : 0);
  return start + (['uo', 'ue', 'ie', 'ye'].includes(nucleus) ? 1 : 0); // their marks are still to come
}

/**
 * The text of a word: what stood there (`base`), then the keys pressed. What cannot be Vietnamese stays as it was
 * typed. Composed characters (NFC) come out.
 */
export function compose(base: string, keys: string, options: CompositionOptions): string {
  const syllable = read(base.normalize('NFC'));
  for (const key of keys) press(syllable, key, options.method);
  if (!syllable.literal && !isPossible(syllable.letters, syllable.tone)) return asTyped(base, keys);
  return write(syllable, options.toneStyle);
}

/** Letters at the end of a text: the word at the caret. */
export function wordBefore(text: string): string {
  return /[\p{L}\p{M}]*$/u.exec(text)![0];
}

function asTyped(base: string, keys: string): string {
  const letters = [...keys].filter((key) => !(tones as readonly string[]).includes(key));
  return (base + letters.join('')).normalize('NFC');
}

function read(word: string): Syllable {
  const syllable: Syllable = {letters: '', capitals: [], tone: '', paired: false, alone: -1, literal: false};
  for (const character of word) {
    const parts = [...character.normalize('NFD')];
    const tone = parts.find((part) => (tones as readonly string[]).includes(part));
    if (tone) syllable.tone = tone;
    append(
      syllable,
      parts
        .filter((part) => part !== tone)
        .join('')
        .normalize('NFC'),
    );
  }
  return syllable;
}

function write({letters, capitals, tone, paired, literal}: Syllable, style: 'new' | 'old'): string {
  // thuở, huơ, khuơ: only after these is an open "uơ" a word; any letter more and it is "ươ".
  const shown = paired && /^(h|th|kh)ươ$/.test(letters) ? letters.replace('ươ', 'uơ') : letters;
  const place = tone && !literal ? tonePlace(shown, style) : literalPlace(shown, tone, style);
  return [...shown]
    .map((letter, index) => (capitals[index] ? letter.toLocaleUpperCase('vi') : letter) + (index === place ? tone : ''))
    .join('')
    .normalize('NFC');
}

/** After something was taken back, a tone that is left stays on the syllable before. */
function literalPlace(letters: string, tone: string, style: 'new' | 'old'): number {
  if (!tone) return -1;
  for (let end = letters.length; end > 0; end--) {
    const place = tonePlace(letters.slice(0, end), style);
    if (place >= 0) return place;
  }
  return -1;
}

function press(syllable: Syllable, key: string, method: Method): void {
  if (syllable.literal && (tones as readonly string[]).includes(key)) return; // no syllable to carry it
  const action: Action = syllable.literal ? {do: 'letter'} : actionOf(key, method);
  if (action.do === 'tone' && key !== action.tone) return setTone(syllable, action.tone, key);
  if (action.do === 'tone') return toggleTone(syllable, action.tone);
  if (action.do === 'clear' && syllable.tone !== '') return void (syllable.tone = '');
  if (action.do === 'stroke' && setStroke(syllable, key)) return;
  if (action.do === 'mark' && setMark(syllable, action, key)) return;
  if (key.toLowerCase() === 'w' && action.do === 'mark' && isPossible(`${syllable.letters}ư`, syllable.tone)) {
    syllable.alone = syllable.letters.length;
    return append(syllable, key === 'W' ? 'Ư' : 'ư'); // Telex: w alone is ư
  }
  append(syllable, key);
}

const telexTones: Readonly<Record<string, string>> = {s: tones[0], f: tones[1], r: tones[2], x: tones[3], j: tones[4]};

function actionOf(key: string, method: Method): Action {
  const lower = key.toLowerCase();
  if ((tones as readonly string[]).includes(key)) return {do: 'tone', tone: key};
  if (method === 'telex') {
    if (telexTones[lower]) return {do: 'tone', tone: telexTones[lower]};
    if (lower === 'z') return {do: 'clear'};
    if (lower === 'd') return {do: 'stroke'};
    if (lower === 'w') return {do: 'mark', mark: 'horn', on: 'uoa'};
    if ('aeo'.includes(lower)) return {do: 'mark', mark: 'circumflex', on: lower};
  }
  if (method === 'vni') {
    if (key >= '1' && key <= '5') return {do: 'tone', tone: tones[Number(key) - 1]!};
    if (key === '0') return {do: 'clear'};
    if (key === '6') return {do: 'mark', mark: 'circumflex', on: 'aeo'};
    if (key === '7') return {do: 'mark', mark: 'horn', on: 'uo'};
    if (key === '8') return {do: 'mark', mark: 'breve', on: 'a'};
    if (key === '9') return {do: 'stroke'};
  }
  return {do: 'letter'};
}

function append(syllable: Syllable, character: string): void {
  const lower = character.toLocaleLowerCase('vi');
  if (lower.length !== 1) syllable.literal = true; // not a letter of ours
  // "ưon" can only be on its way to "ươn".
  const {letters} = syllable;
  const open = /(^|[^q])(ưo|uơ)$/.test(letters) && /^[cimnptu]$/.test(lower);
  syllable.letters = (open && !syllable.literal ? `${letters.slice(0, -2)}ươ` : letters) + lower;
  for (let unit = 0; unit < lower.length; unit++) syllable.capitals.push(lower !== character);
}

/** The same key again takes the tone back and leaves the letter. */
function setTone(syllable: Syllable, tone: string, key: string): void {
  if (syllable.tone === tone) {
    syllable.tone = '';
    syllable.literal = true;
    append(syllable, key);
  } else if (isPossible(syllable.letters, tone)) {
    syllable.tone = tone;
  } else {
    append(syllable, key);
  }
}

function toggleTone(syllable: Syllable, tone: string): void {
  if (syllable.tone === tone) syllable.tone = '';
  else if (isPossible(syllable.letters, tone)) syllable.tone = tone;
}

function setStroke(syllable: Syllable, key: string): boolean {
  const {letters, tone} = syllable;
  const beforeVowels = consonants.exec(letters)![0] === letters;
  const place = beforeVowels ? letters.length - 1 : 0;
  if (letters[place] === 'đ') {
    takeBack(syllable, place, key);
    return true;
  }
  const stroked = `${letters.slice(0, place)}đ${letters.slice(place + 1)}`;
  if (letters[place] !== 'd' || !isPossible(stroked, tone)) return false;
  syllable.letters = stroked;
  return true;
}

/** Gives a mark to the letter that may have it, or takes it back from the one that has it. */
function setMark(syllable: Syllable, {mark, on}: {mark: Mark; on: string}, key: string): boolean {
  const {letters, tone} = syllable;
  const parts = split(letters);
  if (!parts) return false;
  const from = letters.length - parts.rime.length;
  for (const candidate of candidates(letters, from, mark, on)) {
    if (!isPossible(candidate, tone)) continue;
    syllable.paired = mark === 'horn' && candidate.endsWith('ươ') && !letters.endsWith('ưo');
    syllable.letters = candidate;
    return true;
  }
  const wearing = mark === 'horn' && on === 'uoa' ? 'ươă' : Object.values(marked[mark]).join('');
  for (let place = letters.length - 1; place >= from; place--) {
    const letter = letters[place]!;
    if (!wearing.includes(letter) || !on.includes(plain[letter]!)) continue;
    takeBack(syllable, place, key);
    return true;
  }
  return false;
}

/** The ways in which a mark may be given, best first. */
function candidates(letters: string, from: number, mark: Mark, on: string): string[] {
  const found: string[] = [];
  const put = (place: number, text: string) =>
    found.push(letters.slice(0, place) + text + letters.slice(place + text.length));
  if (mark === 'horn') {
    const pair = letters.slice(from).search(/u[oô]|ư[oô]|uơ/);
    if (pair >= 0) put(from + pair, 'ươ');
    for (const letter of on) {
      const changed = letter === 'a' ? marked.breve : marked.horn;
      for (let place = from; place < letters.length; place++) {
        const present = letters[place]!;
        if ((plain[present] ?? present) === letter && changed[present]) put(place, changed[present]);
      }
    }
    return found;
  }
  for (let place = letters.length - 1; place >= from; place--) {
    const present = letters[place]!;
    const changed = on.includes(plain[present] ?? present) ? marked[mark][present] : undefined;
    if (!changed) continue;
    if (changed === 'ô' && letters[place - 1] === 'ư' && place > from) put(place - 1, 'uô');
    put(place, changed);
  }
  return found;
}

/** A key pressed twice: the mark goes, the key stays as it is. */
function takeBack(syllable: Syllable, place: number, key: string): void {
  const {letters} = syllable;
  const from = letters[place] === 'ơ' && letters[place - 1] === 'ư' && syllable.paired ? place - 1 : place;
  const bare = [...letters.slice(from, place + 1)].map((letter) => plain[letter] ?? letter).join('');
  const gone = place === syllable.alone; // its own key is the one that comes back
  syllable.letters = letters.slice(0, from) + (gone ? '' : bare) + letters.slice(place + 1);
  if (gone) syllable.capitals.splice(place, 1);
  syllable.literal = true;
  append(syllable, key);
}
