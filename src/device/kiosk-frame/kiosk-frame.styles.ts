import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';
import {panels} from './panels.styles.js';

/** The glass, what stands on it, and the bar of tools. */
const frame = css`
  :host {
    container: kiosk-frame / size;
    position: relative;
    block-size: 100vh;
    block-size: 100dvh;
    overflow: hidden;
    background: var(--_paper);
    user-select: none; /* unprefixed on purpose: Safari would take the fields' own selection away */
    -webkit-touch-callout: none;
    -webkit-tap-highlight-color: transparent;
    touch-action: pan-x pan-y;
    overscroll-behavior: none;
  }

  .glass {
    --_u: min(100cqi / 1080, 100cqb / 1080);
    --_edge: max(12px, 48 * var(--_u));
    --_text: max(1.25rem, 32 * var(--_u));
    --_tool: var(--_target);
    display: flex;
    flex-direction: column;
    block-size: 100%;
    padding-block-end: var(--mc-keyboard-inset, 0);
    background: var(--_paper);
    color: var(--_ink);
  }

  /* The values of the ticket machine's own high contrast, for all that stands inside. */
  .glass.contrast {
    --mc-paper: #fff;
    --mc-surface: #fff;
    --mc-sunken: #fff;
    --mc-ink: #000;
    --mc-ink-2: #000;
    --mc-ink-3: #000;
    --mc-line: #000;
    --mc-line-strong: #000;
    --mc-accent: #6f1216;
    --mc-accent-text: #6f1216;
    --mc-accent-press: #000;
    --mc-focus-colour: #00f;
    --_paper: #fff;
    --_surface: #fff;
    --_sunken: #fff;
    --_ink: #000;
    --_ink-2: #000;
    --_ink-3: #000;
    --_line: #000;
    --_line-strong: #000;
    --_accent: #6f1216;
  }

  .stage {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    scrollbar-width: none;
    overscroll-behavior: none;
  }

  .page {
    block-size: 100%;
  }

  h1,
  h2,
  h3,
  h4,
  p,
  dl,
  dd {
    margin: 0;
  }

  h1,
  h2,
  h3,
  h4 {
    font-weight: 600;
    line-height: 1.4;
    text-wrap: balance;
  }

  button {
    min-block-size: var(--_target);
    margin: 0;
    padding: 0 clamp(8px, 2cqi, 24px);
    border: 2px solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_surface);
    font-size: var(--_text);
    font-weight: 500;
    line-height: 1.4;
    cursor: pointer;
  }

  button:active {
    background: var(--_sunken);
  }

  button.strong,
  button[aria-pressed='true'] {
    background: var(--_ink);
    border-color: var(--_ink);
    color: var(--_surface);
  }

  button:disabled {
    border-color: var(--_line);
    background: none;
    color: var(--_ink-3);
    cursor: default;
  }

  .bar {
    flex: none;
  }

  .tools {
    display: flex;
    flex-direction: column;
    gap: min(var(--_gap), 16px);
    padding: min(var(--_gap), 16px) var(--_edge);
    border-block-start: 2px solid var(--_line);
  }

  .first,
  .more {
    display: flex;
    gap: min(var(--_gap), 3cqi);
  }

  .first > *,
  .more > * {
    flex: 1 1 0;
  }

  .first .group {
    flex-grow: 1.2;
  }

  .group {
    display: flex;
    border: 2px solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_surface);
  }

  .group button {
    flex: 1 1 0;
    min-inline-size: 0;
    padding: 0 4px;
    border: 0;
    border-radius: 5px;
    background: none;
    white-space: nowrap;
  }

  .group button[aria-pressed='true'] {
    background: var(--_ink);
  }

  .group button + button {
    border-inline-start: 0;
  }

  .tool {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-inline-size: 0;
    text-align: center;
  }

  .tool .mark {
    flex: none;
    inline-size: 1.3em;
    block-size: 1.3em;
  }

  .size-100 span {
    font-size: 1em;
  }

  .size-150 span {
    font-size: 1.35em;
  }

  .size-200 span {
    font-size: 1.7em;
  }

  .more > .sizes {
    flex: 0 0 auto;
  }

  .sizes button {
    min-inline-size: min(var(--_target), 12cqi);
    line-height: 1;
    font-weight: 600;
  }

  @container kiosk-frame (min-width: 900px) and (min-aspect-ratio: 11/10) {
    .tools {
      flex-direction: row-reverse;
      align-items: stretch;
      gap: min(var(--_gap), 3cqi);
    }

    .tools > * {
      flex: 1 1 0;
    }

    .first {
      flex: 0 1 38rem;
    }
  }

  @container kiosk-frame (max-width: 599.9px) {
    .glass {
      --_text: 1rem;
      --_edge: 12px;
    }

    .first,
    .more {
      flex-wrap: wrap;
    }

    .first > *,
    .first .group button {
      flex: 1 1 auto;
    }

    .more > .sizes {
      flex: 1 0 100%;
    }
  }

  /* No kiosk's glass is as low as that: a page zoomed to 400 %, where 44 px are 44 mm and more. */
  @container kiosk-frame (max-height: 399.9px) {
    .glass {
      --_target: 44px;
      --_gap: 8px;
    }
  }

  @media (forced-colors: active) {
    .tools button[aria-pressed='true'],
    button.strong {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
  }
`;

export const styles = [...lightTokens, frame, panels];
