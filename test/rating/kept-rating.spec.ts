import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newestInvitation, ratingOf} from '../../src/rating/rating-kiosk/kept-rating.ts';
import {readRating} from '../../src/rating/rating.ts';
import {scales} from '../../src/rating/scale.ts';

const invitation = {id: 't', number: 'B027', service: 'land', counter: '4', at: 1000, token: 'right'};
const sent = {id: 'a', seq: 1, at: 5000};

describe('a rating as the pad keeps it', () => {
  for (const asked of [invitation, null]) {
    it(`is one that the server takes, ${asked ? 'with' : 'without'} a ticket`, () => {
      for (const scale of scales) {
        const answer = {id: 'a', score: 3, invitation: asked, shownAt: 1, answeredAt: 2, repeated: false};
        const read = readRating({...ratingOf(answer, scale, asked ? '4' : '', 'vi'), ...sent});
        assert.ok('rating' in read, JSON.stringify(read));
        assert.equal(read.rating.token, asked?.token);
        assert.deepEqual([read.rating.scale, read.rating.wording], [scale.id, scale.wording]);
      }
    });
  }
});

describe('the newest invitation', () => {
  const older = {...invitation, at: 500, token: 'older'};
  const find = (now: number, ...handled: string[]) =>
    newestInvitation([older, invitation, {...invitation, counter: '5', at: 2000}], '4', now, new Set(handled))?.token;

  it('is the last one of its own counter', () => {
    assert.equal(find(1000), 'right');
  });

  it('is none once it was handled: an older visitor has gone', () => {
    assert.equal(find(1000, 'right'), undefined);
  });

  it('is none after three minutes', () => {
    assert.equal(find(1000 + 3 * 60_000), undefined);
  });
});
