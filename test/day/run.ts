/*
 * `npm run sim -- --tickets 5000 --counters 60 --boards 20 [--seconds 240] [--browser]`: a day of eight hours played in
 * so many seconds against the real server, in a process of its own. Ends with 1 where anything was lost or doubled.
 */
import {parseArgs} from 'node:util';
import {percentile} from '../bench/row.ts';
import {playDay} from './day.ts';

const {values} = parseArgs({
  options: {
    tickets: {type: 'string', default: '5000'},
    counters: {type: 'string', default: '60'},
    boards: {type: 'string', default: '20'},
    seconds: {type: 'string', default: '240'},
    browser: {type: 'boolean', default: false},
  },
});
const number = (name: 'tickets' | 'counters' | 'boards' | 'seconds') => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number, 1 or more.`);
  return value;
};
const size = {
  tickets: number('tickets'),
  counters: number('counters'),
  boards: number('boards'),
  seconds: number('seconds'),
};
const day = await playDay({...size, browser: values.browser});
const times = (samples: readonly number[]) =>
  `p50 ${percentile(samples, 0.5).toFixed(0)} ms, p95 ${percentile(samples, 0.95).toFixed(0)} ms of ${samples.length}`;

console.log(
  `${size.tickets} tickets, ${size.counters} counters, ${size.boards} boards: eight hours in ${day.seconds.toFixed(0)} s`,
);
console.log(`${day.events} events, ${day.calls} calls; ${day.lost} answers lost, ${day.doubled} commands sent twice`);
console.log(`call to board: ${times(day.callToBoard)}`);
if (day.callToPixel.length > 0) console.log(`call to pixel: ${times(day.callToPixel)}`);
console.log(`after ten minutes of silence (${day.missedMeanwhile} events): caught up in ${day.catchUp.toFixed(0)} ms`);
console.log(day.faults.length === 0 ? 'nothing lost, nothing doubled' : day.faults.join('\n'));
process.exit(day.faults.length === 0 ? 0 : 1);
