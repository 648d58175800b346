import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readVolume} from '../../src/queue/volume-text.ts';
import {volumeAt} from '../../src/queue/volume.ts';

const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour, minute);
const loud = (attribute: string, instant: number) => volumeAt(readVolume(attribute), instant, 'UTC');

describe('a volume as an attribute', () => {
  it('is as loud as can be where nothing is said', () => assert.equal(loud('', at(9)), 1));

  it('is one number for the whole day', () => assert.equal(loud('0.4', at(9)), 0.4));

  it('is another number at another time of day', () => {
    assert.equal(loud('0.8 11:30-13:30=0.3', at(12)), 0.3);
    assert.equal(loud('0.8 11:30-13:30=0.3', at(13, 30)), 0.8);
  });

  it('spans midnight', () => assert.equal(loud('22:00-06:00=0 1', at(2)), 0));

  it('leaves out what cannot be read', () => assert.equal(loud('loud 0.5 9-10=2', at(9)), 0.5));
});
