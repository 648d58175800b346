import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {comparisons, holds, type Answer} from '../../src/rating/survey-condition.ts';
import {readExpression} from '../../src/rating/survey-expression.ts';

const questions = ['a', 'b', 'nơi nộp', 'm'];
const resolve = (name: string) => {
  if (questions.includes(name)) return {question: name};
  return name === 'm.row' ? {question: 'm', row: 'row'} : null;
};

/** Whether an expression holds for these answers; throws what is wrong with it. */
function evaluate(text: string, answers: Record<string, Answer>): boolean {
  const read = readExpression(text, resolve);
  if ('problem' in read) throw new Error(read.problem);
  return holds(read.condition, (question, row) => {
    const answer = answers[question];
    return row === undefined ? answer : (answer as Record<string, string> | undefined)?.[row];
  });
}

function problem(text: string): string {
  const read = readExpression(text, resolve);
  assert.ok('problem' in read, `“${text}” was understood`);
  return read.problem;
}

describe('expressions of SurveyJS', () => {
  for (const [text, answers, expected] of [
    ["{a} = 'x'", {a: 'x'}, true],
    ["{a} = 'x'", {a: 'y'}, false],
    ["{a} == 'x'", {a: 'x'}, true],
    ['{a} = 2', {a: '2'}, true],
    ["{a} <> 'x'", {a: 'y'}, true],
    ["{a} != 'x'", {}, true],
    ['{a} > 2', {a: 3}, true],
    ['{a} > 2', {a: 2}, false],
    ['{a} >= 2', {a: 2}, true],
    ['{a} < 2', {}, false],
    ['{a} <= -1', {a: -1.5}, true],
    ['{a} > 10', {a: 9}, false],
    ["{a} >= '2026-02-01'", {a: '2026-01-31'}, false],
    ["{a} contains 'x'", {a: ['x', 'y']}, true],
    ["{a} contains ['x', 'z']", {a: ['x', 'y']}, false],
    ["{a} contains 'on'", {a: 'đường'}, false],
    ["{a} contains 'ờng'", {a: 'đường'}, true],
    ["{a} notcontains 'x'", {a: ['y']}, true],
    ["{a} anyof ['x', 'y']", {a: 'y'}, true],
    ["{a} anyof ['x', 'y']", {a: ['z']}, false],
    ["{a} allof ['x', 'y']", {a: ['y', 'x', 'z']}, true],
    ["{a} noneof ['x', 'y']", {a: ['z']}, true],
    ['{a} empty', {}, true],
    ['{a} empty', {a: []}, true],
    ['{a} notempty', {a: 0}, true],
    ['{a} notempty', {a: false}, true],
    ['{a} = true', {a: true}, true],
    ["{a} = ['x', 'y']", {a: ['y', 'x']}, true],
    ["{nơi nộp} = 'Quầy 1'", {'nơi nộp': 'Quầy 1'}, true],
    ['{m.row} = 3', {m: {row: 3}}, true],
    ['{m.row} = 3', {}, false],
    ["'x' = {a}", {a: 'x'}, true],
    ['2 < {a}', {a: 3}, true],
    ["{a} = 'x' and {b} = 'y'", {a: 'x', b: 'z'}, false],
    ["{a} = 'x' or {b} = 'y'", {a: 'x', b: 'z'}, true],
    ["{a} = 'x' or {b} = 'y' and {b} = 'z'", {a: 'x', b: 'q'}, true],
    ["({a} = 'x' or {b} = 'y') and {b} = 'z'", {a: 'x', b: 'q'}, false],
    ["!({a} = 'x') && {b} notempty", {a: 'y', b: 1}, true],
    ["not {a} empty || {b} = 'y'", {a: 1}, true],
    ["{a} = 'it\\'s'", {a: "it's"}, true],
    ['{a} = yes', {a: 'yes'}, true],
    ["{a} = 'x' AND {b} NOTEMPTY", {a: 'x', b: 1}, true],
  ] as const satisfies [string, Record<string, unknown>, boolean][]) {
    it(`${text} is ${expected} for ${JSON.stringify(answers)}`, () => {
      assert.equal(evaluate(text, answers as Record<string, Answer>), expected);
    });
  }

  for (const [text, reason] of [
    ['{c} = 1', /there is no question “c”/],
    ['{m.other} = 1', /there is no question “m.other”/],
    ['{a}', /comparison was expected/],
    ['{a} =', /value was expected/],
    ['{a} = {b}', /compared with each other/],
    ['{a} + 1 > 2', /not understood/],
    ['age({a}) > 18', /function “age” is not known/],
    ['{a} = today()', /function “today”/],
    ["({a} = 'x'", /not closed/],
    ["{a} = 'x' {b}", /not expected/],
    ["{a} = ['x'", /value was expected|not closed/],
    ["{a} constructor 'x'", /comparison was expected/],
    ['', /comparison was expected|value was expected/],
    [`${'('.repeat(2000)}{a} = 1`, /nested too deeply/],
    ["iif({a} > 1, 'x', 'y') = 'x'", /function “iif” is not known/],
  ] as const) {
    it(`says what is not supported in “${text.slice(0, 40)}”`, () => {
      assert.match(problem(text), reason);
    });
  }

  it('never throws and never runs anything, whatever is written', () => {
    const piece = fc.constantFrom(
      '{a}',
      '{b}',
      '{zz}',
      '=',
      '<>',
      '(',
      ')',
      '[',
      ']',
      ',',
      "'x'",
      '1',
      'and',
      'or',
      '!',
      'empty',
      'anyof',
      'alert(1)',
      '`',
      '${',
      '\\',
      '"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const read = readExpression(text, resolve);
          if ('problem' in read) return typeof read.problem === 'string';
          return comparisons(read.condition).every(({question}) => questions.includes(question));
        },
      ),
      {numRuns: 500},
    );
  });
});
