import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import '../../src/queue/ticket-kiosk/define.js';
import type {TicketKiosk, TicketIssueDetail} from '../../src/queue/ticket-kiosk/ticket-kiosk.js';
import {applyAll, decide, emptyHall, isRefusal} from '../../src/queue/hall.js';
import type {Command, HallConfig, HallState} from '../../src/queue/ticket.js';
import type {CommandAnswer, WaitingRow} from '../../src/queue/view.js';
import {answerTo, viewOf} from '../../src/queue/viewing.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {CommandUnanswered} from '../../src/services/hall/hall.js';
import {setPrinter, type Sheet} from '../../src/services/print/print.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

const config: HallConfig = {
  ...sampleView().hall,
  services: sampleView().services.map(({id, name, prefix}) => ({id, name, prefix, first: 1, last: 999, digits: 3})),
  counters: sampleView().counters.map(({id, name, services}) => ({id, name, services})),
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};

/** A hall that runs the real engine and, as every host does, answers a known key with its first answer. */
class EngineHall extends FakeHall {
  state: HallState = emptyHall();
  readonly #answers = new Map<string, CommandAnswer>();
  #ids = 0;

  constructor(readonly config: HallConfig) {
    super({view: null});
    this.answer = async (command, key) => this.decide(command, key);
    this.tell();
  }

  get tickets(): number {
    return viewOf(this.state, this.context).tickets.length;
  }

  decide(command: Command, key: string): CommandAnswer {
    const known = this.#answers.get(key);
    if (known) return known;
    const newId = () => `ticket-${++this.#ids}`;
    const outcome = decide(this.state, command, {config: this.config, now: sampleNow, actor: 'kiosk', key, newId});
    if (!isRefusal(outcome)) this.state = applyAll(this.state, outcome);
    const bare = answerTo(this.state, outcome, 'kiosk');
    const follow = `https://hall.example/ticket.html?ticket=${this.#ids}`;
    const answer = bare.status === 'done' ? {...bare, follow} : bare;
    this.#answers.set(key, answer);
    this.tell();
    return answer;
  }

  get context() {
    return {config: this.config, epoch: 'engine', now: sampleNow, role: 'kiosk' as const, streams: []};
  }

  tell(): void {
    this.view = viewOf(this.state, this.context);
    this.set({state: 'live', problem: null});
  }
}

const sheets: Sheet[] = [];
let leap = 0;
const trueNow = performance.now.bind(performance);

/** Lets the kiosk believe that so many seconds have gone by; its next full second tells it. */
async function letPass(seconds: number): Promise<void> {
  leap += seconds * 1000;
  await new Promise((resolve) => setTimeout(resolve, 1100));
}

async function mount(hall: FakeHall, attributes: {print?: string; lang?: string} = {}): Promise<TicketKiosk> {
  provideHall('fake:kiosk', hall);
  const kiosk = await fixture<TicketKiosk>(html`<ticket-kiosk hall="fake:kiosk"></ticket-kiosk>`);
  for (const [name, value] of Object.entries(attributes)) kiosk.setAttribute(name, value);
  await kiosk.updateComplete;
  return kiosk;
}

const all = <E extends HTMLElement>(kiosk: TicketKiosk, selector: string) => [
  ...kiosk.shadowRoot!.querySelectorAll<E>(selector),
];
const one = (kiosk: TicketKiosk, selector: string) => all(kiosk, selector)[0];
const fields = (kiosk: TicketKiosk) => all<HTMLButtonElement>(kiosk, 'button.field');
const words = (kiosk: TicketKiosk) => kiosk.shadowRoot!.textContent!.replace(/\s+/g, ' ');
const button = (kiosk: TicketKiosk, name: string) =>
  all(kiosk, 'button').find((each) => each.textContent?.includes(name));

/** All that is waiting to be done is done. */
async function settle(kiosk: TicketKiosk): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await kiosk.updateComplete;
  }
}

/** A finger that has rested: taps left over from the screen before do not count. */
async function tap(kiosk: TicketKiosk, target: HTMLElement | undefined): Promise<void> {
  leap += 2500;
  target!.click();
  await settle(kiosk);
}

async function takeNumber(kiosk: TicketKiosk, place = 0): Promise<void> {
  await tap(kiosk, fields(kiosk)[place]);
}

