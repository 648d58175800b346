import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {type Survey} from '../../src/rating/survey-definition.ts';
import {readAnySurvey as readSurvey} from '../../src/rating/survey-js.ts';
import {Draft} from '../../src/rating/survey-draft.ts';

function faults(input: unknown): string[] {
  const {value, faults} = readSurvey(input);
  assert.equal(value, null);
  return faults.map(({path, reason}) => `${path}: ${reason}`);
}

function survey(input: unknown): Survey {
  const {value, faults} = readSurvey(input);
  assert.deepEqual(faults, []);
  return value!;
}

const ours = (...questions: unknown[]) => ({id: 's', version: '1', pages: [{questions}]});
const text = (name: string, more = {}) => ({type: 'text', name, ...more});

describe('a questionnaire of ours', () => {
  for (const name of ['nine-indices', 'five-factors']) {
    it(`${name} is read whole, and says everything in Vietnamese and in English`, () => {
      const source = JSON.parse(readFileSync(`src/rating/surveys/${name}.json`, 'utf8')) as unknown;
      assert.ok(survey(source).questions.length >= 9);
      const lacking: string[] = [];
      const look = (part: unknown, path: string): void => {
        if (typeof part !== 'object' || part === null) return;
        for (const [key, value] of Object.entries(part)) {
          const isText = ['title', 'description', 'text', 'note', 'none'].includes(key);
          if (isText && !(value as {vi?: string; en?: string}).vi) lacking.push(`${path}.${key} vi`);
          if (isText && !(value as {vi?: string; en?: string}).en) lacking.push(`${path}.${key} en`);
          if (!isText) look(value, `${path}.${key}`);
        }
      };
      look(source, name);
      assert.deepEqual(lacking, []);
    });
  }

  it('the nine indices give nought, one or two points each', () => {
    const source = JSON.parse(readFileSync('src/rating/surveys/nine-indices.json', 'utf8')) as unknown;
    const indices = survey(source).questions.filter(({question}) => question.required === true);
    const points = indices.map(({question}) =>
      question.type === 'choice'
        ? question.choices.flatMap(({value}) => (typeof value === 'number' ? [value] : []))
        : [],
    );
    assert.deepEqual(
      points,
      Array.from({length: 9}, () => [2, 1, 0]),
    );
  });

  it('the five factors say that their result is no SIPAS index', () => {
    const source = JSON.parse(readFileSync('src/rating/surveys/five-factors.json', 'utf8')) as {
      note: {vi: string; en: string};
    };
    assert.match(source.note.vi, /không phải là Chỉ số SIPAS/);
    assert.match(source.note.en, /not a SIPAS index/);
  });

  it('names every fault at once, each with its path', () => {
    assert.deepEqual(
      faults({
        id: 's',
        version: '1',
        pages: [
          {
            questions: [text('a'), text('a'), text('b', {visibleIf: {question: 'zz', operator: 'empty'}})],
            sections: [
              {
                questions: [
                  {type: 'choice', name: 'c', choices: ['x', 'x']},
                  {type: 'number', name: 'n', min: 3, max: 1},
                ],
              },
            ],
          },
        ],
      }),
      [
        'pages.0.questions.1: The name “a” is used twice.',
        'pages.0.questions.2: Its condition asks for “zz”, and there is no such question.',
        'pages.0.sections.0.questions.0.choices: The value “x” is there twice.',
        'pages.0.sections.0.questions.1: Its least is more than its most.',
      ],
    );
  });

  for (const [what, input, reason] of [
    ['an unknown type', ours({type: 'file', name: 'a'}), /pages\.0\.questions\.0\.type/],
    ['an unknown scale', ours({type: 'scale', name: 'a', scale: 'faces-9'}), /questions\.0\.scale: A scale is faces-5/],
    [
      'a matrix with neither columns nor scale',
      ours({type: 'matrix', name: 'a', rows: ['r']}),
      /needs columns or a scale/,
    ],
    ['no question at all', ours(), /no question/],
    ['no page', {id: 's', version: '1', pages: []}, /pages/],
    ['no version', {id: 's', pages: [{questions: [text('a')]}]}, /version/],
    ['a name that every object has', ours(text('__proto__')), /cannot be a name/],
    [
      'a row that every object has',
      ours({type: 'matrix', name: 'a', rows: ['constructor'], columns: ['x']}),
      /cannot be a value/,
    ],
    [
      'a condition on a row that is not there',
      ours(
        {type: 'matrix', name: 'm', rows: ['r'], columns: ['x']},
        text('a', {visibleIf: {question: 'm', row: 'q', operator: 'empty'}}),
      ),
      /the row “q” of “m”/,
    ],
    ['more choices wanted than offered', ours({type: 'choices', name: 'a', choices: ['x'], min: 2}), /wants 2 of 1/],
    [
      '“Other” beside a choice of that value',
      ours({type: 'choice', name: 'a', choices: ['other'], other: true}),
      /“other” is there twice/,
    ],
    ['a limit that is no date', ours({type: 'date', name: 'a', min: '31/12/2026'}), /A date is written 2026-11-23/],
    ['code for a condition', ours(text('a', {visibleIf: 'alert(1)'})), /A condition is/],
    ['nothing', null, /Invalid type/],
    ['a text', 'survey', /Invalid type/],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.match(faults(input).join('\n'), reason);
    });
  }

  it('refuses questions that ask for each other in a circle', () => {
    const condition = (question: string) => ({visibleIf: {question, operator: 'not-empty'}});
    assert.deepEqual(faults(ours(text('a', condition('c')), text('b', condition('a')), text('c', condition('b')))), [
      'pages.0.questions.0: It is asked only if it is asked: a → c → b → a.',
    ]);
  });

  it('never throws on data of any kind', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        for (const form of [
          input,
          {id: 's', version: '1', pages: input},
          {elements: input},
          {pages: [{elements: [input]}]},
        ]) {
          const {value, faults} = readSurvey(form);
          assert.equal(value === null, faults.length > 0);
        }
      }),
      {numRuns: 300},
    );
  });
});

