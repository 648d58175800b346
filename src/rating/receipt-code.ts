import {codeLetters, receiptCode} from './feedback.js';

/** A new receipt code: sixty random bits, as nobody may guess the answer to somebody else. */
export function newReceiptCode(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => codeLetters[byte % 32]); // 32 letters
  return grouped(letters.join(''));
}

/** A code as somebody typed it, or `null` where it can be none: groups, spaces and small letters do not matter. */
export function readReceiptCode(typed: string): string | null {
  const code = grouped(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''));
  return receiptCode.test(code) ? code : null;
}

function grouped(letters: string): string {
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
