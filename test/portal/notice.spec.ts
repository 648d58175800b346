import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {pagesOf, type Piece} from '../../src/portal/notice-board/pages.ts';
import {currentNotices, findNotices, readingSeconds, readNotices, type Notice} from '../../src/portal/notice.ts';
import {sampleNotices} from './sample-notices.ts';

const zone = 'Asia/Ho_Chi_Minh';
const monday = Date.UTC(2026, 10, 23, 2);
const all = readNotices(sampleNotices).value;
const ids = (notices: readonly Notice[]) => notices.map(({id}) => id);

describe('announcements', () => {
  it('hold between their moments, the gravest first, then the latest', () =>
    assert.deepEqual(ids(currentNotices(all, monday, zone)), ['power', 'papers', 'hours']));

  it('end with their last minute, by the clock of the hall', () => {
    const [notice] = readNotices([{id: 'a', title: 'A', until: '2026-11-23T09:00'}]).value;
    const count = (now: number) => currentNotices([notice!], now, zone).length;
    assert.deepEqual([count(monday), count(monday + 59_999), count(monday + 60_000)], [1, 1, 0]);
  });

  it('are read row by row', () => {
    const {value, faults} = readNotices({
      notices: [{id: 'a', title: 'A'}, {id: 'a', title: 'B'}, {id: 'b', title: ' '}, {id: 'c d', title: 'C'}, 7],
    });
    assert.deepEqual(ids(value), ['a']);
    assert.equal(faults.length, 4);
  });

  it('link only where a reader may go', () => {
    const kept = (link: string) => readNotices([{id: 'a', title: 'A', link}]).value.length;
    assert.deepEqual(['https://a.vn', 'mailto:a@b.vn', 'tel:1900', './b.html'].map(kept), [1, 1, 1, 1]);
    assert.deepEqual(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x'].map(kept), [0, 0, 0]);
  });

  it('of the demonstration are all readable', () => {
    const {value, faults} = readNotices(JSON.parse(readFileSync('demo/data/notices.json', 'utf8')));
    assert.deepEqual([value.length, faults], [7, []]);
  });
});

describe('a search in announcements', () => {
  const find = (query: Partial<Parameters<typeof findNotices>[1]>) =>
    ids(findNotices(all, {words: '', from: '', to: '', ...query}));

  it('finds words without their marks, in any order', () => assert.deepEqual(find({words: 'bay thu sang'}), ['hours']));
  it('finds what Telex has not turned into marks', () => assert.deepEqual(find({words: 'ddieejn'}), ['power']));
  it('looks into body and unit', () => {
    assert.deepEqual(find({words: 'CĂN CƯỚC'}), ['hours']);
    assert.deepEqual(find({words: 'trung tam'}), ['power']);
  });
  it('finds nothing where a word is missing', () => assert.deepEqual(find({words: 'thứ Bảy đóng cửa'}), []));
  it('keeps to days, and those without a day are in none', () => {
    assert.deepEqual(find({from: '2020-01-02', to: '2020-01-02'}), ['hours']);
    assert.deepEqual(find({to: '2020-01-02'}), ['hours', 'papers']);
  });
});

describe('pages of announcements', () => {
  /** Ten of height for the title, one for each word. */
  const heightOf = ({body}: Piece) => 10 + body.split(/\s+/).filter(Boolean).length;
  const notice = (id: string, words: number): Notice => ({
    ...all[0]!,
    id,
    body: Array.from({length: words}, (_, index) => `w${index}`).join(' '),
  });
  const pages = (...notices: Notice[]) => pagesOf(notices, {heightOf, room: 50});

  it('hold as many as have room', () =>
    assert.deepEqual(
      pages(notice('a', 10), notice('b', 10), notice('c', 10)).map((page) => page.map((piece) => piece.notice.id)),
      [['a', 'b'], ['c']],
    ));

  it('break a long one between words and lose none', () => {
    const long = notice('a', 100);
    const cut = pages(long);
    assert.deepEqual(
      cut.map((page) => page.length),
      [1, 1, 1],
    );
    assert.equal(
      cut
        .flat()
        .map(({body}) => body)
        .join(' '),
      long.body,
    );
    assert.deepEqual(
      cut.flat().map(({continued}) => continued),
      [false, true, true],
    );
    for (const piece of cut.flat()) assert.ok(heightOf(piece) <= 50);
  });

  it('come to an end though nothing fits', () =>
    assert.ok(pagesOf([notice('a', 300)], {heightOf, room: 5}).length <= 51));

  it('are none without announcements', () => assert.deepEqual(pages(), []));
});

describe('the time of a page', () => {
  it('is eight seconds at least and a minute at most', () =>
    assert.deepEqual([readingSeconds(''), readingSeconds('một hai '.repeat(500))], [8, 60]));
  it('grows with the text', () => assert.equal(readingSeconds('từ '.repeat(60)), 24));
});
