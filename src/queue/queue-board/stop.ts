import {html, nothing, type TemplateResult} from 'lit';
import {staleMark} from '../../base/marks.js';
import type {HallLink} from '../../services/hall/hall.js';
import type {Shown} from '../board.js';
import {each, type Phase, type Scene, type Spoken} from './scene.js';
import {stopMessages} from './stop.messages.js';

export {styles} from './stop.styles.js';

/* A wall that is not live. Loaded as soon as a wall is, so that it is at hand when the line to the hall breaks. */

/** The inverted panel: the largest light on a wall that must not be taken for a live one. `since` is a time of day. */
export function renderStop(scene: Scene, phase: Phase, problem: HallLink['problem'], since: string): TemplateResult {
  const text = scene.spoken(stopMessages);
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
    ${phase === 'stale' ? renderOld(scene, text, since) : nothing}`;
}

function renderOld(scene: Scene, text: Spoken<(typeof stopMessages)['vi']>, since: string): TemplateResult {
  const {board, words, view, counterName} = scene;
  const calls = [...[...board.stage].reverse(), ...board.list].slice(0, 3);
  const renderCall = ({call}: Shown) =>
    html`<li>
      <b>${call.number}</b><span>${words.text.counterNamed(counterName(call.counter))}</span
      ><span>${text.at(words.clock(call.at, view?.hall.timeZone))}</span>
    </li>`;
  return html`<section class="old" part="stage">
      <h2>${text.calledBefore(since)}</h2>
      <ol>
        ${each(calls, renderCall)}
      </ol>
      ${calls.length === 0 ? html`<p class="none">${text.nothingBefore}</p>` : nothing}
    </section>
    <section class="rail" part="rail">
      <h2>${words.text.waiting}</h2>
      <p class="none">${text.waitingUnknown}</p>
    </section>`;
}