beforeEach(() => {
  sheets.length = 0;
  leap = 0;
  performance.now = () => trueNow() + leap;
  setPrinter(async (sheet) => void sheets.push(sheet));
});

afterEach(() => {
  performance.now = trueNow;
  setPrinter(null);
});

describe('ticket-kiosk: choosing', () => {
  it('shows every field with its letter, its people and its band', async () => {
    const kiosk = await mount(new FakeHall());
    expect(fields(kiosk).map((field) => field.dataset['service'])).to.deep.equal(
      sampleView().services.map(({id}) => id),
    );
    expect(fields(kiosk)[0]!.textContent).to.contain('Hộ tịch').and.contain('chờ khoảng 10–20 phút').and.contain('6');
    expect(fields(kiosk)[2]!.textContent).to.contain('chờ dưới 10 phút');
    expect(fields(kiosk)[3]!.textContent).to.contain('thời gian chờ: chưa rõ');
  });

  it('turns pages when there are more than five fields, and loses none', async () => {
    const rows = Array.from({length: 8}, (_, index): WaitingRow => ({...sampleView().services[0]!, id: `s${index}`}));
    const kiosk = await mount(new FakeHall({view: {...sampleView(), services: rows}}));
    const first = fields(kiosk).map((field) => field.dataset['service']);
    await tap(kiosk, button(kiosk, 'Sau'));
    const second = fields(kiosk).map((field) => field.dataset['service']);
    expect([...first, ...second]).to.deep.equal(rows.map(({id}) => id));
    expect(words(kiosk)).to.contain('Trang 2/2');
    await tap(kiosk, button(kiosk, 'Trước'));
    expect(fields(kiosk)[0]!.dataset['service']).to.equal('s0');
  });

  it('lets a number be taken while no counter is open', async () => {
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    expect(fields(kiosk)[0]!.textContent).to.contain('chưa có quầy mở');
    await takeNumber(kiosk);
    expect(hall.tickets).to.equal(1);
  });

  it('shows neither null nor undefined nor NaN for rows a hall should never send', async () => {
    const nothing = {
      id: 'bad',
      name: null,
      prefix: null,
      count: Number.NaN,
      band: {from: null, to: 'x'},
      counters: null,
    };
    const marked = {...sampleView().services[0]!, name: '<img src=x onerror="alert(1)">', count: 1234};
    const services = [nothing, marked, {...marked, id: 'ede', name: 'Ƀuôn Ê̆ Ộ'}] as unknown as WaitingRow[];
    const hall = new FakeHall({view: {...sampleView(), services}});
    hall.answer = async () =>
      ({status: 'done', seq: 1, ticket: {id: 'x', number: '<b>1'}, ahead: Number.NaN}) as unknown as CommandAnswer;
    const kiosk = await mount(hall);
    expect(kiosk.shadowRoot!.querySelector('img')).to.equal(null);
    expect(words(kiosk)).not.to.match(/null|undefined|NaN/);
    await takeNumber(kiosk);
    expect(one(kiosk, '.number')!.textContent).to.equal('<b>1');
    expect(words(kiosk)).not.to.match(/null|undefined|NaN/);
  });
});

describe('ticket-kiosk: on a page of its own', () => {
  it('is drawn as large in a page that gives it no height as in one that gives the same', async () => {
    const {innerWidth: width, innerHeight: height} = window;
    await setViewport({width: 1600, height: 1000});
    const kiosk = await mount(new EngineHall(config));
    const sizes = () => ['h1', '.clock', '.name'].map((each) => getComputedStyle(one(kiosk, each)!).fontSize);
    const free = sizes();
    kiosk.style.blockSize = `${kiosk.offsetHeight}px`;
    expect(free).to.deep.equal(sizes());
    await setViewport({width, height});
  });
});

