import {css} from 'lit';
import {digitStyles} from '../../base/digits.js';
import {lightTokens} from '../../base/tokens.js';
import {forced, narrow, small} from './layouts.styles.js';
import {lying} from './lying.styles.js';
import {screens} from './screens.styles.js';
import {steps} from './steps.styles.js';

/** The glass, the first screen and the tools. Lengths are those of a glass of 1080 × 1920, scaled by `--_u`. */
const frame = css`
  :host {
    container: ticket-kiosk / size;
    inline-size: 100%; /* or the ratio below would widen it beyond its page */
    block-size: 100%;
    min-block-size: min(40rem, 100vh);
    aspect-ratio: 16 / 9; /* only where the page gives no height: without one, browsers take cqb for nothing */
    background: var(--_paper);
    -webkit-user-select: none;
    user-select: none;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }

  .glass {
    --_u: min(100cqi / 1080, 100cqb / 1920);
    --_grow: 1;
    --_margin: max(24px, 64 * var(--_u));
    --_between: max(var(--_gap), 32 * var(--_u));
    --_hair: 2px;
    --_text: calc(max(2rem, 32 * var(--_u)) * var(--_grow));
    --_title: calc(max(2.5rem, 56 * var(--_u)) * var(--_grow));
    --_question: calc(max(3rem, 80 * var(--_u)) * var(--_grow));
    --_field: max(var(--_target), 168 * var(--_u));
    --_tool: max(var(--_target), 128 * var(--_u));
    display: flex;
    flex-direction: column;
    block-size: 100%;
    padding: 0 var(--_margin) max(24px, 64 * var(--_u));
    overflow-x: hidden;
    overflow-y: auto; /* the last resort of enlarged text: nothing is ever cut off */
    background: var(--_paper);
    color: var(--_ink);
    scrollbar-width: none;
  }

  .glass.reach {
    --_grow: 1.2;
    --_field: max(var(--_target), 144 * var(--_u));
    --_paper: #fff;
    --_surface: #fff;
    --_ink: #000;
    --_ink-2: #000;
    --_line: #000;
    --_line-strong: #000;
    --_accent: #6f1216;
    --_hair: 3px;
  }

  h1,
  h2,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  h1,
  h2 {
    font-weight: 600;
    line-height: 1.4;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  h1:focus-visible[tabindex] {
    outline: none; /* it takes the focus only to be read; nothing can be done with it */
  }

  .mark {
    flex: none;
    display: block;
    inline-size: 1.4em;
    block-size: 1.4em;
  }

  button {
    margin: 0;
    border: var(--_hair) solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_surface);
    cursor: pointer;
    line-height: 1.4;
  }

  button:active {
    background: var(--_sunken);
  }

  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: calc(12px + 12 * var(--_u));
    min-block-size: max(72px, 136 * var(--_u));
    padding-block: 8px;
    border-block-end: var(--_hair) solid var(--_line);
  }

  header .mark-door {
    inline-size: max(32px, 48 * var(--_u));
    block-size: max(32px, 48 * var(--_u));
    color: var(--_accent);
  }

  .office {
    min-inline-size: 0;
    font-size: max(1.125rem, 28 * var(--_u));
    line-height: 1.4;
  }

  .office b,
  .office span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-weight: 600;
  }

  .office span {
    font-weight: 400;
    color: var(--_ink-2);
  }

  .clock {
    margin-inline-start: auto;
    font-size: max(1.75rem, 56 * var(--_u));
    font-weight: 600;
    line-height: 1;
  }

  .screen {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .ask {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    padding-block: 16px max(20px, 48 * var(--_u));
  }

  .ask h1 {
    font-size: var(--_question);
    max-inline-size: 12em;
  }

  .ask p {
    text-wrap: balance;
    font-size: var(--_text);
    color: var(--_ink-2);
  }

  .ask .warning {
    font-weight: 600;
    color: var(--_ink);
  }

  .fields,
  .fields ul {
    display: grid;
    gap: var(--_between);
    list-style: none;
  }

  .fields ul {
    display: contents;
  }

  .fields {
    grid-auto-rows: 1fr;
  }

  .places-2 {
    grid-template-rows: repeat(2, 1fr);
  }

  .places-3 {
    grid-template-rows: repeat(3, 1fr);
  }

  .places-4 {
    grid-template-rows: repeat(4, 1fr);
  }

  .places-5 {
    grid-template-rows: repeat(5, 1fr);
  }

  .places-4.paged .pager {
    grid-row: 5;
  }

  .places-3.paged .pager {
    grid-row: 4;
  }

  .reach .fields {
    grid-auto-rows: auto;
  }

  .reach .name {
    line-height: 1.3;
  }

  .reach .count {
    margin-block: 4px;
  }



  li {
    display: grid;
    min-inline-size: 0;
  }

  .field {
    display: grid;
    grid-template-columns: minmax(72px, calc(120 * var(--_u))) minmax(0, 1fr) minmax(
        calc(5.5em * var(--_grow)),
        calc(200 * var(--_u) * var(--_grow))
      );
    align-items: center;
    min-block-size: var(--_field);
    inline-size: 100%;
    padding: 0;
    text-align: start;
    font-size: var(--_text);
  }

  .field.blank {
    border: var(--_hair) solid var(--_line);
    border-radius: 8px;
  }

  .prefix {
    font-size: calc(max(3rem, 80 * var(--_u)) * var(--_grow));
    font-weight: 600;
    line-height: 1;
    text-align: center;
    color: var(--_accent);
    overflow: hidden;
  }

  .what {
    display: block;
    min-inline-size: 0;
    padding: 0 16px 0 8px;
  }

  .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    padding-block-start: 0.22em; /* marks rise above the line */
    margin-block-start: -0.22em;
    font-size: var(--_title);
    font-weight: 600;
    line-height: 1.4;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }

  .long .name {
    font-size: calc(max(2rem, 40 * var(--_u)) * var(--_grow));
    line-height: 1.3;
  }

  .wait {
    display: block;
    line-height: 1.4;
    color: var(--_ink-2);
  }

  .count {
    align-self: stretch;
    display: flex;
    flex-direction: column;
    justify-content: center;
    margin-block: 18px;
    padding-inline: 8px;
    border-inline-start: var(--_hair) solid var(--_line);
    text-align: center;
    line-height: 1.3;
    color: var(--_ink-2);
  }

  .count b {
    font-size: max(3rem, 80 * var(--_u));
    font-weight: 600;
    line-height: 1;
    color: var(--_ink);
  }

  .count.many b {
    font-size: var(--_title);
    line-height: 1.2;
  }

  .count small {
    font-size: inherit;
  }

  .field[aria-disabled='true'] {
    cursor: default;
  }

  .fields:has(.chosen) .field:not(.chosen) {
    border-color: var(--_line);
    opacity: 0.45;
  }

  .field.chosen,
  .field.chosen :is(.prefix, .wait, .count, b) {
    background: var(--_ink);
    border-color: var(--_ink);
    color: var(--_surface);
  }

  .pager {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: stretch;
    gap: var(--_between);
    font-size: var(--_text);
  }

  .pager p {
    align-self: center;
    white-space: nowrap;
    color: var(--_ink-2);
  }

  .pager button,
  .tool {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: var(--_target);
    padding: 0 16px;
    font-weight: 500;
  }

  .pager [aria-disabled='true'] {
    border-color: var(--_line);
    color: var(--_ink-3);
    cursor: default;
  }

  .tools {
    flex: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--_between);
    padding-block-start: max(var(--_gap), 48 * var(--_u));
    font-size: var(--_text);
  }

  .tool {
    min-block-size: var(--_tool);
    font-size: calc(max(2rem, 40 * var(--_u)) * var(--_grow));
  }

  .tool[aria-pressed='true'],
  .languages [aria-pressed='true'] {
    background: var(--_ink);
    border-color: var(--_ink);
    color: var(--_surface);
    font-weight: 600;
  }

  .languages {
    display: grid;
    grid-template-columns: 1fr 1fr;
    border: var(--_hair) solid var(--_line-strong);
    border-radius: 8px;
    background: var(--_surface);
  }

  .languages button {
    min-block-size: var(--_tool);
    padding: 0 4px;
    border: 0;
    border-radius: 5px;
    background: none;
  }
`;

export const styles = [...lightTokens, digitStyles, frame, screens, steps, lying, small, narrow, forced];
