import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

/** The holder's phone: what they must know, and what to do now. Wider glass gets the same column. */
export const styles = [
  ...lightTokens,
  css`
    :host {
      container-type: inline-size;
      background: var(--_paper);
    }

    .page {
      display: flex;
      flex-direction: column;
      min-block-size: var(--mc-page-block-size, 0);
      max-inline-size: 32rem;
      margin-inline: auto;
      padding: 0 16px 16px;
    }

    h1,
    p,
    dl,
    dd {
      margin: 0;
    }

    header {
      padding-block: 12px;
      border-block-end: 1px solid var(--_line);
      font-size: 0.9375rem;
      line-height: 1.4;
    }

    header b {
      font-weight: var(--mc-weight-strong, 600);
    }

    header span {
      display: block;
      color: var(--_ink-2);
    }

    .whose {
      padding-block-start: 24px;
      color: var(--_ink-2);
    }

    .number {
      margin-inline-start: -0.025em;
      font-size: min(10rem, calc((100cqi - 40px) / var(--_em, 2.8)));
      font-weight: var(--mc-weight-number, 600);
      line-height: 1.05;
      letter-spacing: -0.02em;
      white-space: nowrap;
    }

    .field {
      padding-block-end: 16px;
      font-size: 1.375rem;
      font-weight: 600;
      line-height: 1.4;
      overflow-wrap: anywhere;
    }

    .figures {
      display: grid;
      grid-template-columns: auto 1fr;
      border-block: 1px solid var(--_line);
    }

    .figures div {
      padding-block: 16px;
    }

    .figures div:first-child {
      padding-inline-end: 16px;
    }

    .figures div + div {
      border-inline-start: 1px solid var(--_line);
      padding-inline-start: 16px;
    }

    dt {
      color: var(--_ink-2);
    }

    dd {
      font-size: min(2.5rem, 9.5cqi);
      font-weight: 600;
      line-height: 1.3;
      letter-spacing: -0.02em;
      white-space: nowrap;
    }

    dd.unknown {
      font-size: 1.5rem;
      line-height: 3.25rem;
    }

    dd small {
      margin-inline-start: 6px;
      font-size: min(1.125rem, 5cqi);
      font-weight: 400;
      letter-spacing: 0;
    }

    /* The one red field of the page: this number is being called. */
    .call {
      padding: 32px 24px 40px;
      border-radius: var(--mc-radius-3, 8px);
      background: var(--_accent);
      color: var(--_on-accent);
    }

    .call.old {
      border: 2px solid var(--_line-strong);
      background: none; /* red is for a live call alone */
      color: var(--_ink-2);
    }

    .call p {
      font-size: 1.5rem;
      line-height: 1.4;
    }

    .call .counter {
      font-size: min(20cqi, 6rem);
      font-weight: 600;
      line-height: 1.3;
      overflow-wrap: anywhere;
    }

    .what {
      padding-block-start: 20px;
      font-size: 1.125rem;
      text-wrap: pretty;
    }

    .outcome {
      padding-block: 20px;
      border-block: 1px solid var(--_line);
      font-size: 1.125rem;
      text-wrap: pretty;
    }

    .outcome .title {
      font-size: 1.5rem;
      font-weight: 600;
      line-height: 1.4;
    }

    .outcome .title + p {
      padding-block-start: 4px;
    }

    .page > .outcome:first-child {
      margin-block-start: 24px;
    }

    .outcome + .state {
      padding-block-start: 12px;
    }

    .telling {
      display: grid;
      gap: 12px;
      margin-block-start: 24px;
      padding-block-start: 20px;
      border-block-start: 1px solid var(--_line);
      color: var(--_ink-2);
    }

    .outcome ~ .telling {
      border-block-start: 0;
      padding-block-start: 0;
    }

    button {
      min-block-size: 48px;
      padding: 10px 20px;
      border: 1px solid var(--_ink);
      border-radius: var(--mc-radius-2, 4px);
      background: var(--_ink);
      color: var(--_paper);
      font-size: 1.125rem;
      font-weight: 600;
      cursor: pointer;
    }

    button.quiet {
      background: none;
      border-color: var(--_line-strong);
      color: var(--_ink);
      font-weight: 400;
    }

    button:disabled {
      opacity: 0.5;
      cursor: default;
    }

    .awake {
      display: flex;
      gap: 12px;
      align-items: center;
      min-block-size: 44px;
      color: var(--_ink);
    }

    .awake input {
      flex: none;
      inline-size: 22px;
      block-size: 22px;
      margin: 0;
      accent-color: var(--_ink);
    }

    .leave {
      display: grid;
      gap: 12px;
      margin-block-start: 12px;
    }

    .leave > button {
      justify-self: start;
    }

    .choice {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px;
    }

    .foot {
      display: grid;
      gap: 8px;
      margin-block-start: auto;
      padding-block-start: 32px;
    }

    .state {
      display: flex;
      gap: 8px;
      font-size: 0.9375rem;
      line-height: 1.4;
      color: var(--_ink-2);
    }

    .state .mark {
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
      color: var(--_live);
    }

    .state.stale .mark,
    .state.warn .mark {
      color: var(--_warn);
    }

    .state.stale {
      color: var(--_ink);
    }

    @media (forced-colors: active) {
      .call {
        border: 4px solid CanvasText;
      }
    }
  `,
];