describe('ticket-kiosk: taking a number', () => {
  it('gives one ticket for one tap and shows it whole', async () => {
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(hall.tickets).to.equal(1);
    expect(one(kiosk, '.number')!.textContent).to.equal('A001');
    expect(words(kiosk)).to.contain('Trước ông bà 0');
    expect(one(kiosk, 'svg.code')!.getAttribute('aria-label')).to.contain('QR');
  });

  it('counts the people who were there before', async () => {
    const hall = new EngineHall(config);
    for (let index = 0; index < 6; index++) hall.decide({type: 'issue', service: 'civil'}, `before-${index}`);
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(one(kiosk, '.number')!.textContent).to.equal('A007');
    expect(one(kiosk, '.given dd')!.textContent!.trim()).to.contain('6').and.contain('người');
  });

  it('tells the page the number and the id', async () => {
    const kiosk = await mount(new EngineHall(config));
    const told: TicketIssueDetail[] = [];
    kiosk.addEventListener('ticket-issue', (event) => told.push(event.detail));
    await takeNumber(kiosk);
    expect(told).to.deep.equal([{number: 'A001', id: 'ticket-1'}]);
  });

  it('gives one ticket to fifty taps at once (C10)', async () => {
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    for (let index = 0; index < 50; index++) fields(kiosk)[index % 5]!.click();
    await settle(kiosk);
    expect(hall.tickets).to.equal(1);
  });

  it('gives one ticket to a child who goes on tapping wherever there is a button (C10)', async () => {
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    for (let index = 0; index < 50; index++) {
      all<HTMLButtonElement>(kiosk, 'button.field, button.go').forEach((each) => each.click());
      leap += 200;
      await settle(kiosk);
    }
    expect(hall.tickets).to.equal(1);
  });

  it('gives the next citizen a number of their own after a rest', async () => {
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    await tap(kiosk, button(kiosk, 'Xong'));
    await takeNumber(kiosk);
    expect(hall.tickets).to.equal(2);
    expect(one(kiosk, '.number')!.textContent).to.equal('A002');
  });

  it('keeps asking with the same key until the hall answers, and gives one ticket', async () => {
    const hall = new EngineHall(config);
    let lost = 2;
    hall.answer = async (command, key) => {
      const answer = hall.decide(command, key); // it happened; only the answer was lost
      if (lost-- > 0) throw new CommandUnanswered('lost');
      return answer;
    };
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(words(kiosk)).to.contain('Chưa nhận được số.').and.contain('Nếu đợi lâu');
    while (!one(kiosk, '.number')) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(hall.tickets).to.equal(1);
    expect(new Set(hall.sent.map(({key}) => key)).size).to.equal(1);
    expect(one(kiosk, '.number')!.textContent).to.equal('A001');
  });

  it('hands a ticket nobody waited for to the next who chooses that field', async () => {
    const hall = new EngineHall(config);
    const answer = hall.answer;
    hall.answer = async (command, key) => {
      hall.decide(command, key);
      throw new CommandUnanswered('lost');
    };
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    await tap(kiosk, button(kiosk, 'Về màn hình đầu'));
    hall.answer = answer;
    await takeNumber(kiosk);
    expect(hall.tickets).to.equal(1);
    expect(one(kiosk, '.number')!.textContent).to.equal('A001');
  });

  it('moves the focus to the number and says it', async () => {
    const kiosk = await mount(new EngineHall(config));
    await takeNumber(kiosk);
    expect(kiosk.shadowRoot!.activeElement).to.equal(one(kiosk, 'h1'));
    expect(one(kiosk, '[role=status]')!.textContent).to.equal('Số của ông bà là A001, Hộ tịch. Trước ông bà 0 người.');
  });

  it('has a sentence in the place of the code where no phone can follow', async () => {
    const hall = new EngineHall(config);
    hall.answer = async (command, key) => ({...hall.decide(command, key), follow: undefined}) as CommandAnswer;
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(one(kiosk, 'svg.code')).to.equal(undefined);
    expect(words(kiosk)).to.contain('Xin chờ gọi số');
  });

  it('draws no code for an address that is no web address', async () => {
    const hall = new EngineHall(config);
    hall.answer = async (command, key) =>
      ({...hall.decide(command, key), follow: 'javascript:alert(1)'}) as CommandAnswer;
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(one(kiosk, 'svg.code')).to.equal(undefined);
  });
});

