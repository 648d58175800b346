import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {cost, countersFor, estimate, expected} from '../../src/queue/estimate.ts';
import {viewOf} from '../../src/queue/viewing.ts';
import {compare, type Score} from '../../tools/estimators.ts';
import {Office} from './hall-fixture.ts';

const minute = 60_000;

describe('what one in a queue costs', () => {
  it('is the mean, and a lunch with a ticket in hand counts four times the middle', () => {
    assert.equal(cost([4, 5, 5, 6, 1000]), (4 + 5 + 5 + 6 + 20) / 5);
    assert.equal(cost([4, 5, 5, 6]), null);
  });
});

describe('a counter that takes several services', () => {
  it('counts for each as many of its people wait for it, and in all not more than once', () => {
    assert.equal(
      countersFor([
        {here: 3, all: 4},
        {here: 4, all: 4},
      ]),
      1.75,
    );
    assert.equal(countersFor([]), 0);
    const waiting = [5, 2, 0];
    const all = waiting.reduce((sum, count) => sum + count, 0);
    const shares = waiting.map((count) => countersFor([{here: count, all}]));
    assert.equal(
      shares.reduce((sum, share) => sum + share, 0),
      1,
    );
  });
});

describe('where too few were served to count by', () => {
  const last = {at: 100 * minute, milliseconds: 25 * minute};

  it('the wait of the last who was called is told, while it is news and a counter is open', () => {
    assert.equal(expected({ahead: 9, times: [], counters: 1, last, now: 110 * minute}), 25 * minute);
    assert.equal(expected({ahead: 9, times: [], counters: 1, last, now: 161 * minute}), null);
    assert.equal(expected({ahead: 9, times: [], counters: 0, last, now: 110 * minute}), null);
    assert.equal(estimate({ahead: 9, times: [], counters: 1}), null);
  });

  it('a hall tells it', () => {
    const hall = new Office();
    hall.do({type: 'openCounter', counter: 'c1'});
    hall.issue('civil', 2);
    const bands = () =>
      viewOf(hall.state, {config: hall.config, epoch: 'e', now: hall.now, role: 'public', streams: []}).services[0]!
        .band;
    assert.equal(bands(), null);
    hall.wait(22);
    hall.do({type: 'callNext', counter: 'c1'});
    assert.deepEqual(bands(), {from: 20, to: 30});
  });
});

describe('on simulated days', () => {
  const {people, scores} = compare(6);
  const of = (start: string): Score => scores.find(({name}) => name.startsWith(start))!;

  it('the same seed tells the same', () => {
    assert.ok(people > 800);
    assert.deepEqual(compare(1, 7), compare(1, 7));
  });

  it('ours errs less than the median formula, the last call, and every average of past waits', () => {
    const ours = of('time at the counter');
    for (const other of ['QL: ahead × median', 'last who was called', 'mean of the last', 'moving average']) {
      assert.ok(ours.mean < of(other).mean, `${other}: ${of(other).mean} against ${ours.mean}`);
      assert.ok(ours.inBand > of(other).inBand, `${other}: ${of(other).inBand} against ${ours.inBand}`);
    }
    assert.ok(ours.unknown < of('QL: ahead × time').unknown);
  });
});
