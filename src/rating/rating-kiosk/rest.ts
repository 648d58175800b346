import {css, html, type ReactiveControllerHost} from 'lit';
import {digitCells, digitStyles} from '../../base/digits.js';
import {formatClock, formatLongDate} from '../../base/formats.js';
import {staleMark} from '../../base/marks.js';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import {TickerController} from '../../base/ticker.js';
import type {Hall, HallLink} from '../../services/hall/hall.js';
import type {messages} from './rating-kiosk.messages.js';
import type {RatingKiosk} from './rating-kiosk.js';

/* The screen at rest: the counter, the time, and whether the hall is heard. Nobody is asked anything on it. */

const vi = {
  idleDetail: 'Khi xong việc, câu hỏi về lần phục vụ này sẽ hiện ở đây.',
  stale: (time: string) => `Mất kết nối từ ${time}. Đang nối lại.`,
};

const en: typeof vi = {
  idleDetail: 'When you are finished, a question about the service appears here.',
  stale: (time) => `No connection since ${time}. Connecting again.`,
};

/** What the screen at rest is made of. */
export interface RestView {
  /** The element's messages, and what the page registered for it. */
  text: (typeof messages)['vi'];
  language: string;
  counter: string;
  hall: Hall | null;
  link: HallLink;
  timeZone: string | undefined;
}

/** Nobody is to be asked. */
export function renderRest({text, language, counter, hall, link, timeZone}: RestView) {
  const words: typeof vi & typeof text = {...(language === 'vi' ? vi : en), ...text};
  const now = hall?.now() ?? Date.now();
  const foot =
    link.state === 'stale'
      ? html`<p class="lost">${staleMark()} ${words.stale(formatClock(link.since, timeZone))}</p>`
      : html`<p>${words.privacy}</p>`;
  return html`
    <div class="body rest">
      <p class="counter">${words.counter}<b>${counter}</b></p>
      <div class="welcome">
        <h1 tabindex="-1">${words.idle}</h1>
        <p class="detail">${words.idleDetail}</p>
      </div>
      <p class="time">
        <span class="clock">${digitCells(formatClock(now, timeZone))}</span>
        <span class="date">${formatLongDate(language, now, timeZone)}</span>
      </p>
    </div>
    <footer>${foot}</footer>
  `;
}

/** A pad of the office: a phone that rates one ticket is none of its devices. */
type Pad = ReactiveControllerHost & Pick<RatingKiosk, 'hall' | 'counter' | 'invitation' | 'backlog' | 'durability'>;

/** Tells the hall that the pad lives, and what it could not send or keep. */
export function keepHeard(pad: Pad, resting: () => boolean): void {
  if (pad.invitation) return;
  const report = () => ({
    kind: 'pad' as const,
    name: pad.counter.slice(0, 60),
    backlog: pad.backlog,
    ...(pad.durability === 'network' && {problem: 'storage' as const}),
  });
  new HeartbeatController(pad, report, {idle: resting});
}

/** Renders the element again at each minute while it rests; `hall` is asked for the time, or this device. */
export function keepTime(host: ReactiveControllerHost, resting: () => boolean, hall: () => Hall | null): void {
  new TickerController(host, () => (resting() ? formatClock(hall()?.now() ?? Date.now()) : ''));
}

const styles = css`
  .rest {
    display: grid;
    grid-template-columns: auto 1fr;
    grid-template-rows: 1fr auto;
    column-gap: calc(64 * var(--_u));
  }

  .counter {
    grid-row: 1 / 3;
    display: flex;
    flex-direction: column;
    justify-content: center;
    min-inline-size: calc(320 * var(--_u));
    padding-inline-end: calc(64 * var(--_u));
    border-inline-end: var(--_line-width) solid var(--_line);
    font-size: calc(56 * var(--_u));
    line-height: var(--mc-leading-tight, 1.4);
    color: var(--_ink-2);
  }

  .counter b {
    margin-inline-start: -0.04em;
    font-size: calc(320 * var(--_u));
    line-height: 1;
    letter-spacing: -0.02em;
  }

  .welcome {
    align-self: center;
  }

  .time {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 calc(32 * var(--_u));
    padding-block: calc(24 * var(--_u));
    border-block-start: var(--_line-width) solid var(--_line);
    color: var(--_ink-2);
    font-size: var(--_caption);
  }

  .clock {
    margin-inline-start: -0.08em;
    font-size: calc(80 * var(--_u));
    font-weight: var(--mc-weight-strong, 600);
    line-height: 1;
    color: var(--_ink);
    white-space: nowrap;
  }

  .rest + footer {
    border-block-start: var(--_line-width) solid var(--_line);
  }

  .lost {
    display: flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_ink);
  }

  @container (orientation: portrait) or (max-width: 599.98px) {
    .rest {
      grid-template-columns: 1fr;
      grid-template-rows: auto 1fr auto;
    }

    .counter {
      grid-row: auto;
      padding: calc(96 * var(--_u)) 0 calc(48 * var(--_u));
      border-inline-end: 0;
      border-block-end: var(--_line-width) solid var(--_line);
    }
  }
`;

export const restStyles = css`
  ${digitStyles}
  ${styles}
`;
