/*
 * Names of people, where an office chose to show them: never whole.
 */

/** The first letter of a word, with its marks (`Ê̆`), as a person would write it. */
function initial(word: string): string {
  return /\p{L}\p{M}*/u.exec(word)?.[0].toLocaleUpperCase('vi') ?? '';
}

/**
 * A name that its holder knows and a stranger does not: the first word whole, the others by their first letter, with
 * two stars for each between, however long it is (`Nguyễn V** A`). A single word keeps its first letter alone
 * (`A**`). What holds no letter is an empty text.
 */
export function maskName(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s.,]+/)
    .filter((word) => initial(word));
  const [first = '', ...others] = words;
  const last = others.pop();
  if (last === undefined) return first && `${initial(first)}**`;
  // A first word of one letter, such as the "Y" of Ê Đê names, is no more than an initial itself.
  return [first.slice(0, 40), ...others.slice(0, 5).map((word) => `${initial(word)}**`), initial(last)].join(' ');
}
