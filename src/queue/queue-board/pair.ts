import {css, html} from 'lit';
import {formatClock, formatLongDate, formatNumber} from '../../base/formats.js';
import {registeredMessages, type Catalogs, type Message} from '../../base/words.js';
import {noticePages} from '../board.js';
import type {Text} from '../ticket.js';
import {layout} from './layouts.js';
import {wallSheet} from '../../base/wall-sheet.js';
import type {Messages, Said, Spoken, Words} from './scene.js';

type Host = HTMLElement & {constructor: unknown};

/** The words of a wall in two languages, the first above the second. */
export interface Pair extends Words {
  /** The first language alone. */
  readonly label: Messages;
  spoken<M extends object>(catalogs: Catalogs<M>): Spoken<M>;
  /** Notices of the office, a page at a time, each in the first language and then in the second. */
  notices(notices: readonly Text[]): readonly Said[];
}

const made = new WeakMap<Host, {key: string; pair: Pair}>();

/** The words of a host in two languages; the same object as long as the languages are the same. */
export function pairOf(host: Host, catalogs: Catalogs<Messages>, first: string, second: string): Pair {
  const key = `${first} ${second}`;
  const known = made.get(host);
  if (known?.key === key) return known.pair;
  const pair = makePair((host.constructor as {tag?: string}).tag ?? host.localName, catalogs, [first, second]);
  made.set(host, {key, pair});
  return pair;
}

function makePair(tag: string, catalogs: Catalogs<Messages>, languages: readonly [string, string]): Pair {
  const [first, second] = languages;
  const both = (one: unknown, other: unknown): Said =>
    one === other || !other
      ? (one as string)
      : html`<span class="two"><span lang=${first}>${one}</span><i lang=${second}>${other}</i></span>`;
  const spoken = <M extends object>(own: Catalogs<M>): Spoken<M> => {
    const one = catalogIn(tag, own, first);
    const other = catalogIn(tag, own, second);
    return new Proxy({} as Spoken<M>, {
      get: (_, name) => {
        const [a, b] = [one(name as string), other(name as string)];
        return typeof a === 'function' && typeof b === 'function'
          ? (...values: never[]) => both(a(...values), b(...values))
          : both(a, b);
      },
    });
  };
  const text = spoken(catalogs);
  const label = catalogIn(tag, catalogs, first);
  return {
    text,
    label: new Proxy({} as Messages, {get: (_, name) => label(name as string)}),
    spoken,
    pick: (said) => both(pickIn(said, first), pickIn(said, second)),
    number: (value) => formatNumber(first, value),
    longDate: (instant, zone) => both(formatLongDate(first, instant, zone), formatLongDate(second, instant, zone)),
    clock: formatClock,
    notices: (notices) =>
      notices.flatMap((notice) => {
        const [one, other] = languages.map((language) => pickIn(notice, language));
        const pages = noticePages(one ?? '').map((page) => html`<span lang=${first}>${page}</span>`);
        const more =
          other === one ? [] : noticePages(other ?? '').map((page) => html`<span lang=${second}>${page}</span>`);
        return [...pages, ...more];
      }),
  };
}

/** A message in one language by its name, as the page registered it before the element's own. */
function catalogIn<M extends object>(tag: string, catalogs: Catalogs<M>, said: string) {
  const language = said.toLowerCase();
  const general = language.split('-')[0]!;
  const base = (general === 'vi' ? catalogs.vi : catalogs.en) as Record<string, Message>;
  return (name: string): Message =>
    (registeredMessages(tag, language) ?? registeredMessages(tag, general))?.[name] ?? base[name] ?? '';
}

/** A text as data in one language; where it lacks it, in Vietnamese or in whatever it has. */
function pickIn(text: Text | null | undefined, language: string): string {
  if (typeof text === 'string' || !text) return text || '';
  return text[language] ?? text[language.split('-')[0]!] ?? text['vi'] ?? Object.values(text)[0] ?? '';
}