describe('ticket-kiosk: paper', () => {
  it('prints once, after the ticket exists', async () => {
    const hall = new EngineHall(config);
    let existed = 0;
    setPrinter(async (sheet) => {
      existed = hall.tickets;
      sheets.push(sheet);
    });
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(existed).to.equal(1);
    expect(sheets.length).to.equal(1);
    const paper = document.createElement('div').attachShadow({mode: 'open'});
    sheets[0]!.fill(paper);
    expect(paper.textContent).to.contain('A001').and.contain('Hộ tịch').and.contain('Mỗi người một số');
    expect(paper.textContent).to.contain('14:07, 23/11/2026');
    expect(paper.querySelector('svg.code')).not.to.equal(null);
  });

  it('keeps the number on the screen when the printer fails, and says so', async () => {
    setPrinter(() => Promise.reject(new Error('no paper')));
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(words(kiosk)).to.contain('Chưa in được phiếu. Mời chụp lại số này.');
    expect(one(kiosk, '.number')!.textContent).to.equal('A001');
    expect(one(kiosk, '[role=status]')!.textContent).to.contain('Chưa in được phiếu');
    expect(hall.tickets).to.equal(1);
  });

  it('asks to take the ticket once it is printed', async () => {
    const kiosk = await mount(new EngineHall(config));
    await takeNumber(kiosk);
    expect(one(kiosk, '.paper')!.textContent).to.equal('Số của ông bà. Mời ông bà lấy phiếu.');
  });

  it('reads figures and their units apart', async () => {
    const kiosk = await mount(new EngineHall(config));
    await takeNumber(kiosk);
    expect(one(kiosk, '.given dd')!.textContent).to.match(/^\s*\d+ người\s*$/);
  });

  it('prints the same ticket again on demand, without a second one', async () => {
    const hall = new EngineHall(config);
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    await tap(kiosk, button(kiosk, 'In lại phiếu'));
    expect(sheets.length).to.equal(2);
    expect(hall.tickets).to.equal(1);
  });

  it('prints nothing and offers no printing where there is no printer', async () => {
    const kiosk = await mount(new EngineHall(config), {print: 'none'});
    await takeNumber(kiosk);
    expect(sheets.length).to.equal(0);
    expect(button(kiosk, 'In lại phiếu')).to.equal(undefined);
    expect(words(kiosk)).to.contain('Mời chụp lại số này.');
  });
});

describe('ticket-kiosk: leaving', () => {
  it('goes back by itself after forty seconds', async () => {
    const kiosk = await mount(new EngineHall(config));
    await takeNumber(kiosk);
    expect(words(kiosk)).to.contain('Tự về màn hình đầu sau 40 giây.');
    await letPass(41);
    expect(fields(kiosk).length).to.equal(5);
  });

  it('warns twenty seconds before and stays when asked to', async () => {
    const kiosk = await mount(new EngineHall(config));
    await takeNumber(kiosk);
    await letPass(21);
    expect(one(kiosk, '[role=status]')!.textContent).to.match(/Màn hình sẽ về đầu sau \d+ giây/);
    button(kiosk, 'Thêm thời gian')!.click();
    await letPass(21);
    expect(one(kiosk, '.number')!.textContent).to.equal('A001');
  });

  it('gives the next citizen the office’s own language and layout', async () => {
    const kiosk = await mount(new EngineHall(config));
    await tap(kiosk, button(kiosk, 'English'));
    await tap(kiosk, button(kiosk, 'Accessibility'));
    expect(words(kiosk)).to.contain('What do you need today?');
    expect(one(kiosk, '.glass.reach')).not.to.equal(undefined);
    await takeNumber(kiosk);
    expect(words(kiosk)).to.contain('Ahead of you');
    await tap(kiosk, button(kiosk, 'Done'));
    expect(words(kiosk)).to.contain('Ông bà cần làm thủ tục nào?');
    expect(kiosk.hasAttribute('lang')).to.equal(false);
    expect(one(kiosk, '.glass.reach')).to.equal(undefined);
  });

  it('gives back a lang the page had set', async () => {
    const kiosk = await mount(new EngineHall(config), {lang: 'en'});
    await tap(kiosk, button(kiosk, 'Tiếng Việt'));
    expect(words(kiosk)).to.contain('Ông bà cần');
    await takeNumber(kiosk);
    await tap(kiosk, button(kiosk, 'Xong'));
    expect(kiosk.lang).to.equal('en');
  });

  it('resets a language chosen by someone who walked away, after a warning', async () => {
    const kiosk = await mount(new EngineHall(config));
    await tap(kiosk, button(kiosk, 'English'));
    await letPass(42);
    expect(words(kiosk)).to.match(/Touch the screen to stay\. It goes back in \d+ seconds\./);
    await letPass(20);
    expect(words(kiosk)).to.contain('Ông bà cần làm thủ tục nào?');
  });
});

