import {css} from 'lit';

/* Below 900 px the queue folds under its count; below 480 px remain number, times, the red button, actions two by two. */
export const foldedStyles = css`
  @container (max-width: 1099px) {
    .link.live {
      position: relative;
    }

    .link.live span {
      position: absolute;
      inset-inline-end: 0;
      white-space: nowrap;
      clip-path: inset(50%);
    }
  }

  @container (max-width: 899px) {
    .panel {
      display: flex;
      flex-direction: column;
      overflow: auto;
    }

    header {
      flex: none;
      flex-wrap: wrap;
      gap: 8px 16px;
    }

    .lack {
      flex: 1 0 auto;
      overflow: visible;
    }

    .actions {
      flex: none;
      grid-auto-rows: minmax(72px, auto);
      max-block-size: none;
    }

    main {
      flex: none;
      overflow: visible;
    }

    aside {
      flex: none;
      block-size: auto;
      min-block-size: 0;
      padding: 12px 32px;
      border-block-start: 1px solid var(--_line);
      border-inline-start: 0;
    }

    .queue,
    .side {
      flex: none;
      min-block-size: 0;
      margin-inline: 0;
      padding-inline: 0;
      overflow: visible;
    }

    .queue h2 span::after {
      content: '';
      display: inline-block;
      inline-size: 8px;
      block-size: 8px;
      margin: 0 4px 4px 12px;
      border: solid currentcolor;
      border-width: 0 2px 2px 0;
      transform: rotate(45deg);
    }

    .queue[open] h2 span::after {
      margin-block-end: 0;
      transform: rotate(225deg);
    }

    footer {
      flex: none;
      flex-wrap: wrap;
      gap: 0 24px;
      margin-block-start: auto;
      padding-block: 4px;
    }

    .times {
      inline-size: auto;
    }
  }

  @container (max-width: 639px) {
    header,
    main,
    footer {
      padding-inline: 16px;
    }

    aside {
      padding-inline: 16px;
    }

    .link.lost {
      flex: 0 1 auto;
      white-space: normal;
    }

    .current {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }

    .about {
      margin-inline-end: 0;
    }

    .lack {
      padding: 16px;
    }

    .number {
      block-size: 112px;
      font-size: min(112px, 30cqi);
    }

    .n5,
    .n6,
    .n7,
    .n8 {
      font-size: min(88px, 18cqi);
    }

    .number.idle {
      block-size: auto;
      min-block-size: 112px;
      font-size: 28px;
    }

    .times {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 8px;
      padding-inline-start: 0;
      border-inline-start: 0;
    }

    .times > div {
      display: grid;
      align-content: end;
    }

    .times dt {
      line-height: 1.4;
    }

    .times dd,
    .times .first dd {
      font-size: min(28px, 7.5cqi);
    }

    .next {
      padding-inline: 16px;
      gap: 12px;
    }

    .next b {
      font-size: 24px;
    }

    .next small {
      font-size: 16px;
    }

    .to {
      font-size: 32px;
    }

    .actions {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 8px;
    }

    .actions button {
      padding-inline: 12px;
      font-size: 18px;
    }

    .states {
      flex: 1 1 100%;
      order: 9;
    }

    .states button {
      flex: 1;
      padding-inline: 4px;
      text-align: center;
    }
  }

  @container (max-width: 479px) {
    kbd,
    .help,
    .fields,
    footer p {
      display: none;
    }

    h1 {
      margin-inline-end: auto;
    }

    form {
      padding-inline: 16px;
    }
  }
`;
