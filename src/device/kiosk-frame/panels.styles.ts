import {css} from 'lit';

/** What lies over the screen: attract loop, closed page, warning, staff. */
export const panels = css`
  .cover {
    position: absolute;
    inset: 0;
    inset-block-end: var(--mc-keyboard-inset, 0);
    z-index: 1;
    display: flex;
    flex-direction: column;
    overflow: auto;
    scrollbar-width: none;
    background: var(--_paper);
  }

  .attract {
    overflow: hidden;
  }

  .attract ::slotted(*) {
    flex: 1;
    min-block-size: 0;
  }

  .touch {
    position: absolute;
    inset: 0;
    border: 0;
    border-radius: 0;
    background: none;
    touch-action: none;
  }

  .touch:active {
    background: none;
  }

  .touch:focus-visible {
    outline-offset: -6px;
  }

  .closed {
    margin: auto;
    padding: var(--_edge);
    inline-size: min(100%, 60rem);
    font-size: var(--_text);
  }

  .closed .mark {
    display: block;
    inline-size: max(3rem, 80 * var(--_u));
    block-size: max(3rem, 80 * var(--_u));
    margin-block-end: 24px;
    color: var(--_accent);
  }

  .closed h1 {
    font-size: max(2rem, 80 * var(--_u));
    letter-spacing: -0.01em;
  }

  .closed h1 + p {
    font-size: max(1.5rem, 40 * var(--_u));
    color: var(--_ink-2);
  }

  .closed h2 {
    margin-block: max(32px, 64 * var(--_u)) 8px;
    font-size: var(--_text);
    color: var(--_ink-2);
  }

  dl > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 24px;
    padding-block: 12px;
    border-block-start: 2px solid var(--_line);
  }

  dl:empty {
    display: none;
  }

  dd {
    margin-inline-start: auto;
    font-weight: 600;
    text-align: end;
  }

  dt:first-letter {
    text-transform: uppercase;
  }

  .warning {
    position: absolute;
    inset-inline: 0;
    inset-block-end: var(--mc-keyboard-inset, 0);
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: min(var(--_gap), 3cqi);
    padding: min(var(--_gap), 16px) var(--_edge);
    border-block-start: 2px solid var(--_ink);
    background: var(--_surface);
    font-size: var(--_text);
    font-weight: 600;
  }

  .warning[hidden] {
    display: none;
  }

  .warning p {
    flex: 1 1 14em;
  }

  /* For staff: small, without a word, and the same whatever anybody answered. */
  .sign {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-start: 6px;
    z-index: 3;
    color: var(--_ink-3);
    pointer-events: none;
  }

  .sign .mark {
    display: block;
    inline-size: 18px;
    block-size: 18px;
  }

  .staff {
    z-index: 4;
    background: var(--_surface);
    font-size: max(1.125rem, 24 * var(--_u));
  }

  .pin,
  .desk {
    display: flex;
    flex-direction: column;
    gap: 16px;
    margin: auto;
    padding: var(--_edge);
    inline-size: min(100%, max(30rem, 3 * var(--_target) + 32px + 2 * var(--_edge)));
  }

  .desk {
    inline-size: min(100%, 56rem);
  }

  .staff h2 {
    font-size: max(1.75rem, 40 * var(--_u));
  }

  .staff h3 {
    margin-block-start: 16px;
    font-size: max(1.25rem, 28 * var(--_u));
  }

  .staff h4 {
    font-size: inherit;
  }

  .staff button {
    font-size: inherit;
  }

  .trouble {
    font-weight: 600;
    color: var(--_warn);
  }

  .pin input {
    min-block-size: var(--_target);
    padding: 0 16px;
    border: 2px solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_paper);
    font-size: 1.75rem;
    letter-spacing: 0.3em;
    text-align: center;
    user-select: text;
  }

  .keypad button {
    font-size: max(1.5rem, 32 * var(--_u));
  }

  .keypad {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: min(var(--_gap), 16px);
  }

  /* In reach however long the list is. */
  .actions {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: min(var(--_gap), 16px);
    padding-block: 16px;
    border-block-start: 2px solid var(--_line-strong);
    background: var(--_surface);
  }

  @container kiosk-frame (max-height: 479.9px) {
    .actions {
      position: static;
    }
  }

  .trouble dt {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }

  .trouble .mark {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
  }

  @container kiosk-frame (max-width: 1199.9px) {
    .actions {
      grid-template-columns: repeat(2, 1fr);
    }
  }
`;
