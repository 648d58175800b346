import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import '../../src/queue/counter-panel/define.js';
import type {CounterPanel} from '../../src/queue/counter-panel/counter-panel.js';
import {applyAll, decide, emptyHall, isRefusal} from '../../src/queue/hall.js';
import type {Command, HallConfig, HallState} from '../../src/queue/ticket.js';
import type {CommandAnswer, Role} from '../../src/queue/view.js';
import {answerTo, viewOf} from '../../src/queue/viewing.js';
import {connectHall, provideHall} from '../../src/services/hall/connect.js';
import {CommandUnanswered, type Hall} from '../../src/services/hall/hall.js';
import {configureLocalHall} from '../../src/services/hall/local-config.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

const office: HallConfig = {
  ...sampleView().hall,
  services: sampleView().services.map(({id, name, prefix}) => ({id, name, prefix, first: 1, last: 999, digits: 3})),
  counters: sampleView().counters.map(({id, name, services}) => ({id, name, services})),
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};

/** A hall that runs the real engine, and answers a known key with its first answer. */
class EngineHall extends FakeHall {
  state: HallState = emptyHall();
  time = sampleNow;
  readonly #answers = new Map<string, CommandAnswer>();
  #ids = 0;

  constructor(
    readonly role: Role = 'counter',
    readonly config: HallConfig = office,
  ) {
    super({view: null});
    this.answer = async (command, key) => this.decide(command, key);
    this.tell();
  }

  override now(): number {
    return this.time;
  }

  decide(command: Command, key = `key-${this.#ids}-${command.type}`): CommandAnswer {
    const known = this.#answers.get(key);
    if (known) return known;
    const newId = () => `ticket-${++this.#ids}`;
    const outcome = decide(this.state, command, {config: this.config, now: this.time, actor: 'counter', key, newId});
    if (!isRefusal(outcome)) this.state = applyAll(this.state, outcome);
    const answer = answerTo(this.state, outcome, 'counter');
    this.#answers.set(key, answer);
    this.tell();
    return answer;
  }

  /** Numbers for the land office, one minute apart. */
  issue(count: number, more: Partial<Extract<Command, {type: 'issue'}>> = {}): void {
    for (let left = count; left > 0; left--) {
      this.decide({type: 'issue', service: 'land', ...more});
      this.time += 60_000;
    }
    this.tell();
  }

  tell(): void {
    this.view = viewOf(this.state, {
      config: this.config,
      epoch: 'engine',
      now: this.time,
      role: this.role,
      streams: [],
    });
    this.set({state: 'live', problem: null});
  }

  stateOf(number: string): string | undefined {
    return this.view?.tickets.find((row) => row.number === number)?.state;
  }
}

let count = 0;

async function panelAt(hall: FakeHall, attributes: {counter?: string; lang?: string} = {}): Promise<CounterPanel> {
  const address = `fake:panel-${++count}`;
  provideHall(address, hall);
  const {counter = '4', lang = 'vi'} = attributes;
  return fixture<CounterPanel>(html`<counter-panel lang=${lang} hall=${address} counter=${counter}></counter-panel>`);
}

/** Counter 4 open, with some people waiting. */
async function opened(people = 3): Promise<{hall: EngineHall; panel: CounterPanel}> {
  const hall = new EngineHall();
  hall.decide({type: 'openCounter', counter: '4'});
  hall.issue(people);
  return {hall, panel: await panelAt(hall)};
}

