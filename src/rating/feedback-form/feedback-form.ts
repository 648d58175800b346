import {html} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {LocaleController} from '../../base/locale.js';
import {messages} from './feedback-form.messages.js';
import {styles} from './feedback-form.styles.js';

/**
 * Say in one sentence what a visitor does with it.
 *
 * @tag feedback-form
 * @csspart heading - The heading.
 */
export class FeedbackForm extends CounterElement {
  static override readonly tag = 'feedback-form';
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
    'feedback-form': FeedbackForm;
  }
}
