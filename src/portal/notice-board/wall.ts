import {html, nothing, render, type TemplateResult} from 'lit';
import type {Notice} from '../notice.js';
import {pagesOf, secondsOf, type Piece} from './pages.js';
import {paragraphs, shortPeriodOf, type Say} from './say.js';

/* Announcements on a glass that nobody touches: pages that fit, one after another. */

/** One announcement, or a part of it. */
export function pieceTemplate(say: Say, {notice, body, continued}: Piece): TemplateResult {
  const {text} = say;
  const word = text.importances[notice.importance];
  const period = shortPeriodOf(say, notice);
  return html`<article class="piece ${notice.importance}" part="notice">
    <p class="meta">
      ${word ? html`<b class="word">${word}</b>` : nothing}
      ${period ? html`<span>${period}</span>` : nothing}
      ${notice.unit ? html`<span class="unit">${notice.unit}</span>` : nothing}
    </p>
    <div class="told">
      <h3>${notice.title}${continued ? html` <small>(${text.continued})</small>` : nothing}</h3>
      ${paragraphs(body).map((part) => html`<p>${part}</p>`)}
    </div>
  </article>`;
}

/** What the pager tells and asks of its element. */
export interface PagerTools {
  say: Say;
  notices: () => readonly Notice[];
  /** Where pages stand, and a place of the same width where nobody looks. */
  places: () => {stage: HTMLElement; measure: HTMLElement} | null;
  /** Seconds for which every page stays; 0 by the length of what is on it. */
  seconds: () => number;
  changed: () => void;
}

/** Cuts announcements into pages that fit and turns them. */
export class Pager {
  pages: readonly (readonly Piece[])[] = [];
  page = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  constructor(private readonly tools: PagerTools) {}

  /** Measures anew; the announcement that was read stays in sight. */
  layOut(): void {
    const places = this.tools.places();
    const room = places?.stage.clientHeight ?? 0;
    if (!places || room === 0) return;
    const read = this.pages[this.page]?.[0]?.notice.id;
    const heights = new Map<string, number>();
    const heightOf = (piece: Piece) => {
      const key = `${piece.notice.id} ${piece.continued} ${piece.body.length}`;
      const known = heights.get(key) ?? this.#heightOf(piece, places.measure);
      heights.set(key, known);
      return known;
    };
    this.pages = pagesOf(this.tools.notices(), {heightOf, room});
    render(nothing, places.measure);
    const same = this.pages.findIndex(([first]) => first?.notice.id === read);
    this.page = same >= 0 ? same : Math.min(this.page, Math.max(0, this.pages.length - 1));
    this.#next();
    this.tools.changed();
  }

  run(): void {
    this.#running = true;
    this.#next();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  #heightOf(piece: Piece, measure: HTMLElement): number {
    render(pieceTemplate(this.tools.say, piece), measure);
    return measure.getBoundingClientRect().height;
  }

  #next(): void {
    clearTimeout(this.#timer);
    const page = this.pages[this.page];
    if (!this.#running || !page || this.pages.length < 2) return;
    const seconds = this.tools.seconds() || secondsOf(page);
    this.#timer = setTimeout(() => {
      this.page = (this.page + 1) % this.pages.length;
      this.#next();
      this.tools.changed();
    }, seconds * 1000);
  }
}
