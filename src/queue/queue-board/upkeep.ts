import {css, html, type LitElement, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import {FrameWatch} from '../../device/frame-watch.js';
import {driftAt, shiftAt} from '../../device/pixel-shift.js';
import type {ScreenReport} from '../../services/hall/heartbeat.js';
import {isDark} from '../blanking.js';
import type {HallView} from '../view.js';
import type {Phase} from './scene.js';
import {wallSheet} from '../../base/wall-sheet.js';
import type {BoardSound} from './sound.js';

type Host = LitElement & {readonly hall: string; readonly name: string; readonly blank: number};

/** What the upkeep of a wall needs to know of it. */
export interface Watched {
  readonly phase: Phase;
  readonly view: HallView | null;
  readonly hallNow: number;
  /** The time as it is shown. */
  readonly clock: string;
  readonly sound: BoardSound;
  /** Whether somebody is called at this moment, or something still to be said. */
  readonly isBusy: boolean;
}

/**
 * What lets a wall run for months without a hand: it tells the hall how it is, loads its page anew when the office has
 * published another edition, moves its picture against burning in, goes dark when nobody is there, and notices when it
 * no longer draws.
 */
export class Upkeep {
  /** Whether the screen is to be dark now. */
  isDark = false;
  readonly #frames = new FrameWatch((drawn) => requestAnimationFrame(drawn));

  constructor(
    private readonly host: Host,
    private readonly watched: () => Watched,
  ) {
    new HeartbeatController(host, () => this.#report(), {idle: () => !this.watched().isBusy});
  }

  /** Called at every second. */
  pass(): void {
    this.#frames.look(performance.now());
    const {phase, view, hallNow, isBusy} = this.watched();
    const {blank} = this.host;
    const dark = !isBusy && view !== null && phase !== 'unnamed' && isDark(view, blank, hallNow);
    if (dark !== this.isDark) {
      this.isDark = dark;
      this.host.requestUpdate();
    }
    this.settle();
  }

  /** Puts what was drawn where it belongs now. */
  settle(): void {
    const board = this.host.renderRoot.querySelector<HTMLElement>('.board');
    if (!board) return;
    const [x, y] = shiftAt(performance.now(), this.host.clientHeight);
    const place = x || y ? `translate(${x}px, ${y}px)` : '';
    if (board.style.transform !== place) board.style.setProperty('transform', place);
    if (!this.isDark) return;
    const [left, top] = driftAt(Math.floor(this.watched().hallNow / 60_000));
    board.style.setProperty('--_left', String(left));
    board.style.setProperty('--_top', String(top));
  }

  /** The dark screen: a small clock, in another place every minute. */
  renderDark(): TemplateResult {
    return html`<div class="board dark"><p class="clock">${digitCells(this.watched().clock)}</p></div>`;
  }

  #report(): ScreenReport {
    const {phase, sound} = this.watched();
    const problem = this.#frames.isStalled ? 'stalled' : phase === 'stale' || phase === 'failed' ? 'feed' : undefined;
    return {
      kind: 'board',
      name: this.host.name.slice(0, 60),
      ...(sound === 'unknown' ? {} : {sound}),
      ...(problem ? {problem} : {}),
    };
  }
}

export const styles = wallSheet(css`
  .board.dark {
    display: block;
    background: #000;
  }

  .board.dark .clock {
    position: absolute;
    left: calc((100 * var(--_w) - 320u) * var(--_left, 50) / 100);
    top: calc((100 * var(--_h) - 120u) * var(--_top, 50) / 100);
    padding: 16u;
    color: var(--_ink-3);
  }
`);
