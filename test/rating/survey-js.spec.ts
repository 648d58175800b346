import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {scaleFor, type Question} from '../../src/rating/survey-definition.ts';
import {readAnySurvey as readSurvey} from '../../src/rating/survey-js.ts';

/** The questions of a form that is read without a fault. */
function questions(...elements: unknown[]): Question[] {
  const {value, faults} = readSurvey({pages: [{elements}]});
  assert.deepEqual(faults, []);
  return value!.questions.map(({question}) => question);
}

function faults(...elements: unknown[]): string[] {
  const {value, faults} = readSurvey({pages: [{elements}]});
  assert.equal(value, null);
  return faults.map(({path, reason}) => `${path}: ${reason}`);
}

const radio = {type: 'radiogroup', name: 'a', choices: ['x', 'y']};

describe('a form made with SurveyJS', () => {
  it('is read with all of the common subset', () => {
    const {value, faults} = readSurvey(
      {
        title: {default: 'Phiếu', en: 'Form'},
        description: 'Vài câu',
        showProgressBar: 'top',
        completedHtml: '<h3>Thanks</h3>',
        pages: [
          {
            name: 'page1',
            title: 'Trang một',
            elements: [
              {
                ...radio,
                title: {vi: 'Câu a', en: 'Question a'},
                isRequired: true,
                showOtherItem: true,
                otherText: 'Điều khác',
              },
              {
                type: 'checkbox',
                name: 'b',
                choices: [{value: 1, text: 'một'}, 'hai'],
                hasNone: true,
                minSelectedChoices: 1,
                maxSelectedChoices: 2,
              },
              {type: 'dropdown', name: 'c', choices: ['x'], visibleIf: "{a} = 'x' and {b} contains 1"},
              {
                type: 'panel',
                name: 'p',
                title: 'Nhóm',
                visibleIf: '{a} notempty',
                elements: [
                  {
                    type: 'rating',
                    name: 'd',
                    rateMin: 0,
                    rateMax: 10,
                    minRateDescription: 'Kém',
                    maxRateDescription: 'Tốt',
                  },
                  {
                    type: 'panel',
                    name: 'pp',
                    visibleIf: '{d} > 5',
                    elements: [{type: 'boolean', name: 'e', labelTrue: 'Đồng ý'}],
                  },
                ],
              },
            ],
          },
          {
            visibleIf: '{m.r1} = 2',
            elements: [
              {type: 'text', name: 'f', maxLength: 50},
              {type: 'text', name: 'g', inputType: 'number', min: 1, max: '20', step: 1},
              {type: 'text', name: 'h', inputType: 'date', min: '2026-01-01'},
              {type: 'text', name: 'i', inputType: 'email', requiredIf: '{j} notempty'},
              {type: 'text', name: 'j', inputType: 'tel'},
              {type: 'comment', name: 'k', rows: 5},
            ],
          },
          {
            elements: [
              {
                type: 'matrix',
                name: 'm',
                isRequired: true,
                eachRowRequired: true,
                rows: ['r1', {value: 'r2', text: 'Hai'}],
                columns: [1, 2, {value: 3, text: 'Ba'}],
              },
            ],
          },
        ],
      },
      'y-kien',
    );
    assert.deepEqual(faults, []);
    assert.equal(value!.id, 'y-kien');
    assert.deepEqual(value!.title, {vi: 'Phiếu', en: 'Form'});
    assert.deepEqual(
      value!.questions.map(({question, page, conditions}) => [question.name, question.type, page, conditions.length]),
      [
        ['a', 'choice', 0, 0],
        ['b', 'choices', 0, 0],
        ['c', 'choice', 0, 1],
        ['d', 'scale', 0, 1],
        ['e', 'choice', 0, 1],
        ['f', 'text', 1, 1],
        ['g', 'number', 1, 1],
        ['h', 'date', 1, 1],
        ['i', 'text', 1, 1],
        ['j', 'text', 1, 1],
        ['k', 'text', 1, 1],
        ['m', 'matrix', 2, 0],
      ],
    );
    const [, , , d, e] = value!.questions;
    assert.deepEqual(d!.section.title, 'Nhóm');
    assert.deepEqual(e!.conditions, [
      {
        all: [
          {question: 'a', operator: 'not-empty'},
          {question: 'd', operator: 'above', value: 5},
        ],
      },
    ]);
  });

  it('names everything it does not support, in one error, and is refused whole', () => {
    assert.deepEqual(
      faults(
        radio,
        {type: 'html', name: 'h', html: '<b>x</b>'},
        {type: 'file', name: 'f'},
        {type: 'text', name: 't', inputType: 'color', validators: [{type: 'regex', regex: '.'}], defaultValue: 'x'},
        {
          type: 'radiogroup',
          name: 'c',
          choicesByUrl: {url: 'https://x.example'},
          choices: ['x'],
          choicesOrder: 'random',
        },
        {type: 'radiogroup', name: 'e', choices: [{value: 'x', visibleIf: '{a} = 1'}], enableIf: '{a} = 1'},
        {type: 'comment', name: 'v', visibleIf: 'age({a}) > 3', title: 'Ông bà chọn {a}?'},
        {type: 'panel', elements: [{type: 'matrixdynamic', name: 'md'}]},
      ),
      [
        'pages.0.elements.1: The type “html” of “h” is not supported.',
        'pages.0.elements.2: The type “file” of “f” is not supported.',
        'pages.0.elements.3.validators: [{"type":"regex","regex":"."}] is not supported here.',
        'pages.0.elements.3.defaultValue: This is not supported.',
        'pages.0.elements.3.inputType: The input type “color” is not supported.',
        'pages.0.elements.4.choicesByUrl: This is not supported.',
        'pages.0.elements.4.choicesOrder: "random" is not supported here.',
        'pages.0.elements.5.enableIf: This is not supported.',
        'pages.0.elements.5.choices.0.visibleIf: This is not supported on a choice.',
        'pages.0.elements.6.title: It inserts the answer “a” into a text, which is not supported.',
        'pages.0.elements.6.visibleIf: The condition “age({a}) > 3” is not supported: the function “age” is not known.',
        'pages.0.elements.7.elements.0: The type “matrixdynamic” of “md” is not supported.',
      ],
    );
  });

  it('names what is wrong with its own questions at their own places', () => {
    assert.deepEqual(faults(radio, {type: 'panel', elements: [{...radio, title: 'Hai'}]}), [
      'pages.0.elements.1.elements.0: The name “a” is used twice.',
    ]);
    assert.deepEqual(faults({type: 'text', inputType: 'number', name: 'n', min: 'một'}), [
      'pages.0.elements.0.min: A number was expected.',
    ]);
  });

  it('is refused for triggers, calculated values and anything else that acts by itself', () => {
    const {faults} = readSurvey({
      elements: [radio],
      triggers: [{type: 'complete', expression: '{a} = 1'}],
      calculatedValues: [{name: 'x', expression: '1'}],
      maxTimeToFinish: 60,
      questionsOrder: 'random',
      somethingNew: true,
    });
    assert.deepEqual(
      faults.map(({path}) => path),
      ['triggers', 'calculatedValues', 'maxTimeToFinish', 'questionsOrder', 'somethingNew'],
    );
  });

  it('may stand without pages, also with the older “questions”', () => {
    for (const form of [{elements: [radio]}, {questions: [radio]}, {pages: [{questions: [radio]}], elements: []}]) {
      assert.equal(readSurvey(form).value?.questions.length ?? 0, 1);
    }
  });

  it('gets a version that changes with its words', () => {
    const version = (title: string) => readSurvey({title, elements: [radio]}).value!.version;
    assert.equal(version('Một'), version('Một'));
    assert.notEqual(version('Một'), version('Hai'));
  });

  it('shows a rating as points with words at the ends, and as choices where its values are no scores', () => {
    const [points, worded, odd] = questions(
      {type: 'rating', name: 'r', rateMax: 4, minRateDescription: 'Kém'},
      {type: 'rating', name: 's', rateValues: [{value: 1, text: 'Một'}, 3]},
      {type: 'rating', name: 't', rateValues: ['thấp', 'cao']},
    );
    const levels = (question: Question | undefined) =>
      question?.type === 'scale' ? scaleFor(question).levels.map(({score, word}) => [score, word]) : null;
    assert.deepEqual(levels(points), [
      [1, 'Kém'],
      [2, '2'],
      [3, '3'],
      [4, '4'],
    ]);
    assert.deepEqual(levels(worded), [
      [1, 'Một'],
      [3, '3'],
    ]);
    assert.equal(odd?.type, 'choice');
  });

  it('means yes and no by a boolean, with values of its own where it has some', () => {
    const [plain, own] = questions(
      {type: 'boolean', name: 'a'},
      {type: 'boolean', name: 'b', valueTrue: 'yes', valueFalse: 'no', labelTrue: 'Được'},
    );
    assert.deepEqual(plain?.type === 'choice' && plain.choices.map(({value}) => value), [true, false]);
    assert.deepEqual(own?.type === 'choice' && own.choices[0], {value: 'yes', text: 'Được'});
  });

  it('keeps the difference between a matrix that needs every row and one that needs any', () => {
    const matrix = {type: 'matrix', rows: ['r'], columns: ['x'], isRequired: true};
    const [any, every] = questions({...matrix, name: 'a'}, {...matrix, name: 'b', isAllRowRequired: true});
    assert.deepEqual(
      [any, every].map((one) => one?.type === 'matrix' && one.everyRow),
      [false, true],
    );
  });
});
