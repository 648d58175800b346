import {html, nothing} from 'lit';
import {checkMark, staleMark} from '../../base/marks.js';
import {notices} from './notice.messages.js';
import type {Obstacle} from './obstacle.js';

/* Why no question can be put: for staff, and for whoever came by a code. Loaded when there is a reason. */

/** What a notice is made of besides its words. */
export interface NoticeView {
  obstacle: Exclude<Obstacle, 'loading'>;
  counter: string;
  language: string;
  /** Messages that the page registered for the element, which go before these. */
  text: object;
  /** What lets this machine into its hall. */
  pairing: unknown;
  again: () => void;
}

/** One obstacle in words, and what mends it. */
export function renderNotice({obstacle, counter, language, text, pairing, again}: NoticeView) {
  const words: (typeof notices)['vi'] = {...(language === 'vi' ? notices.vi : notices.en), ...text};
  const title = obstacle === 'unknownCounter' ? words.unknownCounter(counter) : words[obstacle];
  const good = obstacle === 'phoneDone' || obstacle === 'phoneUsed';
  return html`<div class="body notice">
    ${good ? checkMark() : staleMark()}
    <h1 tabindex="-1">${title}</h1>
    <p class="detail">${words[`${obstacle}Detail`]}</p>
    ${pairing}
    ${
      obstacle === 'phoneUnreachable'
        ? html`<button type="button" class="button" @click=${again}>${words.again}</button>`
        : nothing
    }
  </div>`;
}
