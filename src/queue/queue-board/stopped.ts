import {html, nothing, type TemplateResult} from 'lit';
import {staleMark} from '../../base/marks.js';
import type {Shown} from '../board.js';
import type {HallLink} from '../../services/hall/hall.js';
import {each, type Phase, type Words} from './scene.js';

/** What a wall that is not live knows. */
export interface Stopped {
  phase: Phase;
  problem: HallLink['problem'];
  words: Words;
  /** When the hall was last heard, said in the hall's time. */
  since: string;
  zone: string | undefined;
  /** What it showed last, newest first. */
  calls: readonly Shown[];
  counterName(counter: string): string;
}

/** The inverted panel: the largest light on a wall that must not be taken for a live one. */
export function renderStopped(stopped: Stopped): TemplateResult {
  const {phase, problem, since} = stopped;
  const {text} = stopped.words;
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
    ${phase === 'stale' ? renderOld(stopped) : nothing}`;
}

function renderOld({words, since, zone, calls, counterName}: Stopped): TemplateResult {
  const {text} = words;
  return html`<section class="old" part="stage">
      <h2>${text.calledBefore(since)}</h2>
      <ol>
        ${each(
          calls.slice(0, 3),
          ({call}) =>
            html`<li>
              <b>${call.number}</b><span>${text.counterNamed(counterName(call.counter))}</span
              ><span>${text.at(words.clock(call.at, zone))}</span>
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
