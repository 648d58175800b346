import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {dotAxis, lineAxis, placeOn, ticksOf} from '../../src/rating/satisfaction-report/axis.ts';
import {csvOf} from '../../src/rating/satisfaction-report/csv.ts';
import {figuresOf} from '../../src/rating/satisfaction-report/figures.ts';
import {readDislikes, readReport, type SatisfactionCounts} from '../../src/rating/report.ts';
import {share} from '../../src/rating/statistics.ts';
import {satisfaction} from './sample-report.ts';

const counts: SatisfactionCounts = satisfaction;
const withBy = (by: Partial<SatisfactionCounts['by']>): SatisfactionCounts => ({...counts, by: {...counts.by, ...by}});

describe('reading a report', () => {
  it('takes a whole one as it is', () => {
    const {value, faults} = readReport(JSON.parse(JSON.stringify(satisfaction)));
    assert.deepEqual(value, satisfaction);
    assert.deepEqual(faults, []);
  });

  it('leaves out rows that cannot be right and keeps the others', () => {
    const [first] = satisfaction.by.counter;
    const by = {
      ...satisfaction.by,
      counter: [first, {key: '2'}, {key: '3', counts: [1, 2]}, null, {key: 4, counts: []}],
    };
    const {value, faults} = readReport({...satisfaction, by});
    assert.deepEqual(value?.by.counter, [first]);
    assert.equal(faults.length, 4);
  });

  it('does without the parts that may be missing', () => {
    const {office, from, to, series, scale, counts: sums} = satisfaction;
    const {value, faults} = readReport({office, from, to, series, scale, counts: sums});
    assert.deepEqual(faults, []);
    assert.deepEqual([value?.by.month, value?.reasons, value?.notCounted, value?.response], [[], [], {}, undefined]);
  });

  it('reads nothing of what is no report', () => {
    for (const wrong of [
      null,
      3,
      'x',
      [],
      {},
      {...satisfaction, counts: [1]},
      {...satisfaction, counts: [-1, 0, 0, 0, 0]},
    ]) {
      const {value, faults} = readReport(wrong);
      assert.equal(value, null);
      assert.ok(faults.length > 0);
    }
  });

  it('refuses what contradicts itself, naming where', () => {
    const {scale} = satisfaction;
    const twice = scale.levels.map((level) => ({...level, score: 5}));
    const wrong = [
      [{scale: {...scale, kind: 'recommendation'}}, 'scale.kind'],
      [{scale: {...scale, levels: twice}}, 'scale.levels'],
      [{from: '2026-10-31', to: '2026-10-01'}, 'to'],
    ] as const;
    for (const [part, path] of wrong) {
      const {value, faults} = readReport({...satisfaction, ...part});
      assert.equal(value, null);
      assert.deepEqual(
        faults.map((fault) => fault.path),
        [path],
      );
    }
  });

  it('shows a group that is listed twice once, and says so', () => {
    const [first] = satisfaction.by.counter;
    const {value, faults} = readReport({...satisfaction, by: {counter: [first, {...first, counts: [0, 0, 0, 0, 9]}]}});
    assert.deepEqual(value?.by.counter, [first]);
    assert.deepEqual(
      faults.map(({path}) => path),
      ['by.counter'],
    );
  });

  it('reads dislikes row by row', () => {
    const row = {ticket: 't', number: 'A001', service: 'civil', counter: '1', day: '2026-10-01', score: 1};
    const read = readDislikes({from: '2026-10-01', to: '2026-10-31', finished: 9, rated: 4, dislikes: [row, {}]});
    assert.deepEqual(read?.dislikes, [row]);
    assert.equal(readDislikes({dislikes: []}), null);
  });
});

