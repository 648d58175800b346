import {css} from 'lit';

/** The calls: one hero over two rows, or several sharing the stage. */
export const stage = css`
  .stage {
    --_head: 104u;
    --_hero: 320u;
    --_hero-width: 896u;
    --_counter-width: 236u;
    --_row: 112u;
    --_row-width: 560u;
    --_least: 36u;
    grid-area: stage;
    display: grid;
    grid-template: minmax(0, 408fr) minmax(0, 304fr) / minmax(0, 1fr);
    min-height: 0;
  }

  .saying,
  .call {
    display: grid;
    grid-template-columns: var(--_columns);
    column-gap: 24u;
    padding-inline-start: var(--_margin);
  }

  .heroes {
    display: grid;
    grid-template: var(--_head) minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
  }

  .heroes ul,
  .rows {
    display: grid;
    grid-auto-rows: minmax(0, 1fr);
    min-height: 0;
  }

  .saying {
    grid-template-columns: minmax(0, 984fr) minmax(0, 240fr);
    align-items: end;
  }

  .say {
    font-size: 56u;
    font-weight: 500;
  }

  /* "Counter" in the column that was drawn for "Quầy". */
  .long {
    font-size: 0.82em;
  }

  .say small {
    margin-inline-start: 24u;
    font-size: 40u;
  }

  .call {
    grid-template-rows: minmax(0, 1fr); /* a number taller than its row stays in the middle of it */
    min-height: 0;
    align-items: center;
  }

  .rows .call {
    border-bottom: var(--_rule) solid var(--_line);
  }

  .n {
    display: flex;
    align-items: baseline;
    min-width: 0;
  }

  .n b,
  .q {
    flex: none;
    font-size: min(var(--_row), calc(var(--_row-width) / var(--_em, 2.8)));
    font-weight: var(--mc-weight-number, 600);
    line-height: 1;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  /* A counter with a name of words wraps rather than vanish. */
  .q {
    font-size: max(var(--_least), min(var(--_row), calc(var(--_counter-width) / var(--_em, 0.7))));
    line-height: 1.15;
    white-space: normal;
  }

  b.long {
    max-width: 100%;
    padding-top: var(--_room);
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .q.long {
    max-height: 2.3em;
    overflow: hidden;
  }

  .f {
    flex: 1;
    min-width: 0;
    margin-inline-start: 48u;
    color: var(--_ink-2);
  }

  .mark-arrow {
    justify-self: end;
    width: 64u;
    height: 64u;
    margin-inline-end: 8u;
    color: var(--_ink-3);
  }

  .board:dir(rtl) .mark-arrow {
    transform: scaleX(-1);
  }

  /* Red is a live call, gold the called number: nothing else on the wall is either. */
  .n1 .heroes,
  .shared .heroes {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .heroes .n b {
    color: var(--_gold);
  }

  .heroes .mark-arrow {
    color: inherit;
  }

  .n1 .heroes .n b {
    margin-inline-start: -0.0625em;
    font-size: min(var(--_hero), calc(var(--_hero-width) / var(--_em, 2.8)));
    letter-spacing: -0.02em;
  }

  .n1 .heroes .q {
    margin-inline-start: -0.0375em;
    font-size: max(var(--_least), min(var(--_hero), calc(var(--_counter-width) / var(--_em, 0.7))));
    letter-spacing: -0.02em;
  }

  .n1 .heroes .mark-arrow {
    justify-self: start;
    width: 88u;
    height: 88u;
    margin: 0;
    margin-inline-start: -16u;
  }

  /* Several at once share the whole stage in equal rows, in the same three columns. */
  .shared {
    --_head: 88u;
    --_row-width: 680u;
    grid-template-rows: minmax(0, 1fr);
  }

  .n2 .n b,
  .n2 .q,
  .n3 .n b,
  .n3 .q {
    margin-inline-start: -0.05em;
  }

  .n2 {
    --_row: 224u;
  }

  .n3 {
    --_row: 160u;
  }

  .n4 {
    --_row: 120u;
  }

  .n5 {
    --_row: 97u;
  }

  .over .stage {
    --_head: 80u;
    --_row: 80u;
  }

  .flood .stage {
    --_head: 64u;
    --_row: 54u;
  }

  .flood .say {
    font-size: 40u;
  }

  .shared .call + .call {
    border-top: var(--_rule) solid var(--mc-accent-press, #6a1013);
  }

  .shared .f {
    white-space: normal;
    max-height: calc(2em * 1.3 + var(--_room));
    line-height: 1.3;
  }

  .n0 .say {
    color: var(--_ink-3);
  }

  .n0 .heroes {
    border-bottom: var(--_rule) solid var(--_line);
  }

  .quiet {
    align-self: center;
    padding: 0 var(--_margin) 24u;
    font-size: 80u;
    font-weight: 500;
    line-height: 1.3;
  }

  .quiet span {
    display: block;
    font-size: 40u;
    font-weight: 400;
    color: var(--_ink-2);
  }
`;

/** Beside and below: who waits, who was called lately. */
export const rail = css`
  .rail {
    grid-area: rail;
    min-height: 0;
    padding: 24u var(--_margin) 0 48u;
    overflow: hidden;
    border-inline-start: var(--_rule) solid var(--_line);
  }

  .rail h2 {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    padding-bottom: 20u;
    font-weight: 600;
  }

  .rail li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 16u;
    align-content: center;
    align-items: baseline;
    height: 146u;
    padding-bottom: 10u;
    border-top: var(--_rule) solid var(--_line);
    white-space: nowrap;
  }

  .rail b {
    grid-column: 1 / 3;
    font-weight: 500;
  }

  .c,
  .w {
    line-height: 1.2;
  }

  .c {
    padding-top: var(--_room);
    margin-top: calc(-1 * var(--_room));
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .c strong {
    margin-inline-end: 10u;
    font-size: 56u;
    font-weight: 600;
  }

  .w {
    color: var(--_ink-2);
  }

  .none {
    padding-top: 20u;
    border-top: var(--_rule) solid var(--_line);
    color: var(--_ink-3);
    text-wrap: balance;
  }

  .recent {
    grid-area: recent;
    min-height: 136u;
    padding: 16u 24u 16u var(--_margin);
    overflow: hidden;
  }

  .over .recent {
    border-top: var(--_rule) solid var(--_line);
  }

  .recent h2 {
    font-size: 28u;
    color: var(--_ink-2);
  }

  .recent ol {
    display: flex;
    flex-wrap: wrap;
    height: 1.4em; /* one line; what does not fit is below it and not seen in part */
    margin-top: calc(-1 * var(--_room));
    padding-top: var(--_room);
    box-sizing: content-box;
    overflow: hidden;
  }

  .recent li {
    flex: none;
    min-width: 20%;
    max-width: 100%;
    padding-inline-end: 16u;
  }

  .over .recent ol {
    height: auto;
  }

  .recent b {
    font-weight: 600;
  }

  .recent li span {
    margin-inline-start: 10u;
    font-size: 28u;
    color: var(--_ink-2);
  }

  .flood .recent li {
    line-height: 1.28;
  }
`;
