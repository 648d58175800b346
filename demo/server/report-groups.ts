import type {InferInput} from 'valibot';
import type {Text} from '../../src/queue/ticket.ts';
import type {groupSchema} from '../../src/rating/report.ts';
import type {HallSettings} from './config.ts';
import {byLevel, responseOf, type Asked, type Counted, type Place} from './counts.ts';

/* The counts of a report once more, by month, counter, field, service and channel. */

type Group = InferInput<typeof groupSchema>;

/** What is grouped. */
interface Figures {
  rows: readonly Counted[];
  asked: readonly Asked[];
  scores: readonly number[];
}

interface Named {
  id: string;
  name: Text;
  note?: Text;
}

/** Several texts as one line, in each language that one of them has. */
function lineOf(texts: readonly Text[]): Text {
  if (texts.every((text) => typeof text === 'string')) return texts.join(', ');
  const languages = new Set(texts.flatMap((text) => (typeof text === 'string' ? [] : Object.keys(text))));
  const inLanguage = (language: string) =>
    texts
      .map((text) => (typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '')))
      .join(', ');
  return Object.fromEntries([...languages].map((language) => [language, inLanguage(language)]));
}

/** A counter as people say it: `3` alone is a number of anything. A name in words stays as it is. */
function counterName(name: Text): Text {
  const said = (own: string, language: string) =>
    /^\p{L}?\d+\p{L}?$/u.test(own) ? (language === 'en' ? `Counter ${own}` : `Quầy ${own}`) : own;
  if (typeof name !== 'string') {
    return Object.fromEntries(Object.entries(name).map(([language, own]) => [language, said(own, language)]));
  }
  const [vi, en] = [said(name, 'vi'), said(name, 'en')];
  return vi === en ? name : {vi, en};
}

function countersOf({counters, services}: HallSettings): Named[] {
  const nameOf = (service: string) => services.find(({id}) => id === service)?.name ?? service;
  return counters.map(({id, name, services: taken}) => ({
    id,
    name: counterName(name),
    note: lineOf(taken.map(nameOf)),
  }));
}

/** Fields as the office names them; where it names none, each of its services is one. */
function fieldsOf({services, ratings: {fields}}: HallSettings): {named: Named[]; of: (service: string) => string} {
  if (fields.length === 0) return {named: services.map(({id, name}) => ({id, name})), of: (service) => service};
  const field = (service: string) => fields.find(({services: held}) => held.includes(service))?.id ?? service;
  return {named: fields.map(({id, name}) => ({id, name})), of: field};
}

/** One group a key, those with a name in the office's order and then the others. */
function grouped(
  {rows, asked, scores}: Figures,
  keyOf: (place: Place) => string | null,
  named: readonly Named[] = [],
): Group[] {
  const given = new Set([...rows.filter(({counted}) => counted), ...asked].map(keyOf));
  const others = [...given].filter((key): key is string => key !== null && named.every(({id}) => id !== key)).sort();
  const all: Named[] = [...named.filter(({id}) => given.has(id)), ...others.map((id) => ({id, name: ''}))];
  return all.map(({id, name, note}) => ({
    key: id,
    ...(name ? {name: name as Group['name']} : {}),
    ...(note ? {note: note as Group['note']} : {}),
    counts: byLevel(
      rows.filter((row) => keyOf(row) === id),
      scores,
    ),
    response: responseOf(asked.filter((each) => keyOf(each) === id)),
  }));
}

/** By channel there are answers alone: nobody knows how many might have answered there. */
function byChannel({rows, scores}: Figures): Group[] {
  const channels = [...new Set(rows.filter(({counted}) => counted).map(({channel}) => channel))].sort();
  return channels.map((key) => ({
    key,
    counts: byLevel(
      rows.filter(({channel}) => channel === key),
      scores,
    ),
  }));
}

/** Every grouping of a report. */
export function groupsOf(hall: HallSettings, figures: Figures) {
  const fields = fieldsOf(hall);
  return {
    month: grouped(figures, ({month}) => month),
    counter: grouped(figures, ({counter}) => counter, countersOf(hall)),
    field: grouped(figures, ({service}) => (service === null ? null : fields.of(service)), fields.named),
    service: grouped(
      figures,
      ({service}) => service,
      hall.services.map(({id, name}) => ({id, name})),
    ),
    channel: byChannel(figures),
  };
}
