import {html, nothing, type TemplateResult} from 'lit';
import {noticeMark} from '../../base/marks.js';
import type {HallLink} from '../../services/hall/hall.js';
import type {HallView} from '../view.js';
import type {messages} from './counter-panel.messages.js';
import type {Situation} from './situation.js';

/** Why there is nothing to work with. */
export type Lack = 'unnamed' | 'failed' | 'loading' | 'noToken' | 'chooseCounter' | 'unknownCounter';

/** What a panel was told and what it found. */
export interface Found {
  hall: string;
  counter: string;
  link: HallLink;
  view: HallView | null;
  situation: Situation | null;
}

/** What is lacking; `null` where the officer can work. */
export function lackOf({hall, counter, link, view, situation}: Found): Lack | null {
  if (!hall) return 'unnamed';
  if (!view) return link.state === 'loading' ? 'loading' : 'failed';
  if (view.role === 'public' || view.role === 'kiosk') return 'noToken';
  return situation ? null : counter ? 'unknownCounter' : 'chooseCounter';
}

/** Says what is lacking, and lets staff mend what they can: the counter's name, the device's token. */
export function lackSection(
  lack: Lack,
  {counter, link, view}: Found,
  text: (typeof messages)['vi'],
  choose: (counter: string) => void,
): TemplateResult {
  const choosing = lack === 'chooseCounter' || lack === 'unknownCounter';
  const pairing = lack === 'noToken' || (lack === 'failed' && link.problem === 'forbidden');
  const sentences: Record<Lack, string> = {
    unnamed: text.unnamed,
    failed: text.failed(link.problem ?? ''),
    loading: text.loading,
    noToken: text.noToken,
    chooseCounter: view?.counters.length ? text.chooseCounter : text.noCounters,
    unknownCounter: text.unknownCounter(counter.slice(0, 40)),
  };
  return html`<div class="lack ${lack}">
    <p class="sentence" role="status">
      ${lack === 'failed' || lack === 'noToken' ? noticeMark() : nothing}<span>${sentences[lack]}</span>
    </p>
    ${
      choosing
        ? html`<div class="counters">
            ${view?.counters.map(
              ({id, name}) => html`<button type="button" @click=${() => choose(id)}>${text.counter(name)}</button>`,
            )}
          </div>`
        : nothing
    }
    ${pairing ? html`<slot name="pairing"></slot>` : nothing}
  </div>`;
}