describe('the figures of a report', () => {
  it('give the share of the levels that the office counts as satisfied', () => {
    const {hero, measure, n} = figuresOf(counts);
    assert.deepEqual([measure, n, hero], ['share', 1284, share(1099, 1284)]);
  });

  it('have no share where the scale does not say what counts as satisfied', () => {
    const levels = counts.scale.levels.map(({score, word}) => ({score, word}));
    const {hero, measure, months} = figuresOf({...counts, scale: {...counts.scale, levels}});
    assert.deepEqual([measure, hero, months.every(({estimate}) => estimate === null)], ['none', null, true]);
  });

  it('hold no percentage at all of 29 answers, and all of them of 30', () => {
    const few = figuresOf({...counts, counts: [0, 0, 0, 9, 20], by: {...counts.by, month: [], counter: []}});
    const enough = figuresOf({...counts, counts: [0, 0, 0, 9, 21], by: {...counts.by, month: [], counter: []}});
    assert.deepEqual(
      [few.hero, few.levels.every((level) => level.share === null), few.reasons[0]?.share],
      [null, true, null],
    );
    assert.equal(enough.hero?.value, 1);
    assert.ok(enough.levels.every((level) => level.share !== null));
  });

  it('hold no estimate of a month or counter under 30, nor of an officer under 50', () => {
    const row = (key: string, n: number) => ({key, counts: [0, 0, 0, 0, n]});
    const {groups} = figuresOf(withBy({counter: [row('1', 29), row('2', 30)], officer: [row('a', 49), row('b', 50)]}));
    assert.deepEqual(
      groups.map(({grouping, rows}) => [grouping, ...rows.map(({estimate}) => estimate !== null)]),
      [
        ['counter', false, true],
        ['officer', false, true],
      ],
    );
  });

  it('name only pairs whose intervals do not touch', () => {
    const {groups} = figuresOf(counts);
    assert.deepEqual(groups[0]?.apart, [[0, 1]]);
    const near = [satisfaction.by.counter[0]!, {...satisfaction.by.counter[0]!, key: '2'}];
    assert.deepEqual(figuresOf(withBy({counter: near})).groups[0]?.apart, []);
  });

  it('never sort the rows: a sorted list is a ranking', () => {
    const keys = satisfaction.by.counter.map(({key}) => key).reverse();
    const {groups} = figuresOf(withBy({counter: [...satisfaction.by.counter].reverse()}));
    assert.deepEqual(
      groups[0]?.rows.map(({key}) => key),
      keys,
    );
  });

  it('put the months in order with those that are missing between them', () => {
    const {months} = figuresOf(withBy({month: [...satisfaction.by.month].reverse()}));
    assert.deepEqual(months.map(({key, absent}) => `${key}${absent ? ' absent' : ''}`).slice(0, 6), [
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04 absent',
      '2026-05 absent',
    ]);
    assert.equal(months.length, 11);
  });

  it('draw no thousand years where a month is mistyped', () => {
    const month = [{...satisfaction.by.month[0]!, key: '0026-01'}, ...satisfaction.by.month];
    assert.equal(figuresOf(withBy({month})).months.length, 120);
  });

  it('tell a response rate only for ratings with a ticket', () => {
    assert.deepEqual(figuresOf(counts).rate, {value: 1284 / 3910, answered: 1284, asked: 3910});
    assert.equal(figuresOf({...counts, series: 'open'}).rate, null);
  });

  it('know how much was kept and not counted', () => {
    const {total, share: part} = figuresOf(counts).leftOut;
    assert.deepEqual([total, part], [46, 46 / 1330]);
  });

  it('know the satisfied of a reason, unless a source says more of them than gave it, or counts promoters', () => {
    const reasons = [
      {id: 'a', word: 'A', count: 5, satisfied: 2},
      {id: 'b', word: 'B', count: 5, satisfied: 6},
      {id: 'c', word: 'C', count: 5},
    ];
    const satisfiedOf = (one: SatisfactionCounts) => figuresOf(one).reasons.map(({satisfied}) => satisfied);
    assert.deepEqual(satisfiedOf({...counts, reasons}), [2, null, null]);
    const scale = {...counts.scale, kind: 'recommendation' as const};
    assert.deepEqual(satisfiedOf({...counts, reasons, scale}), [null, null, null]);
  });

  it('await answers that were given and are not here, and never fewer than none', () => {
    const awaited = (answered: number, notCounted: Record<string, number> = {}) =>
      figuresOf({...counts, notCounted, response: {...counts.response!, answered}}).awaited;
    assert.deepEqual(
      [awaited(1290), awaited(1290, {repeat: 4}), awaited(1280), awaited(1290, {'too-few': 1})],
      [6, 2, 0, 0],
    );
  });

  it('take what a server withholds from the public for too few, not for nobody', () => {
    const {n, withheld, leftOut} = figuresOf({...counts, counts: [0, 0, 0, 0, 0], notCounted: {'too-few': 12}});
    assert.deepEqual([n, withheld, leftOut.total], [0, 12, 0]);
  });

  it('give a mean of stars and of numbers, and never of faces', () => {
    const pictured = (picture: 'stars' | 'number' | 'faces') =>
      figuresOf({...counts, scale: {...counts.scale, picture}}).mean?.value;
    assert.deepEqual([pictured('faces'), pictured('stars'), pictured('number')], [undefined, 5450 / 1284, 5450 / 1284]);
  });

  it('report a recommendation as a net promoter score', () => {
    const levels = Array.from({length: 11}, (_, score) => ({score, word: String(score)}));
    const scale = {...counts.scale, kind: 'recommendation' as const, levels};
    const {measure, score} = figuresOf({
      ...counts,
      scale,
      counts: [1, 1, 1, 1, 1, 1, 1, 10, 10, 10, 3],
      by: {...counts.by, month: [], counter: [], channel: []},
    });
    assert.deepEqual([measure, score?.promoters, score?.detractors], ['score', 13, 7]);
  });
});

