import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isDark} from '../../src/queue/blanking.ts';
import type {HallView} from '../../src/queue/view.ts';

const hours = [
  {weekday: 1, opens: '07:30', closes: '11:30'},
  {weekday: 1, opens: '13:30', closes: '17:00'},
];

/** Monday 23 November 2026 in Ho Chi Minh City. */
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour - 7, minute);

function view(open: boolean, change: Partial<HallView> = {}): HallView {
  const hall = {id: '1', name: '', place: '', timeZone: 'Asia/Ho_Chi_Minh', hours, priorities: [], notices: []};
  return {
    ...{epoch: 'e', seq: 1, day: '2026-11-23', now: 0, role: 'public', open, hall},
    ...{services: [], counters: [], tickets: [], calls: [], streams: []},
    ...change,
  };
}

describe('a dark screen', () => {
  it('comes half an hour after closing, not before', () => {
    assert.equal(isDark(view(false), 30, at(17, 20)), false);
    assert.equal(isDark(view(false), 30, at(17, 35)), true);
  });

  it('is light again half an hour before opening', () => {
    assert.equal(isDark(view(false), 30, at(6, 30)), true);
    assert.equal(isDark(view(false), 30, at(7, 5)), false);
  });

  it('comes in a long lunch, and not in one shorter than its two margins', () => {
    assert.equal(isDark(view(false), 30, at(12, 30)), true);
    assert.equal(isDark(view(false), 60, at(12, 30)), false);
  });

  it('wakes when somebody is called all the same', () => {
    const call = {seq: 1, at: at(19), ticket: 't', number: 'A1', service: 's', counter: '1', time: 1};
    assert.equal(isDark(view(false, {calls: [call]}), 30, at(19, 10)), false);
    assert.equal(isDark(view(false, {calls: [call]}), 30, at(19, 40)), true);
  });

  it('never comes while the hall is open, without hours, or where it is not wanted', () => {
    assert.equal(isDark(view(true), 30, at(20)), false);
    assert.equal(isDark(view(false, {hall: {...view(false).hall, hours: []}}), 30, at(20)), false);
    for (const minutes of [0, -5, Number.NaN]) assert.equal(isDark(view(false), minutes, at(20)), false);
  });

  it('comes on a day off of the calendar', () => {
    const hall = {...view(false).hall, calendar: {off: ['2026-11-23']}};
    assert.equal(isDark(view(false, {hall}), 30, at(9)), true);
  });
});
