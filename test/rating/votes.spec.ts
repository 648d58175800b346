import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {safeParse} from 'valibot';
import {voteCountSchema} from '../../src/rating/feedback.ts';
import {readVotes} from '../../src/rating/votes.ts';

describe('the votes for a page', () => {
  it('are counted by stars, with their mean', () => {
    const {value, faults} = readVotes({
      subject: '/x',
      levels: [
        {score: 5, count: 3},
        {score: 2, count: 1},
      ],
    });
    assert.deepEqual(value, {counts: [0, 1, 0, 0, 3], n: 4, average: 17 / 4});
    assert.deepEqual(faults, []);
  });

  it('have no mean where there are none', () => {
    assert.deepEqual(readVotes({levels: []}).value, {counts: [0, 0, 0, 0, 0], n: 0, average: null});
  });

  it('leave out, and name, a level that cannot be', () => {
    const {value, faults} = readVotes({
      levels: [{score: 6, count: 1}, {score: 3, count: -1}, {score: 2.5, count: 1}, null, {score: 4, count: 2}],
    });
    assert.equal(value.n, 2);
    assert.deepEqual(
      faults.map(({path}) => path),
      ['levels.0', 'levels.1', 'levels.2', 'levels.3'],
    );
  });

  it('are refused where nothing is said of them', () => {
    for (const input of [null, undefined, 4, 'x', {}, [], {levels: 'x'}]) assert.throws(() => readVotes(input));
  });

  it('are whatever the published schema lets pass, of one to five stars', () => {
    const level = fc.record({
      score: fc.integer({min: 1, max: 5}),
      count: fc.oneof(fc.nat(1000), fc.integer(), fc.float()),
    });
    fc.assert(
      fc.property(fc.array(level, {maxLength: 6}), (levels) => {
        const {success} = safeParse(voteCountSchema, {subject: '/x', levels});
        assert.equal(readVotes({subject: '/x', levels}).faults.length === 0, success);
      }),
    );
  });
});
