import {css, unsafeCSS} from 'lit';
import {lightTokens} from '../../base/tokens.js';
import {levelsInColumn, levelStyles} from '../levels.styles.js';
import {moreLevelStyles} from '../more-levels.js';
import {kioskStyles} from './kiosk.styles.js';

const narrow = '(max-width: 639.98px)';

export const styles = [
  ...lightTokens,
  ...levelStyles,
  moreLevelStyles(narrow),
  css`
    :host {
      container-type: inline-size;
      --_side: 44px;
      --_level-text: 1rem;
      --_level-face: 56px;
      --_level-gap: 8px;
      --_level-inset: 12px;
    }

    .frame {
      max-inline-size: 60rem;
      font-size: 1rem;
      overflow-wrap: anywhere;
    }

    h2,
    h3,
    h4,
    p,
    ul,
    fieldset,
    ::slotted([slot='heading']) {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    h2,
    ::slotted([slot='heading']) {
      font-size: 1.75rem;
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    h3 {
      font-size: 1.5rem;
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      text-wrap: balance;
    }

    h4 {
      margin-block-start: 2.5rem;
      padding-block-start: 0.75rem;
      border-block-start: 1px solid var(--_ink);
      font-size: 1.25rem;
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
    }

    .head {
      display: grid;
      gap: 0.5rem;
      padding-block-end: 2rem;
    }

    .head p,
    .detail {
      max-inline-size: 42rem;
      text-wrap: pretty;
    }

    .note,
    .hint,
    .detail,
    .letters,
    .optional {
      color: var(--_ink-2);
    }

    .optional {
      white-space: nowrap;
      font-weight: var(--mc-weight-text, 400);
    }

    .progress {
      display: grid;
      gap: 0.5rem;
      margin-block-end: 1.5rem;
      color: var(--_ink-2);
    }

    progress {
      appearance: none;
      inline-size: 100%;
      block-size: 4px;
      border: 0;
      background: var(--_line);
    }

    progress::-webkit-progress-bar {
      background: var(--_line);
    }

    progress::-webkit-progress-value {
      background: var(--_ink);
    }

    progress::-moz-progress-bar {
      background: var(--_ink);
    }

    /* A margin: the padding of a fieldset begins below its legend. */
    .question {
      margin-block: 1.75rem 0.5rem;
    }

    .title {
      display: block;
      padding: 0;
      font-size: 1.125rem;
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      text-wrap: pretty;
    }

    .error {
      display: flex;
      gap: 0.5em;
      align-items: flex-start;
      margin-block-start: 0.25rem;
      font-weight: var(--mc-weight-strong, 600);
      color: var(--_warn);
    }

    .mark {
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
      margin-block-start: 0.125em;
    }

    .mistakes {
      margin-block-start: 1rem;
      padding: 0.75rem 1rem 0.25rem;
      border: 2px solid var(--_warn);
      border-radius: var(--mc-radius-2, 4px);
    }

    .mistakes > p {
      display: flex;
      gap: 0.5em;
      font-weight: var(--mc-weight-strong, 600);
      color: var(--_warn);
    }

    .mistakes ul {
      margin-block: 0.25rem 0.5rem;
      list-style: none;
    }

    .mistakes li + li {
      margin-block-start: 0.25rem;
    }

    .plain {
      min-block-size: 2.75em;
      padding: 0;
      border: 0;
      background: none;
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 0.25em;
      cursor: pointer;
    }

    /* What is typed or picked. */

    input[type='text'],
    input[type='tel'],
    input[type='date'],
    select,
    textarea {
      display: block;
      inline-size: 100%;
      max-inline-size: 32rem;
      min-block-size: 3rem;
      margin-block-start: 0.5rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_line-strong);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_surface);
      font: inherit;
      color: inherit;
    }

    textarea {
      max-inline-size: none;
      resize: vertical;
    }

    input.number,
    input.date {
      max-inline-size: 14rem;
    }

    [aria-invalid='true']:is(input, select, textarea) {
      border: 2px solid var(--_warn);
    }

    select:focus-visible,
    textarea:focus-visible,
    summary:focus-visible {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .letters {
      font-size: 0.875rem;
      text-align: end;
    }

    .options {
      display: grid;
      gap: 8px;
      margin-block-start: 0.75rem;
    }

    .option,
    .cell {
      display: flex;
      gap: 0.75em;
      align-items: center;
      min-block-size: 3rem;
      padding: 0.5rem 1rem;
      border: 1px solid var(--_line-strong);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_surface);
      line-height: var(--mc-leading-tight, 1.4);
      cursor: pointer;
      touch-action: manipulation;
      -webkit-tap-highlight-color: transparent;
    }

    input[type='radio'],
    input[type='checkbox'] {
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
      margin: 0;
      accent-color: var(--_ink);
      cursor: inherit;
    }

    .level input {
      inline-size: 100%;
      block-size: 100%;
    }

    .option:has(:checked),
    .cell:has(:checked) {
      border-color: var(--_ink);
      background: var(--_sunken);
      box-shadow: inset 0 0 0 1px var(--_ink);
    }

    .option:has(:focus-visible),
    .cell:has(:focus-visible) {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .option input:focus-visible,
    .cell input:focus-visible {
      outline: none;
    }

    .other {
      display: block;
      padding-block-start: 0.75rem;
    }

    .levels {
      margin: 0.75rem 0 0;
    }

    .level {
      border-width: 1px;
      border-radius: var(--mc-radius-2, 4px);
    }

    .level:has(:checked) {
      box-shadow: inset 0 0 0 1px var(--_ink);
    }

    .level .word:empty {
      display: none;
    }

    .level .score {
      font-size: 1.125rem;
    }

    /* A matrix: one criterion after another, the words at each answer. */

    .heads {
      display: none;
    }

    .row {
      padding-block: 1rem;
      border-block-end: 1px solid var(--_line);
    }

    .row:last-child {
      border: 0;
    }

    .row .cells {
      display: grid;
      gap: 8px;
      margin-block-start: 0.5rem;
    }

    .criterion {
      display: block;
      font-weight: 500;
    }

    .missing .criterion {
      color: var(--_warn);
    }

    .cell .face {
      inline-size: 1.75rem;
    }

    footer {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem;
      align-items: center;
      justify-content: space-between;
      margin-block-start: 2rem;
      padding-block: 1.5rem;
      border-block-start: 1px solid var(--_ink);
    }

    footer .trouble {
      inline-size: 100%;
    }

    .trouble {
      display: flex;
      gap: 0.5em;
      color: var(--_warn);
      font-weight: var(--mc-weight-strong, 600);
    }

    .button,
    .back {
      min-block-size: 3rem;
      padding: 0.5rem 1.5rem;
      border: 1px solid var(--_ink);
      border-radius: var(--mc-radius-2, 4px);
      font-weight: var(--mc-weight-strong, 600);
      cursor: pointer;
      touch-action: manipulation;
    }

    .button {
      margin-inline-start: auto;
      background: var(--_ink);
      color: var(--_surface);
    }

    .back {
      background: none;
    }

    .button[aria-disabled='true'] {
      background: var(--_ink-2);
      cursor: default;
    }

    .notice,
    .end {
      display: grid;
      gap: 0.75rem;
      justify-items: start;
      padding-block: 2rem;
    }

    .notice .mark,
    .end .mark {
      inline-size: 2.5rem;
      block-size: 2.5rem;
    }

    .notice .button {
      margin: 0;
    }

    .notice .mark {
      color: var(--_warn);
    }

    .notice ul {
      padding-inline-start: 1.25rem;
    }

    .end .note {
      max-inline-size: 42rem;
    }

    summary {
      min-block-size: 2.75em;
      padding-block: 0.5em;
      cursor: pointer;
    }

    @container ${unsafeCSS(narrow)} {
      :host(:not([kiosk])) {
        --_level-face: 2.5rem;
      }

      .frame h2,
      ::slotted([slot='heading']) {
        font-size: 1.5rem;
      }

      .frame h3 {
        font-size: 1.375rem;
      }

      ${levelsInColumn}

      .level .word:lang(vi) {
        padding: 0;
      }

      footer > .button {
        flex: 1;
      }
    }

    /* Wide enough for columns: the words stand once above them. */

    @container (min-width: 640px) {
      .heads,
      .row {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        column-gap: 1.5rem;
        align-items: center;
      }

      .heads {
        align-items: end;
        padding-block: 1rem 0.5rem;
        border-block-end: 1px solid var(--_ink);
        font-size: 0.875rem;
        line-height: var(--mc-leading-tight, 1.4);
        color: var(--_ink-2);
        text-align: center;
      }

      .heads .face {
        inline-size: 2.25rem;
        margin: 0 auto 0.375rem;
      }

      .cells,
      .row .cells {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        gap: 4px;
        margin: 0;
      }

      .row {
        position: relative;
        padding-block: 0.5rem;
      }

      .cell {
        justify-content: center;
        padding: 0;
      }

      .cell .face {
        display: none;
      }

      .cell .word {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        padding: 0;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    }

    @media (forced-colors: active) {
      .option:has(:checked),
      .cell:has(:checked) {
        border: 3px solid Highlight;
      }

      progress {
        border: 1px solid CanvasText;
      }

      progress::-webkit-progress-value {
        background: CanvasText;
        forced-color-adjust: none;
      }

      progress::-moz-progress-bar {
        background: CanvasText;
        forced-color-adjust: none;
      }
    }
  `,
  ...kioskStyles,
];
