import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {volumeAt, type VolumePlan} from '../../src/queue/volume.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const zone = 'Asia/Ho_Chi_Minh';
const plan: VolumePlan = [
  {from: '11:30', to: '13:30', volume: 0.4},
  {from: '22:00', to: '06:00', volume: 0},
];

describe('the volume', () => {
  for (const [time, volume] of [
    ['11:29', 1],
    ['11:30', 0.4],
    ['13:29', 0.4],
    ['13:30', 1],
    ['21:59', 1],
    ['22:00', 0],
    ['00:10', 0],
    ['05:59', 0],
    ['06:00', 1],
  ] as const) {
    it(`at ${time} by the hall's clock is ${volume}`, () => assert.equal(volumeAt(plan, at(time), zone), volume));
  }

  it('follows the zone of the hall, not of the device', () => {
    assert.equal(volumeAt(plan, at('11:00'), 'Europe/Berlin'), 0); // five in the morning there
  });

  it('is one number where one is given, kept between silence and full', () => {
    assert.deepEqual(
      [0.5, 0, -1, 7, NaN].map((one) => volumeAt(one, 0, zone)),
      [0.5, 0, 0, 1, 1],
    );
  });

  it('is full where nothing can be read', () => {
    const broken = [null, {from: 'noon', to: '13:00', volume: 0}, {from: '08:99', to: '09:00', volume: 0}] as never;
    assert.deepEqual(
      [volumeAt(undefined, 0), volumeAt('loud' as never, 0), volumeAt(broken, at('08:30'), zone)],
      [1, 1, 1],
    );
  });

  it('does not fail on a zone that is none', () => {
    assert.equal(volumeAt([{from: '00:00', to: '24:00', volume: 0.3}], 0, 'Nowhere/None'), 0.3);
  });
});
