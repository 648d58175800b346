import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

export const styles = [
  ...lightTokens,
  css`
    :host {
      container-type: inline-size;
      --_level: var(--mc-level-5, #12528c);
    }

    [hidden] {
      display: none !important;
    }

    .frame {
      font-size: 1rem;
      overflow-wrap: anywhere;
    }

    p,
    fieldset,
    h2,
    ::slotted([slot='heading']) {
      margin: 0;
      padding: 0;
      border: 0;
    }

    h2,
    ::slotted([slot='heading']) {
      padding-block: 0 0.5em;
      font-size: 1.5em;
      font-weight: 600;
      line-height: 1.4;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    button {
      padding: 0;
      border: 0;
      background: none;
      text-align: start;
      cursor: pointer;
    }

    .box {
      display: flex;
      align-items: center;
      gap: 0.75em;
      block-size: 3.5em;
      padding-inline: 1em 0.25em;
      border: 1px solid var(--_ink);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_surface);
    }

    .box:focus-within {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .box .mark {
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
      color: var(--_ink-2);
    }

    .box input {
      flex: 1;
      min-inline-size: 0;
      block-size: 100%;
      padding: 0;
      border: 0;
      outline: 0;
      background: none;
      font-size: 1.25em;
      appearance: none;
    }

    .box input::placeholder {
      color: var(--_ink-3);
      opacity: 1;
    }

    .box input::-webkit-search-cancel-button {
      display: none;
    }

    .box button {
      min-block-size: 2.75em;
      padding-inline: 1em;
    }

    .box button,
    .plain {
      color: var(--_ink-2);
      text-decoration: underline;
      text-underline-offset: 0.25em;
    }

    .plain {
      min-block-size: 2.75em;
    }

    .filter {
      display: flex;
      align-items: center;
      justify-content: space-between;
      inline-size: 100%;
      min-block-size: 3em;
      margin-block-start: 1em;
      border-block-start: 1px solid var(--_ink);
      font-weight: 600;
    }

    .filter span {
      font-weight: 400;
      color: var(--_ink-2);
    }

    .facets {
      display: none;
      padding-block: 0.75em;
      border-block-start: 1px solid var(--_line);
    }

    .open .facets {
      display: block;
    }

    fieldset {
      min-inline-size: 0;
      padding-block-end: 0.5em;
    }

    legend {
      padding: 0 0 0.25em;
      font-weight: 600;
    }

    label {
      display: grid;
      grid-template-columns: 1.25em 1fr auto;
      gap: 0.75em;
      align-items: center;
      min-block-size: 2.75em;
    }

    .zero,
    .number,
    .unknown {
      color: var(--_ink-3);
    }

    .number {
      font-size: 0.875em;
    }

    input[type='checkbox'] {
      appearance: none;
      inline-size: 1.25em;
      block-size: 1.25em;
      margin: 0;
      border: 1px solid var(--_line-strong);
      border-radius: var(--mc-radius-1, 2px);
      background: var(--_surface);
    }

    input[type='checkbox']:checked {
      border: 0.25em solid var(--_surface);
      outline: 1px solid var(--_ink);
      outline-offset: -1px;
      background: var(--_ink);
    }

    input[type='checkbox']:focus-visible {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .zero input {
      border-color: var(--_line);
    }

    .summary {
      display: flex;
      gap: 1em;
      justify-content: space-between;
      align-items: baseline;
      min-block-size: 2.75em;
      padding-block: 0.625em;
      border-block-start: 1px solid var(--_line);
      color: var(--_ink-2);
    }

    .bare ~ .columns {
      display: none !important;
    }

    .bare {
      min-block-size: 0;
      padding: 0 !important;
      border: 0;
    }

    .summary b {
      font-weight: 600;
      color: var(--_ink);
    }

    select {
      display: none;
      flex: none;
      border: 0;
      border-radius: 0;
      background: none;
      font: inherit;
      color: inherit;
      text-align: end;
      text-align-last: end;
      cursor: pointer;
    }

    select:focus-visible {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .open select {
      display: block;
    }

    .notice {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75em;
      align-items: center;
      padding-block: 0.25em;
      color: var(--_warn);
    }

    .notice .mark,
    .bad .mark {
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
    }

    .columns {
      display: none;
      padding-block-end: 0.4em;
      font-size: 0.875em;
      color: var(--_ink-2);
    }

    .list {
      overflow-anchor: none;
    }

    [role='listitem'] {
      position: relative;
      display: grid;
      row-gap: 0.25em;
      padding-block: 0.875em 1em;
      border-block-start: 1px solid var(--_line);
    }

    [role='listitem'].apart {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .target {
      display: inline;
      font-size: 1.25em;
      font-weight: 500;
      line-height: 1.4;
      color: inherit;
      text-decoration: none;
      unicode-bidi: isolate;
    }

    .target::after {
      content: '';
      position: absolute;
      inset: 0;
    }

    .target:hover {
      text-decoration: underline;
      text-underline-offset: 0.3em;
    }

    .target:focus-visible {
      outline: 0;
    }

    .target:focus-visible::after {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: -1px;
    }

    mark {
      background: var(--_accent-wash);
      color: inherit;
      box-shadow: inset 0 -2px 0 var(--_accent);
    }

    .name p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1em;
      margin-block-start: 0.125em;
      font-size: 0.875em;
      color: var(--_ink-2);
    }

    .code {
      font-weight: 500;
    }

    .fact {
      display: grid;
      grid-template-columns: 6em 1fr;
    }

    .label {
      color: var(--_ink-2);
    }

    .level {
      display: inline-flex;
      gap: 0.5em;
      align-items: center;
      font-weight: 600;
    }

    .level svg {
      flex: none;
      inline-size: 1em;
      block-size: 1em;
      color: var(--_level);
    }

    .nothing {
      padding-block: 1em;
      border-block-start: 1px solid var(--_line);
      font-size: 1.25em;
      line-height: 1.4;
    }

    .nothing .advice,
    .nothing button {
      font-size: 0.8em;
      color: var(--_ink-2);
    }

    .bad {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75em;
      align-items: center;
      color: var(--_warn);
    }

    .waiting p {
      display: grid;
      min-block-size: 6em;
      padding-block: 0.75em;
      border-block-start: 1px solid var(--_line);
      font-size: 0.875em;
      color: var(--_ink-3);
    }

    @container (min-width: 720px) {
      .frame {
        display: grid;
        grid-template: auto 1fr / 13em minmax(0, 1fr);
        grid-template-areas: 'heading box' 'facets results';
        column-gap: 2em;
        max-inline-size: 90em;
        margin-inline: auto;
      }

      h2,
      ::slotted([slot='heading']) {
        grid-area: heading;
        align-self: center;
        padding: 0;
        font-size: 1.75em;
      }

      .box {
        grid-area: box;
        align-self: center;
        gap: 1em;
        block-size: 4em;
        margin-block: 1.9375em 1.6875em;
        padding-inline: 1.25em 0.5em;
      }

      .box .mark {
        inline-size: 1.75em;
        block-size: 1.75em;
      }

      .box input {
        font-size: 1.5em;
      }

      .filter {
        display: none;
      }

      .facets {
        display: block;
        grid-area: facets;
        border-block-start-color: var(--_ink);
      }

      .results {
        grid-area: results;
        min-inline-size: 0;
      }

      .summary {
        padding-block: 0.75em 0.5em;
      }

      .summary,
      .bare ~ .nothing {
        border-block-start-color: var(--_ink);
      }

      select {
        display: block;
      }

      [role='listitem'] {
        grid-template-columns: repeat(3, 1fr);
        column-gap: 1.5em;
      }

      .name {
        grid-column: 1 / -1;
      }

      .fact {
        display: block;
      }

      .label {
        display: block;
        font-size: 0.875em;
      }
    }

    @container (min-width: 1060px) {
      .frame {
        grid-template-columns: 14.5em minmax(0, 1fr);
        column-gap: 3em;
      }

      .columns,
      [role='listitem'],
      .waiting p {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 14.5em 13em 8em;
        column-gap: 1.5em;
      }

      .columns,
      .waiting p {
        grid-template-columns: minmax(0, 1fr) 16.57em 14.86em 9.14em;
        column-gap: 1.714em;
      }

      [role='listitem'] {
        padding-block: 0.75em;
      }

      .name {
        grid-column: 1;
      }

      .fact {
        padding-block-start: 0.125em;
      }

      .label,
      .waiting span {
        display: none;
      }
    }

    @container (min-width: 2200px) {
      .frame {
        font-size: 1.5rem;
      }
    }

    @media (forced-colors: active) {
      mark {
        background: Mark;
        color: MarkText;
      }

      input[type='checkbox'] {
        appearance: auto;
      }
    }
  `,
];
