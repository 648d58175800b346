import {html, nothing, type TemplateResult} from 'lit';
import {checkMark, noticeMark} from '../../base/marks.js';
import {ariaKeys, keyHint} from './keys.js';
import type {Telling} from './lists.js';
import type {Outcome} from './orders.js';

/** What the officer must know now. */
export interface Noting {
  telling: Telling;
  outcome: Outcome | null;
  /** A command keeps the officer waiting. */
  slow: boolean;
  away: boolean;
  /** Seconds until the next is called by itself, and the number; `null` where nothing counts. */
  autoCall: {left: number; number: string} | null;
  /** Parked tickets whose time has come. */
  due: readonly string[];
  noShortcuts: boolean;
  retry: () => void;
  stop: () => void;
}

/** What went as it should: said in the colour of text. */
const goodNews: ReadonlySet<Outcome['kind']> = new Set(['settled', 'arrived', 'auto-stopped']);

/** One line between the ticket and the buttons: what became of a command, why nothing works, what comes by itself. */
export function noteLine(noting: Noting): TemplateResult {
  const {telling, outcome, away, slow, autoCall, due, retry} = noting;
  const {text} = telling;
  const standing = away ? text.hindrance('away', '') : due.length ? text.dueNow(due) : '';
  const words = outcome ? outcomeWords(outcome, telling) : slow ? text.sendingNow : autoCall ? '' : standing;
  const good = outcome !== null && goodNews.has(outcome.kind);
  return html`<div class="note ${good ? 'good' : ''}">
    <p role="status" class=${words ? '' : 'none'}>
      ${
        words
          ? html`${good ? checkMark() : noticeMark()}<span>${words}</span>`
          : autoCall
            ? html`<span class="visually-hidden">${text.autoCallBegins}</span>`
            : nothing
      }
    </p>
    ${
      outcome?.kind === 'unanswered' && !away
        ? html`<button type="button" @click=${retry}>${text.retry}</button>`
        : nothing
    }
    ${autoCall && !words ? countdown(autoCall, noting) : nothing}
  </div>`;
}

function countdown({left, number}: {left: number; number: string}, {telling, noShortcuts, stop}: Noting) {
  const {text} = telling;
  return html`<p class="auto">${text.autoCalls(number, telling.number(left))}</p>
    <button type="button" aria-keyshortcuts=${noShortcuts ? nothing : ariaKeys('stopAutoCall')} @click=${stop}>
      ${text.stopAutoCall} ${keyHint('stopAutoCall', noShortcuts)}
    </button>`;
}

function outcomeWords(outcome: Outcome, {text, clock}: Telling): string {
  switch (outcome.kind) {
    case 'unanswered':
      return text.unanswered;
    case 'hindered':
      return text.hindrance(outcome.reason, outcome.number);
    case 'settled':
      return text.settled(outcome.command.type, outcome.number);
    case 'arrived':
      return text.arrived(outcome.number);
    case 'auto-stopped':
      return text.autoStopped;
    default: {
      const {reason, ticket, at} = outcome;
      const state = ticket ? text.stateWord(ticket.state) : '';
      return text.refused(reason, ticket?.number ?? '', state, at === null ? '' : clock(at));
    }
  }
}