const all = (panel: CounterPanel, selector: string) => [...panel.renderRoot.querySelectorAll<HTMLElement>(selector)];
const one = (panel: CounterPanel, selector: string) => all(panel, selector)[0]!;
const words = (panel: CounterPanel, selector: string) =>
  (one(panel, selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const action = (panel: CounterPanel, name: string) => one(panel, `[data-action=${name}]`);

/** A real press of the mouse. */
async function tap(panel: CounterPanel, target: HTMLElement): Promise<void> {
  target.scrollIntoView({block: 'center'});
  const {x, y, width, height} = target.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
  await settled(panel);
}

async function press(panel: CounterPanel, key: string): Promise<void> {
  await sendKeys({press: key});
  await settled(panel);
}

/** Waits for the hall to say something that shows. */
async function until(hall: Hall, panel: CounterPanel, shown: () => boolean): Promise<void> {
  await panel.updateComplete;
  while (!shown()) {
    await new Promise<void>((resolve) => {
      const stop = hall.subscribe(() => (stop(), resolve()));
    });
    await settled(panel);
  }
}

async function settled(panel: CounterPanel): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await panel.updateComplete;
}

/** Gives it another width; three frames see it, say so and draw it. */
async function resize(panel: CounterPanel, width: number): Promise<void> {
  panel.style.setProperty('inline-size', `${width}px`);
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  await panel.updateComplete;
}

const button = (panel: CounterPanel, label: string) =>
  all(panel, 'dialog button').find(({textContent}) => textContent?.trim() === label)!;

describe('counter-panel', () => {
  before(() => setViewport({width: 1366, height: 768}));

  it('opens the counter by its red button, which calls from then on', async () => {
    const hall = new EngineHall();
    hall.issue(2);
    const panel = await panelAt(hall);
    expect(words(panel, '.next')).to.contain('Mở quầy');
    await tap(panel, one(panel, '.next'));
    expect(words(panel, '.next')).to.contain('Gọi số tiếp theo').and.contain('B001');
  });

  it('calls the next and tells the page', async () => {
    const {hall, panel} = await opened();
    const called: string[] = [];
    panel.addEventListener('ticket-call', ({detail}) => called.push(detail));
    await tap(panel, one(panel, '.next'));
    expect(words(panel, '.number')).to.equal('B001');
    expect(hall.stateOf('B001')).to.equal('called');
    expect(called).to.deep.equal(['B001']);
  });

  it('says what the red button does to both tickets, and does it', async () => {
    const {hall, panel} = await opened();
    await tap(panel, one(panel, '.next'));
    await tap(panel, action(panel, 'start'));
    expect(words(panel, '.next')).to.contain('Kết thúc B001 và gọi').and.contain('B002');
    await press(panel, 'F2');
    expect([hall.stateOf('B001'), hall.stateOf('B002')]).to.deep.equal(['done', 'called']);
  });

  it('runs a hall of this browser, with no server at all', async () => {
    configureLocalHall('panel-test', office);
    const hall = connectHall('local:panel-test');
    const panel = await fixture<CounterPanel>(
      html`<counter-panel hall="local:panel-test" counter="4" lang="en"></counter-panel>`,
    );
    const sees = (words: string) => until(hall, panel, () => one(panel, '.panel').textContent.includes(words));
    await hall.send({type: 'issue', service: 'land'});
    await sees('Open the counter');
    await tap(panel, one(panel, '.states button'));
    await sees('Call the next');
    await press(panel, 'F2');
    await sees('Calling');
    expect(words(panel, '.number')).to.match(/^B\d{3}$/);
    await hall.send({type: 'closeDay'});
  });

  it('takes that step back as one', async () => {
    const {hall, panel} = await opened();
    for (const key of ['F2', 'F8']) await press(panel, key);
    await tap(panel, one(panel, '.next'));
    expect(words(panel, '.undo')).to.equal('Hoàn tác: kết thúc B001 và gọi B002');
    await tap(panel, one(panel, '.undo'));
    expect([hall.stateOf('B001'), hall.stateOf('B002')]).to.deep.equal(['serving', 'waiting']);
  });

  it('does one thing for a double click', async () => {
    const {hall, panel} = await opened();
    await tap(panel, one(panel, '.next'));
    const {x, y} = action(panel, 'recall').getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(x + 30), Math.round(y + 30)]});
    await sendMouse({type: 'click', position: [Math.round(x + 30), Math.round(y + 30)]});
    await settled(panel);
    expect(hall.sent.map(({command}) => command.type)).to.deep.equal(['callNext', 'recall']);
  });

  it('keeps the key of a command without an answer, so that sending again is safe', async () => {
    const {hall, panel} = await opened();
    const {answer} = hall;
    hall.answer = async (command, key) => {
      hall.decide(command, key);
      throw new CommandUnanswered('The answer was lost.');
    };
    await tap(panel, one(panel, '.next'));
    expect(words(panel, '.note')).to.contain('Chưa nhận được trả lời');
    hall.answer = answer;
    await tap(panel, one(panel, '.note button'));
    expect(new Set(hall.sent.map(({key}) => key)).size).to.equal(1);
    expect(hall.state.calls.length).to.equal(1);
    expect(words(panel, '.note')).to.equal('');
  });

  it('says that a command is on its way, and takes no other meanwhile', async () => {
    const {hall, panel} = await opened();
    const {answer} = hall;
    let arrive = (): void => {};
    hall.answer = (command, key) => new Promise((resolve) => (arrive = () => resolve(answer(command, key))));
    await press(panel, 'F2');
    await waitUntil(() => words(panel, '.note') === 'Đang gửi lệnh, chờ máy chủ trả lời…', 'no word of it', {
      timeout: 4000,
    });
    await press(panel, 'F2');
    expect(words(panel, '.note')).to.equal('Lệnh trước đang được gửi, xin đợi.');
    arrive();
    await settled(panel);
    expect([hall.sent.length, hall.stateOf('B001'), words(panel, '.note')]).to.deep.equal([1, 'called', '']);
  });

  it('is busy until the view shows what was done, so that the next command names the ticket as it is', async () => {
    const {hall, panel} = await opened();
    await press(panel, 'F2');
    const {answer} = hall;
    let arrive = (): void => {};
    hall.answer = async (command, key) => {
      const {view} = hall;
      const answered = await answer(command, key);
      const next = hall.view;
      hall.view = view; // the stream is behind the answer
      arrive = () => hall.show(next!);
      return answered;
    };
    await press(panel, 'F4');
    expect(panel.matches(':state(busy)')).to.equal(true);
    arrive();
    await settled(panel);
    hall.answer = answer;
    await press(panel, 'F8');
    expect([hall.stateOf('B001'), words(panel, '.note')]).to.deep.equal(['serving', '']);
  });

  it('is not busy for ever where the view never comes', async () => {
    const {hall, panel} = await opened();
    hall.answer = async () => ({status: 'done', seq: 1_000_000});
    await press(panel, 'F2');
    await waitUntil(() => !panel.matches(':state(busy)'), 'busy for ever', {timeout: 20_000});
  });

  it('counts one person as one', async () => {
    const hall = new EngineHall();
    hall.issue(1);
    expect(words(await panelAt(hall, {lang: 'en'}), '.queue h2')).to.contain('1 person');
  });

  it('shows six actions in one order, faint where they cannot be done, with the reason', async () => {
    const {panel} = await opened();
    const faint = () =>
      all(panel, '.actions button').map((each) => `${each.dataset['action']} ${each.getAttribute('aria-disabled')}`);
    const nobody = faint();
    expect(nobody.map((each) => each.split(' ')[0])).to.deep.equal([
      ...['recall', 'start', 'finish', 'noShow', 'transfer', 'park'],
    ]);
    expect(nobody.every((each) => each.endsWith('true'))).to.equal(true);
    await press(panel, 'F2');
    expect(faint().filter((each) => each.endsWith('true'))).to.deep.equal(['finish true']);
    await tap(panel, action(panel, 'finish'));
    expect(words(panel, '.note')).to.equal('B001 chưa bắt đầu.');
  });

  it('goes through a visit by the keys alone', async () => {
    const {hall, panel} = await opened();
    for (const key of ['F2', 'F4', 'F8', 'F9']) await press(panel, key);
    expect(hall.stateOf('B001')).to.equal('done');
    expect(hall.state.calls.map(({time}) => time)).to.deep.equal([1, 2]);
    for (const key of ['F2', 'F10']) await press(panel, key);
    expect(hall.stateOf('B002')).to.equal('no-show');
    expect(words(panel, 'footer p')).to.equal('Hôm nay: xong 1, vắng mặt 1, chuyển 0');
  });

  it('leaves the keys alone where the page says so', async () => {
    const {hall, panel} = await opened();
    panel.noShortcuts = true;
    await panel.updateComplete;
    await press(panel, 'F2');
    expect(hall.sent).to.deep.equal([]);
    expect(all(panel, 'kbd')).to.deep.equal([]);
  });

  it('sends a ticket on to another service and place', async () => {
    const {hall, panel} = await opened();
    hall.decide({type: 'issue', service: 'civil'});
    for (const key of ['F2', 'F8', 'F7']) await press(panel, key);
    await tap(panel, one(panel, 'input[value=civil]').closest('label')!);
    await tap(panel, one(panel, 'input[value=first]').closest('label')!);
    await tap(panel, button(panel, 'Chuyển lĩnh vực'));
    const row = hall.view?.tickets.find(({number}) => number === 'B001');
    expect([row?.service, row?.from, hall.view?.tickets[0]?.number]).to.deep.equal(['civil', '4', 'B001']);
    expect(one(panel, 'dialog').hasAttribute('open')).to.equal(false);
  });

  it('sets a ticket aside with a note and takes it back', async () => {
    const {hall, panel} = await opened();
    for (const key of ['F2', 'F8', 'F6']) await press(panel, key);
    await sendKeys({type: 'bổ sung bản sao'});
    await press(panel, 'Enter');
    expect(words(panel, '.parked')).to.contain('B001').and.contain('bổ sung bản sao');
    await tap(panel, one(panel, '.parked li button'));
    await tap(panel, button(panel, 'Nhận lại'));
    expect(hall.stateOf('B001')).to.equal('called');
    expect(words(panel, '.number')).to.equal('B001');
  });

  it('calls one of those who wait out of turn', async () => {
    const {hall, panel} = await opened();
    await tap(panel, all(panel, '.queue li button')[2]!);
    await tap(panel, button(panel, 'Gọi số này'));
    expect(hall.stateOf('B003')).to.equal('called');
  });

  it('lists who waits in the order it will call, with what sets them apart', async () => {
    const {hall, panel} = await opened(2);
    hall.issue(1, {priority: 'elder', priorityReason: 'thẻ ưu tiên'});
    hall.issue(1, {remote: true});
    await settled(panel);
    const rows = all(panel, '.queue li').map(({textContent}) => (textContent ?? '').replace(/\s+/g, ' ').trim());
    expect(rows.map((row) => row.slice(0, 4))).to.deep.equal(['B003', 'B001', 'B002', 'B004']);
    expect(rows[0]).to.contain('gọi tiếp theo').and.contain('người cao tuổi');
    expect(rows[3]).to.contain('chưa đến');
    expect(words(panel, '.queue h2')).to.contain('3 người');
  });

  it('pauses with a reason and will not close with a ticket in hand', async () => {
    const {hall, panel} = await opened();
    await press(panel, 'F2');
    const [, pause, close] = all(panel, '.states button');
    await tap(panel, close!);
    expect(words(panel, '.note')).to.contain('B001');
    await tap(panel, pause!);
    await tap(panel, button(panel, 'Họp'));
    expect(hall.view?.counters[3]).to.include({state: 'paused', reason: 'Họp'});
  });

  it('says a refusal calmly, with what is', async () => {
    const {hall, panel} = await opened();
    await press(panel, 'F2');
    hall.answer = async () => ({
      status: 'refused',
      reason: 'stale-version',
      ticket: {...hall.view!.tickets[0]!, state: 'left'},
    });
    await tap(panel, action(panel, 'start'));
    expect(words(panel, '.note')).to.contain('vừa được thay đổi ở nơi khác').and.contain('đã về');
  });

  it('closes a question whose ticket has moved on', async () => {
    const {hall, panel} = await opened();
    await tap(panel, one(panel, '.queue li button'));
    hall.decide({type: 'openCounter', counter: '5'});
    hall.decide({type: 'callNext', counter: '5'});
    await settled(panel);
    expect(one(panel, 'dialog').hasAttribute('open')).to.equal(false);
  });

  it('times the service by the clock of the hall', async () => {
    const {hall, panel} = await opened();
    for (const key of ['F2', 'F8']) await press(panel, key);
    hall.time += 252_000;
    hall.tell();
    await panel.updateComplete;
    expect(words(panel, '.times .first .visually-hidden')).to.equal('04:12');
    expect(words(panel, '.times div:nth-child(3)')).to.contain('Chưa rõ');
  });

  it('asks which counter it is, and says when there is no such one', async () => {
    const panel = await panelAt(new EngineHall(), {counter: ''});
    const chosen: string[] = [];
    panel.addEventListener('counter-choose', ({detail}) => chosen.push(detail));
    expect(words(panel, '.sentence')).to.equal('Máy này ở quầy nào?');
    await tap(panel, all(panel, '.counters button')[3]!);
    expect([panel.counter, chosen]).to.deep.equal(['4', ['4']]);
    panel.counter = '99';
    await panel.updateComplete;
    expect(words(panel, '.sentence')).to.contain('99');
  });

  it('says where to get its token, and shows nothing of the queue without it', async () => {
    const hall = new EngineHall('public');
    hall.issue(2);
    const panel = await panelAt(hall);
    expect(words(panel, '.sentence')).to.contain('Mã của quầy');
    expect(all(panel, 'main, aside')).to.deep.equal([]);
    expect(all(panel, 'slot[name=pairing]').length).to.equal(1);
  });

  it('says since when it has lost its hall, and keeps what it knew', async () => {
    const {hall, panel} = await opened();
    hall.set({state: 'stale', since: sampleNow, problem: 'unreachable'});
    await panel.updateComplete;
    expect(words(panel, '.link')).to.equal('Mất kết nối từ 14:07');
    expect(words(panel, '.queue')).to.contain('B001');
  });

  it('has a sentence for every way not to find its hall', async () => {
    for (const problem of ['unreachable', 'unknown-hall', 'not-a-hall', 'forbidden', 'unsupported'] as const) {
      const hall = new FakeHall({view: null, link: {state: 'failed', since: 0, problem}});
      expect(words(await panelAt(hall), '.sentence').length).to.be.greaterThan(20);
    }
    expect(words(await panelAt(new FakeHall({view: null})), '.sentence')).to.equal('Đang tải…');
  });

  it('changes its language with the page', async () => {
    const {panel} = await opened();
    panel.lang = 'en';
    await settled(panel);
    expect(words(panel, '.next')).to.contain('Call the next').and.contain('3 waiting');
  });

  it('folds the queue under its count where it is narrow', async () => {
    const {panel} = await opened();
    await resize(panel, 600);
    expect(one(panel, 'details.queue').hasAttribute('open')).to.equal(false);
    expect(words(panel, 'summary')).to.contain('3 người');
  });

  it('never scrolls sideways, down to 320 pixels', async () => {
    const {hall, panel} = await opened();
    hall.decide({type: 'callNext', counter: '4'});
    for (const width of [1366, 1000, 899, 640, 479, 320]) {
      await resize(panel, width);
      const edge = panel.getBoundingClientRect().right + 1;
      const out = all(panel, 'header *, main *, footer *').filter((each) => each.getBoundingClientRect().right > edge);
      expect(
        out.map(({className, localName}) => `${localName}.${String(className)}`),
        `${width}`,
      ).to.deep.equal([]);
    }
  });

  it('passes axe in each of its states', async () => {
    const {panel} = await opened();
    await expect(panel).to.be.accessible();
    await press(panel, 'F2');
    await press(panel, 'F7');
    await expect(panel).to.be.accessible();
  });

  it('lets go of its hall and its keys when it goes', async () => {
    const {hall, panel} = await opened();
    panel.remove();
    await sendKeys({press: 'F2'});
    expect([hall.subscribers, hall.sent.length]).to.deep.equal([0, 0]);
  });
});
