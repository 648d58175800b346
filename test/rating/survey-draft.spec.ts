import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {safeParse} from 'valibot';
import {type Question} from '../../src/rating/survey-definition.ts';
import {readAnySurvey as readSurvey} from '../../src/rating/survey-js.ts';
import {Draft, readNumber} from '../../src/rating/survey-draft.ts';
import {answersSchema} from '../../src/rating/survey.ts';
import {answersOf} from '../../src/rating/survey-form/kept-answers.ts';
import {Visit} from '../../src/rating/survey-form/visit.ts';

const today = () => '2026-11-23';

function draftOf(...questions: unknown[]): Draft {
  const {value, faults} = readSurvey({id: 's', version: '1', pages: [{questions}]});
  assert.deepEqual(faults, []);
  return new Draft(value!, today);
}

/** What is wrong with one entry into one question. */
function problem(question: Record<string, unknown>, entry: unknown, other = ''): string | null {
  const draft = draftOf({name: 'q', ...question});
  const asked: Question = draft.survey.questions[0]!.question;
  if (entry !== undefined) draft.enter('q', entry as string);
  draft.enterOther('q', other);
  const found = draft.problem(asked);
  return found && `${found.rule}${found.limit === undefined ? '' : ` ${found.limit}`}`;
}

const choice = {type: 'choice', choices: ['x', 'y'], other: true};
const several = {type: 'choices', choices: ['x', 'y', 'z'], none: true};
const matrix = {type: 'matrix', rows: ['r', 's', 't'], columns: ['x', 'y'], required: true};

describe('what is wrong with an answer', () => {
  for (const [question, entry, expected] of [
    [{...choice, required: true}, undefined, 'required'],
    [{...choice, required: true}, 'x', null],
    [{...choice, required: true}, 'q', 'required'],
    [choice, undefined, null],
    [choice, 'other', 'other'],
    [{...several, required: true}, [], 'required'],
    [{...several, min: 2}, ['x'], 'too-few 2'],
    [{...several, min: 2}, ['none'], null],
    [{...several, min: 2}, undefined, null],
    [{...several, max: 1}, ['x', 'y'], 'too-many 1'],
    [{type: 'scale', required: true}, undefined, 'required'],
    [{type: 'scale', required: true}, 5, null],
    [{type: 'scale', required: true}, 6, 'required'],
    [matrix, undefined, 'required'],
    [matrix, {r: 'x'}, 'rows 2'],
    [matrix, {r: 'x', s: 'y', t: 'x'}, null],
    [matrix, {r: 'q'}, 'required'],
    [{...matrix, everyRow: false}, {r: 'x'}, null],
    [{type: 'text', required: true}, '   ', 'required'],
    [{type: 'text'}, 'ộ'.repeat(200), null],
    [{type: 'text'}, 'ộ'.repeat(201), 'too-long 200'],
    [{type: 'text', long: true}, 'x'.repeat(1001), 'too-long 1000'],
    [{type: 'text', kind: 'email'}, 'bà@', 'email'],
    [{type: 'text', kind: 'email'}, 'ba@vidu.vn', null],
    [{type: 'text', kind: 'phone'}, '0912 345 678', null],
    [{type: 'text', kind: 'phone'}, 'không có', 'phone'],
    [{type: 'number'}, 'ba', 'number'],
    [{type: 'number'}, '1.000.000', 'number'],
    [{type: 'number', min: 1, max: 20}, '0', 'low 1'],
    [{type: 'number', min: 1, max: 20}, '20,5', 'high 20'],
    [{type: 'number', step: 0.1}, '0,3', null],
    [{type: 'number', min: 1, step: 2}, '4', 'step 2'],
    [{type: 'date'}, '2026-02-30', 'date'],
    [{type: 'date', max: 'today'}, '2026-11-23', null],
    [{type: 'date', max: 'today'}, '2026-11-24', 'late 2026-11-23'],
    [{type: 'date', min: '2026-01-01'}, '2025-12-31', 'early 2026-01-01'],
  ] as const) {
    it(`${JSON.stringify(question).slice(0, 80)} answered with ${JSON.stringify(entry)?.slice(0, 40)}: ${expected}`, () => {
      assert.equal(problem(question, entry), expected);
    });
  }

  it('takes “Other” with a text of its own', () => {
    assert.equal(problem(choice, 'other', 'điều khác'), null);
    assert.equal(problem(choice, 'other', 'x'.repeat(201)), 'too-long 200');
  });

  it('reads numbers with a comma or a point, and nothing else', () => {
    const numbers = ['1,5', '1.5', '-2', '+3', ' 4 ', '1e3', '0x10', 'Infinity', '', '1,2,3', '٣'].map(readNumber);
    assert.deepEqual(numbers, [1.5, 1.5, -2, 3, 4, null, null, null, null, null, null]);
  });

  it('asks for more where another answer asks for it', () => {
    const draft = draftOf(
      {type: 'choice', name: 'a', choices: ['x', 'y']},
      {type: 'text', name: 'b', required: {question: 'a', operator: 'equals', value: 'y'}},
    );
    const [, {question: b}] = draft.survey.questions as [unknown, {question: Question}];
    draft.enter('a', 'x');
    assert.equal(draft.problem(b), null);
    draft.enter('a', 'y');
    assert.equal(draft.problem(b)?.rule, 'required');
  });
});

