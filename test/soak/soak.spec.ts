/* FAULTS F in small: `npm run soak` plays a million events and 400 days. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {playDays} from './days.ts';
import {soak} from './soak.ts';

/** A short soak sees the heap less sharply: what the first thousands of events compile weighs on few events. */
const short = {warmUp: 10_000, events: 50_000, allowed: 16};

describe('Weeks in minutes (FAULTS F)', () => {
  test('50,000 events leave no node, no listener, no timer and no memory behind', async (told) => {
    const {growth, heap, eventsASecond} = await soak(short);
    told.diagnostic(`${heap.toFixed(2)} bytes an event, ${Math.round(eventsASecond)} events a second`);
    assert.deepEqual(growth, []);
  });

  test('The control, a wall that keeps events, nodes and listeners, is found out in all three', async () => {
    const {growth} = await soak({...short, events: 20_000, leak: true});
    assert.deepEqual(
      ['heap', 'nodes', 'listeners', 'the wall'].filter((name) => !growth.some((line) => line.startsWith(name))),
      [],
    );
  });

  for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe']) {
    test(`B23, B24, C7: 45 days in ${zone}, over the leap day and a change of the clocks`, () => {
      const {days, lengths, early, late} = playDays({zone, from: '2028-02-20', count: 45});
      assert.equal(days, 45);
      assert.ok(Object.keys(lengths).length > 1, 'the clocks were never changed');
      assert.ok(late < early * 1.1, `the state grew from ${early} to ${late} bytes`);
    });
  }
});
