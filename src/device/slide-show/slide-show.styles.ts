import {css} from 'lit';
import {darkTokens} from '../../base/tokens.js';

/* Physical sides and sizes: televisions of 2022 know neither `inset` nor container units. */
export const styles = [
  ...darkTokens,
  css`
    :host {
      width: 100%;
      height: 100%;
      min-height: 180px;
      overflow: hidden;
      background: var(--_paper);
    }

    .show {
      --_w: 1vw;
      display: flex;
      flex-direction: column;
      width: 100%;
      height: 100%;
      min-height: inherit;
      font-size: max(16px, calc(var(--_w) * 1.67));
      line-height: var(--mc-leading-tight, 1.4);
    }

    @supports (width: 1cqw) {
      :host {
        container-type: inline-size;
      }

      .show {
        --_w: 1cqw;
      }
    }

    .stage {
      position: relative;
      flex: 1 1 0;
      min-height: 0;
    }

    img,
    video {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
      object-fit: contain;
      opacity: 0;
      transition: opacity 240ms linear;
    }

    .shown {
      opacity: 1;
    }

    .cover img,
    .cover video {
      object-fit: cover;
    }

    @media (prefers-reduced-motion: reduce) {
      img,
      video {
        transition: none;
      }
    }

    p {
      margin: 0;
    }

    .line {
      position: absolute;
      top: 0;
      bottom: 0;
      left: 0;
      right: 0;
      display: flex;
      align-items: center;
      justify-content: center;
      padding: 1em 2em;
      text-align: center;
      color: var(--_ink-2);
    }

    .under {
      display: flex;
      flex: none;
      align-items: center;
      justify-content: space-between;
      padding: 0.6em 2em 0.5em;
      border-top: 1px solid var(--_line);
    }

    .caption {
      min-width: 0;
      overflow-wrap: break-word;
    }

    button {
      flex: none;
      min-height: 44px;
      margin-left: auto;
      padding: 0;
      border: 0;
      background: none;
      font: inherit;
      font-size: max(16px, 0.6em);
      color: inherit;
      text-decoration: underline;
      text-underline-offset: 0.25em;
      cursor: pointer;
    }

    button:focus {
      outline: var(--mc-focus, 3px) solid var(--_gold);
      outline-offset: 2px;
    }

    [hidden] {
      display: none;
    }
  `,
];
