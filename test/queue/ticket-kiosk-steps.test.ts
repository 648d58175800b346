import {expect} from '@open-wc/testing';
import type {HallConfig} from '../../src/queue/ticket.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';
import {KioskPage, leapBy, office, OfficeHall, restoreClock, turnClock, until} from './kiosk-page.js';

beforeEach(turnClock);
afterEach(restoreClock);

const second = () => new Promise((resolve) => setTimeout(resolve, 1100));

describe('ticket-kiosk: from field to service to number', () => {
  it('shows fields with their letters and the people of all their services, then services on their own', async () => {
    const hall = new OfficeHall();
    hall.decide({type: 'issue', service: 'civil'}, 'one');
    hall.decide({type: 'issue', service: 'certification'}, 'two');
    const page = await KioskPage.open(hall);
    expect(page.names).to.deep.equal(['Tư pháp', 'Đất đai', 'Xây dựng', 'Chính sách xã hội']);
    expect(page.all('.field')[0]!.textContent)
      .to.contain('A C')
      .and.contain('2 thủ tục')
      .and.match(/2\s+người chờ/);
  });

  it('asks once more, with the people ahead and the band, and gives no number before', async () => {
    const hall = new OfficeHall();
    hall.decide({type: 'issue', service: 'civil'}, 'before');
    const page = await KioskPage.open(hall);
    await page.tap('Tư pháp');
    expect(page.names).to.deep.equal(['Hộ tịch', 'Chứng thực']);
    await page.tap('Hộ tịch');
    expect(page.heading).to.equal('Hộ tịch');
    expect(page.words)
      .to.match(/Trước ông bà\s*1\s*người/)
      .and.contain('Thời gian chờ');
    expect(hall.tickets).to.equal(1);
    await page.tap('Lấy số');
    expect(page.one('.number')!.textContent).to.equal('A002');
    expect(hall.tickets).to.equal(2);
  });

  it('skips the step of a field with one service', async () => {
    const fields = [...office.fields!, {id: 'alone', name: 'Đất đai và hơn thế'}];
    const services = office.services.map((each) => (each.id === 'land' ? {...each, field: 'alone'} : each));
    const page = await KioskPage.open(new OfficeHall({...office, fields, services}));
    expect(page.names).not.to.contain('Đất đai và hơn thế');
    await page.tap('Đất đai');
    expect(page.heading).to.equal('Đất đai');
    expect(page.button('Lấy số')).not.to.equal(undefined);
  });

  it('goes back a step at a time, and to the beginning at once', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Tư pháp');
    await page.tap('Chứng thực');
    await page.tap('Quay lại');
    expect(page.heading).to.equal('Tư pháp');
    await page.tap('Chứng thực');
    await page.tap('Làm lại từ đầu');
    expect(page.heading).to.equal('Ông bà cần làm thủ tục nào?');
    await page.tap('Tư pháp');
    await page.tap('Quay lại');
    expect(page.names).to.contain('Tư pháp');
  });

  it('turns pages of services when there are more than four', async () => {
    const services = Array.from({length: 7}, (_, place) => ({
      ...office.services[0]!,
      id: `s${place}`,
      name: `Thủ tục ${place}`,
    }));
    const page = await KioskPage.open(new OfficeHall({...office, services: [...services, office.services[1]!]}));
    await page.tap('Tư pháp');
    const first = page.names;
    await page.tap('Sau');
    const next = page.names;
    await page.tap('Sau');
    expect([...first, ...next, ...page.names]).to.deep.equal(services.map(({name}) => name));
  });

  it('warns whoever walked away in the middle, and then begins anew', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Đất đai');
    leapBy(42_000);
    await second();
    expect(page.words).to.match(/Chạm vào màn hình để ở lại\. Tự về đầu sau \d+ giây/);
    leapBy(20_000);
    await second();
    await until(() => page.names.length === 4, 'the first screen');
  });

  it('forgets a visit when the frame around says that the visitor has gone', async () => {
    const page = await KioskPage.open(new OfficeHall());
    await page.tap('Đất đai');
    page.kiosk.dispatchEvent(new Event('kiosk-reset', {bubbles: true, composed: true}));
    await page.kiosk.updateComplete;
    expect(page.names).to.contain('Đất đai');
  });
});

