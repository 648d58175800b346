import {readingSeconds, type Notice} from '../notice.js';

/* Announcements in pages that fit a glass. Pure: how high something is, is asked. */

/** An announcement on a page, or the part of it that has room there. */
export interface Piece {
  notice: Notice;
  body: string;
  /** The part goes on from the page before. */
  continued: boolean;
}

/** What measures. */
export interface Measure {
  /** Height of one piece with the space under it. */
  heightOf: (piece: Piece) => number;
  /** Height that there is. */
  room: number;
}

/** Where a text may be cut: behind each word. */
function cuts(text: string): number[] {
  const found: number[] = [];
  const words = /\S+\s*/g;
  while (words.exec(text)) found.push(words.lastIndex);
  return found;
}

/** The longest beginning of a body that has room, at least one word. */
function fitting(piece: Piece, {heightOf, room}: Measure): string {
  const ends = cuts(piece.body);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (heightOf({...piece, body: piece.body.slice(0, ends[middle]).trim()}) <= room) low = middle;
    else high = middle - 1;
  }
  return piece.body.slice(0, ends[low]);
}

/** An announcement in as many pieces as it needs, each no higher than a page. */
function piecesOf(notice: Notice, measure: Measure): Piece[] {
  const pieces: Piece[] = [];
  let rest: Piece = {notice, body: notice.body, continued: false};
  while (rest.body && measure.heightOf(rest) > measure.room && pieces.length < 50) {
    const body = fitting(rest, measure);
    pieces.push({...rest, body: body.trim()});
    rest = {notice, body: rest.body.slice(body.length).trim(), continued: true};
    if (!rest.body) return pieces;
  }
  return [...pieces, rest];
}

/** Fills page after page in order. A part of a long one has its page to itself. */
export function pagesOf(notices: readonly Notice[], measure: Measure): Piece[][] {
  const pages: Piece[][] = [];
  let left = 0;
  for (const notice of notices) {
    const pieces = piecesOf(notice, measure);
    for (const piece of pieces) {
      const height = measure.heightOf(piece);
      if (pages.length === 0 || height > left || pieces.length > 1) {
        pages.push([piece]);
        left = measure.room - height;
      } else {
        pages[pages.length - 1]!.push(piece);
        left -= height;
      }
    }
  }
  return pages;
}

/** How long a page stays. */
export function secondsOf(page: readonly Piece[]): number {
  return readingSeconds(page.map(({notice, body}) => `${notice.title} ${body}`).join(' '));
}
