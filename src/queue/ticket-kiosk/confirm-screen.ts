import {html, nothing, type TemplateResult} from 'lit';
import {ways, type Words} from './choose-screen.js';
import type {Band} from './slip.js';
import {figures} from './ticket-screen.js';

/** What is confirmed before a number is given. */
export interface Confirmed extends Words {
  service: string;
  ahead: number | null;
  band: Band | null;
  /** Names of the counters that are open for it. */
  counters: readonly string[];
  /** Whether the office knows people who are served by other rules. */
  hasClasses: boolean;
  /** The class and the reason stated, in words; `null` where none is. */
  claim: {name: string; reason: string} | null;
  /** Seconds left, where people must be told. */
  warning: string | null;
  deep: boolean;
  taken: boolean;
  closed: boolean;
  onClaim: () => void;
  onUnclaim: () => void;
  onTake: () => void;
  onBack: () => void;
  onRestart: () => void;
}

/** One service, how it stands there, and the button that takes the number. */
export function confirmScreen(confirmed: Confirmed): TemplateResult {
  const {text, service, counters, warning, taken, closed, onTake} = confirmed;
  return html`
    <section class="ask">
      <p class=${warning ? 'warning' : ''}>${warning ?? text.confirmAsk}</p>
      <h1 tabindex="-1">${service}</h1>
      <p>${text.counters(counters) || text.noCounterOpen}</p>
    </section>
    <section class="given sure">${figures(confirmed)} ${claimed(confirmed)}</section>
    <div class="actions">
      <button class="action go" type="button" aria-disabled=${closed || taken} @click=${onTake}>
        ${taken ? text.taking : text.take}
      </button>
    </div>
    ${ways(confirmed, confirmed)}
  `;
}

function claimed(confirmed: Confirmed): TemplateResult | typeof nothing {
  const {text, claim, hasClasses, closed, taken, onClaim, onUnclaim} = confirmed;
  if (!hasClasses) return nothing;
  if (!claim) {
    return html`<button class="action claim" type="button" aria-disabled=${closed || taken} @click=${onClaim}>
      ${text.claim}
    </button>`;
  }
  return html`<p class="claimed"><b>${claim.name}</b> <span>${claim.reason}</span></p>
    <button class="action claim" type="button" aria-disabled=${closed || taken} @click=${onUnclaim}>${text.unclaim}</button>`;
}