describe('ticket-kiosk: when no number can be given', () => {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({weekday, opens: '07:30', closes: '17:00'}));

  it('says when the hall opens again', async () => {
    const view = sampleView();
    const evening = sampleNow + 4 * 3_600_000; // Monday, 18:07
    const hall = new FakeHall({view: {...view, open: false, now: evening, hall: {...view.hall, hours}}});
    const kiosk = await mount(hall);
    expect(words(kiosk)).to.contain('Đã hết giờ lấy số.').and.contain('Nhận lại từ 07:30 ngày mai.');
    expect(words(kiosk)).to.contain('Thứ Hai đến Thứ Sáu').and.contain('07:30–17:00');
    expect(fields(kiosk).length).to.equal(0);
    hall.show({open: true});
    await kiosk.updateComplete;
    expect(fields(kiosk).length).to.equal(5);
  });

  it('says it is not time yet in the morning', async () => {
    const view = sampleView();
    const morning = sampleNow - 7 * 3_600_000; // Monday, 07:07
    const kiosk = await mount(new FakeHall({view: {...view, open: false, now: morning, hall: {...view.hall, hours}}}));
    expect(words(kiosk)).to.contain('Chưa đến giờ lấy số.').and.contain('Nhận lại từ 07:30 hôm nay.');
  });

  it('leads on to another field when one has no numbers left, and marks that field', async () => {
    const services = config.services.map((service) => ({...service, limit: service.id === 'civil' ? 0 : 50}));
    const hall = new EngineHall({...config, services});
    const kiosk = await mount(hall);
    await takeNumber(kiosk);
    expect(words(kiosk)).to.contain('Hộ tịch đã hết số hôm nay.');
    await tap(kiosk, button(kiosk, 'Chọn lĩnh vực khác'));
    expect(fields(kiosk)[0]!.textContent).to.contain('đã hết số hôm nay');
    await takeNumber(kiosk, 1);
    expect(one(kiosk, '.number')!.textContent).to.equal('B001');
  });

  for (const reason of ['hall-closed', 'unknown-service', 'numbers-exhausted', 'wrong-state'] as const) {
    it(`says ${reason} in words and shows a way on`, async () => {
      const hall = new FakeHall();
      hall.answer = async () => ({status: 'refused', reason});
      const kiosk = await mount(hall);
      await takeNumber(kiosk);
      expect(words(kiosk)).not.to.contain(reason);
      expect(kiosk.shadowRoot!.activeElement).to.equal(one(kiosk, 'h1'));
      expect(button(kiosk, 'Chọn lĩnh vực khác')).not.to.equal(undefined);
    });
  }

  it('sends people to staff when the hall is out of reach, and comes back by itself', async () => {
    const hall = new FakeHall();
    const kiosk = await mount(hall);
    hall.set({state: 'stale', problem: 'unreachable', since: Date.now() - 60_000});
    await kiosk.updateComplete;
    expect(words(kiosk)).to.contain('Tạm thời chưa lấy được số.');
    expect(fields(kiosk).length).to.equal(0);
    hall.set({state: 'live', problem: null, since: Date.now()});
    await kiosk.updateComplete;
    expect(fields(kiosk).length).to.equal(5);
  });

  it('keeps its fields through a silence of a few seconds', async () => {
    const hall = new FakeHall();
    const kiosk = await mount(hall);
    hall.set({state: 'stale', problem: 'unreachable', since: Date.now()});
    await kiosk.updateComplete;
    expect(fields(kiosk).length).to.equal(5);
  });

  it('stands with its lines and labels while the hall is loading', async () => {
    const kiosk = await mount(new FakeHall({view: null}));
    expect(all(kiosk, '.field.blank').length).to.equal(5);
    expect(words(kiosk)).to.contain('Đang nối với hàng đợi…');
  });

  it('tells staff what is wrong with an unknown hall', async () => {
    const link = {state: 'failed', since: Date.now(), problem: 'unknown-hall'} as const;
    const kiosk = await mount(new FakeHall({view: null, link}));
    expect(words(kiosk)).to.contain('Máy chưa tìm thấy hàng đợi.');
  });

  it('shows staff the way to its token, and what the page put there', async () => {
    const kiosk = await mount(new FakeHall({view: {...sampleView(), role: 'public'}}));
    expect(words(kiosk)).to.contain('Máy này chưa được phép cấp số.');
    expect(one(kiosk, 'slot[name=pairing]')).not.to.equal(undefined);
  });
});
