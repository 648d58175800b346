import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';
import {partStyles} from './parts.styles.js';

/* All measures are in em of the frame, so that a kiosk is the same form in larger letters. */
export const styles = [
  ...lightTokens,
  partStyles,
  css`
    :host {
      --_press: 44px;
      --_edge: 1px;
      container-type: inline-size;
    }

    :host([kiosk]) {
      --_press: var(--_target);
      --_edge: 2px;
    }

    [hidden] {
      display: none !important;
    }

    .frame {
      font-size: 1rem;
      overflow-wrap: anywhere;
    }

    :host([kiosk]) .frame {
      font-size: clamp(1.25rem, 2.963cqi, 4rem); /* 32 px on glass of 1080 */
    }

    h2,
    h3,
    h4,
    p,
    ol,
    ul,
    fieldset,
    legend,
    ::slotted([slot='heading']) {
      margin: 0;
      padding: 0;
      border: 0;
    }

    ol,
    ul {
      list-style: none;
    }

    fieldset {
      min-inline-size: 0;
    }

    h2,
    ::slotted([slot='heading']) {
      padding-block-end: 0.5em;
      font-size: clamp(1.5em, 5cqi, 2.5em); /* as the other public pages have it */
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    :host([kiosk]) h2,
    :host([kiosk]) ::slotted([slot='heading']) {
      font-size: 1.5em;
    }

    h3,
    h4,
    legend,
    .write label:not(.button),
    .ask label {
      font-size: 1em;
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
    }

    .hint {
      color: var(--_ink-2);
    }

    /* Which part is shown. */

    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 clamp(1em, 4cqi, 2em);
      border-block-end: var(--_edge) solid var(--_line);
    }

    nav button {
      min-block-size: max(var(--_press), 3em);
      padding: 0;
      border: solid transparent;
      border-width: 3px 0;
      background: none;
      color: var(--_ink-2);
      cursor: pointer;
    }

    nav [aria-current='true'] {
      border-block-end-color: var(--_accent);
      color: var(--_ink);
      font-weight: var(--mc-weight-strong, 600);
    }

    .body {
      padding-block: 1.5em;
    }

    /* What is pressed. */

    .strong,
    .button,
    .plain {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.5em;
      min-block-size: max(var(--_press), 2.75em);
      cursor: pointer;
      touch-action: manipulation;
    }

    .strong,
    .button {
      padding: 0.25em 1.5em;
      border: var(--_edge) solid var(--_ink);
      border-radius: var(--mc-radius-2, 4px);
      font-weight: var(--mc-weight-strong, 600);
    }

    .strong {
      min-inline-size: 8em;
      background: var(--_ink);
      color: var(--_surface);
    }

    .strong:active {
      background: var(--_ink-2);
    }

    .strong[aria-disabled='true'] {
      border-color: var(--_line-strong);
      background: var(--_sunken);
      color: var(--_ink-2);
      cursor: default;
    }

    .button {
      background: var(--_surface);
    }

    .button:active {
      background: var(--_sunken);
    }

    .button:has(:focus-visible) {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .plain {
      padding: 0;
      border: 0;
      background: none;
      text-decoration: underline;
      text-underline-offset: 0.25em;
    }

    .mark {
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
    }

    /* What is written into. */

    .write {
      display: grid;
      gap: 1.5em;
    }

    .main,
    .aside,
    .aside fieldset {
      display: grid;
      gap: 1.5em;
      align-content: start;
    }

    .aside fieldset {
      gap: 1em;
    }

    .aside legend {
      margin-block-end: 1em;
    }

    .aside .field label {
      font-weight: var(--mc-weight-text, 400) !important;
    }

    textarea,
    .field > input,
    .code-field {
      display: block;
      inline-size: 100%;
      min-block-size: max(var(--_press), 3em);
      margin-block-start: 0.375em;
      padding: 0.5em 0.75em;
      border: var(--_edge) solid var(--_line-strong);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_surface);
      color: inherit;
      font: inherit;
    }

    textarea {
      resize: vertical;
    }

    textarea:focus-visible {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    [aria-invalid='true'] {
      border-color: var(--_warn) !important;
      box-shadow: inset 0 0 0 1px var(--_warn);
    }

    .fault {
      margin-block-start: 0.375em;
      color: var(--_warn);
      font-weight: 500;
    }

    .under {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 1em;
      margin-block-start: 0.25em;
    }

    .under .fault {
      margin: 0;
    }

    .count {
      margin-inline-start: auto;
      color: var(--_ink-2);
    }

    .too-many {
      color: var(--_warn);
      font-weight: var(--mc-weight-strong, 600);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: max(0.5em, 8px);
      margin-block-start: 0.5em;
    }

    .choices label {
      position: relative;
      display: flex;
      align-items: center;
      gap: 0.6em;
      min-block-size: max(var(--_press), 2.75em);
      padding: 0.25em 1em 0.25em 0.75em;
      border: var(--_edge) solid var(--_line-strong);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_surface);
      font-weight: var(--mc-weight-text, 400) !important;
      cursor: pointer;
      touch-action: manipulation;
    }

    .choices label:has(:checked) {
      border-color: var(--_ink);
      background: var(--_sunken);
      box-shadow: inset 0 0 0 1px var(--_ink);
      font-weight: var(--mc-weight-strong, 600) !important;
    }

    .choices label:has(:focus-visible) {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .choices input {
      appearance: none;
      flex: none;
      inline-size: 1.1em;
      block-size: 1.1em;
      margin: 0;
      border: var(--_edge) solid var(--_line-strong);
      border-radius: 50%;
      background: var(--_surface);
      outline: none;
    }

    .choices input:checked {
      border: 0.3em solid var(--_ink);
    }

    .files {
      margin-block: 0.5em;
      border-block-start: var(--_edge) solid var(--_line);
    }

    .files li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 1em;
      border-block-end: var(--_edge) solid var(--_line);
    }

    .files .plain {
      margin-inline-start: auto;
    }

    .files .mark {
      inline-size: 0.9em;
      block-size: 0.9em;
    }

    label.button {
      margin-block-start: 0.75em;
    }

    .privacy {
      padding-block-start: 1em;
      border-block-start: var(--_edge) solid var(--_line);
      color: var(--_ink-2);
    }

    .privacy h3 {
      margin-block-end: 0.25em;
      color: var(--_ink);
    }

    .trouble,
    .note {
      display: flex;
      gap: 0.6em;
      align-items: baseline;
    }

    .trouble {
      margin-block-end: 1em;
    }

    .trouble .mark,
    .note .mark {
      color: var(--_warn);
      transform: translateY(0.2em);
    }

    .note {
      padding-block: 0.5em;
      color: var(--_ink-2);
    }

    :host([kiosk]) .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
      gap: var(--_gap);
    }

    @container (min-width: 880px) {
      :host(:not([kiosk])) .write {
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        column-gap: 4em;
      }

      :host(:not([kiosk])) .end {
        grid-column: 1;
      }
    }

    @media (forced-colors: active) {
      .strong,
      .button,
      .choices label:has(:checked) {
        border-color: ButtonBorder;
      }

      .choices input {
        appearance: auto;
      }

      nav button {
        border-color: Canvas;
      }

      nav [aria-current='true'] {
        border-block-end-color: Highlight;
      }
    }
  `,
];