describe('an axis', () => {
  const estimate = (low: number, high: number) => ({value: (low + high) / 2, low, high, n: 100});

  it('of months stays near what happened, and has room under it', () => {
    const axis = lineAxis({estimates: [estimate(0.756, 0.819), estimate(0.836, 0.874)], target: 80, score: false});
    assert.deepEqual(ticksOf(axis), [70, 75, 80, 85, 90]);
  });

  it('of dots reaches to 100 and begins low enough for every interval', () => {
    const axis = dotAxis({estimates: [estimate(0.7, 0.889)], target: 80, score: false});
    assert.deepEqual(ticksOf(axis), [60, 80, 100]);
    assert.equal(placeOn(axis, 70), 25);
  });

  it('never leaves the scale, whatever the target', () => {
    for (const target of [-1e9, 0, 100, 1e9]) {
      for (const score of [true, false]) {
        const axis = lineAxis({estimates: [estimate(0, 1)], target, score});
        assert.ok(axis.least >= (score ? -100 : 0) && axis.most <= 100 && axis.least < axis.most);
      }
    }
  });
});

describe('a CSV file', () => {
  it('begins with a byte order mark and ends every line as RFC 4180 says', () => {
    assert.equal(
      csvOf([
        ['a', 1],
        ['b', null],
      ]),
      '\ufeffa,1\r\nb,\r\n',
    );
  });

  it('quotes what has commas, quotes or line breaks in it', () => {
    assert.equal(csvOf([['a,b', 'say "no"', 'two\nlines']]), '\ufeff"a,b","say ""no""","two\nlines"\r\n');
  });

  it('takes the teeth out of formulas and leaves numbers alone', () => {
    const texts = ['=1+1', '+84', '-x', '@SUM(A1)', '\t=1', ' =1', '＝1'];
    const rows = csvOf(texts.map((text) => [text]))
      .slice(1)
      .split('\r\n')
      .slice(0, -1);
    assert.deepEqual(
      rows,
      texts.map((text) => `'${text}`),
    );
    assert.equal(csvOf([[-12.5]]), '\ufeff-12.5\r\n');
  });
});
