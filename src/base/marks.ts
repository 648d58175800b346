import {html, type TemplateResult} from 'lit';

/*
 * The marks of all screens: one hand, one weight (3 of 32), square ends, the colour of the text around them.
 * They carry no meaning alone: a word stands beside each, so all of them are hidden from assistive technology.
 * Their size is that of the text (`1.25em`) unless a style gives the class `mark` another.
 */

/** One mark on the 32 × 32 grid. The classes are `mark` and a second that styles may use. */
type Mark = () => TemplateResult;

/** Live: a ring with a core. Blue on screens. */
export const liveMark: Mark = () =>
  html`<svg class="mark mark-live" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="6" fill="currentColor" />
    <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** Stale, failed or offline: a broken ring with a cross. Orange on screens. */
export const staleMark: Mark = () =>
  html`<svg class="mark mark-stale" viewBox="0 0 32 32" aria-hidden="true">
    <path
      d="M16 3.5A12.5 12.5 0 0 1 28.5 16M28 20.5a12.5 12.5 0 0 1-8.5 7.5M12 28a12.5 12.5 0 0 1-8.5-9M4.5 11.5a12.5 12.5 0 0 1 7-7"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
    />
    <path d="M11 11l10 10M21 11L11 21" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** Under way: a ring drawn in part. */
export const loadingMark: Mark = () =>
  html`<svg class="mark mark-loading" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M16 3.5a12.5 12.5 0 1 1-12.5 12.5" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** Sound is on: a speaker with two waves. */
export const soundMark: Mark = () =>
  html`<svg class="mark mark-sound" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M3 12h6l8-7v22l-8-7H3z" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" />
    <path d="M21.5 11a7 7 0 0 1 0 10M25.5 7a12.7 12.7 0 0 1 0 18" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** Sound is blocked: the speaker, crossed. */
export const soundBlockedMark: Mark = () =>
  html`<svg class="mark mark-sound-blocked" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M3 12h6l8-7v22l-8-7H3z" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" />
    <path d="M22 12l8 8M30 12l-8 8" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** From the ticket to the counter. Turns round in a right-to-left page by the style of its element. */
export const arrowMark: Mark = () =>
  html`<svg class="mark mark-arrow" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M1.3 16h29.3M18 4.7 29.3 16 18 27.3" fill="none" stroke="currentColor" stroke-width="2.667" />
  </svg>`;

/** Back, or the page before. */
export const backMark: Mark = () =>
  html`<svg class="mark mark-back" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M30.7 16H1.4M14 4.7 2.7 16 14 27.3" fill="none" stroke="currentColor" stroke-width="2.667" />
  </svg>`;

/** The office: a door standing in its frame. */
export const doorMark: Mark = () =>
  html`<svg class="mark mark-door" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M5 30V3h22v27" fill="none" stroke="currentColor" stroke-width="4" />
    <path d="M12 30V11h8v19z" fill="currentColor" />
  </svg>`;

/** A printer. */
export const printerMark: Mark = () =>
  html`<svg class="mark mark-printer" viewBox="0 0 48 48" aria-hidden="true">
    <path
      d="M14 18V5h20v13M12 34H5V18h38v16h-7M14 28h20v15H14z"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linejoin="round"
    />
  </svg>`;

/** Accessibility: a person in a ring, arms out. */
export const accessibilityMark: Mark = () =>
  html`<svg class="mark mark-accessibility" viewBox="0 0 48 48" aria-hidden="true">
    <circle cx="24" cy="24" r="21.5" fill="none" stroke="currentColor" stroke-width="3" />
    <circle cx="24" cy="13.5" r="3" fill="currentColor" />
    <path
      d="M13 19.5l7.5 2v7L17 38M35 19.5l-7.5 2v7L31 38M20.5 21.5h7"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;

/** A glass to look through. */
export const searchMark: Mark = () =>
  html`<svg class="mark mark-search" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="13.5" cy="13.5" r="9" fill="none" stroke="currentColor" stroke-width="2.5" />
    <path d="M20.5 20.5 29 29" stroke="currentColor" stroke-width="2.5" />
  </svg>`;

/** Done, kept, received. */
export const checkMark: Mark = () =>
  html`<svg class="mark mark-check" viewBox="0 0 48 48" aria-hidden="true">
    <path d="M8 25l11 11L40 13" fill="none" stroke="currentColor" stroke-width="4" />
  </svg>`;

/** Close, or take away. */
export const crossMark: Mark = () =>
  html`<svg class="mark mark-cross" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M6 6l20 20M26 6 6 26" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** Look here: a bar over a point, in a ring. Goes with orange words. */
export const noticeMark: Mark = () =>
  html`<svg class="mark mark-notice" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" stroke-width="3" />
    <path d="M16 8.5v9.5M16 20.5v3.5" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** Opens downwards. */
export const unfoldMark: Mark = () =>
  html`<svg class="mark mark-unfold" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M6 11.5 16 21.5 26 11.5" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** One step back in what was done. */
export const undoMark: Mark = () =>
  html`<svg class="mark mark-undo" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M11 4 4 11l7 7M4 11h15a8.5 8.5 0 0 1 0 17H9" fill="none" stroke="currentColor" stroke-width="3" />
  </svg>`;

/** A telephone to follow a ticket with. */
export const phoneMark: Mark = () =>
  html`<svg class="mark mark-phone" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M8.5 2.5h15v27h-15zM14 25h4" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" />
  </svg>`;