describe('what is sent', () => {
  it('keeps “None of these” and the others apart', () => {
    const draft = draftOf({name: 'q', ...several});
    draft.toggle('q', 'x', true);
    draft.toggle('q', 'none', true);
    assert.deepEqual(draft.collect().answers, {q: ['none']});
    draft.toggle('q', 'y', true);
    assert.deepEqual(draft.collect().answers, {q: ['y']});
    draft.toggle('q', 'y', false);
    assert.deepEqual(draft.collect().answers, {});
  });

  it('drops what was answered and then hidden, and brings it back with its question', () => {
    const draft = draftOf(
      {type: 'choice', name: 'a', choices: ['x', 'y']},
      {type: 'text', name: 'b', visibleIf: {question: 'a', operator: 'equals', value: 'x'}},
      {type: 'number', name: 'c', visibleIf: {question: 'b', operator: 'not-empty'}},
    );
    draft.enter('a', 'x');
    draft.enter('b', 'chữ');
    draft.enter('c', '3');
    assert.deepEqual(draft.collect(), {answers: {a: 'x', c: 3}, texts: {b: 'chữ'}});
    draft.enter('a', 'y');
    assert.deepEqual(draft.collect(), {answers: {a: 'y'}, texts: {}});
    draft.enter('a', 'x');
    assert.deepEqual(draft.collect(), {answers: {a: 'x', c: 3}, texts: {b: 'chữ'}});
  });

  it('is what the server takes, with every text apart and salted', () => {
    const draft = draftOf(
      {type: 'choice', name: 'a', choices: ['x'], other: true},
      {type: 'scale', name: 'b'},
      {name: 'm', ...matrix},
      {type: 'text', name: 'c', long: true},
      {type: 'choice', name: 'd', choices: [{value: true, text: 'Có'}]},
    );
    draft.enter('a', 'other');
    draft.enterOther('a', ' Chỗ để xe ');
    draft.enter('b', 4);
    draft.enterRow('m', 'r', 'x');
    draft.enterRow('m', 's', 'y');
    draft.enter('c', 'Cảm ơn.');
    draft.enter('d', true);
    const about = {survey: 's', version: '1', channel: 'web', language: 'vi', startedAt: 1} as const;
    const {finishedAt, ...body} = answersOf(about, draft.collect(), true, 'muối');
    assert.deepEqual(body, {
      type: 'answers',
      ...about,
      answers: {a: 'other', b: 4, m: {r: 'x', s: 'y'}, d: true},
      complete: true,
      private: {texts: {a: 'Chỗ để xe', c: 'Cảm ơn.'}, salt: 'muối'},
    });
    const read = safeParse(answersSchema, {...body, finishedAt, id: '1', seq: 1, at: 1});
    assert.ok(read.success);
    assert.deepEqual(read.output.answers, body.answers);
  });
});

describe('a visitor on the way through', () => {
  const form = readSurvey({
    id: 's',
    version: '1',
    pages: [
      {
        questions: [
          {type: 'text', name: 'late', required: true, visibleIf: {question: 'b', operator: 'equals', value: 'x'}},
          {type: 'choice', name: 'a', choices: ['x', 'y'], required: true},
        ],
      },
      {visibleIf: {question: 'a', operator: 'equals', value: 'y'}, questions: [{type: 'text', name: 'only-y'}]},
      {
        questions: [
          {type: 'choice', name: 'b', choices: ['x', 'y']},
          {name: 'm', ...matrix, required: false},
        ],
      },
    ],
  }).value!;
  const nothing = new Set<string>();

  it('skips pages with nothing to ask, and counts only the others', () => {
    const visit = new Visit(form, false, today);
    visit.draft.enter('a', 'x');
    assert.equal(visit.steps.length, 2);
    assert.ok(visit.check(nothing) && visit.advance());
    assert.deepEqual(
      visit.step?.questions.map(({question}) => question.name),
      ['b', 'm'],
    );
    visit.back();
    assert.equal(visit.index, 0);
  });

  it('is led back to a question that came up on a page already passed', () => {
    const visit = new Visit(form, false, today);
    visit.draft.enter('a', 'x');
    assert.ok(visit.check(nothing) && visit.advance());
    visit.draft.enter('b', 'x');
    assert.ok(visit.check(nothing));
    assert.equal(visit.advance(), false);
    assert.equal(visit.reachesEnd(), false);
    assert.equal(visit.index, 0);
    assert.deepEqual([...visit.problems.keys()], ['late']);
  });

  it('keeps of an unfinished questionnaire the finished pages, on a kiosk the finished questions and rows', () => {
    const pages = new Visit(form, false, today);
    pages.draft.enter('a', 'x');
    pages.check(nothing);
    pages.advance();
    pages.draft.enter('b', 'y');
    assert.deepEqual(pages.draft.collect(pages.finishedNames).answers, {a: 'x'});
    const single = new Visit(form, true, today);
    single.draft.enter('a', 'x');
    single.advance();
    single.draft.enter('b', 'y');
    single.advance();
    single.draft.enterRow('m', 'r', 'x');
    single.advance();
    single.draft.enterRow('m', 's', 'y');
    assert.deepEqual(single.draft.collect(single.finishedNames).answers, {a: 'x', b: 'y', m: {r: 'x'}});
  });

  it('is told of a date that is only half typed', () => {
    const visit = new Visit(
      readSurvey({elements: [{type: 'text', inputType: 'date', name: 'd'}]}).value!,
      false,
      today,
    );
    assert.equal(visit.check(new Set(['d'])), false);
    assert.equal(visit.problems.get('d')?.rule, 'date');
  });
});
