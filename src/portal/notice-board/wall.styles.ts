import {css} from 'lit';

/*
 * On the wall one `--_u` is a pixel of a glass of 1920 × 1080, upright or lying; 4K scales all. Physical sides stand
 * where televisions of 2022 know no logical ones.
 */
export const wallStyles = css`
  :host {
    width: 100%;
    height: 100%;
    min-height: 320px;
    overflow: hidden;
  }

  .wall {
    --_paper: var(--mc-paper, #15110f);
    --_ink: var(--mc-ink, #f6f0e7);
    --_ink-2: var(--mc-ink-2, #cbc1b4);
    --_line: var(--mc-line, #3b322d);
    --_line-strong: var(--mc-line-strong, #85796f);
    --_warn: var(--mc-warn, #f0a04b);
    --_w: 1vw;
    --_h: 1vh;
    --_u: max(0.4px, min(calc(100 * var(--_w) / 1080), calc(100 * var(--_h) / 1080)));
    position: relative;
    display: flex;
    flex-direction: column;
    width: 100%;
    height: 100%;
    min-height: inherit;
    padding: 0 calc(64 * var(--_u)) calc(32 * var(--_u));
    background: var(--_paper);
    color: var(--_ink);
    font-size: max(16px, calc(40 * var(--_u)));
    line-height: var(--mc-leading-tight, 1.4);
  }

  @supports (width: 1cqw) {
    :host(:not([layout='list'])) {
      container-type: size;
    }

    .wall {
      --_w: 1cqw;
      --_h: 1cqh;
    }
  }

  .wall header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    min-height: calc(120 * var(--_u));
    border-bottom: max(1px, calc(2 * var(--_u))) solid var(--_line-strong);
  }

  .wall h2,
  .wall ::slotted([slot='heading']) {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: inherit;
  }

  .wall .page,
  .wall .stale {
    margin: 0;
    font-size: max(14px, 0.8em);
    color: var(--_ink-2);
  }

  .wall .stale {
    display: flex;
    align-items: center;
    margin: 0 2em;
    color: var(--_warn);
  }

  .wall .stale span {
    margin-left: 0.5em;
  }

  .wall .body {
    position: relative;
    flex: 1 1 0;
    min-height: 0;
  }

  .stage,
  .measure {
    position: absolute;
    top: 0;
    left: 0;
    right: 0;
  }

  .stage {
    bottom: 0;
    overflow: hidden;
  }

  .measure {
    visibility: hidden;
  }

  .piece {
    display: grid;
    grid-template-columns: minmax(0, 7fr) minmax(0, 25fr);
    grid-column-gap: calc(40 * var(--_u));
    padding: calc(32 * var(--_u)) 0 calc(24 * var(--_u));
    border-bottom: max(1px, calc(2 * var(--_u))) solid var(--_line);
  }

  .wall .meta {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding-top: 0.35em;
    font-size: max(14px, 0.7em);
    color: var(--_ink-2);
  }

  .wall .word {
    font-size: 1.4286em;
    font-weight: 600;
    color: var(--_ink);
  }

  .wall .urgent .word {
    padding-left: 0.4em;
    border-left: 0.25em solid var(--_ink);
  }

  .wall h3 {
    display: -webkit-box;
    margin: 0;
    padding-top: 0.2em;
    overflow: hidden;
    font-size: 1.4em;
    font-weight: 600;
    line-height: inherit;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    text-wrap: balance;
  }

  .wall h3 small {
    font-size: 0.7em;
    font-weight: 400;
    color: var(--_ink-2);
  }

  .wall .told p {
    margin: 0.4em 0 0;
    max-width: 46em;
  }

  .wall .told {
    min-width: 0;
    overflow-wrap: break-word;
  }

  .wall > .line {
    position: absolute;
    top: 50%;
    left: 0;
    right: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    margin: 0;
    padding: 0 2em;
    color: var(--_ink-2);
  }

  .wall > .line span {
    margin-left: 0.5em;
  }

  .wall .mark {
    flex: none;
    width: 1em;
    height: 1em;
  }

  /* Upright or narrow: by the container, or by the window where containers cannot be asked. */
  @container (max-aspect-ratio: 4/5) or (max-width: 720px) {
    .piece {
      grid-template-columns: minmax(0, 1fr);
    }

    .wall .meta {
      flex-flow: row wrap;
      align-items: baseline;
      padding-top: 0;
    }

    .wall .meta > * {
      margin-right: 1em;
    }
  }

  @supports not (width: 1cqw) {
    @media (max-aspect-ratio: 4/5), (max-width: 720px) {
      .piece {
        grid-template-columns: minmax(0, 1fr);
      }

      .wall .meta {
        flex-flow: row wrap;
        align-items: baseline;
        padding-top: 0;
      }

      .wall .meta > * {
        margin-right: 1em;
      }
    }
  }
`;
