import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/queue/ticket-status/define.js';
import type {FollowedTicket} from '../../src/queue/followed.js';
import type {TicketStatus} from '../../src/queue/ticket-status/ticket-status.js';
import {sampleNow} from '../helpers/fake-hall.js';
import {followedTicket, TicketDesk} from './followed-ticket.js';

const patience = {timeout: 20_000};
let desk: TicketDesk;
let phone: TicketStatus;

const root = () => phone.shadowRoot!;
const text = (selector = '.page') => root().querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const button = (name: string) =>
  [...root().querySelectorAll('button')].find((each) => each.textContent.trim() === name);

async function open(answer: TicketDesk['answer'] = followedTicket(), attributes: Record<string, string> = {}) {
  desk.answer = answer;
  phone = document.createElement('ticket-status');
  phone.lang = 'vi';
  for (const [name, value] of Object.entries({hall: desk.hall, ticket: desk.ticket, ...attributes})) {
    phone.setAttribute(name, value);
  }
  document.body.append(phone);
  await says(answer === null ? 'Không tìm thấy' : typeof answer === 'number' ? 'thử lại' : answer.number);
}

const says = (words: string) => waitUntil(() => text().includes(words), `It never says "${words}"`, patience);

/** What the hall says from now on; somebody looks at the phone. */
async function hear(change: Partial<FollowedTicket>): Promise<void> {
  desk.answer = followedTicket(change);
  const count = desk.asked.length;
  document.dispatchEvent(new Event('visibilitychange'));
  await waitUntil(() => desk.asked.length > count, 'It never asks', patience);
  await aTimeout(0);
  await phone.updateComplete;
}

