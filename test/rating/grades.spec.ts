import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {defaultGrades, gradeOf, indices, rule766, satisfaction766, sheetOf} from '../../src/rating/grades.ts';
import {total} from '../../src/rating/statistics.ts';

const allWith = (points: number) => Object.fromEntries(indices.map(({id}) => [id, points]));

describe('a grade', () => {
  for (const [points, id] of [
    [18, 'excellent'],
    [15, 'excellent'],
    [14, 'good'],
    [12, 'good'],
    [11, 'fair'],
    [9, 'fair'],
    [8, 'average'],
    [6, 'average'],
    [5, 'weak'],
    [0, 'weak'],
  ] as const) {
    it(`is ${id} for ${points} points`, () => assert.equal(gradeOf(points)?.id, id));
  }

  it('follows other boundaries where an office has others, in any order', () => {
    const stricter = defaultGrades.map((grade) => (grade.id === 'excellent' ? {...grade, least: 16} : grade)).reverse();
    assert.equal(gradeOf(15, stricter)?.id, 'good');
    assert.equal(gradeOf(16, stricter)?.id, 'excellent');
  });

  it('is none below every boundary', () => {
    assert.equal(gradeOf(3, [{id: 'good', least: 12, word: {vi: 'Tốt', en: 'Good'}}]), null);
  });
});

describe('the sheet of Circular 01/2018', () => {
  it('has nine indices of two points, 18 together', () => {
    assert.equal(indices.length, 9);
    assert.equal(sheetOf(allWith(2)).total, 18);
  });

  it('adds the points up and names the grade', () => {
    const {total: sum, grade} = sheetOf({...allWith(2), contacts: 0, online: 1});
    assert.deepEqual([sum, grade?.id], [15, 'excellent']);
  });

  it('has no total and no grade while an index is open', () => {
    const {total: sum, grade, rows} = sheetOf({...allWith(2), online: undefined});
    assert.deepEqual([sum, grade, rows.at(-1)?.points], [null, null, null]);
  });

  it('takes nothing but 0, 1 and 2', () => {
    for (const wrong of [3, -1, 1.5, '2', Number.NaN, null, {}]) {
      assert.equal(sheetOf({...allWith(2), attitude: wrong}).total, null);
    }
  });
});

describe('satisfaction after Decision 766', () => {
  it('is what is left after the late and the disliked dossiers', () => {
    const {late, disliked, satisfaction} = satisfaction766({finished: 200, late: 10, disliked: 6})!;
    assert.deepEqual([late, disliked, satisfaction], [0.05, 0.03, 0.92]);
  });

  it('gets all its points at 90 % exactly, and fewer in proportion below', () => {
    assert.equal(satisfaction766({finished: 100, late: 6, disliked: 4})!.points, 6);
    assert.equal(satisfaction766({finished: 100, late: 30, disliked: 25})!.points, 3);
  });

  it('never falls below nothing', () => {
    assert.deepEqual(satisfaction766({finished: 10, late: 8, disliked: 9})!.satisfaction, 0);
  });

  it('splits eighteen points in four', () => {
    assert.equal(total(rule766.split), 18);
  });

  it('is none of no dossier, and none of counts that cannot be', () => {
    for (const wrong of [
      {finished: 0, late: 0, disliked: 0},
      {finished: 5, late: 6, disliked: 0},
      {finished: 5, late: 0, disliked: -1},
      {finished: 5, late: Number.NaN, disliked: 0},
    ]) {
      assert.equal(satisfaction766(wrong), null);
    }
  });
});
