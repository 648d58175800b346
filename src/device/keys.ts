/*
 * Which keys stand on the on-screen keyboard, row by row. Pure: names and pictures belong to the element.
 */

/** What a key does besides giving its text. */
export type KeyAction =
  'shift' | 'backspace' | 'enter' | 'left' | 'right' | 'hide' | 'symbols' | 'letters' | 'method' | 'space';

/** How Vietnamese is written, or not at all. */
export type KeyMethod = 'telex' | 'vni' | 'tones' | 'plain';

export const keyMethods: readonly KeyMethod[] = ['telex', 'vni', 'tones', 'plain'];

/** What a field takes. */
export type FieldKind = 'text' | 'email' | 'address' | 'number' | 'decimal' | 'telephone';

export interface Key {
  /** What it types. */
  text?: string;
  action?: KeyAction;
  /** A small reminder of what it also does: a mark, or the number (1 to 5) of a tone. */
  hint?: string | number;
  /** The number (1 to 5) of the tone it gives. */
  tone?: number;
  /** Its width in widths of a letter; 1 unless told. */
  width?: number;
}

const telexHints: Readonly<Record<string, string | number>> = {s: 1, f: 2, r: 3, x: 4, j: 5, w: 'ơ ư ă'};
const vniHints: readonly (string | number)[] = [1, 2, 3, 4, 5, '^', 'ơ ư', 'ă', 'đ', ''];

function letters(row: string, hints: Readonly<Record<string, string | number>> = {}): Key[] {
  return [...row].map((text) => ({text, ...(hints[text] === undefined ? {} : {hint: hints[text]})}));
}

function digits(hints: readonly (string | number)[] = []): Key[] {
  return [...'1234567890'].map((text, place) => ({text, ...(hints[place] ? {hint: hints[place]} : {})}));
}

const backspace: Key = {action: 'backspace', width: 1.5};

function lastRow(other: 'symbols' | 'letters', method: boolean): Key[] {
  return [
    {action: other, width: 1.5},
    ...(method ? [{action: 'method', width: 1.5} as const] : []),
    {text: ','},
    {action: 'space', width: method ? 2.5 : 4},
    {text: '.'},
    {action: 'left'},
    {action: 'right'},
    {action: 'enter', width: 1.5},
    {action: 'hide'},
  ];
}

function pad(kind: FieldKind): Key[][] {
  const [second, third]: Key[] = kind === 'decimal' ? letters('-.') : [{action: 'left'}, {action: 'right'}];
  const zero: Key[] = kind === 'telephone' ? letters('0+') : [{text: '0', width: 2}];
  return [
    [...letters('123'), {action: 'backspace'}],
    [...letters('456'), second!],
    [...letters('789'), third!],
    [{action: 'hide'}, ...zero, {action: 'enter'}],
  ];
}

/** The row above the letters: what the field or the way of writing asks for. */
function firstRow(kind: FieldKind, method: KeyMethod): Key[] {
  if (kind === 'email')
    return ['@', '.', '-', '_', '.vn', '.com', '@gmail.com'].map((text) => ({text, width: text.length > 4 ? 2 : 1}));
  if (kind === 'address') return ['/', ':', '.', '-', 'www.', '.vn', '.com'].map((text) => ({text}));
  if (method === 'vni') return digits(vniHints);
  if (method === 'tones') return [...letters('ăâêôơưđ'), ...[1, 2, 3, 4, 5].map((tone) => ({tone}))];
  return [];
}

/** The rows for a field. Every letter has a key of its own; nothing hides behind a long press. */
export function keyRows(kind: FieldKind, method: KeyMethod, symbols: boolean): Key[][] {
  if (kind === 'number' || kind === 'decimal' || kind === 'telephone') return pad(kind);
  const choosesMethod = kind === 'text';
  if (symbols) {
    return [
      digits(),
      letters('@#%&*()-+='),
      [...letters('/:;\'"?!_€'), {...backspace, width: 1}],
      lastRow('letters', choosesMethod),
    ];
  }
  const first = firstRow(kind, method);
  return [
    ...(first.length > 0 ? [first] : []),
    letters('qwertyuiop', method === 'telex' ? telexHints : {}),
    letters('asdfghjkl', method === 'telex' ? telexHints : {}),
    [{action: 'shift', width: 1.5}, ...letters('zxcvbnm', method === 'telex' ? telexHints : {}), backspace],
    lastRow('symbols', choosesMethod),
  ];
}

/** What an `inputmode` or a type asks for. */
export function fieldKind(type: string, mode: string): FieldKind {
  if (mode === 'numeric') return 'number';
  if (mode === 'decimal') return 'decimal';
  if (mode === 'tel') return 'telephone';
  if (mode === 'email') return 'email';
  if (mode === 'url') return 'address';
  if (mode && mode !== 'none') return 'text';
  return (
    ({number: 'decimal', tel: 'telephone', email: 'email', url: 'address'} as Readonly<Record<string, FieldKind>>)[
      type
    ] ?? 'text'
  );
}
