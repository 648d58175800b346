import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {
  comparable,
  mean,
  netPromoter,
  netPromoterOf,
  responseRate,
  sampleSize,
  share,
  showsPercentage,
  wilson,
} from '../../src/rating/statistics.ts';

const percent = ({low, high}: {low: number; high: number}) => [Math.round(low * 100), Math.round(high * 100)];
const near = (value: number, wanted: number, digits: number) =>
  assert.ok(Math.abs(value - wanted) <= 0.5 * 10 ** -digits, `${value} is not ${wanted} to ${digits} digits`);

/* Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3: score without continuity correction. */
const newcombe = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
] as const;

/* Test cases of the "Compute the Wilson Score Interval" challenge (codegolf.stackexchange.com), at z = 1.96. */
const atOnePointNinetySix = [
  [0, 1, 0, 0.7934567085261071],
  [1, 1, 0.20654329147389294, 1],
  [1, 2, 0.09452865480086611, 0.905471345199134],
  [1, 11, 0.016231752262825982, 0.3773646254862038],
  [10, 11, 0.6226353745137962, 0.9837682477371741],
  [10, 100, 0.05522854161313612, 0.1743673043676654],
  [90, 100, 0.8256326956323345, 0.9447714583868639],
] as const;

/* Israel, Determining Sample Size (University of Florida, PEOD6, 1992), table 2: the column for ±5 %, Yamane's formula. */
const israel = {
  500: 222,
  1000: 286,
  2000: 333,
  3000: 353,
  4000: 364,
  5000: 370,
  6000: 375,
  7000: 378,
  8000: 381,
  9000: 383,
  10_000: 385,
  15_000: 390,
  20_000: 392,
  25_000: 394,
  50_000: 397,
  100_000: 398,
};

const counts = fc
  .integer({min: 1, max: 1_000_000})
  .chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));

describe('a share with its interval', () => {
  for (const [count, n, low, high] of newcombe) {
    it(`is that of Newcombe's table for ${count} of ${n}`, () => {
      const interval = wilson(count, n)!;
      near(interval.low, low, 4);
      near(interval.high, high, 4);
    });
  }

  for (const [count, n, low, high] of atOnePointNinetySix) {
    it(`is the published one to twelve digits for ${count} of ${n} at z = 1.96`, () => {
      const interval = wilson(count, n, 1.96)!;
      near(interval.low, low, 12);
      near(interval.high, high, 12);
    });
  }

  it('is 57 to 100 for 5 of 5, 74 to 97 for 27 of 30, 89 to 98 for 95 of 100', () => {
    assert.deepEqual(percent(wilson(5, 5)!), [57, 100]);
    assert.deepEqual(percent(wilson(27, 30)!), [74, 97]);
    assert.deepEqual(percent(wilson(95, 100)!), [89, 98]);
  });

  it('holds the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const {value, low, high} = share(count, n)!;
        return low >= 0 && low <= value && value <= high && high <= 1 && low < high;
      }),
    );
  });

  it('grows narrower as the same share comes from more answers', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 200}), fc.integer({min: 2, max: 50}), fc.nat(200), (n, times, some) => {
        const count = some % (n + 1);
        const few = wilson(count, n)!;
        const many = wilson(count * times, n * times)!;
        return many.high - many.low < few.high - few.low;
      }),
    );
  });

  it('is the mirror of the share of all others', () => {
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const one = wilson(count, n)!;
        const other = wilson(n - count, n)!;
        return Math.abs(one.low + other.high - 1) < 1e-9 && Math.abs(one.high + other.low - 1) < 1e-9;
      }),
    );
  });

  it('is none where nothing was counted, or more than there was', () => {
    const wrong = [
      [0, 0],
      [3, 2],
      [-1, 5],
      [1.5, 5],
      [Number.NaN, 5],
      [1, Infinity],
    ] as const;
    assert.deepEqual(
      wrong.map(([count, n]) => share(count, n)),
      wrong.map(() => null),
    );
  });
});

