import {html} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {LocaleController} from '../../base/locale.js';
import {messages} from './ticket-status.messages.js';
import {styles} from './ticket-status.styles.js';

/**
 * Say in one sentence what a visitor does with it.
 *
 * @tag ticket-status
 * @csspart heading - The heading.
 */
export class TicketStatus extends CounterElement {
  static override readonly tag = 'ticket-status';
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
    'ticket-status': TicketStatus;
  }
}
