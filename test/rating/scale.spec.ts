import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {scaleOf, scales, usableLevels} from '../../src/rating/scale.ts';

describe('scales', () => {
  it('come lowest first, with a word in both languages on every level', () => {
    for (const {levels, direction} of scales) {
      assert.equal(direction, 'lowest-first');
      assert.deepEqual(
        levels.map(({score}) => score),
        [...levels.keys()].map((index) => index + 1),
      );
      for (const {word} of levels) assert.ok(typeof word === 'object' && word['vi'] && word['en']);
    }
  });

  it('never break "hài lòng" across lines', () => {
    assert.ok(scales.every(({levels}) => levels.every(({word}) => !JSON.stringify(word).includes('hài lòng'))));
  });

  it('take the default for what is no scale', () => {
    for (const input of ['faces-9', '', null, undefined, 5, {}, {levels: 'x'}, {levels: [{score: 1, word: 'alone'}]}]) {
      assert.equal(scaleOf(input).id, 'faces-5');
    }
  });

  it('take an office’s own scale as data, with its name and wording', () => {
    const own = {
      id: 'office',
      wording: '2026-2',
      levels: [
        {score: 0, word: 'Chưa'},
        {score: 1, word: 'Rồi'},
      ],
    };
    assert.deepEqual(scaleOf(own), {...own, direction: 'lowest-first'});
  });

  it('leave out levels that cannot be shown or stored', () => {
    const levels = [null, 7, {score: 1, word: 'a'}, {score: 1, word: 'b'}, {score: NaN, word: 'c'}, {score: 2}];
    assert.deepEqual(usableLevels(levels), [{score: 1, word: 'a'}]);
    const scale = {
      levels: [
        {score: 1, word: 'a'},
        {score: 1.5, word: 'b'},
        {score: 101, word: 'c'},
        {score: 2, word: 'd'},
      ],
    };
    assert.deepEqual(
      scaleOf(scale).levels.map(({score}) => score),
      [1, 2],
    );
  });
});
