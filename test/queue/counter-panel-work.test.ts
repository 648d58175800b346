import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {CommandUnanswered} from '../../src/services/hall/hall.js';
import type {HallConfig} from '../../src/queue/ticket.js';
import {sampleNow} from '../helpers/fake-hall.js';
import {
  action,
  all,
  button,
  EngineHall,
  office,
  one,
  opened,
  panelAt,
  press,
  resize,
  settled,
  tap,
  words,
} from './panel-page.js';

const patient = {timeout: 20_000};
const minute = 60_000;

/** An office that books land matters at any hour, at this one too. */
const booking: Partial<HallConfig> = {appointments: {services: [{service: 'land', minutes: 30, places: 2}]}};

/** A hall with an appointment at 14:30, seen from counter 4. */
async function booked(): ReturnType<typeof opened> {
  const hall = new EngineHall('counter', {...office, ...booking});
  hall.decide({type: 'openCounter', counter: '4'});
  const answer = hall.decide({type: 'book', service: 'land', at: sampleNow + 23 * minute, holder: 'Bà Lan'});
  expect(answer.status).to.equal('done');
  hall.issue(2);
  return {hall, panel: await panelAt(hall)};
}

/** An office that calls by itself after so many seconds. */
const selfCalling = (seconds: number) => opened(2, {calling: {autoCallSeconds: seconds}});

