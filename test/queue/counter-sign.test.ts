import {expect} from '@open-wc/testing';
import '../../src/queue/counter-sign/define.js';
import type {CounterSign} from '../../src/queue/counter-sign/counter-sign.js';
import type {CounterRow, HallView} from '../../src/queue/view.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

let hall: FakeHall;
let sign: CounterSign;
let place: HTMLElement;

async function hang(counter: string, attributes: Record<string, string> = {}, view: HallView | null = sampleView()) {
  hall = new FakeHall({view});
  const address = `fake:${Math.random()}`;
  provideHall(address, hall);
  sign = document.createElement('counter-sign');
  for (const [name, value] of Object.entries({...attributes, counter})) sign.setAttribute(name, value);
  sign.hall = address;
  place.append(sign);
  await sign.updateComplete;
}

function withCounter(id: string, change: Partial<CounterRow>): readonly CounterRow[] {
  return sampleView().counters.map((row) => (row.id === id ? {...row, ...change} : row));
}

async function say(change: Partial<HallView>): Promise<void> {
  hall.show(change);
  await sign.updateComplete;
}

const find = (selector: string) => sign.shadowRoot!.querySelector<HTMLElement>(selector);
const text = (selector: string) => find(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const number = () => text('.n');
const status = () => text('[role=status]');

describe('<counter-sign>', () => {
  beforeEach(() => {
    place = document.createElement('div');
    place.lang = 'vi';
    place.style.cssText = 'inline-size: 800px; block-size: 480px';
    document.body.append(place);
  });

  afterEach(() => place.remove());

  it('says its counter, what the counter is for, and whom it calls', async () => {
    await hang('2');
    expect([text('.name'), text('.services'), text('.caption'), number()]).to.deep.equal([
      '2',
      'Hộ tịch',
      'Mời số',
      'A034',
    ]);
    expect(status()).to.equal('Mời số A034 đến Quầy 2.');
  });

  it('has red and gold while it calls, and neither while it serves', async () => {
    await hang('2');
    const colours = () => [getComputedStyle(find('.now')!).backgroundColor, getComputedStyle(find('.n')!).color];
    expect(colours()).to.deep.equal(['rgb(134, 24, 28)', 'rgb(236, 192, 106)']);
    const tickets = hall.view!.tickets.map((row) =>
      row.number === 'A034' ? {...row, state: 'serving' as const} : row,
    );
    await say({tickets});
    expect(text('.caption')).to.equal('Đang phục vụ');
    expect(colours()).to.deep.equal(['rgba(0, 0, 0, 0)', 'rgb(246, 240, 231)']);
    expect(status()).to.equal('');
  });

  it('shows the number called last, and the others of its counter small', async () => {
    await hang('2');
    const other = {...hall.view!.tickets[0]!, id: 'x', number: 'A040', counter: '2', state: 'called' as const};
    await say({tickets: [...hall.view!.tickets, {...other, since: sampleNow}]});
    expect([number(), text('.others')]).to.deep.equal(['A040', 'cùng với A034']);
  });

  it('says that somebody is served with priority, and neither who nor why', async () => {
    await hang('2');
    expect(find('.priority')).to.equal(null);
    await say({counters: withCounter('2', {priority: true})});
    expect(text('.priority')).to.equal('Ưu tiên');
    expect(sign.shadowRoot!.textContent).not.to.match(/cao tuổi|khuyết tật/);
  });

  it('says that it is free, on a break, or not at work, and never why', async () => {
    await hang('1');
    expect(text('.title')).to.equal('Sẵn sàng phục vụ');
    await say({counters: withCounter('1', {state: 'paused', reason: 'hop-giao-ban'})});
    expect(text('.title')).to.equal('Quầy tạm nghỉ');
    expect(sign.shadowRoot!.textContent).not.to.contain('hop-giao-ban');
    await say({counters: withCounter('1', {state: 'closed'})});
    expect(text('.title')).to.equal('Quầy chưa làm việc');
    await say({open: false});
    expect(text('.title')).to.equal('Ngoài giờ tiếp nhận');
  });

  it('takes red, gold and the large number away when it is not live, and says since when', async () => {
    await hang('2');
    hall.set({state: 'stale', since: Date.now() - 60_000, problem: 'unreachable'});
    await sign.updateComplete;
    expect(find('.n')).to.equal(null);
    expect(text('[role=alert]')).to.contain('Không còn trực tiếp từ 14:06').and.to.contain('A034, lúc 14:05');
  });

  it('names a counter that the hall does not know, and goes on by itself once it does', async () => {
    await hang('99');
    expect(text('.title')).to.equal('Không có quầy này');
    sign.counter = '4';
    await sign.updateComplete;
    expect(number()).to.equal('B027');
  });

  it('says what it lacks without a hall, a counter, or a first word of the hall', async () => {
    await hang('2', {}, null);
    expect(text('.title')).to.equal('Đang kết nối');
    hall.set({state: 'failed', problem: 'unknown-hall'});
    await sign.updateComplete;
    expect(text('.title')).to.equal('Không tìm thấy sảnh');
    sign.hall = '';
    await sign.updateComplete;
    expect(text('.title')).to.equal('Chưa chọn sảnh');
  });

  it('speaks two languages at once, the first above the second', async () => {
    await hang('2', {languages: 'vi en'});
    const [first, second] = [...find('.caption .two')!.children] as HTMLElement[];
    expect([first!.lang, first!.textContent, second!.lang, second!.textContent]).to.deep.equal([
      'vi',
      'Mời số',
      'en',
      'Number',
    ]);
    expect(text('.services')).to.contain('Hộ tịch').and.to.contain('Civil status');
  });

  for (const [width, height] of [
    [1920, 540],
    [800, 480],
    [390, 844],
    [320, 200],
  ] as const) {
    it(`keeps every number inside a glass of ${width} × ${height}`, async () => {
      place.style.cssText = `inline-size: ${width}px; block-size: ${height}px`;
      await hang('2');
      for (const shown of ['A034', 'W1', 'MMW10024', 'A034-2/B']) {
        await say({
          tickets: sampleView().tickets.map((row) => (row.counter === '2' ? {...row, number: shown} : row)),
        });
        const glass = sign.getBoundingClientRect();
        const box = find('.n')!.getBoundingClientRect();
        expect(number()).to.equal(shown);
        expect(box.right, shown).to.be.at.most(glass.right);
        expect(box.bottom, shown).to.be.at.most(glass.bottom + 1);
        expect(box.height, shown).to.be.at.least(Math.min(width, height) / 10);
      }
    });
  }
});
