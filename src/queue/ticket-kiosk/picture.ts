import {drawQr} from '../../core/qr.js';
import type {Block} from '../../services/print/picture.js';
import {whenGiven, type Printed} from './sheet.js';

/** The ticket for printers that are sent dots: the same in the same order as on the browser's sheet. */
export function slipBlocks({text, locale, office, place, service, location, slip, timeZone}: Printed): Block[] {
  const {ahead, band, counters, follow, late} = slip;
  const code = follow === null ? null : drawQr(follow);
  const line = (words: string, size = 4): Block[] => (words ? [{kind: 'text', text: words, size}] : []);
  const people = ahead === null ? text.unknown : `${locale.number(ahead)} ${text.people(ahead)}`;
  const wait = band ? `${text.waitFigure(band)} ${text.minutes}` : text.unknown;
  return [
    {kind: 'text', text: office, size: 4, strong: true},
    ...line(place),
    {kind: 'gap', size: 2},
    {kind: 'rule'},
    {kind: 'gap', size: 2},
    {kind: 'hero', text: slip.number, size: 22},
    {kind: 'gap', size: 1},
    {kind: 'text', text: service, size: 6, strong: true},
    ...line(text.counters(counters)),
    ...line(location),
    ...(late ? line(text.late) : []),
    {kind: 'gap', size: 2},
    {kind: 'rule'},
    {
      kind: 'pair',
      cells: [
        [text.ahead, people],
        [text.waitLabel(band), wait],
      ],
    },
    {kind: 'rule'},
    ...line(text.sheetWhat),
    ...(code ? [{kind: 'code', path: code.path, units: code.size, size: 38} as const, ...line(text.sheetScan)] : []),
    {kind: 'gap', size: 1},
    {kind: 'rule'},
    ...line(whenGiven({locale, slip, timeZone})),
    {kind: 'text', text: text.onePerson, size: 4, strong: true},
  ];
}
