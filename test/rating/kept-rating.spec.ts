import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Memory, questionOf, ratingOf} from '../../src/rating/rating-kiosk/kept-rating.ts';
import {readRating} from '../../src/rating/rating.ts';
import {scales} from '../../src/rating/scales.ts';

const invitation = {id: 't', number: 'B027', service: 'land', counter: '4', at: 1000, token: 'right'};
const sent = {id: 'a', seq: 1, at: 5000};
const asked = {scale: scales[0]!, counter: '4', language: 'vi', channel: 'counter'} as const;
const answer = {id: 'a', score: 3, invitation, shownAt: 1, answeredAt: 2, repeated: false};

describe('a rating as the pad keeps it', () => {
  for (const of of [invitation, null]) {
    it(`is one that the server takes, ${of ? 'with' : 'without'} a ticket`, () => {
      for (const scale of scales) {
        const read = readRating({...ratingOf({...answer, invitation: of}, {...asked, scale}), ...sent});
        assert.ok('rating' in read, JSON.stringify(read));
        assert.equal(read.rating.token, of?.token);
        assert.deepEqual([read.rating.scale, read.rating.wording], [scale.id, scale.wording]);
      }
    });
  }

  it('carries reasons openly and a comment apart, with one salt however often it is written', () => {
    const extra = {reasons: ['waiting'], reasonsWording: '1', comment: 'Chờ lâu'};
    const [one, again] = [1, 2].map(() => readRating({...ratingOf({...answer, extra}, asked), ...sent}));
    assert.ok(one && 'rating' in one && again && 'rating' in again);
    assert.deepEqual([one.rating.reasons, one.rating.reasonsWording], [['waiting'], '1']);
    assert.equal(one.rating.private?.comment, 'Chờ lâu');
    assert.equal(one.rating.private?.salt, again.rating.private?.salt);
  });
});

describe('a question as the pad keeps it', () => {
  for (const outcome of ['shown', 'answered', 'timed-out', 'walked-away', 'withdrawn'] as const) {
    it(`is one that the server takes: ${outcome}`, () => {
      const read = readRating({...questionOf(invitation, 1, outcome, asked), ...sent});
      assert.ok('question' in read, JSON.stringify(read));
      assert.deepEqual([read.question.outcome, read.question.endedAt !== undefined], [outcome, outcome !== 'shown']);
    });
  }
});

describe('the memory of a pad', () => {
  const older = {...invitation, at: 500, token: 'older'};
  const all = [older, invitation, {...invitation, counter: '5', at: 2000, token: 'elsewhere'}];

  it('lets the last one of its own counter be asked', () => {
    assert.equal(new Memory().newest(all, '4', 1000)?.token, 'right');
  });

  it('lets nobody be asked once that one was: older visitors have gone', () => {
    const memory = new Memory();
    memory.ask(invitation);
    assert.equal(memory.newest(all, '4', 1000), null);
    assert.equal(memory.newest([older], '4', 1000), null);
  });

  it('lets nobody be asked after three minutes', () => {
    assert.equal(new Memory().newest(all, '4', 1000 + 3 * 60_000), null);
  });

  describe('started anew', () => {
    const hallNow = 50_000_000;
    const now = Date.now();
    const at = (ago: number, token: string) => ({...invitation, at: hallNow - ago, token});
    const kept = (token: string, ago: number, outcome?: 'shown' | 'timed-out', counter = '4') => ({
      id: `record of ${token}`,
      body: outcome
        ? questionOf({...invitation, token}, now - ago, outcome, {...asked, counter})
        : ratingOf({...answer, invitation: {...invitation, token}, shownAt: now - ago}, {...asked, counter}),
    });
    const after = (...rows: ReturnType<typeof kept>[]) => {
      const memory = new Memory();
      memory.read(rows);
      return memory;
    };

    it('lets nobody be asked who ended before the last one rated here', () => {
      const memory = after(kept('B028', 30_000));
      assert.equal(memory.newest([at(90_000, 'B027')], '4', hallNow), null);
    });

    it('lets nobody be asked who ended before the last one asked in vain', () => {
      const memory = after(kept('B028', 30_000, 'timed-out'));
      assert.equal(memory.newest([at(90_000, 'B027'), at(40_000, 'B028')], '4', hallNow), null);
    });

    it('takes up the question it was cut off in, under the same record', () => {
      const memory = after(kept('B027', 30_000, 'shown'));
      assert.equal(memory.newest([at(40_000, 'B027')], '4', hallNow)?.token, 'B027');
      assert.equal(memory.unfinished('B027'), 'record of B027');
    });

    it('lets a later one be asked, and those of another counter', () => {
      const memory = after(kept('B028', 30_000), kept('C001', 10_000, 'timed-out', '5'));
      assert.equal(memory.newest([at(20_000, 'B029')], '4', hallNow)?.token, 'B029');
    });

    it('is not silenced by a record of a clock that was a year ahead', () => {
      const memory = after(kept('B020', -365 * 86_400_000));
      assert.equal(memory.newest([at(1000, 'B027')], '4', hallNow)?.token, 'B027');
    });
  });
});
