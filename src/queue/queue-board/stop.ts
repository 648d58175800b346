import {html, nothing, type TemplateResult} from 'lit';
import type {LocaleController} from '../../base/locale.js';
import {staleMark} from '../../base/marks.js';
import type {HallLink} from '../../services/hall/hall.js';
import type {messages} from './queue-board.messages.js';
import {stopMessages} from './stop.messages.js';

export {stopStyles} from './stop.styles.js';

/* A wall that is not live. Loaded as soon as a wall is, so that it is at hand when the line to the hall breaks. */

/** A call as it is told afterwards. */
interface OldCall {
  number: string;
  counter: string;
  /** When it was called. */
  at: number;
}

/** What such a wall is made of. */
export interface StopView {
  phase: 'unnamed' | 'failed' | 'stale';
  problem: HallLink['problem'];
  /** When the hall was last heard. */
  since: number;
  zone: string | undefined;
  /** The last calls it heard of, newest first. */
  calls: readonly OldCall[];
  locale: LocaleController<(typeof messages)['vi']>;
}

/** The inverted panel: the largest light on a wall that must not be taken for a live one. */
export function renderStop(view: StopView): TemplateResult {
  const {phase, problem, locale} = view;
  const text = {...(locale.language === 'vi' ? stopMessages.vi : stopMessages.en), ...locale.text};
  const since = locale.clock(view.since, view.zone);
  const [title, lines] =
    phase === 'stale'
      ? [text.staleSince(since), [text.staleNumbers, text.staleAdvice]]
      : phase === 'unnamed'
        ? [text.noHall, [text.noHallAdvice]]
        : [text.failed(problem), [text.failedReason(problem), text.staleAdvice]];
  return html`<section class="stop" role="alert">
      <h2>${staleMark()}<span>${title}</span></h2>
      <p>${lines.map((line) => html`<span>${line}</span>`)}</p>
    </section>
    ${phase === 'stale' ? renderOld(view, text, since) : nothing}`;
}

function renderOld(
  {calls, locale, zone}: StopView,
  text: (typeof stopMessages)['vi'] & (typeof messages)['vi'],
  since: string,
): TemplateResult {
  return html`<section class="old" part="stage">
      <h2>${text.calledBefore(since)}</h2>
      <ol>
        ${calls.map(
          ({number, counter, at}) =>
            html`<li>
              <b>${number}</b><span>${text.counterNamed(counter)}</span><span>${text.at(locale.clock(at, zone))}</span>
            </li>`,
        )}
      </ol>
      ${calls.length === 0 ? html`<p class="none">${text.nothingBefore}</p>` : nothing}
    </section>
    <section class="rail" part="rail">
      <h2>${text.waiting}</h2>
      <p class="none">${text.waitingUnknown}</p>
    </section>`;
}
