/* FAULTS C1, C2 and C9 in small: a day of a hall over a bad line. `npm run sim` plays it with thousands. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {percentile} from '../bench/row.ts';
import {playDay} from '../day/day.ts';

test('C1, C2, C9: 300 tickets at 8 counters over a line that loses and doubles requests reach 4 boards once each', async (told) => {
  const day = await playDay({tickets: 300, counters: 8, boards: 4, seconds: 6});
  assert.deepEqual(day.faults, []);
  assert.ok(day.lost > 0 && day.doubled > 0, 'the line never failed');
  assert.ok(day.missedMeanwhile > 0, 'nothing happened in the silence');
  const late = percentile(day.callToBoard, 0.95).toFixed(0);
  told.diagnostic(
    `${day.events} events, ${day.lost} answers lost, ${day.doubled} sent twice; call to board p95 ${late} ms`,
  );
});
