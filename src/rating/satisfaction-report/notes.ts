import {html, type TemplateResult} from 'lit';
import {responseRate, showsPercentage, total} from '../statistics.js';
import type {Figures} from './figures.js';
import {inner, percent, type Say} from './say.js';

/** What a reader must know to read the figures rightly: who answered, who did not, what was left out, what they are not. */
export function renderNotes(say: Say, figures: Figures): TemplateResult {
  const {text} = say;
  const sentences = notesOf(say, figures);
  return html`<footer part="notes">
    <h3 class="visually-hidden">${text.method}</h3>
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
  </footer>`;
}

/** The same as sentences, for the picture. The first is the one that no figure may travel without. */
export function notesOf(say: Say, figures: Figures): string[] {
  return [
    [whoOf(say, figures), rankingOf(say, figures)].filter(Boolean).join(' '),
    [askedOf(say, figures), figures.rate ? say.text.rateBase : '', awaitedOf(say, figures), leftOutOf(say, figures)]
      .filter(Boolean)
      .join(' '),
    scaleOf(say, figures),
  ].filter(Boolean);
}

/** Who answered, and what the figures are not. */
export function whoOf(say: Say, figures: Figures): string {
  return say.text.who(channelsOf(say, figures));
}

function awaitedOf(say: Say, {awaited}: Figures): string {
  return awaited > 0 ? say.text.awaited(say.number(awaited)) : '';
}

function channelsOf(say: Say, {counts}: Figures): string {
  const channels = counts.by.channel.map(({key, name, counts: levels}) => ({key, name, n: total(levels)}));
  const used = channels.filter(({n}) => n > 0);
  if (used.length === 0) return '';
  if (used.length === 1 && used[0]!.key === 'counter') return say.text.atCounter;
  const named = used.map(({key, name, n}) =>
    say.text.channelCount(say.text.channelName(key) || inner(say, say.pick(name) || key), say.number(n)),
  );
  return say.text.byChannel(named.join('; '));
}

function rankingOf(say: Say, {groups}: Figures): string {
  const has = (wanted: string) => groups.some(({grouping}) => grouping === wanted);
  return [has('counter') && say.text.noRank, has('officer') && say.text.noRankPeople].filter(Boolean).join(' ');
}

function askedOf(say: Say, {counts, n}: Figures): string {
  const {response} = counts;
  const rate = response && responseRate(response.answered, response.shown);
  if (!rate) return '';
  const [shown, answered, timedOut, walkedAway] = [
    rate.asked,
    rate.answered,
    response.timedOut,
    response.walkedAway,
  ].map((count) => say.number(count)) as [string, string, string, string];
  return say.text.asked(shown, answered, showsPercentage(n) ? percent(say, rate.value) : null, timedOut, walkedAway);
}

function leftOutOf(say: Say, {leftOut, n}: Figures): string {
  if (leftOut.total === 0) return '';
  const others = leftOut.flags.filter(([flag]) => !say.text.flagName(flag));
  const list = leftOut.flags
    .filter(([flag]) => say.text.flagName(flag))
    .map(([flag, count]) => say.text.flag(say.text.flagName(flag), say.number(count)));
  if (others.length > 0) list.push(say.text.flag(say.text.otherFlag, say.number(total(others.map(([, n]) => n)))));
  return say.text.leftOut(
    say.number(leftOut.total),
    showsPercentage(n) ? percent(say, leftOut.share) : null,
    list.join(', '),
  );
}

function scaleOf(say: Say, {counts: {scale, series}}: Figures): string {
  const direction = scale.direction === 'highest-first' ? say.text.highestFirst : say.text.lowestFirst;
  return say.text.scale(series === 'ticket' ? say.text.ticket : say.text.open, scale.id, direction, scale.wording);
}
