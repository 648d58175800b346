import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {faceScaleOf, levelsShown} from '../../src/rating/scale.ts';
import {scaleOf, scales, usableLevels} from '../../src/rating/scales.ts';

const ids = ['faces-5', 'faces-4', 'faces-3', 'stars-5', 'recommend-10', 'effort-5'];

describe('scales', () => {
  it('are those an office may choose from', () => {
    assert.deepEqual(
      scales.map(({id}) => id),
      ids,
    );
  });

  it('come lowest first, from 1 upwards, or from 0 for a recommendation', () => {
    for (const {levels, direction, kind} of scales) {
      const lowest = kind === 'recommendation' ? 0 : 1;
      assert.equal(direction, 'lowest-first');
      assert.deepEqual(
        levels.map(({score}) => score),
        [...levels.keys()].map((index) => index + lowest),
      );
    }
  });

  it('have a word in both languages on every level, or on both ends of eleven', () => {
    for (const {levels, kind} of scales) {
      const worded = kind === 'recommendation' ? [levels[0]!, levels[10]!] : levels;
      for (const {word} of worded) assert.ok(typeof word === 'object' && word['vi'] && word['en']);
    }
  });

  it('say which levels count as satisfied, by the rule of offices; a recommendation has none', () => {
    const satisfied = scales.map(({id, levels}) => [
      id,
      levels.filter((level) => level.satisfied).map(({score}) => score),
    ]);
    assert.deepEqual(Object.fromEntries(satisfied), {
      'faces-5': [4, 5],
      'faces-4': [3, 4],
      'faces-3': [3],
      'stars-5': [4, 5],
      'recommend-10': [],
      'effort-5': [4, 5],
    });
  });

  it('never break "hài lòng" across lines', () => {
    assert.ok(scales.every(({levels}) => levels.every(({word}) => !JSON.stringify(word).includes('hài lòng'))));
  });

  it('take the default for what is no scale', () => {
    const none = [
      'faces-9',
      '',
      null,
      undefined,
      5,
      {},
      {levels: 'x'},
      {levels: [{score: 1, word: 'alone'}]},
      '{',
      '{"id":7}',
    ];
    for (const input of none) assert.equal(scaleOf(input).id, 'faces-5');
  });

  it('are known at once where they have faces, and otherwise by what is loaded', () => {
    assert.deepEqual(
      ids.map((id) => faceScaleOf(id)?.id),
      ['faces-5', 'faces-4', 'faces-3', undefined, undefined, undefined],
    );
    assert.equal(faceScaleOf('')?.id, 'faces-5');
  });

  it('take an office’s own scale as data or as JSON, with its name and wording', () => {
    const own = {
      id: 'office',
      kind: 'effort',
      picture: 'number',
      wording: '2026-2',
      direction: 'highest-first',
      question: 'Dễ không?',
      levels: [
        {score: 0, word: 'Chưa'},
        {score: 1, word: 'Rồi'},
      ],
    } as const;
    assert.deepEqual(scaleOf(own), own);
    assert.deepEqual(scaleOf(JSON.stringify(own)), own);
  });

  it('keep the words of a known scale that is shown the other way round', () => {
    const turned = scaleOf('{"id": "faces-3", "direction": "highest-first"}');
    assert.deepEqual([turned.id, turned.wording, turned.direction], ['faces-3', '1', 'highest-first']);
    assert.deepEqual(
      levelsShown(turned).map(({score}) => score),
      [3, 2, 1],
    );
  });

  it('never give other words the wording of a known scale', () => {
    const levels = [
      {score: 1, word: 'Tệ'},
      {score: 2, word: 'Hay'},
    ];
    assert.equal(scaleOf({id: 'faces-5', levels}).wording, 'own');
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
