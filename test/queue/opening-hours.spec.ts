import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isOverForToday, nextOpening, weekOf} from '../../src/queue/opening-hours.ts';

const zone = 'Asia/Ho_Chi_Minh';
const office = [1, 2, 3, 4, 5].flatMap((weekday) => [
  {weekday, opens: '13:30', closes: '17:00'},
  {weekday, opens: '07:30', closes: '11:30'},
]);
/** A moment of the week of Monday 23 November 2026 in Ho Chi Minh City; day 1 is that Monday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, 22 + day, hour - 7, minute);

test('before the morning it opens the same morning', () => {
  assert.deepEqual(nextOpening(office, zone, at(1, 7)), {inDays: 0, day: '2026-11-23', weekday: 1, opens: '07:30'});
});

test('at noon it opens the same afternoon, and the day is not over', () => {
  assert.deepEqual(nextOpening(office, zone, at(1, 12)), {inDays: 0, day: '2026-11-23', weekday: 1, opens: '13:30'});
  assert.equal(isOverForToday(office, zone, at(1, 12)), false);
});

test('in the evening it is over and opens the next day', () => {
  assert.deepEqual(nextOpening(office, zone, at(1, 18)), {inDays: 1, day: '2026-11-24', weekday: 2, opens: '07:30'});
  assert.equal(isOverForToday(office, zone, at(1, 18)), true);
});

test('on Friday evening it opens on Monday, across the end of the week', () => {
  assert.deepEqual(nextOpening(office, zone, at(5, 17)), {inDays: 3, day: '2026-11-30', weekday: 1, opens: '07:30'});
});

test('an office of one day a week opens that day of the next week', () => {
  const wednesday = [{weekday: 3, opens: '08:00', closes: '09:00'}];
  assert.deepEqual(nextOpening(wednesday, zone, at(3, 10)), {inDays: 7, day: '2026-12-02', weekday: 3, opens: '08:00'});
});

test('days with the same hours are one row, from Monday to Sunday', () => {
  const saturday = {weekday: 6, opens: '07:30', closes: '11:30'};
  assert.deepEqual(weekOf([saturday, ...office]), [
    {from: 1, to: 5, times: '07:30–11:30, 13:30–17:00'},
    {from: 6, to: 6, times: '07:30–11:30'},
  ]);
});

test('hours that make no sense are left out, an unknown zone has no next opening', () => {
  const rows: unknown = [null, {weekday: 1, opens: 'early', closes: null}, {weekday: 'x'}, 7];
  assert.deepEqual(weekOf(rows), []);
  assert.equal(nextOpening(rows, zone, at(1, 7)), null);
  assert.equal(nextOpening(office, 'Nowhere/Never', at(1, 7)), null);
  assert.equal(nextOpening(null, zone, at(1, 7)), null);
});

test('days off are passed over, and a Saturday worked in exchange has the hours of the day it stands for', () => {
  const calendar = {off: ['2026-11-26', '2026-11-27'], extraWorking: [{day: '2026-11-28', weekday: 5}]};
  assert.deepEqual(nextOpening(office, zone, at(3, 18), calendar), {
    inDays: 3,
    day: '2026-11-28',
    weekday: 6,
    opens: '07:30',
  });
  assert.equal(isOverForToday(office, zone, at(6, 18), calendar), true);
  assert.equal(isOverForToday(office, zone, at(6, 18)), false);
  assert.equal(isOverForToday(office, zone, at(4, 18), calendar), false);
});

test('after a long holiday the opening is found, and a calendar that is none changes nothing', () => {
  const off = Array.from({length: 14}, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`);
  assert.equal(nextOpening(office, zone, at(8, 18), {off})?.day, '2026-12-15');
  const nonsense = {off: 'always', extraWorking: [null, {day: 7}]} as never;
  assert.equal(nextOpening(office, zone, at(1, 18), nonsense)?.day, '2026-11-24');
});
