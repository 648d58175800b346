/*
 * Vietnamese text as people type it: with all marks, with none, with the letters that Telex or the digits that VNI
 * use for marks. Folding goes by a table: NFD plus a regular expression takes several times as long and leaves đ.
 */

const last = 0x2070;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

function within(code: number, from: number, to: number): boolean {
  return code >= from && code <= to;
}

/** What is not seen (combining marks, joiners, direction marks) is dropped. */
function invisible(code: number): boolean {
  return (
    code === 0xad ||
    within(code, 0x300, 0x36f) ||
    within(code, 0x200b, 0x200f) ||
    within(code, 0x202a, 0x202e) ||
    within(code, 0x2060, 0x206f)
  );
}

function baseOf(code: number): number {
  if (invisible(code)) return 0;
  if (code === 0x110 || code === 0x111 || code === 0xd0 || code === 0xf0) return 100; // đ; Ð and ð are mistaken for it
  if (code < 0x250 || within(code, 0x1e00, 0x1eff)) {
    return String.fromCharCode(code).normalize('NFD').charAt(0).toLowerCase().charCodeAt(0);
  }
  return code;
}

function foldingTable(): Uint16Array {
  return Uint16Array.from({length: last}, (_, code) => baseOf(code));
}

function isWord(code: number): boolean {
  if (invisible(code)) return true;
  const base = String.fromCharCode(table[code]!);
  return within(code, 0xc0, 0x1fff) ? code !== 0xd7 && code !== 0xf7 : /[a-z0-9]/.test(base);
}

const table = /* @__PURE__ */ foldingTable();
const words = /* @__PURE__ */ Uint8Array.from({length: last}, (_, code) => Number(isWord(code)));

/** Lower case without any mark: `Đăng ký` and `ĐĂNG KÝ`, composed or not, all give `dang ky`. */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const base = code < last ? table[code]! : code;
    if (base) folded += String.fromCharCode(base);
  }
  return folded;
}

/** Calls back with where each syllable of a text begins and ends. */
export function eachSyllable(text: string, visit: (start: number, end: number) => void): void {
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (code < last ? words[code]! : code >= 0x2c00 && code !== 0xfeff) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      visit(start, at);
      start = -1;
    }
  }
}

/** A syllable with its marks in one spelling: `hoà` and `hòa` give the same, `hoa` and `hoả` do not. */
export function accentKey(syllable: string): string {
  let tone = '';
  const rest = syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(tones, (mark) => {
      tone += mark;
      return '';
    });
  return rest + tone;
}

/**
 * A folded syllable without the letters or digits that an input method has not turned into marks:
 * Telex `ddawng`, VNI `d9a8ng` and `dangdw` all give `dang`. What needs no undoing comes back as it is.
 */
export function undoTyping(folded: string): string {
  const [, head = '', tail = ''] = /^([^aeiouyw\d]*)(.*)$/.exec(folded.replace(/^dd/, 'd')) ?? [];
  if (!tail || !folded) return folded;
  const rest = tail
    .replace(/^w/, 'u') // a lone w is ư
    .replace(/[sfrxjzw\d]/g, '')
    .replace(/([aeo])\1+/g, '$1')
    .replace(/([aeo])([a-z]*[^aeo])\1$/, '$1$2') // the second letter of â, ê, ô may come last
    .replace(/([^d])d$/, '$1');
  return head + rest;
}
