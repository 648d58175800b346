import {html, nothing, type TemplateResult} from 'lit';
import type {Framing} from './frame.js';
import {ariaKeys, keyHint} from './keys.js';
import {actions, hindranceOf, nextStepOf, type Action, type Situation} from './situation.js';

/** The red button: it says what it will do, to which tickets. */
export function nextButton(now: Situation, busy: boolean, framing: Framing): TemplateResult {
  const {telling, act, noShortcuts} = framing;
  const {text, number} = telling;
  const {does, hindrance, finishes} = nextStepOf(now);
  const held = now.mine[0] ?? now.held[0];
  const small = hindrance
    ? text.hindrance(hindrance, held?.number ?? '')
    : finishes
      ? text.finishAndCall(finishes.number)
      : text.waitingNow(number(now.people));
  return html`<button
    class="next"
    part="next"
    type="button"
    aria-disabled=${hindrance !== null}
    aria-busy=${busy}
    aria-keyshortcuts=${noShortcuts ? nothing : ariaKeys('callNext')}
    @click=${() => act('callNext')}
  >
    <span class="does"><b>${does === 'open' ? text.openCounter : text.callNext}</b><small>${small}</small></span>
    <span class="to">${does === 'call' && !hindrance ? now.next?.number : nothing}</span>
    ${keyHint('callNext', noShortcuts)}
  </button>`;
}

/** The six actions in their order. What cannot be done is faint, and says why. */
export function actionButtons(now: Situation, framing: Framing): TemplateResult[] {
  return actions.map((action) => actionButton(now, action, framing));
}

function actionButton(now: Situation, action: Action, {telling: {text}, act, noShortcuts}: Framing): TemplateResult {
  const reason = hindranceOf(now, action);
  const why = reason ? text.hindrance(reason, now.current?.number ?? '') : '';
  return html`<button
    type="button"
    data-action=${action}
    aria-disabled=${reason !== null}
    aria-description=${why || nothing}
    aria-keyshortcuts=${noShortcuts ? nothing : ariaKeys(action)}
    title=${why}
    @click=${() => act(action)}
  >
    <span>${text[action]}</span>${keyHint(action, noShortcuts)}
  </button>`;
}
