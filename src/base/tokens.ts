import {css} from 'lit';

/*
 * The page's tokens (`--mc-*`, see styles/tokens.css) with their defaults, under the private names that styles use.
 * An element therefore looks right on a page that sets none of them.
 */

const shared = css`
  :host {
    --_font: var(--mc-font, 'Be Vietnam Pro', system-ui, sans-serif);
    display: block;
    box-sizing: border-box;
    font-family: var(--_font);
    font-weight: var(--mc-weight-text, 400);
    line-height: var(--mc-leading, 1.5);
    color: var(--_ink);
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`;

const unseen = css`
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
`;

/* What is pressed, typed into or reached by a key. The wall has nothing of the kind. */
const controls = () => css`
  :host {
    --_target: var(--mc-target-kiosk, calc(20 * var(--_mm)));
    --_gap: var(--mc-gap-kiosk, calc(8 * var(--_mm)));
  }

  button,
  input {
    font: inherit;
    color: inherit;
  }

  button:focus-visible,
  input:focus-visible,
  a:focus-visible,
  [tabindex='0']:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: 2px;
  }

  /* A heading that only receives the reading position is no control: no ring around it. */
  [tabindex='-1']:focus {
    outline: none;
  }
`;

const plain = () => [
  shared,
  css`
    :host {
      --_mm: var(--mc-mm, 3.8px);
      --_surface: var(--mc-surface, #fffdfa);
      --_sunken: var(--mc-sunken, #f1ebe2);
      --_ink: var(--mc-ink, #1f1a17);
      --_ink-2: var(--mc-ink-2, #544b44);
      --_ink-3: var(--mc-ink-3, #6d635a);
      --_line: var(--mc-line, #dbd2c6);
      --_line-strong: var(--mc-line-strong, #8d8277);
      --_focus: var(--mc-focus-colour, #12528c);
    }
  `,
];

const paper = () => [
  ...plain(),
  unseen,
  controls(),
  css`
    :host {
      --_paper: var(--mc-paper, #faf7f2);
      --_warn: var(--mc-warn, #9c3f00);
    }
  `,
];

const light = () => [
  ...paper(),
  css`
    :host {
      --_accent: var(--mc-accent, #8e1b1f);
      --_accent-text: var(--mc-accent-text, #8e1b1f);
      --_accent-press: var(--mc-accent-press, #6f1216);
      --_accent-wash: var(--mc-accent-wash, #f6e4dc);
      --_on-accent: var(--mc-on-accent, #fffdfa);
      --_live: var(--mc-live, #12528c);
    }
  `,
];

const dark = () => [
  shared,
  unseen,
  css`
    :host {
      --_paper: var(--mc-paper, #15110f);
      --_ink: var(--mc-ink, #f6f0e7);
      --_ink-2: var(--mc-ink-2, #cbc1b4);
      --_ink-3: var(--mc-ink-3, #a0958a);
      --_line: var(--mc-line, #3b322d);
      --_line-strong: var(--mc-line-strong, #85796f);
      --_accent: var(--mc-accent, #86181c);
      --_gold: var(--mc-gold, #ecc06a);
      --_on-accent: var(--mc-on-accent, #f6f0e7);
      --_live: var(--mc-live, #7fb4e0);
      --_warn: var(--mc-warn, #f0a04b);
    }
  `,
];

/* Made by calls marked pure, so that a bundle of one element carries one theme and not both. */

/** Ink on whatever the page has, for a control that is small itself: no paper, no accent, nothing unseen. */
export const plainTokens = /* @__PURE__ */ plain();

/** Paper and ink without red: where people are asked for their opinion. */
export const paperTokens = /* @__PURE__ */ paper();

/** Paper and ink: the page, the kiosk, the pad, the officer's panel. */
export const lightTokens = /* @__PURE__ */ light();

/** Black lacquer: the wall, which nobody touches. */
export const darkTokens = /* @__PURE__ */ dark();
