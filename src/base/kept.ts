import type {OutboxExport, OutboxState} from '../services/outbox/contract.js';

/*
 * What an element that keeps things tells the frame around it. A frame knows no element by name: it looks for these
 * two members in what it holds, and listens for `kept-change`, which bubbles and crosses shadow roots.
 */

/** An element that writes down what people answer. */
export interface KeepsAnswers extends HTMLElement {
  /** What staff may know of what is kept; `null` before that is known, or where nothing is kept. */
  readonly kept: OutboxState | null;
  /** Everything kept, to be carried away; `null` where nothing is kept. */
  exportKept(): Promise<OutboxExport | null>;
}

/** Whether an element keeps answers. */
export function keepsAnswers(element: Element): element is KeepsAnswers {
  return 'kept' in element && typeof (element as Partial<KeepsAnswers>).exportKept === 'function';
}

/** Tells the frame that `kept` has changed. */
export function tellKept(element: KeepsAnswers): void {
  element.dispatchEvent(new Event('kept-change', {bubbles: true, composed: true}));
}
