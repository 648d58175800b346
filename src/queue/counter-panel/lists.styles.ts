import {css} from 'lit';

export const listStyles = css`
  aside {
    display: flex;
    flex-direction: column;
    block-size: 0; /* as tall as the desk beside it, however long the queue */
    min-block-size: 100%;
    padding: calc(20 * var(--_u)) calc(32 * var(--_u)) 0 calc(24 * var(--_u));
    border-inline-start: 1px solid var(--_line);
    background: var(--_surface);
  }

  summary {
    list-style: none;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
  }

  summary::-webkit-details-marker {
    display: none;
  }

  h2 {
    display: flex;
    justify-content: space-between;
    padding-block-end: calc(10 * var(--_u));
    font-size: calc(20 * var(--_u));
    font-weight: 600;
    line-height: 1.4;
  }

  h2 span {
    font-weight: 400;
    color: var(--_ink-2);
  }

  .queue {
    flex: 1;
    min-block-size: calc(140 * var(--_u));
    margin-inline: calc(-24 * var(--_u)) calc(-32 * var(--_u));
    padding-inline: calc(24 * var(--_u)) calc(32 * var(--_u));
    overflow: hidden auto;
  }

  .queue > h2,
  .switcher {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface);
  }

  .switcher {
    display: flex;
    gap: calc(24 * var(--_u));
    font-size: calc(20 * var(--_u));
    line-height: 1.4;
  }

  .switcher button {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(8 * var(--_u));
    min-block-size: 44px;
    padding-block-end: calc(6 * var(--_u));
    color: var(--_ink-2);
  }

  .switcher button[aria-pressed='true'] {
    box-shadow: inset 0 -3px 0 var(--_ink);
    color: var(--_ink);
    font-weight: 600;
  }

  .switcher span {
    font-size: calc(16 * var(--_u));
    font-weight: 400;
    color: var(--_ink-2);
  }

  .side {
    flex: 0 1 auto;
    min-block-size: calc(96 * var(--_u));
    margin-block-start: calc(8 * var(--_u));
    padding-block: calc(8 * var(--_u));
    margin-inline-start: calc(-24 * var(--_u));
    padding-inline-start: calc(24 * var(--_u));
    overflow: hidden auto;
  }

  li button {
    display: grid;
    grid-template-columns: calc(88 * var(--_u)) minmax(0, 1fr) auto;
    align-items: center;
    inline-size: 100%;
    min-block-size: calc(48 * var(--_u));
    padding-block: calc(4 * var(--_u));
    border-block-start: 1px solid var(--_line);
  }

  li button:focus-visible {
    outline-offset: calc(-1 * var(--mc-focus, 3px)); /* what stands above would cut it */
  }

  li button:hover {
    background: var(--_sunken);
  }

  li b {
    font-size: calc(24 * var(--_u));
    font-weight: 600;
    line-height: 1.4;
    white-space: nowrap;
  }

  .mark-words {
    padding-inline: calc(8 * var(--_u));
    line-height: 1.4;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }

  .side .mark-words {
    display: -webkit-box;
    max-block-size: 3em;
    padding-block-start: 0.2em;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .minutes {
    display: flex;
    align-items: center;
    gap: 0.3em;
    color: var(--_ink-2);
    white-space: nowrap;
  }

  .warn .minutes,
  .late .minutes,
  .due .minutes,
  .due .mark-words {
    color: var(--_warn);
    font-weight: 600;
  }

  .late .minutes,
  .due b {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.25em;
  }

  .bookings .minutes {
    max-inline-size: 11em;
    white-space: normal;
    text-align: end;
  }

  .bookings .arrived b,
  .bookings .cancelled b,
  .bookings .missed b {
    color: var(--_ink-2);
    font-weight: 400;
  }

  .is-next button {
    margin-inline-start: calc(-16 * var(--_u));
    padding-inline-start: calc(16 * var(--_u));
    inline-size: calc(100% + 16 * var(--_u));
    box-shadow: inset calc(4 * var(--_u)) 0 0 var(--_accent);
  }

  .is-next .mark-words {
    color: var(--_accent-text);
    font-weight: 600;
  }

  .nobody,
  .more {
    display: flex;
    align-items: center;
    min-block-size: calc(44 * var(--_u));
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-2);
  }
`;
