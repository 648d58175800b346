import {html, nothing, type TemplateResult} from 'lit';
import {arrowMark} from '../../base/marks.js';
import type {Shown} from '../board.js';
import {each, type Arranged, type Scene} from './scene.js';

/** The newest call large over two rows, or several sharing the stage. */
export function arrange(scene: Scene): Arranged {
  const {heroes, rows, recent} = scene.picture;
  const {text} = scene.words;
  const alone = heroes.length === 1 ? heroes[0]?.call : undefined;
  const stage = html`<section class="stage n${heroes.length} ${heroes.length > 1 ? 'shared' : ''}" part="stage" aria-label=${scene.label.calling}>
    <div class="heroes">
      <div class="saying">
        <p class="say">${text.invite}${alone ? html`<small>${scene.about(alone)}</small>` : nothing}</p>
        <p class="say"><span class=${scene.label.counter.length > 6 ? 'long' : ''}>${text.counter}</span></p>
      </div>
      ${
        heroes.length > 0
          ? html`<ul>
            ${each(heroes, (shown) => renderCall(scene, shown, !alone))}
          </ul>`
          : scene.quiet()
      }
    </div>
    ${
      heroes.length < 2
        ? html`<ul class="rows">
          ${each([rows[0], rows[1]], (shown) => (shown ? renderCall(scene, shown, true) : html`<li class="call"></li>`))}
        </ul>`
        : nothing
    }
  </section>`;
  return {kind: 'hero', stage, recent};
}

function renderCall(scene: Scene, {call}: Shown, withService: boolean): TemplateResult {
  return html`<li class="call">
    <p class="n"><b>${call.number}</b>${withService ? html`<span class="f">${scene.about(call)}</span>` : nothing}</p>
    ${arrowMark()}
    <p class="q">${scene.counterName(call.counter)}</p>
  </li>`;
}