/* Questions that hang on each other in every way: on choices, several, numbers, texts, rows, pages and sections. */
const branching = survey({
  id: 'branching',
  version: '1',
  pages: [
    {
      questions: [
        {type: 'choice', name: 'q0', choices: ['x', 'y'], other: true},
        {
          type: 'choices',
          name: 'q1',
          choices: ['x', 'y'],
          none: true,
          visibleIf: {question: 'q0', operator: 'equals', value: 'x'},
        },
        {type: 'number', name: 'q2', visibleIf: {question: 'q1', operator: 'contains', value: 'y'}},
      ],
      sections: [
        {
          visibleIf: {
            any: [
              {question: 'q2', operator: 'above', value: 2},
              {question: 'q5', row: 'r', operator: 'equals', value: 'x'},
            ],
          },
          questions: [text('q3'), {type: 'scale', name: 'q4', visibleIf: {not: {question: 'q3', operator: 'empty'}}}],
        },
      ],
    },
    {
      visibleIf: {question: 'q0', operator: 'differs', value: 'other'},
      questions: [
        {type: 'matrix', name: 'q5', rows: ['r', 's'], columns: ['x', 'y']},
        {type: 'date', name: 'q6'},
      ],
    },
  ],
});

const entry = fc.constantFrom(
  'x',
  'y',
  'other',
  'none',
  '',
  'chữ',
  '2',
  '3',
  '3,5',
  3,
  4,
  '2026-01-01',
  ['x'],
  ['y'],
  ['none'],
  {r: 'x'},
  {s: 'y'},
);
const answering = fc.array(fc.tuple(fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6'), entry));

describe('answers in any order', () => {
  it('never leave an answer to a question that is not asked', () => {
    let hidden = 0;
    fc.assert(
      fc.property(answering, (acts) => {
        const draft = new Draft(branching, () => '2026-11-23');
        for (const [name, value] of acts) {
          draft.enter(name, value);
          draft.enterOther(name, 'riêng');
          const {answers, texts} = draft.collect();
          const sent = [...Object.keys(answers), ...Object.keys(texts)];
          assert.deepEqual(
            sent.filter((one) => !draft.shown.has(one)),
            [],
          );
          hidden += draft.entry(name) !== undefined && !draft.shown.has(name) ? 1 : 0;
        }
      }),
      {numRuns: 400, seed: 7},
    );
    assert.ok(hidden > 100, 'some answers were to hidden questions');
  });

  it('are the same in whatever order they came', () => {
    fc.assert(
      fc.property(answering, (acts) => {
        const last = [...new Map(acts)];
        const collect = (order: typeof last) => {
          const draft = new Draft(branching, () => '2026-11-23');
          order.forEach(([name, value]) => draft.enter(name, value));
          return draft.collect();
        };
        assert.deepEqual(collect(last), collect([...last].reverse()));
      }),
      {numRuns: 200},
    );
  });

  it('are shown as pages and, one at a time, as the same questions', () => {
    fc.assert(
      fc.property(answering, (acts) => {
        const draft = new Draft(branching, () => '2026-11-23');
        acts.forEach(([name, value]) => draft.enter(name, value));
        const names = (single: boolean) => [
          ...new Set(draft.steps(single).flatMap(({questions}) => questions.map(({question}) => question.name))),
        ];
        assert.deepEqual(names(true), names(false));
        assert.deepEqual(new Set(names(false)), draft.shown);
      }),
      {numRuns: 200},
    );
  });
});
