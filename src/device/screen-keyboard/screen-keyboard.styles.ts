import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

/* Ten keys and nine gaps across: 20 mm and 8 mm each fill a glass of 1080; a smaller one first loses gaps, then size. */
export const styles = [
  ...lightTokens,
  css`
    :host {
      position: fixed;
      inset-inline: 0;
      inset-block-end: 0;
      z-index: 2147483000;
      block-size: 0;
      container: screen-keyboard / inline-size;
    }

    .keyboard {
      --_edge: clamp(6px, 2cqi, 32px);
      --_most: 60vh;
      --_rows: 4;
      --_high: max(44px, min(max(var(--_target), 5.2vh), (var(--_most) - 2 * var(--_edge)) / var(--_rows) - 8px));
      --_down: clamp(5px, (var(--_most) - 2 * var(--_edge) - var(--_rows) * var(--_high)) / var(--_rows), var(--_gap));
      --_across: clamp(
        5px,
        (100cqi - 2 * var(--_edge) - 10 * var(--_target)) / 9,
        min(var(--_gap), max(10px, 1.5 * var(--_down)))
      );
      position: absolute;
      inset-inline: 0;
      inset-block-end: 0;
      display: flex;
      flex-direction: column;
      gap: var(--_down);
      padding: var(--_edge);
      border-block-start: 2px solid var(--_line-strong);
      background: var(--_sunken);
      -webkit-user-select: none;
      user-select: none;
      touch-action: none;
      -webkit-tap-highlight-color: transparent;
    }

    .keyboard:has(.row:nth-child(5)) {
      --_rows: 5;
    }

    .row {
      display: flex;
      justify-content: center;
      gap: var(--_across);
    }

    .pad {
      --_across: clamp(6px, 2cqi, var(--_gap));
      padding-inline: max(var(--_edge), (100cqi - 4 * 1.6 * var(--_target) - 3 * var(--_across)) / 2);
    }

    .pad .row {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }

    .pad .wide-20 {
      grid-column: span 2;
    }

    /* Twelve keys: their size before their gaps. */
    .row:has(.key-tone) {
      gap: clamp(4px, (100cqi - 2 * var(--_edge) - 12 * var(--_target)) / 11, var(--_across));
    }

    .key {
      --_wide: 1;
      position: relative;
      display: flex;
      align-items: center;
      justify-content: center;
      flex: var(--_wide) 1 0;
      min-inline-size: 0;
      max-inline-size: calc((100cqi - 2 * var(--_edge) + var(--_across)) / 10 * var(--_wide) - var(--_across));
      block-size: var(--_high);
      margin: 0;
      padding: 0;
      border: 1px solid var(--_line-strong);
      border-radius: clamp(4px, 0.8cqi, 8px);
      background: var(--_surface);
      font-size: clamp(1.125rem, 3.2cqi, 2.25rem);
      font-weight: 500;
      line-height: 1.2;
      cursor: pointer;
      overflow: hidden;
      touch-action: none;
    }

    .pad .key {
      max-inline-size: none;
      font-size: clamp(1.5rem, 4cqi, 2.5rem);
    }

    .row:has(.key-space) .key,
    .row:has(.key-tone) .key,
    .row:has(.wide-20) .key {
      max-inline-size: none;
    }

    .wide-5 {
      --_wide: 0.5;
    }

    .wide-15 {
      --_wide: 1.5;
    }

    .wide-20 {
      --_wide: 2;
    }

    .wide-25 {
      --_wide: 2.5;
    }

    .wide-30 {
      --_wide: 3;
    }

    .wide-40 {
      --_wide: 4;
    }

    .key:active {
      background: var(--_ink);
      color: var(--_surface);
    }

    .key-shift[aria-pressed='true'] {
      background: var(--_ink);
      border-color: var(--_ink);
      color: var(--_surface);
    }

    .key-enter {
      background: var(--_ink);
      border-color: var(--_ink);
      color: var(--_surface);
    }

    .key-enter:active {
      background: var(--_ink-2);
    }

    .key-symbols,
    .key-letters,
    .key-method,
    .key-shift,
    .key-backspace,
    .key-left,
    .key-right,
    .key-hide {
      background: var(--_paper);
    }

    .key[aria-disabled='true'] {
      border-color: var(--_line);
      color: var(--_ink-3);
      cursor: default;
    }

    .letter.long {
      font-size: clamp(0.75rem, 2cqi, 1.5rem);
    }

    .word {
      font-size: clamp(0.75rem, 2.2cqi, 1.5rem);
      font-weight: 600;
      line-height: 1.4;
      white-space: nowrap;
    }

    .key-space .word {
      font-weight: 400;
      color: var(--_ink-2);
    }

    .mark {
      inline-size: 1.2em;
      block-size: 1.2em;
    }

    [dir='rtl'] .mark {
      transform: scaleX(-1);
    }

    .hint {
      position: absolute;
      inset-block-start: 5px;
      inset-inline-end: 6px;
      font-size: clamp(0.6875rem, 1.2cqi, 1rem);
      font-weight: 400;
      line-height: 1.2;
      color: var(--_ink-2);
    }

    .tone {
      display: block;
      inline-size: 1.8em;
      block-size: 0.9em;
    }

    .key-tone {
      flex-direction: column;
      gap: 4px;
      font-size: clamp(0.75rem, 1.7cqi, 1.25rem);
    }

    @container screen-keyboard (max-width: 599.9px) {
      .hint {
        display: none;
      }

      .keyboard {
        --_edge: 6px;
        --_across: 4px;
        --_high: max(min(44px, 12vh), min(var(--_target), 7vh));
        --_down: 6px;
      }

      .full .word {
        font-size: min(0.75rem, 3.2cqi);
      }

      .key-tone .name {
        display: none;
      }

      .key-hide {
        flex-basis: 6px;
      }
    }

    @media (forced-colors: active) {
      .key[aria-pressed='true'],
      .key-enter {
        forced-color-adjust: none;
        background: Highlight;
        border-color: Highlight;
        color: HighlightText;
      }
    }
  `,
];