const wide = css`
  .board.pair .two,
  .board.pair .two > * {
    display: block;
    min-width: 0;
  }

  .board.pair .two > * {
    padding-top: var(--_room);
    margin-top: calc(-1 * var(--_room));
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .board.pair .two > span {
    font-size: inherit;
    font-weight: inherit;
    line-height: 1.25;
    color: inherit;
  }

  .board.pair .two i {
    font-style: normal;
    font-weight: 400;
    font-size: 0.75em;
    line-height: 1.25;
    color: var(--_ink-2);
  }

  .board.pair .org {
    display: flex;
    gap: 28u;
    font-size: 34u;
  }

  .board.pair .org > span {
    font-size: 34u;
    line-height: inherit;
  }

  .board.pair .head i {
    font-size: 26u;
  }

  .board.pair .org > .two > span {
    font-weight: 600;
  }

  .board.pair .shared {
    --_head: 104u;
  }

  .board.pair.over .say {
    font-size: 36u;
  }

  .board.pair .date {
    font-size: 28u;
  }

  .board.pair .say {
    display: flex;
    align-items: flex-end;
    font-size: 44u;
  }

  .board.pair .say small {
    font-size: 36u;
  }

  .board.pair .heroes .saying i {
    color: inherit;
  }

  .board.pair .n {
    align-items: center;
  }

  /* One line where two would be too small to read. */
  .board.pair h2 .two,
  .board.pair .state .two {
    display: flex;
    align-items: baseline;
    gap: 16u;
  }

  .board.pair h2 .two i,
  .board.pair .state i {
    font-size: 28u;
  }

  .board.pair .where .two,
  .board.pair .tile .f .two {
    display: flex;
    align-items: baseline;
    gap: 12u;
  }

  .board.pair .stop h2 .two,
  .board.pair .old h2 .two {
    display: block;
  }

  .board.pair .old h2 {
    font-size: 36u;
  }

  .board.pair .old li {
    height: 88u;
  }

  .board.pair .old .two i {
    font-size: 28u;
    color: inherit;
  }

  .board.pair .stop h2 {
    font-size: 96u;
  }

  .board.pair .stop h2 .two i {
    font-size: 64u;
    color: inherit;
  }

  .board.pair .stop p {
    padding-top: 12u;
    font-size: 44u;
  }

  .board.pair .stop p i {
    font-size: 36u;
    color: inherit;
  }

  .board.pair .rail li {
    grid-template-rows: auto auto;
    height: 182u;
  }

  .board.pair .rail .c,
  .board.pair .rail .w {
    font-size: 36u;
  }

  .board.pair .rail li i {
    font-size: 28u;
  }

  .board.pair .c {
    display: flex;
    align-items: center;
  }

  .board.pair .c strong {
    font-size: 64u;
    line-height: 1;
  }

  .board.pair .w {
    align-self: center;
    text-align: end;
  }
`;

const squat = css`
  .board.pair .org,
  .board.pair .org > span {
    font-size: 26u;
  }

  .board.pair .org {
    display: block;
  }

  .board.pair .head i {
    display: none;
  }

  .board.pair .say {
    font-size: 36u;
  }

  .board.pair .say small {
    font-size: 30u;
  }

  .board.pair .rail li {
    height: auto;
  }

  .board.pair .rail .two > span,
  .board.pair .rail li i {
    font-size: 26u;
  }

  .board.pair .c strong {
    font-size: 48u;
  }

  .board.pair .w {
    text-align: start;
  }

  .board.pair .f {
    font-size: 32u;
  }

  .board.pair .stop h2 {
    font-size: 64u;
  }

  .board.pair .stop h2 .two i {
    font-size: 44u;
  }

  .board.pair .stop p,
  .board.pair .stop p i {
    font-size: 32u;
  }
`;

const tall = css`
  .board.pair .org,
  .board.pair .org > span {
    font-size: 32u;
  }

  .board.pair .org {
    display: flex;
    gap: 24u;
  }

  .board.pair .head i {
    display: block;
  }

  .board.pair .date {
    font-size: 30u;
  }

  .board.pair .say {
    font-size: 44u;
  }

  .board.pair .say small {
    font-size: 36u;
  }

  .board.pair .rail li {
    height: 108u;
    align-items: center;
    padding: 0;
  }

  .board.pair .rail .two > span {
    font-size: 38u;
  }

  .board.pair .rail li i {
    font-size: 28u;
  }

  .board.pair .c strong {
    font-size: 56u;
  }

  .board.pair .w {
    text-align: end;
  }

  .board.pair .stop h2 {
    font-size: 88u;
  }

  .board.pair .stop h2 .two i {
    font-size: 64u;
  }

  .board.pair .stop p,
  .board.pair .stop p i {
    font-size: 44u;
  }
`;

const small = css`
  .board.pair .say {
    font-size: 18u;
  }

  .board.pair .two i,
  .board.pair .say small {
    font-size: 14u;
  }

  .board.pair .stop h2,
  .board.pair .stop h2 .two i {
    font-size: 26u;
  }

  .board.pair .stop p,
  .board.pair .stop p i {
    font-size: 16u;
  }
`;

export const styles = wallSheet(wide, layout('squat', squat), layout('tall', tall), layout('small', small));
