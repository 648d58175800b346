import {html, nothing, type TemplateResult} from 'lit';
import type {Shown} from '../board.js';
import type {WaitingRow} from '../view.js';
import {each, type Scene} from './scene.js';

/** Who waits, and how long: so many services a page, in turns. */
export function renderRail(scene: Scene, perPage: number): TemplateResult {
  const {view, services, words, turn} = scene;
  const {text} = words;
  const all = (view?.services ?? []).filter(({id}) => services.size === 0 || services.has(id));
  const pages = Math.ceil(all.length / perPage);
  const page = pages > 0 ? turn % pages : 0;
  return html`<section class="rail" part="rail">
    <h2>${text.waiting}${pages > 1 ? html`<small>${text.waitingPage(page + 1, pages)}</small>` : nothing}</h2>
    <ul>
      ${each(all.slice(page * perPage, (page + 1) * perPage), (row) => renderWaiting(scene, row))}
    </ul>
    ${view && all.length === 0 ? html`<p class="none">${text.noService}</p>` : nothing}
  </section>`;
}

function renderWaiting({words}: Scene, {name, count, band}: WaitingRow): TemplateResult {
  const {text} = words;
  return html`<li>
    <b>${words.pick(name)}</b>
    <span class="c"><strong>${words.number(count)}</strong>${text.people(count)}</span>
    <span class="w">${band ? text.minutes(band.from, band.to) : text.minutesUnknown}</span>
  </li>`;
}

/** Who was called lately. */
export function renderRecent({words, counterName}: Scene, recent: readonly Shown[], short: boolean): TemplateResult {
  const {text} = words;
  const place = (counter: string) => (short ? `→ ${counter}` : text.counterNamed(counter));
  return html`<section class="recent">
    <h2>${text.recent}</h2>
    <ol>
      ${each(recent, ({call}) => html`<li><b>${call.number}</b><span>${place(counterName(call.counter))}</span></li>`)}
    </ol>
  </section>`;
}