describe('counter-panel at work', () => {
  before(() => setViewport({width: 1366, height: 768}));

  describe('keys', () => {
    it('takes a step back by Z and by Ctrl+Z', async () => {
      const {hall, panel} = await opened();
      for (const key of ['F2', 'z']) await press(panel, key);
      expect(hall.stateOf('B001')).to.equal('waiting');
      await press(panel, 'F2');
      await sendKeys({down: 'Control'});
      await press(panel, 'z');
      await sendKeys({up: 'Control'});
      expect(hall.stateOf('B001')).to.equal('waiting');
      await press(panel, 'z');
      expect(words(panel, '.note')).to.equal('Chưa có bước nào để hoàn tác.');
    });

    it('opens, pauses and closes the counter', async () => {
      const hall = new EngineHall();
      const panel = await panelAt(hall);
      const state = () => hall.view?.counters.find(({id}) => id === '4')?.state;
      await press(panel, 'o');
      expect(state()).to.equal('open');
      await press(panel, 'c');
      expect(state()).to.equal('closed');
      await press(panel, 'p');
      expect(words(panel, '.note')).to.equal('Quầy đang đóng: mở quầy trước.');
    });

    it('rests while somebody types', async () => {
      const {hall, panel} = await opened();
      const field = document.body.appendChild(document.createElement('input'));
      field.focus();
      await sendKeys({type: 'zoo'});
      await press(panel, 'F2');
      expect([field.value, hall.sent.length]).to.deep.equal(['zoo', 0]);
      field.remove();
    });

    it('leaves the browser its own', async () => {
      const {panel} = await opened();
      const kept: string[] = [];
      const look = (event: KeyboardEvent) => event.defaultPrevented && kept.push(event.key);
      addEventListener('keydown', look);
      for (const key of ['F3', 'F11', 'F12', 'Tab']) await press(panel, key);
      removeEventListener('keydown', look);
      expect(kept).to.deep.equal([]);
    });

    it('explains every key under the question mark', async () => {
      const {panel} = await opened();
      await press(panel, '?');
      const told = all(panel, 'dialog kbd').map(({textContent}) => textContent);
      expect(told).to.include.members(['F2', 'Z', 'Ctrl+Z', 'P', 'H', '?']);
      await press(panel, 'Escape');
      expect(one(panel, 'dialog').hasAttribute('open')).to.equal(false);
    });

    it('goes to the waiting list by a key', async () => {
      const {panel} = await opened();
      await press(panel, 'w');
      expect((panel.shadowRoot?.activeElement as HTMLElement).textContent).to.contain('B001');
    });
  });

  describe('appointments', () => {
    it('lists the day, receives a holder and names the ticket', async () => {
      const {hall, panel} = await booked();
      await press(panel, 'a');
      expect(words(panel, '.bookings li')).to.contain('14:30').and.contain('Bà Lan').and.contain('chưa đến');
      await tap(panel, one(panel, '.bookings li button'));
      await tap(panel, button(panel, 'Đã đến, cấp số'));
      expect(words(panel, '.note')).to.equal('Lịch hẹn đã thành số B003.');
      expect(words(panel, '.bookings li')).to.contain('đã đến: B003');
      expect(hall.stateOf('B003')).to.equal('waiting');
    });

    it('says from when an early holder can be received', async () => {
      const {hall, panel} = await booked();
      const [row] = hall.view!.bookings!;
      hall.time = row!.at - 60 * minute;
      hall.tell();
      await press(panel, 'a');
      await tap(panel, one(panel, '.bookings li button'));
      await tap(panel, button(panel, 'Đã đến, cấp số'));
      expect(words(panel, '.note')).to.equal('Còn sớm: nhận được từ 14:00.');
    });

    it('marks who is late by a word', async () => {
      const {hall, panel} = await booked();
      hall.time += 60 * minute;
      hall.tell();
      await press(panel, 'a');
      expect(words(panel, '.bookings .late')).to.contain('đã quá giờ');
    });
  });

  describe('the waiting list', () => {
    it('marks long waits by a word, and too long ones by a mark as well', async () => {
      const {hall, panel} = await opened(2);
      hall.time = sampleNow + 40 * minute;
      panel.warnMinutes = 30;
      panel.lateMinutes = 40;
      hall.tell();
      await settled(panel);
      const [first, second] = all(panel, '.queue li');
      expect(first!.textContent).to.contain('chờ quá lâu');
      expect(first!.querySelectorAll('svg').length).to.equal(1);
      expect(second!.textContent).to.contain('chờ lâu');
      expect(second!.querySelectorAll('svg').length).to.equal(0);
    });

    it('offers no call out of turn where the office lets nobody, and says so', async () => {
      const {panel} = await opened(3, {calling: {outOfTurn: 'nobody'}});
      await tap(panel, all(panel, '.queue li button')[2]!);
      expect(words(panel, 'dialog')).to.contain('không cho quầy này gọi ngoài lượt');
      expect(button(panel, 'Gọi số này')).to.equal(undefined);
    });

    it('lets a manager do it where officers may not', async () => {
      const {hall, panel} = await opened(3, {calling: {outOfTurn: 'manager'}}, 'manager');
      await tap(panel, all(panel, '.queue li button')[2]!);
      await tap(panel, button(panel, 'Gọi số này'));
      expect(hall.stateOf('B003')).to.equal('called');
    });

    it('says in words when the hall refuses a call out of turn', async () => {
      const {hall, panel} = await opened();
      hall.answer = async () => ({status: 'refused', reason: 'not-permitted'});
      await tap(panel, all(panel, '.queue li button')[2]!);
      await tap(panel, button(panel, 'Gọi số này'));
      expect(words(panel, '.note')).to.contain('không cho quầy này gọi ngoài lượt');
    });

    it('keeps voided and cancelled tickets in sight, and brings back what may come back', async () => {
      const {hall, panel} = await opened();
      const [first, second] = hall.view!.tickets;
      hall.decide({type: 'void', ticket: first!.id});
      hall.decide({type: 'cancel', ticket: second!.id});
      await settled(panel);
      expect(words(panel, '.gone')).to.contain('B001').and.contain('đã bỏ').and.contain('đã hủy');
      const open = (number: string) => all(panel, '.gone li button').find((row) => row.textContent?.includes(number))!;
      await tap(panel, open('B001'));
      expect(words(panel, 'dialog')).to.contain('không dùng lại được');
      await press(panel, 'Escape');
      await tap(panel, open('B002'));
      await tap(panel, button(panel, 'Cho vào hàng chờ lại'));
      expect(hall.stateOf('B002')).to.equal('waiting');
    });
  });

  describe('pausing', () => {
    const calling = {
      pauseReasons: [
        {id: 'meal', name: {vi: 'Ăn trưa', en: 'Lunch'}},
        {id: 'papers', name: {vi: 'Trình ký', en: 'Signatures'}},
      ],
    };

    it('takes one of the office’s reasons, and shows its name', async () => {
      const {hall, panel} = await opened(0, {calling});
      await press(panel, 'p');
      expect(all(panel, '.reasons button').map((each) => each.textContent?.trim())).to.deep.equal([
        'Ăn trưa',
        'Trình ký',
      ]);
      await tap(panel, button(panel, 'Trình ký'));
      expect(hall.view?.counters[3]).to.include({state: 'paused', reason: 'papers'});
      expect(words(panel, '.idle')).to.equal('Tạm nghỉ: Trình ký');
    });

    it('changes the reason of a pause', async () => {
      const {hall, panel} = await opened(0, {calling});
      for (const reason of ['Ăn trưa', 'Trình ký']) {
        await press(panel, 'p');
        await tap(panel, button(panel, reason));
      }
      expect(hall.view?.counters[3]).to.include({state: 'paused', reason: 'papers'});
    });
  });

  describe('calling by itself', () => {
    it('counts down in sight and calls', async () => {
      const {hall, panel} = await selfCalling(30);
      expect(words(panel, '.auto')).to.equal('Tự gọi B001 sau 5 giây.');
      hall.time += 60_000;
      hall.tell();
      await waitUntil(() => hall.stateOf('B001') === 'called', 'nobody was called', patient);
      expect(hall.sent.map(({command}) => command.type)).to.deep.equal(['autoCall']);
    });

    it('is stopped for this time by a touch, and counts anew after the next step', async () => {
      const {hall, panel} = await selfCalling(30);
      await tap(panel, one(panel, 'h1'));
      expect(words(panel, '.note')).to.equal('Lần này không tự gọi nữa.');
      hall.time += 90_000;
      hall.tell();
      await settled(panel);
      expect(hall.sent).to.deep.equal([]);
      for (const key of ['F2', 'F10']) await press(panel, key);
      expect(words(panel, '.auto')).to.contain('Tự gọi B002');
    });

    it('is stopped by the key for it', async () => {
      const {panel} = await selfCalling(30);
      await press(panel, 'Escape');
      expect(words(panel, '.note')).to.equal('Lần này không tự gọi nữa.');
    });

    it('does not call while the hall is away, nor where nobody waits', async () => {
      const {hall, panel} = await selfCalling(30);
      hall.time += 90_000;
      hall.tell();
      hall.set({state: 'stale', since: sampleNow, problem: 'unreachable'});
      await settled(panel);
      expect(all(panel, '.auto')).to.deep.equal([]);
      const {panel: empty} = await opened(0, {calling: {autoCallSeconds: 30}});
      expect(all(empty, '.auto')).to.deep.equal([]);
    });
  });

  describe('tickets set aside', () => {
    it('count down, rise when their time has come, and are taken back by a key', async () => {
      const {hall, panel} = await opened(2);
      for (const key of ['F2', 'F6']) await press(panel, key);
      one(panel, 'select[name=minutes]').focus();
      await sendKeys({press: 'ArrowDown'});
      await tap(panel, button(panel, 'Tạm giữ'));
      expect(words(panel, '.parked .minutes .visually-hidden')).to.match(/^0[45]:\d\d$/);
      hall.time += 6 * minute;
      hall.tell();
      await settled(panel);
      expect(words(panel, '.parked .due')).to.contain('B001').and.contain('đến giờ nhận lại');
      expect(words(panel, '.note')).to.equal('Đến giờ nhận lại B001.');
      await press(panel, 'k');
      await press(panel, 'Enter');
      expect(hall.stateOf('B001')).to.equal('called');
    });
  });

  describe('steps', () => {
    it('are listed newest first, the last one to be taken back', async () => {
      const {hall, panel} = await opened();
      for (const key of ['F2', 'F8', 'h']) await press(panel, key);
      expect(
        all(panel, '.steps li').map((each) => each.textContent?.replace(/\s+/g, ' ').trim().slice(6)),
      ).to.deep.equal(['bắt đầu B001', 'gọi B001']);
      await tap(panel, button(panel, 'Hoàn tác: bắt đầu B001'));
      expect(hall.stateOf('B001')).to.equal('called');
      await press(panel, 'h');
      expect(words(panel, '.steps .undone')).to.contain('bắt đầu B001').and.contain('đã hoàn tác');
    });

    it('are still known after a reload', async () => {
      const {hall, panel} = await opened();
      for (const key of ['F2', 'F8']) await press(panel, key);
      panel.remove();
      const again = await panelAt(hall, {address: panel.hall});
      await press(again, 'h');
      expect(all(again, '.steps li').length).to.equal(2);
    });

    it('are refused in words where somebody has rated', async () => {
      const {hall, panel} = await opened();
      for (const key of ['F2', 'F8', 'F9']) await press(panel, key);
      hall.answer = async () => ({status: 'refused', reason: 'already-rated'});
      await press(panel, 'z');
      expect(words(panel, '.note')).to.equal('Người dân đã đánh giá, không hoàn tác được nữa.');
    });
  });

  describe('several officers', () => {
    async function shared() {
      const hall = new EngineHall('counter', {...office, ticketsPerCounter: 2});
      hall.decide({type: 'openCounter', counter: '4'});
      hall.issue(4);
      const lan = await panelAt(hall, {officer: 'lan'});
      return {hall, lan};
    }

    it('each call for themselves and see their own ticket first', async () => {
      const {hall, lan} = await shared();
      hall.decide({type: 'callNext', counter: '4', officer: 'minh'});
      await settled(lan);
      expect(words(lan, '.number')).to.equal('Chưa có số ở quầy');
      expect(words(lan, '.others')).to.equal('B001 · đồng nghiệp');
      await press(lan, 'F2');
      expect(words(lan, '.number')).to.equal('B002');
      expect(hall.view?.tickets.find(({number}) => number === 'B002')?.officer).to.equal('lan');
    });

    it('take back their own steps only', async () => {
      const {hall, lan} = await shared();
      await press(lan, 'F2');
      hall.decide({type: 'callNext', counter: '4', officer: 'minh'});
      await settled(lan);
      expect(words(lan, '.undo span')).to.equal('Hoàn tác: gọi B001');
      await press(lan, 'z');
      expect([hall.stateOf('B001'), hall.stateOf('B002')]).to.deep.equal(['waiting', 'called']);
    });

    it('say when colleagues hold all that the counter may', async () => {
      const {hall, lan} = await shared();
      for (const officer of ['minh', 'hoa']) hall.decide({type: 'callNext', counter: '4', officer}, officer);
      await settled(lan);
      await press(lan, 'F2');
      expect(words(lan, '.note')).to.contain('đợi đồng nghiệp');
    });
  });

  describe('a hall that is away', () => {
    it('is said by every button, and nothing is sent', async () => {
      const {hall, panel} = await opened();
      await press(panel, 'F2');
      hall.set({state: 'stale', since: sampleNow, problem: 'unreachable'});
      await settled(panel);
      expect(all(panel, '.actions button, .next, .undo').every((each) => each.ariaDisabled === 'true')).to.equal(true);
      expect(words(panel, '.next')).to.contain('Mất kết nối');
      await tap(panel, action(panel, 'start'));
      expect([hall.sent.length, words(panel, '.note')]).to.deep.equal([1, 'Mất kết nối: xin đợi nối lại rồi bấm.']);
    });

    it('is sent the last command once more when it is back, and its fate is told', async () => {
      const {hall, panel} = await opened();
      const {answer} = hall;
      hall.answer = async (command, key) => {
        hall.decide(command, key);
        hall.set({state: 'stale', since: sampleNow, problem: 'unreachable'});
        throw new CommandUnanswered('The line fell.');
      };
      await press(panel, 'F2');
      hall.answer = answer;
      hall.tell();
      await waitUntil(() => hall.sent.length === 2, 'it was not sent again', patient);
      await waitUntil(
        () => words(panel, '.note').includes('đã được thực hiện: gọi B001'),
        'its fate was not told',
        patient,
      );
      expect(hall.sent[0]!.key).to.equal(hall.sent[1]!.key);
      expect(hall.state.calls.length).to.equal(1);
    });

    it('is sent it once more after a reload too', async () => {
      const {hall, panel} = await opened();
      const {answer} = hall;
      hall.answer = () => new Promise(() => {});
      await press(panel, 'F2');
      panel.remove();
      hall.answer = answer;
      const again = await panelAt(hall, {address: panel.hall});
      await waitUntil(() => words(again, '.note').includes('đã được thực hiện'), 'its fate was not told', patient);
      expect([hall.sent[0]!.key === hall.sent[1]!.key, words(again, '.number')]).to.deep.equal([true, 'B001']);
    });
  });

  it('shows the same ticket after a reload', async () => {
    const {hall, panel} = await opened();
    for (const key of ['F2', 'F8']) await press(panel, key);
    panel.remove();
    const again = await panelAt(hall, {address: panel.hall});
    expect([words(again, '.number'), words(again, '.label b')]).to.deep.equal(['B001', 'Đang phục vụ']);
  });

  it('folds its appointments beside the queue where it is narrow, and opens them by their key', async () => {
    const {panel} = await booked();
    await resize(panel, 600);
    expect(words(panel, 'details.booked summary')).to.contain('Lịch hẹn').and.contain('chờ 1');
    await press(panel, 'a');
    expect(one(panel, 'details.booked').hasAttribute('open')).to.equal(true);
  });

  it('passes axe with its lists, its countdown and its dialogs', async () => {
    const {panel} = await booked();
    panel.lateMinutes = 1;
    for (const key of ['a', 'h']) {
      await press(panel, key);
      await expect(panel).to.be.accessible();
    }
    await press(panel, 'Escape');
    await press(panel, '?');
    await expect(panel).to.be.accessible();
  });
});