describe('ticket-kiosk: priority', () => {
  it('takes the class and the reason stated with the number', async () => {
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall);
    await page.tap('Đất đai');
    await page.tap('Tôi thuộc diện ưu tiên');
    expect(page.names).to.deep.equal(['người cao tuổi', 'người khuyết tật']);
    await page.tap('người cao tuổi');
    await page.tap('Có thẻ hoặc giấy xác nhận');
    expect(page.one('.claimed')!.textContent).to.contain('người cao tuổi').and.contain('Có thẻ');
    await page.tap('Lấy số');
    expect(hall.sent[0]!.command).to.include({priority: 'elder', priorityReason: 'Có thẻ hoặc giấy xác nhận'});
    expect(page.one('.number')!.textContent).to.equal('B001');
  });

  it('lets it be taken back before the number is given', async () => {
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall);
    await page.tap('Đất đai');
    await page.tap('Tôi thuộc diện ưu tiên');
    await page.tap('người khuyết tật');
    await page.tap('Lý do khác');
    await page.tap('Bỏ ưu tiên');
    await page.tap('Lấy số');
    expect(hall.sent[0]!.command).not.to.have.property('priority');
    expect(hall.tickets).to.equal(1);
  });

  it('is not asked where the office knows no such classes', async () => {
    const page = await KioskPage.open(new OfficeHall({...office, priorities: []}));
    await page.tap('Đất đai');
    expect(page.button('Tôi thuộc diện ưu tiên')).to.equal(undefined);
  });
});

describe('ticket-kiosk: mashing (C10)', () => {
  it('gives one ticket for each confirmed choice, whatever a child hammers on for a minute', async () => {
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall);
    let dice = 7;
    const roll = (most: number) => (dice = (dice * 1103515245 + 12345) % 2 ** 31) % most;
    for (let round = 0; round < 400; round++) {
      const buttons = page.all<HTMLButtonElement>('.screen button, .tools button');
      buttons[roll(buttons.length)]?.click();
      leapBy(roll(160));
      await page.kiosk.updateComplete;
      if (round % 10 === 0) await page.settle();
    }
    const confirmed = new Set(hall.sent.map(({key}) => key)).size;
    expect(hall.tickets).to.be.at.most(confirmed);
    expect(confirmed).to.be.at.most(2); // every tap that does not count prolongs the rest that is needed
  });

  it('lets a slow finger take a number after such a child', async () => {
    const hall = new OfficeHall();
    const page = await KioskPage.open(hall);
    const first = page.all<HTMLButtonElement>('button.field');
    for (let count = 0; count < 50; count++) first[1 + (count % 3)]!.click();
    await page.settle();
    expect(hall.tickets).to.equal(0);
    await page.tap('Lấy số');
    expect(hall.tickets).to.equal(1);
  });
});

describe('ticket-kiosk: appointments', () => {
  function booked(config: HallConfig = office): {hall: OfficeHall; code: string; at: number} {
    const hall = new OfficeHall(config);
    const slot = Math.ceil(sampleNow / 900_000) * 900_000;
    const answer = hall.decide({type: 'book', service: 'land', at: slot}, 'book');
    if (answer.status !== 'done' || !answer.booking) throw new Error(`not booked: ${JSON.stringify(answer)}`);
    return {hall, code: answer.booking.code, at: slot};
  }

  async function typeCode(page: KioskPage, code: string): Promise<void> {
    await until(() => page.all('.keys button').length > 0, 'the keys');
    for (const letter of code) {
      page
        .all<HTMLButtonElement>('.keys button')
        .find((key) => key.textContent === letter)!
        .click();
      await page.kiosk.updateComplete;
    }
  }

  it('gives the ticket for a code typed in time', async () => {
    const {hall, code} = booked();
    const page = await KioskPage.open(hall);
    await page.tap('Tôi có lịch hẹn');
    await typeCode(page, code);
    await page.tap('Nhận số');
    expect(page.one('.number')!.textContent).to.equal('B001');
    expect(page.words).to.contain('Đất đai').and.not.contain('số thường');
  });

  it('gives it to a scanner without a touch, for the code and for an address that carries it', async () => {
    for (const wrap of [(code: string) => code, (code: string) => `https://hall.example/book.html?code=${code}`]) {
      const {hall, code} = booked();
      const page = await KioskPage.open(hall);
      await page.scan(wrap(code));
      await until(() => page.one('.number'), `a number in: ${page.words}`);
      expect(page.one('.number')!.textContent).to.equal('B001');
    }
  });

  it('says when to come back to who comes too early', async () => {
    const {hall, code, at: slot} = booked();
    hall.time = slot - 2 * 3_600_000;
    hall.tell();
    const page = await KioskPage.open(hall);
    await page.scan(code);
    expect(page.heading).to.equal('Chưa đến giờ nhận số của lịch hẹn.');
    expect(page.words).to.contain('Mời ông bà trở lại lúc 13:45.');
  });

  it('gives an ordinary number to who comes late, and says so', async () => {
    const {hall, code, at: slot} = booked();
    hall.time = slot + 16 * 60_000;
    hall.tell();
    const page = await KioskPage.open(hall);
    await page.scan(code);
    expect(page.one('.number')!.textContent).to.equal('B001');
    expect(page.words).to.contain('nên đây là số thường');
  });

  it('shows the number that a code was already used for', async () => {
    const {hall, code} = booked();
    hall.decide({type: 'arrive', code}, 'before');
    const page = await KioskPage.open(hall);
    await page.scan(code);
    expect(page.words).to.contain('Ông bà đã nhận số B001 rồi.');
  });

  it('lets a wrong code be tried again, five times, then waits a minute', async () => {
    const {hall, code} = booked();
    const page = await KioskPage.open(hall);
    await page.tap('Tôi có lịch hẹn');
    for (let tries = 4; tries >= 0; tries--) {
      await typeCode(page, 'AAAAAAA');
      await page.tap('Nhận số');
      expect(page.heading).to.equal('Máy không tìm thấy mã này.');
      await page.tap('Thử lại');
      if (tries > 0) expect(page.words).to.contain(`còn ${tries} lần`);
    }
    expect(page.words).to.match(/Nhập sai nhiều lần\. Xin đợi \d+ giây/);
    await page.scan(code);
    expect(page.one('.number')).to.equal(null);
    leapBy(60_000);
    await page.scan(code);
    await until(() => page.one('.number'), `a number in: ${page.words}`);
  });

  it('takes a typing person for none: slow keys on the first screen do nothing', async () => {
    const {hall, code} = booked();
    const page = await KioskPage.open(hall);
    for (const key of [...code, 'Enter']) {
      leapBy(300);
      document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    }
    await page.settle();
    expect(hall.sent.length).to.equal(0);
  });

  it('checks in a number taken from afar by the code on its page', async () => {
    const hall = new OfficeHall();
    const taken = hall.decide({type: 'issue', service: 'land', remote: true}, 'afar');
    const id = taken.status === 'done' ? taken.ticket!.id : '';
    const page = await KioskPage.open(hall);
    await page.scan(`https://hall.example/ticket.html?ticket=${id}`);
    await until(() => page.one('.number'), `a number in: ${page.words}`);
    expect(page.one('.number')!.textContent).to.equal('B001');
    expect(hall.tickets).to.equal(1);
  });

  it('offers no code where the office books nothing', async () => {
    const page = await KioskPage.open(new OfficeHall({...office, appointments: undefined}));
    expect(page.button('Tôi có lịch hẹn')).to.equal(undefined);
  });
});

