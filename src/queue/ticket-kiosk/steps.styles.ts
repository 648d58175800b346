import {css} from 'lit';

/** The steps between the first screen and the number: a service confirmed, a class, a reason, a code. */
export const steps = css`
  .field.plain {
    grid-template-columns: minmax(0, 1fr);
    padding-inline: max(16px, 32 * var(--_u));
  }

  .prefix.several {
    font-size: calc(max(1.75rem, 40 * var(--_u)) * var(--_grow));
  }

  .location {
    color: var(--_ink-2);
  }

  .given .late {
    padding-block: max(12px, 24 * var(--_u));
    border-block-end: var(--_hair) solid var(--_line);
    font-size: var(--_text);
    font-weight: 600;
  }

  .ways {
    padding-block-start: var(--_between);
  }

  .ways .action {
    min-block-size: var(--_tool);
    font-weight: 400;
  }

  .ways .mark {
    inline-size: 1em;
    block-size: 1em;
  }

  .actions + .ways {
    padding-block-start: var(--_between);
  }

  .go[aria-disabled='true'] {
    border-color: var(--_line);
    background: var(--_sunken);
    color: var(--_ink-3);
  }

  .screen-confirm .go[aria-disabled='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .screen-confirm .ask {
    padding-block-end: max(16px, 32 * var(--_u));
  }

  .sure {
    display: grid;
    gap: max(16px, 32 * var(--_u));
    padding-block: 0 var(--_between);
  }

  .sure dl {
    border-block-start: var(--_hair) solid var(--_line);
  }

  .claimed {
    font-size: var(--_text);
    color: var(--_ink-2);
  }

  .claimed b {
    display: block;
    font-size: var(--_title);
    font-weight: 600;
    line-height: 1.4;
    color: var(--_ink);
  }

  .claim {
    min-block-size: var(--_tool);
  }

  .code-places {
    flex: none;
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: max(8px, 16 * var(--_u));
    margin-block-end: var(--_between);
  }

  .code-places span {
    min-block-size: max(3.5rem, 112 * var(--_u));
    border-block-end: calc(2 * var(--_hair)) solid var(--_line-strong);
    font-size: max(2.5rem, 80 * var(--_u));
    font-weight: 600;
    line-height: 1.4;
    text-align: center;
  }

  .keys {
    flex: none;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--_target), 1fr));
    gap: max(8px, 24 * var(--_u));
    margin-block-end: var(--_between);
  }

  .keys button {
    min-block-size: var(--_target);
    padding: 0;
    font-size: max(1.75rem, 40 * var(--_u));
    font-weight: 500;
  }

  .keys .erase {
    grid-column: span 3 / -1;
    font-size: var(--_text);
  }

  .keys [aria-disabled='true'] {
    border-color: var(--_line);
    color: var(--_ink-3);
    cursor: default;
  }

  .tool.booked {
    grid-column: 1 / -1;
  }

  .glass:has(.three) {
    --_field: max(var(--_target), 144 * var(--_u));
    --_tool: max(var(--_target), 112 * var(--_u));
  }

  .glass.reach:has(.three) {
    --_field: max(var(--_target), 128 * var(--_u));
    --_tool: max(var(--_target), 96 * var(--_u));
  }

  @container ticket-kiosk (min-width: 600px) and (max-aspect-ratio: 11/10) {
    .reach .field:not(.plain) {
      grid-template-columns: minmax(72px, calc(112 * var(--_u))) minmax(0, 1fr) minmax(5.5em, calc(200 * var(--_u)));
    }

    .reach .name {
      font-size: calc(max(2rem, 46 * var(--_u)) * var(--_grow));
    }
  }

  .reach .three {
    padding-block-start: var(--_between);
  }

  .notice .had {
    max-inline-size: none;
    font-size: min(224 * var(--_u), (100cqi - 2 * var(--_margin)) / 3);
    font-weight: 600;
    color: var(--_ink);
  }

  .say {
    flex: none;
    margin-inline-start: auto;
    min-block-size: var(--_target);
    padding: 0 16px;
    font-size: max(1.125rem, 28 * var(--_u));
  }

  .say + .clock {
    margin-inline-start: 0;
  }
`;
