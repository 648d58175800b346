import {aTimeout, expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import type {Invitation} from '../../src/queue/view.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';
import {TestKiosk} from './fake-outbox.js';

customElements.define('test-rating-kiosk', TestKiosk);

const invitation = (number: string, at = sampleNow, counter = '4'): Invitation => ({
  id: `ticket-${number}`,
  number,
  service: 'land',
  counter,
  at,
  token: `token-of-${number}`,
});

let halls = 0;

interface Setting {
  hall?: FakeHall;
  prepare?: (kiosk: TestKiosk) => void;
}

/** A pad at counter 4 of a fake hall, 1280 × 800. */
async function stand({hall = new FakeHall(), prepare}: Setting = {}) {
  const address = `fake:rating-${++halls}`;
  provideHall(address, hall);
  const box = await fixture<HTMLElement>(html`<div lang="vi"></div>`);
  box.style.setProperty('height', '800px');
  const kiosk = document.createElement('test-rating-kiosk') as TestKiosk;
  Object.assign(kiosk, {hall: address, counter: '4', reasons: 'none'});
  prepare?.(kiosk);
  box.append(kiosk);
  await settled(kiosk);
  return {hall, kiosk, box};
}

async function settled(kiosk: TestKiosk): Promise<void> {
  await aTimeout(30); // the outbox is read, the first timers of the session have run
  await kiosk.updateComplete;
}

const find = <T extends Element = HTMLElement>(kiosk: TestKiosk, selector: string) =>
  kiosk.shadowRoot!.querySelector<T>(selector);
const screen = (kiosk: TestKiosk) => find(kiosk, '.body')!.className.replace('body ', '');
const title = (kiosk: TestKiosk) => find(kiosk, 'h1')!.textContent;
const line = (kiosk: TestKiosk) => find(kiosk, '.line')?.textContent?.trim();
const said = (kiosk: TestKiosk) => find(kiosk, '[role=status]')!.textContent;
const scores = (kiosk: TestKiosk) => kiosk.outbox.items.map(({body}) => body.score);
const marked = (kiosk: TestKiosk) => find<HTMLInputElement>(kiosk, 'input:checked')?.value ?? null;

/** A real click in the middle of something. */
async function click(kiosk: TestKiosk, selector: string): Promise<void> {
  const {x, y, width, height} = find(kiosk, selector)!.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
  await kiosk.updateComplete;
}

const tap = (kiosk: TestKiosk, score: number) => click(kiosk, `.level:nth-child(${score})`);
const patient = {timeout: 20_000};
const thanked = (kiosk: TestKiosk) => waitUntil(() => screen(kiosk) === 'notice thanks', 'it thanks', patient);
/** The screen at rest is a late part. */
const rests = (kiosk: TestKiosk) => waitUntil(() => screen(kiosk) === 'rest', 'it rests', patient);

describe('rating-kiosk', () => {
  before(() => setViewport({width: 1280, height: 820}));

  describe('at rest', () => {
    it('shows the counter, the office and the time while nobody is to be asked', async () => {
      const {kiosk} = await stand({hall: new FakeHall({view: {...sampleView(), invitations: []}})});
      await rests(kiosk);
      expect(find(kiosk, '.counter')!.textContent).to.equal('Quầy4');
      expect(find(kiosk, '[part=office]')!.textContent).to.equal('Trung tâm Phục vụ hành chính công');
      expect(find(kiosk, '.time')!.textContent).to.contain('14:07').and.to.contain('23 tháng 11 năm 2026');
    });

    it('wakes for a service that ends at its own counter, with the ticket’s number', async () => {
      const {hall, kiosk} = await stand({hall: new FakeHall({view: {...sampleView(), invitations: []}})});
      hall.show({invitations: [invitation('A009', sampleNow, '1'), invitation('B027')]});
      await settled(kiosk);
      expect(screen(kiosk)).to.equal('question');
      expect(find(kiosk, '.about')!.textContent!.replace(/\s+/g, ' ').trim()).to.equal('Số B027 Quầy 4 Đất đai');
    });

    it('sleeps on for other counters', async () => {
      const {kiosk} = await stand({
        hall: new FakeHall({view: {...sampleView(), invitations: [invitation('A009', sampleNow, '1')]}}),
      });
      await rests(kiosk);
    });

    it('does not ask the next visitor about who left ten minutes ago', async () => {
      const {kiosk} = await stand({
        hall: new FakeHall({view: {...sampleView(), invitations: [invitation('B020', sampleNow - 600_000)]}}),
      });
      await rests(kiosk);
    });

    it('is found by the name of its counter too', async () => {
      const view = sampleView();
      const counters = view.counters.map((row) => (row.id === '4' ? {...row, name: '4B'} : row));
      const {kiosk} = await stand({
        hall: new FakeHall({view: {...view, counters}}),
        prepare: (one) => (one.counter = '4B'),
      });
      expect(screen(kiosk)).to.equal('question');
    });

    it('changes its language at a touch', async () => {
      const {kiosk} = await stand({hall: new FakeHall({view: {...sampleView(), invitations: []}})});
      await click(kiosk, '.languages [lang=en]');
      await settled(kiosk);
      expect(title(kiosk)).to.equal('Thank you for coming.');
    });

    it('takes no tap before it knows what it keeps', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.outbox.export = () => new Promise(() => {}))});
      await tap(kiosk, 3);
      expect(screen(kiosk)).to.equal('question');
      expect(kiosk.outbox.items.length).to.equal(0);
    });

    it('counts no question that it put only because it had not yet read that it was answered', async () => {
      let read = (_kept: Awaited<ReturnType<TestKiosk['outbox']['export']>>) => {};
      const {kiosk} = await stand({
        prepare: (one) => (one.outbox.export = () => new Promise((resolve) => (read = resolve))),
      });
      expect(screen(kiosk)).to.equal('question');
      const body = {
        type: 'rating',
        token: 'token-of-B027',
        counter: '4',
        score: 4,
        shownAt: Date.now() - 5000,
      } as never;
      const item = {id: 'before', device: 'fake', seq: 1, at: Date.now() - 5000, holdUntil: 0, body};
      read({keys: [], device: 'fake', items: [item], rejected: [], sent: []});
      await rests(kiosk);
      expect(kiosk.outbox.questions).to.deep.equal([]);
    });

    it('says so when it hears nothing from the hall', async () => {
      const {hall, kiosk} = await stand({hall: new FakeHall({view: {...sampleView(), invitations: []}})});
      hall.set({state: 'stale', since: sampleNow - 300_000, problem: 'unreachable'});
      await settled(kiosk);
      expect(find(kiosk, '.lost')!.textContent).to.contain('Mất kết nối từ 14:02');
    });
  });

  describe('asked and answered', () => {
    it('writes down which ticket, which scale, which words and which score', async () => {
      const {kiosk} = await stand();
      await tap(kiosk, 4);
      await thanked(kiosk);
      const [{body}] = kiosk.outbox.items as [(typeof kiosk.outbox.items)[0]];
      const {shownAt, answeredAt, ...rest} = body;
      expect(rest).to.deep.equal({
        type: 'rating',
        channel: 'counter',
        ticket: 'ticket-B027',
        token: 'token-of-B027',
        counter: '4',
        service: 'land',
        scale: 'faces-5',
        direction: 'lowest-first',
        wording: '1',
        language: 'vi',
        score: 4,
        flags: [],
      });
      expect(answeredAt!).to.be.at.least(shownAt!);
    });

    it('holds a rating back for as long as more may come to it, and no longer', async () => {
      const {kiosk} = await stand();
      await tap(kiosk, 4);
      expect(kiosk.outbox.holds[0]).to.be.greaterThan(60_000);
      await thanked(kiosk);
      expect(kiosk.outbox.items[0]!.holdUntil).to.be.at.most(Date.now());
    });

    it('thanks at once when it is written, on the same picture', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      await tap(kiosk, 2);
      await settled(kiosk);
      expect(screen(kiosk)).to.equal('question');
      expect(line(kiosk)).to.equal('Cảm ơn ông bà. Đã ghi lại; chạm ô khác để đổi.');
      expect(said(kiosk)).to.contain('Cảm ơn ông bà.');
      expect(marked(kiosk)).to.equal('2');
    });

    it('does not thank before it is written', async () => {
      let open = () => {};
      const {kiosk} = await stand({
        prepare: (one) => (one.outbox.gate = () => new Promise((resolve) => (open = resolve))),
      });
      await tap(kiosk, 5);
      await aTimeout(500); // longer than the time to change
      expect(screen(kiosk)).to.equal('question');
      expect(said(kiosk)).to.equal('');
      open();
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([5]);
    });

    it('lets a later tap replace the first, as one rating', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 1500})});
      await tap(kiosk, 1);
      await tap(kiosk, 3);
      await tap(kiosk, 4);
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([4]);
    });

    it('writes the last of several taps that came while the first was being written', async () => {
      let open = () => {};
      const {kiosk} = await stand({
        prepare: (one) => (one.outbox.gate = () => new Promise((resolve) => (open = resolve))),
      });
      await tap(kiosk, 1);
      await tap(kiosk, 5);
      kiosk.outbox.gate = () => Promise.resolve();
      open();
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([5]);
    });

    it('marks what is being written, not what is tapped too late while the store still writes', async () => {
      let open = () => {};
      const {kiosk} = await stand({
        prepare: (one) => {
          one.shorter = {change: 50};
          one.outbox.gate = () => new Promise((resolve) => (open = resolve));
        },
      });
      await tap(kiosk, 2);
      await aTimeout(300); // the time to change is over; were it not, the later tap would be both marked and written
      await tap(kiosk, 5);
      const shown = marked(kiosk);
      kiosk.outbox.gate = () => Promise.resolve();
      open();
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([Number(shown)]);
    });

    it('keeps a choice that is tapped again', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      await tap(kiosk, 3);
      await tap(kiosk, 3);
      expect(marked(kiosk)).to.equal('3');
      expect(scores(kiosk)).to.deep.equal([3]);
    });

    it('takes one rating from two fingers at once', async () => {
      const {kiosk} = await stand();
      for (const score of [2, 5]) find(kiosk, `.level:nth-child(${score}) input`)!.click();
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([5]);
    });

    it('takes no tap that was meant for what stood there before', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {settle: 60_000})});
      await tap(kiosk, 1);
      expect(kiosk.outbox.items.length).to.equal(0);
      expect(marked(kiosk)).to.equal(null);
    });

    it('thanks for every answer with the same picture', async () => {
      const pictures = new Set<string>();
      for (const score of [1, 5]) {
        const {kiosk, box} = await stand();
        await tap(kiosk, score);
        await thanked(kiosk);
        await kiosk.updateComplete;
        pictures.add(kiosk.shadowRoot!.innerHTML.replace(/<!--.*?-->/gs, ''));
        box.remove();
      }
      expect(pictures.size).to.equal(1);
    });

    it('goes back to rest and asks no more about that ticket', async () => {
      const {hall, kiosk} = await stand();
      await tap(kiosk, 5);
      await thanked(kiosk);
      await rests(kiosk);
      hall.show({seq: 101});
      await settled(kiosk);
      await rests(kiosk);
    });

    it('ends the thanks when the visitor is done', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {thanks: 60_000})});
      await tap(kiosk, 5);
      await thanked(kiosk);
      await click(kiosk, '.button');
      await rests(kiosk);
    });

    it('tells the page that a rating was taken, and nothing of the answer', async () => {
      const {kiosk} = await stand();
      const heard = oneEvent(kiosk, 'rating-taken');
      await tap(kiosk, 1);
      const {detail} = (await heard) as CustomEvent<unknown>;
      expect(detail).to.deep.equal({id: kiosk.outbox.items[0]!.id});
    });

    for (const local of [true, false]) {
      it(`${local ? 'tells a local hall' : 'leaves it to the server'} that the right to rate was used`, async () => {
        const {hall, kiosk} = await stand({hall: new FakeHall({local})});
        await tap(kiosk, 4);
        await thanked(kiosk);
        const told = [{type: 'useRatingToken', token: 'token-of-B027'}];
        expect(hall.sent.map(({command}) => command)).to.deep.equal(local ? told : []);
      });
    }
  });

  describe('when it cannot be written down', () => {
    it('refuses in words, thanks nobody and takes another try', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.outbox.gate = () => Promise.reject(new Error('full')))});
      await tap(kiosk, 3);
      await settled(kiosk);
      expect(line(kiosk)).to.equal('Chưa ghi được đánh giá. Xin chạm lại, hoặc báo cán bộ.');
      expect(marked(kiosk)).to.equal(null);
      kiosk.outbox.gate = () => Promise.resolve();
      await tap(kiosk, 3);
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([3]);
    });

    it('keeps the first answer, and says so, when only the change fails', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      await tap(kiosk, 2);
      await settled(kiosk);
      kiosk.outbox.gate = () => Promise.reject(new Error('full'));
      await tap(kiosk, 4);
      await settled(kiosk);
      expect(line(kiosk)).to.equal('Chưa đổi được. Câu trả lời trước vẫn được giữ.');
      expect(marked(kiosk)).to.equal('2');
    });

    it('sends only what is final, and thanks after the receipt, where nothing can be kept', async () => {
      let receipt = () => {};
      const {kiosk} = await stand({
        prepare: (one) => {
          one.outbox.set({durability: 'network'});
          one.outbox.gate = () => new Promise((resolve) => (receipt = resolve));
        },
      });
      await tap(kiosk, 1);
      await tap(kiosk, 4);
      expect(line(kiosk)).to.equal('Đang gửi…');
      await waitUntil(() => kiosk.outbox.holds.length === 1, undefined, patient);
      receipt();
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([4]);
      expect(kiosk.outbox.holds).to.deep.equal([0]);
    });

    it('never shows the backlog to visitors, and tells it to staff', async () => {
      const {kiosk} = await stand();
      kiosk.outbox.set({backlog: 4217, problem: 'unreachable'});
      await settled(kiosk);
      expect(kiosk.backlog).to.equal(4217);
      expect(kiosk.matches(':state(backlog)')).to.equal(true);
      expect(kiosk.shadowRoot!.textContent).not.to.contain('4217').and.not.to.contain('4.217');
    });
  });

  describe('one visitor after another', () => {
    it('asks the newer visitor when the older did not answer', async () => {
      const {hall, kiosk} = await stand();
      hall.show({invitations: [invitation('B027'), invitation('B028', sampleNow + 1)]});
      await settled(kiosk);
      expect(find(kiosk, '.about b')!.textContent).to.equal('B028');
    });

    it('lets one who is answering finish first', async () => {
      const {hall, kiosk} = await stand();
      await tap(kiosk, 3);
      hall.show({invitations: [invitation('B027'), invitation('B028', sampleNow + 1)]});
      await settled(kiosk);
      expect(find(kiosk, '.about b')!.textContent).to.equal('B027');
      await thanked(kiosk);
      await waitUntil(() => find(kiosk, '.about b')?.textContent === 'B028', undefined, patient);
    });

    it('closes the question that an officer took back', async () => {
      const {hall, kiosk} = await stand();
      hall.show({invitations: []});
      await settled(kiosk);
      await rests(kiosk);
    });

    it('keeps the question while the hall is out of reach', async () => {
      const {hall, kiosk} = await stand();
      hall.set({state: 'stale', problem: 'unreachable'});
      await settled(kiosk);
      await tap(kiosk, 4);
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([4]);
    });

    it('does not ask again, started anew, about a rating it still keeps', async () => {
      const {kiosk: first} = await stand();
      await tap(first, 4);
      await thanked(first);
      const {kiosk} = await stand({prepare: (one) => (one.outbox = first.outbox)});
      await rests(kiosk);
    });

    it('warns before it closes, stays when asked to, and closes by itself', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {answer: 3000, warn: 2900})});
      await waitUntil(() => find(kiosk, '.button'), 'it warns', patient);
      expect(said(kiosk)).to.equal('Màn hình tự đóng sau 2,9 giây.');
      const [question] = kiosk.outbox.questions;
      const before = question!.holdUntil;
      find(kiosk, '.button')!.click();
      await waitUntil(() => question!.holdUntil > before, 'the question stands longer', patient);
      await rests(kiosk);
      expect(kiosk.outbox.items.length).to.equal(0);
    });

    it('gives each visitor the office’s language again', async () => {
      const {kiosk} = await stand();
      await click(kiosk, '.languages [lang=en]');
      await settled(kiosk);
      expect(title(kiosk)).to.equal('How satisfied are you?');
      await tap(kiosk, 5);
      await thanked(kiosk);
      await rests(kiosk);
      await settled(kiosk);
      expect(kiosk.hasAttribute('lang')).to.equal(false);
      expect(kiosk.outbox.items[0]!.body.language).to.equal('en');
    });
  });

  describe('open to everybody', () => {
    const open = {
      hall: new FakeHall({view: {...sampleView(), invitations: []}}),
      prepare: (kiosk: TestKiosk) => (kiosk.open = true),
    };

    it('asks without a ticket, as a series of its own', async () => {
      const {kiosk} = await stand(open);
      await tap(kiosk, 4);
      await thanked(kiosk);
      expect(kiosk.outbox.items[0]!.body).not.to.have.any.keys('token', 'ticket', 'service');
    });

    it('keeps further ratings in the cool-down, flagged', async () => {
      const {kiosk} = await stand({
        ...open,
        prepare: (one) => Object.assign(one, {open: true, shorter: {coolDown: 60_000}}),
      });
      for (const score of [4, 1]) {
        await waitUntil(() => screen(kiosk) === 'question', undefined, patient);
        await settled(kiosk);
        await tap(kiosk, score);
        await thanked(kiosk);
      }
      expect(kiosk.outbox.items.map(({body}) => body.flags)).to.deep.equal([[], ['repeat']]);
    });

    it('works with no hall at all', async () => {
      const {kiosk} = await stand({prepare: (one) => Object.assign(one, {hall: '', counter: '', open: true})});
      await tap(kiosk, 2);
      await thanked(kiosk);
      expect(scores(kiosk)).to.deep.equal([2]);
    });
  });

  describe('by keys', () => {
    it('moves the mark by arrows and takes the level by Enter', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      find(kiosk, 'input')!.focus();
      await sendKeys({press: 'ArrowRight'});
      await sendKeys({press: 'ArrowRight'});
      await settled(kiosk);
      expect(kiosk.outbox.items.length).to.equal(0);
      await sendKeys({press: 'Enter'});
      await settled(kiosk);
      expect(scores(kiosk)).to.deep.equal([3]);
    });

    it('shows that a level under the mark is not chosen yet, and says how it is', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      find(kiosk, 'input')!.focus();
      await sendKeys({press: 'ArrowRight'});
      await settled(kiosk);
      const look = () => getComputedStyle(find(kiosk, '.level:has(:checked)')!);
      expect([marked(kiosk), look().borderTopStyle]).to.deep.equal(['2', 'dashed']);
      expect([line(kiosk), said(kiosk)]).to.deep.equal(Array(2).fill('Nhấn phím cách hoặc Enter để chọn.'));
      await sendKeys({press: 'Enter'});
      await waitUntil(() => look().borderTopStyle === 'solid', 'it is chosen', patient);
      await waitUntil(() => line(kiosk)?.startsWith('Cảm ơn'), 'it is recorded', patient);
      expect(scores(kiosk)).to.deep.equal([2]);
    });

    it('takes a press without a key or a finger after the arrows: a reader’s own', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      find(kiosk, 'input')!.focus();
      await sendKeys({press: 'ArrowRight'});
      await settled(kiosk);
      find(kiosk, 'input[value="2"]')!.click();
      await waitUntil(() => kiosk.outbox.items.length === 1, 'it is taken', patient);
      expect(scores(kiosk)).to.deep.equal([2]);
    });

    it('names the levels by the question of their scale', async () => {
      for (const [scale, words] of [
        ['faces-5', 'Ông bà hài lòng ở mức nào?'],
        ['stars-5', 'Ông bà đánh giá lần phục vụ này thế nào?'],
        ['recommend-10', 'Ông bà có sẵn lòng giới thiệu nơi này cho người khác không?'],
      ] as const) {
        const {kiosk, box} = await stand({prepare: (one) => (one.scale = scale)});
        await waitUntil(() => find(kiosk, '.levels'), 'it asks', patient);
        expect([title(kiosk), find(kiosk, '.levels')!.getAttribute('aria-label')]).to.deep.equal([words, words]);
        box.remove();
      }
    });

    it('takes the focused level by Space', async () => {
      const {kiosk} = await stand({prepare: (one) => (one.shorter = {change: 60_000})});
      find(kiosk, 'input')!.focus();
      await sendKeys({press: 'Space'});
      await settled(kiosk);
      expect(scores(kiosk)).to.deep.equal([1]);
    });

    it('starts each new screen at its heading', async () => {
      const {kiosk} = await stand();
      await tap(kiosk, 4);
      await thanked(kiosk);
      await kiosk.updateComplete;
      expect(kiosk.shadowRoot!.activeElement).to.equal(find(kiosk, 'h1'));
    });
  });

  describe('when no question can be put', () => {
    const cases: [string, Setting, string][] = [
      ['is loading', {hall: new FakeHall({view: null})}, 'Đang mở màn hình đánh giá.'],
      [
        'has no right to rate',
        {hall: new FakeHall({view: {...sampleView(), invitations: undefined}})},
        'Màn hình này chưa được phép nhận đánh giá.',
      ],
      [
        'is refused by the hall',
        {hall: new FakeHall({view: null, link: {state: 'failed', since: 0, problem: 'forbidden'}})},
        'Màn hình này chưa được phép nhận đánh giá.',
      ],
      [
        'finds no hall',
        {hall: new FakeHall({view: null, link: {state: 'failed', since: 0, problem: 'unknown-hall'}})},
        'Không tìm thấy bộ phận một cửa ở địa chỉ này.',
      ],
      [
        'cannot reach the hall',
        {hall: new FakeHall({view: null, link: {state: 'failed', since: 0, problem: 'unreachable'}})},
        'Chưa kết nối được.',
      ],
      ['stands at no counter', {prepare: (kiosk) => (kiosk.counter = '')}, 'Màn hình này chưa được gắn với quầy nào.'],
      [
        'stands at a counter that is not there',
        {prepare: (kiosk) => (kiosk.counter = '99')},
        'Không có Quầy 99 ở đây.',
      ],
      ['names no hall', {prepare: (kiosk) => (kiosk.hall = '')}, 'Màn hình này chưa được nối với nơi nào.'],
    ];
    for (const [what, setting, words] of cases) {
      it(`says in words that it ${what}`, async () => {
        const {kiosk} = await stand(setting);
        await waitUntil(() => title(kiosk) === words, words, {timeout: 10_000}); // its words come later
        expect(kiosk.shadowRoot!.textContent).not.to.match(/null|undefined|NaN/);
      });
    }
  });

  describe('as a part of a page', () => {
    it('exports what it keeps', async () => {
      const {kiosk} = await stand();
      await tap(kiosk, 4);
      await thanked(kiosk);
      const kept = await kiosk.exportKept();
      expect(kept!.items.map(({body}) => body.type)).to.deep.equal(['question', 'rating']);
    });

    it('leaves nothing running when it is taken away', async () => {
      const {hall, kiosk, box} = await stand();
      box.remove();
      expect(hall.subscribers).to.equal(0);
      expect(kiosk.outbox.closed).to.equal(true);
    });

    it('has targets of at least 20 mm, 8 mm apart, on the glass of a kiosk', async () => {
      const {kiosk} = await stand();
      const tiles = [...kiosk.shadowRoot!.querySelectorAll('.level')].map((tile) => tile.getBoundingClientRect());
      expect(tiles.every(({width, height}) => width >= 76 && height >= 76)).to.equal(true);
      tiles.slice(1).forEach(({left}, index) => expect(left - tiles[index]!.right).to.be.at.least(30.4));
      for (const button of kiosk.shadowRoot!.querySelectorAll('button')) {
        expect(button.getBoundingClientRect().height).to.be.at.least(76);
      }
    });

    for (const [width, height] of [
      [320, 568],
      [390, 844],
      [1080, 1920],
      [3840, 2160],
    ] as const) {
      it(`fits ${width} × ${height} without clipping a word`, async () => {
        await setViewport({width, height});
        const {kiosk, box} = await stand();
        box.style.setProperty('height', `${height}px`);
        box.style.setProperty('width', `${width}px`);
        await settled(kiosk);
        expect(kiosk.scrollWidth).to.equal(kiosk.clientWidth);
        for (const word of kiosk.shadowRoot!.querySelectorAll('.word, h1, .line')) {
          expect(word.scrollWidth, word.textContent!).to.be.at.most(word.clientWidth);
        }
        await setViewport({width: 1280, height: 820});
      });
    }

    it('passes axe at rest, asking and thanking', async () => {
      const {hall, kiosk} = await stand({hall: new FakeHall({view: {...sampleView(), invitations: []}})});
      await expect(kiosk).to.be.accessible();
      hall.show({invitations: [invitation('B027')]});
      await settled(kiosk);
      await expect(kiosk).to.be.accessible();
      kiosk.shorter = {thanks: 60_000};
      await tap(kiosk, 2);
      await thanked(kiosk);
      await expect(kiosk).to.be.accessible();
    });
  });
});