describe('ticket-kiosk: refusals', () => {
  const refusing = (answer: object) => {
    const hall = new FakeHall({view: {...sampleView(), hall: {...sampleView().hall, priorities: []}}});
    hall.answer = async () => ({status: 'refused', ...answer}) as never;
    return hall;
  };

  async function refused(answer: object): Promise<KioskPage> {
    const page = await KioskPage.open(refusing(answer));
    await page.tap('Hộ tịch');
    await page.tap('Lấy số');
    return page;
  }

  it('says how long the machine rests after a number', async () => {
    const page = await refused({reason: 'cool-down', at: sampleNow + 20_000});
    expect(page.words).to.contain('Máy vừa cấp một số.').and.contain('Xin đợi 20 giây');
  });

  it('shows the number a person has already', async () => {
    const page = await refused({reason: 'already-waiting', ticket: {id: 'x', number: 'A041'}});
    expect(page.heading).to.equal('Ông bà đang có số A041.');
    expect(page.one('.had')!.textContent).to.equal('A041');
  });

  for (const [reason, words] of [
    ['limit-reached', 'Hộ tịch đã hết số hôm nay.'],
    ['numbers-exhausted', 'Hộ tịch đã phát hết số.'],
    ['hall-closed', 'Đã hết giờ lấy số.'],
    ['not-permitted', 'Máy này chưa được phép làm việc đó.'],
    ['unknown-priority', 'Nơi này không nhận diện ưu tiên đã chọn.'],
  ] as const) {
    it(`says ${reason} in a screen of its own`, async () => {
      expect((await refused({reason})).heading).to.equal(words);
    });
  }

  it('says on a day off when numbers are given again, and until when on others', async () => {
    const view = sampleView();
    const hours = [1, 2, 3, 4, 5].map((weekday) => ({weekday, opens: '07:30', closes: '17:00'}));
    const calendar = {off: ['2026-11-23', '2026-11-24']};
    const hall = {...view.hall, hours, calendar, issuing: {lastMinutes: 30}};
    const page = await KioskPage.open(new FakeHall({view: {...view, open: false, hall}}));
    expect(page.heading).to.equal('Hôm nay nghỉ, không phát số.');
    expect(page.words).to.contain('Nhận lại từ 07:30 thứ Tư.');
    expect(page.words).to.contain('Số cuối cùng được phát 30 phút trước giờ nghỉ.');
  });
});
