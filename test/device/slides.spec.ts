import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isDue, readSlides, type Slide} from '../../src/device/slides.ts';

const zone = 'Asia/Ho_Chi_Minh';
const monday = Date.UTC(2026, 10, 23, 0, 30); // half past seven in the hall
const slide = (change: Partial<Slide>): Slide => ({...readSlides([{src: 'a.jpg'}]).value[0]!, ...change});
const due = (change: Partial<Slide>) => isDue(slide(change), monday, zone);

describe('a slide is due', () => {
  it('always, where nothing is said', () => assert.equal(due({}), true));
  it('from its first day', () =>
    assert.deepEqual([due({from: '2026-11-23'}), due({from: '2026-11-24'})], [true, false]));
  it('to the end of its last day', () =>
    assert.deepEqual([due({until: '2026-11-23'}), due({until: '2026-11-22'})], [true, false]));
  it('from its first to its last minute', () => {
    assert.deepEqual([due({from: '2026-11-23T07:30'}), due({from: '2026-11-23T07:31'})], [true, false]);
    assert.deepEqual([due({until: '2026-11-23T07:30'}), due({until: '2026-11-23T07:29'})], [true, false]);
  });
  it('on its days of the week, in the zone of the hall', () => {
    assert.deepEqual([due({days: [1]}), due({days: [0, 6]}), due({days: []})], [true, false, true]);
    assert.equal(isDue(slide({days: [0]}), monday, 'America/Los_Angeles'), true);
  });
});

describe('a list of slides', () => {
  const read = (src: unknown) => readSlides({slides: [{src}]}).value.length;

  it('takes http, https and addresses beside the page', () =>
    assert.deepEqual(
      ['https://a.vn/1.jpg', 'HTTP://a.vn/1', '/1.jpg', './a/b:c.jpg', 'a b.jpg'].map(read),
      [1, 1, 1, 1, 1],
    ));
  it('takes no other', () =>
    assert.deepEqual(['javascript:alert(1)', ' data:image/png,x', 'blob:x', 'file:///etc', '', null, 7].map(read), [
      ...[0, 0, 0, 0, 0, 0, 0],
    ]));
  it('names what it leaves out', () =>
    assert.deepEqual(
      readSlides([{src: 'a.jpg'}, {src: 'b.jpg', seconds: -1}]).faults.map(({path}) => path),
      ['1'],
    ));
  it('is none where there is no list', () => assert.throws(() => readSlides('a.jpg'), TypeError));
});