describe('a net promoter score', () => {
  /* Worked by hand after Lewis and Sauro: 36 answers, 16 promoters, 7 detractors. p' = 16.75/39, d' = 7.75/39. */
  it('adds three answers, three quarters of one at each end, as Lewis and Sauro do', () => {
    const {value, low, high} = netPromoter(16, 7, 36)!;
    near(value, 0.25, 12);
    const middle = 9 / 39;
    const reach = 1.959963984540054 * Math.sqrt((24.5 / 39 - middle ** 2) / 39);
    near(low, middle - reach, 12);
    near(high, middle + reach, 12);
    assert.deepEqual(percent({low, high}), [-1, 47]);
  });

  it('counts 9 and 10 as promoters, 0 to 6 as detractors, and 7 and 8 as neither', () => {
    const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const {promoters, detractors, n, value} = netPromoterOf(scores, [1, 1, 1, 1, 1, 1, 1, 10, 10, 10, 3])!;
    assert.deepEqual([promoters, detractors, n], [13, 7, 40]);
    near(value, 0.15, 12);
  });

  it('holds the score and stays between -1 and 1', () => {
    fc.assert(
      fc.property(counts, fc.nat(1_000_000), ([promoters, n], some) => {
        const detractors = some % (n - promoters + 1);
        const {value, low, high} = netPromoter(promoters, detractors, n)!;
        return low >= -1 && low <= value && value <= high && high <= 1;
      }),
    );
  });

  it('is none for a scale that does not run from 0 to 10', () => {
    assert.equal(netPromoterOf([0, 100], [3, 4]), null);
    assert.equal(netPromoterOf([0, 10], [3]), null);
    assert.equal(netPromoter(4, 4, 7), null);
  });
});

describe('a mean', () => {
  it('is that of the scores with its interval, inside the scale', () => {
    const {value, low, high, n} = mean([1, 2, 3, 4, 5], [0, 0, 10, 20, 10])!;
    assert.equal(n, 40);
    near(value, 4, 12);
    near(high - value, 1.959963984540054 * Math.sqrt(20 / 39 / 40), 12);
    near(value - low, high - value, 12);
  });

  it('is none of fewer than two answers', () => {
    assert.equal(mean([1, 2], [1, 0]), null);
  });
});

describe('the rules', () => {
  it('show no percentage of 29 answers, and one of 30', () => {
    assert.deepEqual([showsPercentage(29), showsPercentage(30)], [false, true]);
  });

  it('compare two with 50 answers each whose intervals do not touch', () => {
    assert.equal(comparable(share(45, 50), share(20, 50)), true);
    assert.equal(comparable(share(20, 50), share(45, 50)), true);
  });

  it('compare nobody with 49 answers, however far apart', () => {
    assert.equal(comparable(share(49, 49), share(0, 5000)), false);
  });

  it('compare nobody whose intervals touch', () => {
    assert.equal(comparable(share(40, 50), share(35, 50)), false);
    assert.equal(comparable({value: 0.5, low: 0.4, high: 0.6, n: 99}, {value: 0.7, low: 0.6, high: 0.8, n: 99}), false);
  });

  it('compare nobody with nothing', () => {
    assert.equal(comparable(null, share(45, 50)), false);
  });
});

describe('a response rate', () => {
  it('keeps its two numbers', () => {
    assert.deepEqual(responseRate(1284, 3910), {value: 1284 / 3910, answered: 1284, asked: 3910});
  });

  it('is none of nothing, and none where more answered than were asked', () => {
    assert.deepEqual([responseRate(0, 0), responseRate(5, 4)], [null, null]);
  });
});

describe('a sample', () => {
  for (const [population, size] of Object.entries(israel)) {
    it(`is the published ${size} of ${population}`, () => assert.equal(sampleSize(Number(population)), size));
  }

  it('is nobody of nobody', () => assert.equal(sampleSize(0), 0));
});
