import {css, html, type TemplateResult} from 'lit';

/**
 * Text whose figures do not jump when they tick: each digit in a cell of one width, because Be Vietnam Pro has no
 * tabular figures. Assistive technology reads the text as one piece. Needs `digitStyles` and the shared tokens.
 */
export function digitCells(text: string): TemplateResult {
  return html`<span class="digits"
    ><span class="visually-hidden">${text}</span
    ><span aria-hidden="true">${[...text].map(cell)}</span></span
  >`;
}

function cell(character: string): TemplateResult | string {
  return character >= '0' && character <= '9' ? html`<span class="digit">${character}</span>` : character;
}

/** The cells of `digitCells`, to be put into an element's styles. */
export const digitStyles = css`
  .digits {
    position: relative; /* the hidden copy must not widen what scrolls */
    white-space: nowrap;
  }

  .digit {
    display: inline-block;
    width: var(--mc-digit, 0.66em);
    text-align: center;
  }
`;