describe('<ticket-status>', () => {
  let title: string;

  beforeEach(() => {
    title = document.title;
    desk = new TicketDesk();
  });

  afterEach(() => {
    phone.remove();
    desk.close();
    document.title = title;
  });

  it('says the number, how many are before it, and about how long', async () => {
    await open();
    expect([text('.number'), text('.field')]).to.deep.equal(['B031', 'Đất đai']);
    expect(text('.figures')).to.match(/Trước ông bà 4 ?người Chờ khoảng 20–30 ?phút/);
  });

  it('sends the id in the body and never in an address', async () => {
    await open();
    expect(desk.asked[0]).to.deep.equal({url: `${desk.hall}/tickets/find`, body: {ticket: desk.ticket}});
  });

  it('shows where to go, shakes and says so once it is called, and again when it is called again', async () => {
    const shaken: unknown[] = [];
    const {vibrate} = navigator;
    navigator.vibrate = (pattern) => shaken.push(pattern) > 0;
    try {
      await open(followedTicket(), {'page-title': ''});
      expect(document.title).to.equal('B031 – Số của ông bà');
      await hear({state: 'called', counter: '4', calls: 1, ahead: 0, band: null});
      await says('Mời đến');
      expect([text('.counter'), document.title, shaken.length]).to.deep.equal(['Quầy 4', 'B031 → Quầy 4', 1]);
      expect(text('[role=status]')).to.equal('Mời số B031 đến Quầy 4.');
      await hear({state: 'called', counter: '4', calls: 1, ahead: 0, band: null});
      expect(shaken.length).to.equal(1);
      await hear({state: 'called', counter: '4', calls: 2, ahead: 0, band: null});
      await says('Đã gọi 2 lần');
      expect(shaken.length).to.equal(2);
    } finally {
      navigator.vibrate = vibrate;
    }
  });

  it('gives the page its title back when it goes', async () => {
    await open(followedTicket(), {'page-title': ''});
    phone.remove();
    expect(document.title).to.equal(title);
  });

  it('gives the number back only after a second tap, and with the keys of a keyboard', async () => {
    await open();
    button('Trả lại số')!.click();
    await says('Trả lại số B031?');
    await waitUntil(() => root().activeElement === button('Giữ số'), 'Keeping is not what Enter would do', patience);
    await sendKeys({press: 'Enter'});
    await waitUntil(() => button('Trả lại số'), 'It did not go back', patience);
    expect(desk.asked.some(({url}) => url.endsWith('/leave'))).to.equal(false);
    button('Trả lại số')!.click();
    await waitUntil(() => button('Trả lại'), 'It does not ask', patience);
    desk.answer = followedTicket({state: 'cancelled', backUntil: sampleNow + 600_000});
    button('Trả lại')!.click();
    await says('Số đã được trả lại');
    expect(text('.outcome')).to.contain('trước 14:17');
    const left = desk.asked.find(({url}) => url.endsWith('/leave'))!;
    expect((left.body as {ticket: string}).ticket).to.equal(desk.ticket);
  });

  it('says when a number can no longer be given back', async () => {
    await open();
    desk.leaveAnswer = {status: 'refused', reason: 'wrong-state'};
    button('Trả lại số')!.click();
    await waitUntil(() => button('Trả lại'), 'It does not ask', patience);
    button('Trả lại')!.click();
    await says('không trả lại được nữa');
  });

  const ends: readonly [Partial<FollowedTicket>, RegExp][] = [
    [{state: 'serving', counter: '4'}, /Đang được phục vụ, Quầy 4/],
    [{state: 'parked'}, /đang được giữ lại Cán bộ sẽ gọi lại/],
    [{state: 'done'}, /Đã xong Cảm ơn/],
    [{state: 'no-show', backUntil: sampleNow + 600_000}, /chưa đến Mời gặp cán bộ hướng dẫn trước 14:17/],
    [{state: 'no-show', backUntil: sampleNow - 1}, /chưa đến Mời lấy số mới/],
    [{state: 'left'}, /đã rời phòng chờ/],
    [{state: 'expired'}, /Số đã hết hạn/],
    [{state: 'voided'}, /Số này không dùng được/],
  ];
  for (const [change, said] of ends) {
    it(`says what ${change.state} means and what to do`, async () => {
      await open(followedTicket({ahead: 0, band: null, ...change}));
      expect(text('.outcome')).to.match(said);
    });
  }

  it('tells the holder of a remote number to check in', async () => {
    await open(followedTicket({checkedIn: false}));
    expect(text()).to.contain('mời quét mã của số này tại máy lấy số');
  });

  it('says that an old link leads nowhere, and stops asking', async () => {
    await open(null);
    const count = desk.asked.length;
    document.dispatchEvent(new Event('visibilitychange'));
    await aTimeout(0);
    expect(desk.asked.length).to.equal(count);
  });

  it('says that there is no connection yet, and goes on by itself', async () => {
    await open(503);
    await hear({});
    await says('B031');
  });

  it('says that a phone cannot follow a hall of a browser', async () => {
    phone = document.createElement('ticket-status');
    phone.lang = 'vi';
    Object.assign(phone, {hall: 'local:demo', ticket: 'x'});
    document.body.append(phone);
    await says('Không theo dõi được trên điện thoại');
    expect(desk.asked.length).to.equal(0);
  });

  it('takes counts, band and red away when the hall has been silent, and says since when', async () => {
    const {now} = Date;
    try {
      await open();
      desk.answer = 503;
      const count = desk.asked.length;
      Date.now = () => now() + 60_000;
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => desk.asked.length > count, 'It never asks', patience);
      await says('Mất kết nối từ 14:07');
      expect(text('.figures')).to.match(/Trước ông bà chưa rõ Thời gian chờ chưa rõ/);
    } finally {
      Date.now = now;
    }
  });

  it('says from when to when the phone had put the page to sleep', async () => {
    const {now} = Date;
    try {
      await open();
      Date.now = () => now() + 600_000;
      await hear({now: sampleNow + 630_000});
      await says('ngủ từ 14:07 đến 14:17');
    } finally {
      Date.now = now;
    }
  });

  it('asks for permission only after a tap, and says when the browser refuses', async () => {
    const real = window.Notification;
    let asked = 0;
    class Blocked {
      static permission = 'default';
      static async requestPermission() {
        asked++;
        return (Blocked.permission = 'denied');
      }
    }
    Object.assign(window, {Notification: Blocked});
    try {
      await open();
      expect(asked).to.equal(0);
      button('Báo cho tôi')!.click();
      await says('Trình duyệt đang chặn thông báo');
      expect(asked).to.equal(1);
    } finally {
      Object.assign(window, {Notification: real});
    }
  });

  it('shows a notification when it is called while nobody looks', async () => {
    const real = window.Notification;
    const shown: string[] = [];
    class Allowed {
      static permission = 'granted';
      static async requestPermission() {
        return Allowed.permission;
      }
      onclick = null;
      constructor(words: string) {
        shown.push(words);
      }
    }
    Object.assign(window, {Notification: Allowed});
    try {
      await open();
      button('Báo cho tôi')!.click();
      await says('Sẽ báo khi gọi');
      Object.defineProperty(document, 'hidden', {configurable: true, value: true});
      desk.answer = followedTicket({state: 'called', counter: '4', calls: 1, ahead: 0, band: null});
      await waitUntil(() => shown.length > 0, 'No notification', patience);
      expect(shown).to.deep.equal(['Mời số B031 đến Quầy 4.']);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
      Object.assign(window, {Notification: real});
    }
  });
});
