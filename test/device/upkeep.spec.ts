import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {FrameWatch} from '../../src/device/frame-watch.ts';
import {driftAt, shiftAt} from '../../src/device/pixel-shift.ts';

/** A watch over a screen that draws as long as `draws` says so, looked at every second. */
function watched(draws: (second: number) => boolean): (until: number) => boolean {
  let drawn = () => {};
  const watch = new FrameWatch((next) => (drawn = next));
  let second = 0;
  return (until) => {
    for (; second <= until; second++) {
      watch.look(second * 1000);
      if (draws(second)) drawn();
    }
    return watch.isStalled;
  };
}

describe('a screen that stands still', () => {
  it('is not one that draws', () => assert.equal(watched(() => true)(3600), false));

  it('is noticed within twenty seconds', () => {
    const look = watched((second) => second < 100);
    assert.equal(look(100), false);
    assert.equal(look(121), true);
  });

  it('is well again with its next frame', () => {
    const look = watched((second) => second < 100 || second > 200);
    assert.equal(look(200), true);
    assert.equal(look(202), false);
  });

  it('is not one that slept: nobody draws while the page is hidden', () => {
    let drawn = () => {};
    const watch = new FrameWatch((next) => (drawn = next));
    watch.look(0);
    watch.look(8 * 3_600_000);
    assert.equal(watch.isStalled, false);
    drawn();
    watch.look(8 * 3_600_000 + 1000);
    assert.equal(watch.isStalled, false);
  });
});

describe('a picture that must not burn in', () => {
  const hours = Array.from({length: 60}, (_, index) => index * 180_000);

  it('moves to every side and back, by a few pixels', () => {
    const places = hours.map((now) => shiftAt(now, 1080));
    assert.deepEqual(places[0], [0, 0]);
    assert.equal(new Set(places.map(String)).size, 9);
    assert.ok(places.every(([x, y]) => Math.abs(x) <= 3 && Math.abs(y) <= 3));
  });

  it('moves twice as far where there are twice as many pixels', () => {
    assert.deepEqual(
      shiftAt(180_000, 2160).map((reach) => reach / 2),
      [...shiftAt(180_000, 1080)],
    );
  });

  it('lets a small clock wander over the whole dark screen', () => {
    const seen = Array.from({length: 500}, (_, minute) => driftAt(minute));
    assert.ok(seen.every(([x, y]) => x >= 0 && x <= 100 && y >= 0 && y <= 100));
    assert.ok(new Set(seen.map(([x]) => x)).size > 90);
    assert.ok(new Set(seen.map(([, y]) => y)).size > 90);
  });
});
