import '../src/queue/queue-board/define.js';
import {hall, token} from './session.js';

/*
 * What stands in the address goes to the wall: `?layout=grid`, `?languages=vi+en`, `?voices=vi-north+en`, `?zone=sanh-1`,
 * `?volume=0.8`, `?services=…`, `?counters=…`, `?name=…`; `?blank=30` goes dark half an hour after closing; `?quiet` where
 * another screen has the loudspeaker; `?names` with a counter's token shows masked names; `?media=picture.png` shows a
 * picture while nobody is called.
 */
const query = new URLSearchParams(location.search);
const given = [
  'layout',
  'languages',
  'voices',
  'voice-pack',
  'zone',
  'volume',
  'services',
  'counters',
  'blank',
  'name',
];
const board = document.querySelector('queue-board');
if (board) {
  for (const attribute of given) if (query.has(attribute)) board.setAttribute(attribute, query.get(attribute)!);
  board.quiet = query.has('quiet');
  board.names = query.has('names');
  if (board.names) board.token = token('counter');
  const media = query.get('media');
  if (media) board.append(Object.assign(new Image(), {slot: 'media', src: media, alt: ''}));
  board.hall = hall;
}
