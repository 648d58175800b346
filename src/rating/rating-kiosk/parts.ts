import type {LitElement} from 'lit';
import {addStyles, Late} from '../../base/late.js';
import type {Hall} from '../../services/hall/hall.js';
import type {keepHeard} from './rest.js';

type Host = LitElement & Parameters<typeof keepHeard>[0] & {readonly voice: boolean};

/**
 * What comes after the element itself: rarer scales, reasons, what stands beside the question, notices for staff, the
 * clock of the screen at rest, the voice. A rating is taken, kept and thanked for without any of them.
 */
export class Parts {
  readonly more: Late<typeof import('../more-levels.js')>;
  readonly follow: Late<typeof import('./follow-up.js')>;
  readonly aside: Late<typeof import('./aside.js')>;
  readonly notice: Late<typeof import('./notice.js')>;
  readonly rest: Late<typeof import('./rest.js')>;
  readonly voice: Late<typeof import('./listening.js')>;
  #stopVoices: (() => void) | undefined;

  constructor(host: Host, resting: () => boolean, hall: () => Hall | null) {
    this.more = new Late(
      host,
      () => import('../more-levels.js'),
      ({moreLevelStyles}) =>
        addStyles(host.renderRoot, moreLevelStyles('(orientation: portrait) or (max-width: 599.98px)')),
    );
    this.follow = new Late(
      host,
      () => import('./follow-up.js'),
      ({followUpStyles}) => addStyles(host.renderRoot, followUpStyles),
    );
    this.aside = new Late(
      host,
      () => import('./aside.js'),
      ({asideStyles}) => addStyles(host.renderRoot, asideStyles),
    );
    this.notice = new Late(host, () => import('./notice.js'));
    this.rest = new Late(
      host,
      () => import('./rest.js'),
      ({keepHeard, keepTime, restStyles}) => {
        addStyles(host.renderRoot, restStyles);
        keepTime(host, resting, hall);
        keepHeard(host, resting);
      },
    );
    this.voice = new Late(
      host,
      () => import('./listening.js'),
      ({listenStyles}) => {
        addStyles(host.renderRoot, listenStyles);
        this.listen(host);
      },
    );
  }

  /** Voices come and go while the page is open. */
  listen(host: Host): void {
    if (host.isConnected && host.voice) {
      this.#stopVoices ??= this.voice.wanted?.voicesChanged(() => host.requestUpdate());
    }
  }

  hush(): void {
    this.voice.now?.hush();
  }

  leave(): void {
    this.hush();
    this.#stopVoices?.();
    this.#stopVoices = undefined;
  }
}
