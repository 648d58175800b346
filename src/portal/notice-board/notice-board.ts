import {html} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {LocaleController} from '../../base/locale.js';
import {messages} from './notice-board.messages.js';
import {styles} from './notice-board.styles.js';

/**
 * Say in one sentence what a visitor does with it.
 *
 * @tag notice-board
 * @csspart heading - The heading.
 */
export class NoticeBoard extends CounterElement {
  static override readonly tag = 'notice-board';
  static override readonly styles = styles;

  /** Heading; a word of its own where it is empty. */
  @property() heading = '';

  readonly #locale = new LocaleController(this, messages);

  protected override render() {
    return html`
      <h2 part="heading">${this.heading || this.#locale.text.heading}</h2>
      <p>${this.#locale.text.empty}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-board': NoticeBoard;
  }
}
