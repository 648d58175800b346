import {css} from 'lit';

/** Styles of the figures, loaded with them. */
export const figureStyles = css`
  .average {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
  }

  b {
    font-size: 2.5rem;
    font-weight: var(--mc-weight-number, 600);
    line-height: 1.2;
    letter-spacing: -0.02em;
    color: var(--_ink);
  }

  .average svg {
    inline-size: 1.5rem;
  }

  .bad {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
  }

  .bad .mark {
    flex: none;
    inline-size: 1em;
    color: var(--_warn);
    stroke: none;
  }

  button {
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.25em;
    cursor: pointer;
  }
`;
