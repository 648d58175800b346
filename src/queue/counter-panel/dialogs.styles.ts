import {css} from 'lit';

export const dialogStyles = css`
  dialog {
    inline-size: min(calc(560 * var(--_u)), calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: 0;
    border: 1px solid var(--_ink);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_ink);
  }

  dialog::backdrop {
    background: rgb(31 26 23 / 45%);
  }

  form {
    display: grid;
    gap: calc(16 * var(--_u));
    padding: calc(24 * var(--_u)) calc(32 * var(--_u));
  }

  form h2 {
    padding: 0;
    font-size: calc(24 * var(--_u));
  }

  .body {
    display: grid;
    gap: calc(16 * var(--_u));
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  .line {
    padding: 0;
    color: var(--_ink-2);
  }

  .line {
    display: grid;
    gap: calc(4 * var(--_u));
  }

  .line input,
  select {
    min-block-size: calc(44 * var(--_u));
    padding: 0 calc(12 * var(--_u));
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
  }

  select:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: 2px;
  }

  .pick {
    display: flex;
    align-items: center;
    gap: calc(12 * var(--_u));
    min-block-size: calc(44 * var(--_u));
  }

  .pick + .pick {
    border-block-start: 1px solid var(--_line);
  }

  .pick input {
    flex: none;
    inline-size: calc(20 * var(--_u));
    block-size: calc(20 * var(--_u));
    margin: 0;
    accent-color: var(--_ink);
  }

  .pick small {
    margin-inline-start: auto;
    font-size: inherit;
    color: var(--_ink-2);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(24 * var(--_u));
  }

  .row .pick {
    border: 0;
  }

  .reasons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(200 * var(--_u)), 1fr));
    gap: calc(8 * var(--_u));
  }

  form button {
    min-block-size: calc(48 * var(--_u));
    padding: 0 calc(24 * var(--_u));
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    font-weight: 500;
  }

  form .main {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_surface);
    font-weight: 600;
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: calc(16 * var(--_u));
  }

  .facts li {
    padding-block: calc(8 * var(--_u));
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(220 * var(--_u)), 1fr));
    column-gap: calc(24 * var(--_u));
  }

  .keys dt {
    flex: none;
    min-inline-size: calc(52 * var(--_u));
  }

  .keys dt kbd + kbd {
    margin-inline-start: calc(4 * var(--_u));
  }

  .keys > div {
    display: flex;
    align-items: center;
    gap: calc(16 * var(--_u));
    min-block-size: calc(40 * var(--_u));
    border-block-start: 1px solid var(--_line);
  }

  .keys kbd {
    display: inline-block;
  }

  .steps {
    max-block-size: 50vh;
    overflow: auto;
  }

  .steps li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(12 * var(--_u));
    padding-block: calc(6 * var(--_u));
    border-block-start: 1px solid var(--_line);
  }

  .steps small {
    margin-inline-start: auto;
    font-size: inherit;
    color: var(--_ink-2);
  }

  .undone {
    color: var(--_ink-2);
  }

  .undone span {
    text-decoration: line-through;
  }

  .choice button {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_u));
  }
`;
