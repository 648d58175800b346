import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

export const styles = [
  ...lightTokens,
  css`
    :host {
      container-type: inline-size;
      max-inline-size: 46rem;
      background: var(--_paper);
    }

    h2,
    h3,
    p {
      margin: 0;
    }

    h2 {
      font-size: var(--mc-text-28, 1.75rem);
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
    }

    form {
      display: grid;
      gap: 24px;
    }

    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0 0 8px;
      font-weight: 600;
    }

    .row {
      display: flex;
      gap: 12px;
      align-items: center;
      min-block-size: 48px;
      border-block-start: 1px solid var(--_line);
      cursor: pointer;
    }

    .row:last-child {
      border-block-end: 1px solid var(--_line);
    }

    .row input {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--_ink);
    }

    .grid {
      display: grid;
      gap: 8px;
      grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
    }

    .slots {
      grid-template-columns: repeat(auto-fill, minmax(6rem, 1fr));
    }

    .cell {
      position: relative;
      display: grid;
      cursor: pointer;
    }

    .cell input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }

    .cell span {
      display: grid;
      align-content: center;
      min-block-size: 56px;
      padding: 6px 12px;
      border: 1px solid var(--_line-strong);
      border-radius: var(--mc-radius-2, 4px);
      font-weight: 600;
      line-height: 1.35;
    }

    .days .cell span {
      font-weight: 400;
    }

    .cell small {
      font-size: 0.875rem;
      font-weight: 400;
      color: var(--_ink-2);
    }

    .cell input:checked + span {
      border-color: var(--_ink);
      background: var(--_ink);
      color: var(--_paper);
    }

    .cell input:checked + span small {
      color: inherit;
    }

    .cell input:focus-visible + span {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 2px;
    }

    .cell input:disabled + span {
      border-color: var(--_line);
      background: var(--_sunken);
      color: var(--_ink-3);
      font-weight: 400;
      cursor: default;
    }

    .cell input:disabled + span small {
      color: inherit;
    }

    button {
      min-block-size: 48px;
      padding: 10px 20px;
      border: 1px solid var(--_accent);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_accent);
      color: var(--_on-accent);
      font-size: 1.125rem;
      font-weight: 600;
      cursor: pointer;
    }

    button.second {
      border-color: var(--_line-strong);
      background: none;
      color: var(--_ink);
      font-weight: 400;
    }

    .result button,
    .choice button:first-child:not(.second) {
      border-color: var(--_ink);
      background: var(--_ink);
      color: var(--_paper);
    }

    .result button.second {
      border-color: var(--_line-strong);
      background: none;
      color: var(--_ink);
    }

    .name {
      display: grid;
      gap: 4px;
    }

    .name input {
      min-block-size: 48px;
      padding: 8px 12px;
      border: 1px solid var(--_line-strong);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_surface);
      font-size: 1.125rem;
    }

    .none,
    .quiet {
      color: var(--_ink-2);
    }

    .result,
    .refused {
      display: grid;
      gap: 16px;
      justify-items: start;
    }

    .refused {
      padding-block: 16px;
      border-block: 1px solid var(--_line);
    }

    h3 {
      display: flex;
      gap: 12px;
      align-items: center;
      font-size: 1.5rem;
      font-weight: 600;
      line-height: 1.4;
    }

    h3 .mark {
      flex: none;
      inline-size: 32px;
      block-size: 32px;
    }

    .refused h3 {
      font-size: 1.25rem;
    }

    .refused .mark,
    .warn .mark {
      flex: none;
      color: var(--_warn);
    }

    .warn {
      display: flex;
      gap: 8px;
    }

    .warn .mark {
      inline-size: 24px;
      block-size: 24px;
    }

    .what {
      font-size: 1.125rem;
      font-weight: 600;
    }

    .label {
      color: var(--_ink-2);
    }

    .code-text {
      margin-block-start: -12px;
      font-size: min(17cqi, 5rem);
      font-weight: 600;
      line-height: 1;
      letter-spacing: 0.04em;
    }

    .code {
      inline-size: 168px;
      block-size: 168px;
    }

    .near,
    .choice {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }

    .own {
      margin-block-start: 32px;
      padding-block-start: 16px;
      border-block-start: 1px solid var(--_line);
    }

    .own summary {
      min-block-size: 44px;
      font-weight: 600;
      cursor: pointer;
    }

    .own summary:focus-visible {
      outline: var(--mc-focus, 3px) solid var(--_focus);
    }

    .own > div {
      display: grid;
      gap: 12px;
      padding-block-start: 16px;
    }

    .own form {
      gap: 12px;
      justify-items: start;
    }

    @media (forced-colors: active) {
      .cell input:checked + span {
        border: 4px solid CanvasText;
      }
    }
  `,
];
