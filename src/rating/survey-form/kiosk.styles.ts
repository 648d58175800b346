import {css} from 'lit';
import {levelsInColumn} from '../levels.styles.js';

/*
 * One question a screen. `--_u` is one pixel of the drawing (1280 × 800 lying, 960 × 1707 upright, 640 × 1300 on a
 * phone), as on the other kiosk screens. Upright, what is pressed lies in the lower part of the glass.
 */
export const kioskStyles = [
  css`
  :host([kiosk]) {
    container: kiosk / size;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: min(20rem, 100vh - var(--mc-keyboard-inset, 0px));
    aspect-ratio: 16 / 10; /* for pages that give it no height */
    overflow: hidden;
    background: var(--_paper);
    --_u: min(100cqi / 1280, 100cqb / 800);
  }

  :host([kiosk]) .frame {
    --_u: min(100cqi / 1280, 100cqb / 800);
    --_text: max(1rem, calc(32 * var(--_u)));
    --_caption: max(0.875rem, calc(28 * var(--_u)));
    --_side: var(--_target);
    --_level-text: var(--_text);
    --_level-face: calc(144 * var(--_u));
    --_level-gap: calc(32 * var(--_u));
    --_level-inset: calc(14 * var(--_u));
    display: flex;
    flex-direction: column;
    block-size: 100%;
    max-inline-size: none;
    padding-inline: calc(48 * var(--_u));
    font-size: var(--_text);
  }

  :host([kiosk]) .body {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    padding-block: calc(20 * var(--_u)) calc(16 * var(--_u));
    overflow: auto;
  }

  :host([kiosk]) .step,
  :host([kiosk]) .step > div {
    flex: 1;
    display: flex;
    flex-direction: column;
  }

  :host([kiosk]) h2 {
    font-size: calc(80 * var(--_u));
  }

  :host([kiosk]) h3,
  :host([kiosk]) h4 {
    margin: 0;
    padding: 0;
    border: 0;
    font-size: var(--_caption);
    font-weight: var(--mc-weight-text, 400);
    color: var(--_ink-2);
  }

  :host([kiosk]) .head {
    gap: calc(24 * var(--_u));
    padding: 0;
  }

  :host([kiosk]) :is(.head p, .detail, .end .note) {
    max-inline-size: 36em;
  }

  :host([kiosk]) .start,
  :host([kiosk]) .end,
  :host([kiosk]) .notice {
    justify-content: center;
  }

  :host([kiosk]) .end {
    display: flex;
    align-items: flex-start;
    gap: calc(16 * var(--_u));
  }

  :host([kiosk]) .end .mark {
    inline-size: calc(112 * var(--_u));
    block-size: calc(112 * var(--_u));
  }

  :host([kiosk]) .notice {
    flex: 1;
    align-content: center;
  }

  :host([kiosk]) .progress {
    flex: none;
    margin-block-end: calc(16 * var(--_u));
    font-size: var(--_caption);
  }

  :host([kiosk]) #where {
    display: flex;
    justify-content: space-between;
    gap: calc(32 * var(--_u));
  }

  :host([kiosk]) progress {
    block-size: calc(8 * var(--_u));
  }

  :host([kiosk]) .question {
    flex: 1;
    display: flex;
    flex-direction: column;
    margin-block: calc(8 * var(--_u)) 0;
  }

  :host([kiosk]) .title {
    font-size: calc(48 * var(--_u));
    letter-spacing: -0.01em;
  }

  :host([kiosk]) .optional {
    display: block;
    font-size: var(--_caption);
    letter-spacing: 0;
  }

  :host([kiosk]) .single-row .title {
    font-size: var(--_caption);
    font-weight: var(--mc-weight-text, 400);
    color: var(--_ink-2);
  }

  :host([kiosk]) .title .criterion {
    font-size: calc(48 * var(--_u));
    font-weight: var(--mc-weight-strong, 600);
    color: var(--_ink);
  }

  :host([kiosk]) .options {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(540 * var(--_u))), 1fr));
    gap: max(16px, calc(16 * var(--_u)));
    margin-block: auto 0;
    padding-block: calc(16 * var(--_u)) 4px;
  }

  :host([kiosk]) .option {
    gap: calc(24 * var(--_u));
    min-block-size: var(--_target);
    padding: calc(8 * var(--_u)) calc(24 * var(--_u));
    border-width: 2px;
    border-radius: var(--mc-radius-3, 8px);
  }

  :host([kiosk]) .levels {
    flex: 1;
    max-block-size: calc(420 * var(--_u));
    margin-block: auto 4px;
    padding-block-start: calc(24 * var(--_u));
  }

  :host([kiosk]) .level {
    border-width: 2px;
    border-radius: var(--mc-radius-3, 8px);
  }

  :host([kiosk]) .level .score {
    font-size: calc(var(--_level-text) * 1.25);
  }

  :host([kiosk]) .level:has(:checked) {
    box-shadow: inset 0 0 0 2px var(--_ink);
  }

  :host([kiosk]) :is(input[type='text'], input[type='tel'], input[type='date'], textarea) {
    max-inline-size: none;
    min-block-size: var(--_target);
    margin-block-start: calc(24 * var(--_u));
    padding: calc(16 * var(--_u)) calc(24 * var(--_u));
    border-width: 2px;
    border-radius: var(--mc-radius-3, 8px);
    font-size: calc(40 * var(--_u));
  }

  :host([kiosk]) :is(input.number, input.date) {
    max-inline-size: calc(560 * var(--_u));
  }

  :host([kiosk]) .letters {
    font-size: var(--_caption);
  }

  :host([kiosk]) footer {
    flex: none;
    flex-wrap: nowrap;
    gap: calc(32 * var(--_u));
    margin: 0;
    padding-block: calc(16 * var(--_u));
    border-block-start: 2px solid var(--_line);
    min-block-size: calc(max(var(--_target), 112 * var(--_u)) + 32 * var(--_u));
    font-size: var(--_caption);
    line-height: var(--mc-leading-tight, 1.4);
    color: var(--_ink-2);
  }

  :host([kiosk]) footer .trouble {
    inline-size: auto;
  }

  :host([kiosk]) :is(.button, .back) {
    flex: none;
    min-inline-size: calc(280 * var(--_u));
    min-block-size: max(var(--_target), calc(112 * var(--_u)));
    padding-inline: calc(32 * var(--_u));
    border-width: 2px;
    border-radius: var(--mc-radius-3, 8px);
    font-size: var(--_text);
    color: var(--_ink);
  }

  :host([kiosk]) .button {
    color: var(--_surface);
  }

  @container kiosk (orientation: portrait) or (max-width: 599.98px) {
    :host([kiosk]) .frame {
      --_u: min(100cqi / 960, 100cqb / 1707);
      --_level-face: calc(112 * var(--_u));
      --_level-text: calc(40 * var(--_u));
      --_level-inset: calc(32 * var(--_u));
    }

    ${levelsInColumn}

    :host([kiosk]) .options {
      gap: calc(24 * var(--_u));
      margin-block: auto;
    }

    :host([kiosk]) .option {
      min-block-size: max(var(--_target), calc(96 * var(--_u)));
    }

    :host([kiosk]) .levels {
      flex: none;
      max-block-size: none;
      margin-block: auto;
    }
  }

  @container kiosk (max-width: 599.98px) {
    :host([kiosk]) .frame {
      --_u: min(100cqi / 640, max(0.4px, 100cqb / 1300));
      --_level-gap: 8px;
      --_level-face: 3rem;
      --_level-text: 1.125rem;
      --_level-inset: 12px;
      padding-inline: 16px;
    }
  }

  /* A keyboard on the glass, large letters, a page zoomed to 400 %: all of it scrolls as one. */
  @container kiosk (max-height: 479.98px) {
    :host([kiosk]) .frame {
      overflow: auto;
    }

    :host([kiosk]) .body {
      flex: 1 0 auto;
      overflow: visible;
    }
  }

  @media (forced-colors: active) {
    :host([kiosk]) :is(.button, .back) {
      border: 2px solid ButtonBorder;
    }
  }
`,
];
