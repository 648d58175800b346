import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

export const styles = [
  ...lightTokens,
  css`
    h2 {
      margin: 0;
      font-size: var(--mc-text-24, 1.5rem);
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
    }

    p {
      margin: 0;
      color: var(--_ink-2);
    }
  `,
];
