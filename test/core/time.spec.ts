import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {serviceDay, wallClock} from '../../src/core/time.ts';

describe('the service day', () => {
  it('turns at midnight of the hall, not of UTC', () => {
    assert.equal(serviceDay(Date.UTC(2026, 10, 22, 17, 0, 0), 'Asia/Ho_Chi_Minh'), '2026-11-23');
  });

  it('is still yesterday one second before', () => {
    assert.equal(serviceDay(Date.UTC(2026, 10, 22, 16, 59, 59), 'Asia/Ho_Chi_Minh'), '2026-11-22');
  });

  it('follows zones of 45 minutes', () => {
    assert.equal(serviceDay(Date.UTC(2026, 0, 1, 18, 15), 'Asia/Kathmandu'), '2026-01-02');
  });

  it('reads the wall clock on both sides of a repeated hour', () => {
    const before = wallClock(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Berlin');
    const after = wallClock(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin');
    assert.deepEqual([before.hour, after.hour], [2, 2]);
  });

  it('refuses a zone that does not exist', () => {
    assert.throws(() => serviceDay(0, 'Mars/Olympus'), RangeError);
  });
});
