import {expect, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {HeartbeatController} from '../../../src/base/heartbeat-controller.js';
import type {DeviceReport} from '../../../src/device/health.js';
import {deviceName, startHeartbeat, type HeartbeatOptions} from '../../../src/services/hall/heartbeat.js';
import {FakeClock} from '../../helpers/fake-clock.js';

const patience = {timeout: 20_000};

/** A hall that answers whatever a test wants, and keeps what it was told. */
class FakeHall extends FakeClock {
  edition = '0.1.0+aaaa';
  answer: () => Promise<Response> = () => Promise.resolve(this.json({now: this.wallClock(), edition: this.edition}));
  readonly told: (DeviceReport & {url: string})[] = [];
  #set = 0;

  json(body: unknown, status = 200): Response {
    return new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});
  }

  override fetch(url: string, init: RequestInit): Promise<Response> {
    this.told.push({url, ...(JSON.parse(String(init.body)) as DeviceReport)});
    return this.answer();
  }

  /** Counts the beats that are set; what cuts a request that hangs lies between. */
  override after(milliseconds: number, callback: () => void): () => void {
    if (milliseconds > 25_000 || milliseconds <= 2000) this.#set++;
    return super.after(milliseconds, callback);
  }

  /** Lets time pass, three seconds at a time, until so many beats were told and answered. */
  async beats(count: number): Promise<void> {
    for (const wanted = this.told.length + count; this.told.length < wanted;) {
      await this.#rest();
      this.pass(3000);
    }
    await this.#rest();
  }

  /** Until the beat after the last one told is set. */
  async #rest(): Promise<void> {
    const end = Date.now() + patience.timeout;
    while (this.#set <= this.told.length && Date.now() < end) await new Promise((resolve) => setTimeout(resolve));
  }
}

let hall: FakeHall;
const stops: (() => void)[] = [];

function start(options: Partial<HeartbeatOptions> = {}): () => void {
  const stop = startHeartbeat({
    hall: 'https://hall.example/halls/1',
    report: () => ({kind: 'board', name: 'Sảnh'}),
    environment: hall,
    ...options,
  });
  stops.push(stop);
  return stop;
}

describe('the heartbeat of a screen', () => {
  beforeEach(() => {
    localStorage.clear();
    hall = new FakeHall();
  });
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  it('tells the hall who it is and how it is, every half minute', async () => {
    start({report: () => ({kind: 'kiosk', name: 'Cửa chính', backlog: 3, sound: 'blocked', problem: 'paper'})});
    await hall.beats(3);
    expect(hall.told).to.have.length(3);
    const [{device, ...first}] = hall.told as [DeviceReport & {url: string}];
    expect(device).to.match(/^[\w-]{8,64}$/);
    expect({...first, clock: 0}).to.deep.equal({
      url: 'https://hall.example/halls/1/devices',
      kind: 'kiosk',
      name: 'Cửa chính',
      version: '0.1.0',
      clock: 0,
      backlog: 3,
      sound: 'blocked',
      problem: 'paper',
    });
    const waits = hall.told.slice(1).map(({clock}, index) => clock - hall.told[index]!.clock);
    for (const wait of waits) expect(wait).to.be.within(27_000, 33_000);
  });

  it('keeps its name in this browser, one for each screen', () => {
    const name = deviceName('board', 'Sảnh');
    expect(deviceName('board', 'Sảnh')).to.equal(name);
    expect(localStorage.getItem('mot-cua device board Sảnh')).to.equal(name);
    expect(deviceName('board', 'Tầng 2')).not.to.equal(name);
  });

  it('tells nothing to a hall of this browser alone', () => {
    start({hall: 'local:phuong'});
    start({hall: 'nonsense://?'});
    expect(hall.timers).to.equal(0);
  });

  it('goes on after no network, nonsense and a report that throws', async () => {
    const answers = [
      () => Promise.reject(new TypeError('offline')),
      () => Promise.resolve(new Response('<html>')),
      () => Promise.resolve(hall.json([])),
      () => Promise.resolve(hall.json({now: 'soon'}, 503)),
    ];
    hall.answer = () => (answers.shift() ?? (() => Promise.resolve(hall.json({now: 1, edition: 'x'}))))();
    const heard: number[] = [];
    let calls = 0;
    start({
      answered: ({now}) => heard.push(now),
      report: () => {
        if (calls++ === 0) throw new Error('a broken element');
        return {kind: 'sign', name: ''};
      },
    });
    for (let round = 0; heard.length === 0 && round < 60; round++) {
      await waitUntil(() => hall.timers === 1, 'it waits', patience);
      hall.pass(60_000);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(heard).to.deep.equal([1]);
  });

  it('cuts a request that hangs', async () => {
    let cut = 0;
    hall.fetch = (_url, init) =>
      new Promise((_resolve, reject) =>
        init.signal!.addEventListener('abort', () => {
          cut++;
          reject(new DOMException('', 'AbortError'));
        }),
      );
    start();
    hall.pass(0);
    hall.pass(10_000);
    await waitUntil(() => cut === 1 && hall.timers === 1, 'it is cut and the next beat is set', patience);
  });

  it('asks a hall that does not listen to screens only now and then', async () => {
    hall.answer = () => Promise.resolve(hall.json({}, 404));
    start();
    hall.pass(0);
    await waitUntil(() => hall.timers === 1, 'it waits', patience);
    hall.pass(500_000);
    expect(hall.told).to.have.length(1);
  });

  it('leaves no timer when it stops', async () => {
    const stop = start();
    await hall.beats(1);
    stop();
    expect(hall.timers).to.equal(0);
  });

  it('loads its page anew for another edition, some minutes later and once in six hours', async () => {
    const reloads: number[] = [];
    hall.chance = 0.5; // five minutes of the ten
    start({idle: () => true, reload: () => reloads.push(hall.wallClock())});
    await hall.beats(2);
    hall.edition = '0.1.0+bbbb';
    const changed = hall.wallClock();
    await hall.beats(40);
    expect(reloads).to.have.length(1);
    expect(reloads[0]! - changed).to.be.within(5 * 60_000, 6.5 * 60_000);
    expect(localStorage.getItem('mot-cua reload')).to.contain('bbbb');
  });

  it('waits until every screen of the page is idle', async () => {
    let reloads = 0;
    let idle = false;
    start({idle: () => true, reload: () => reloads++});
    const other = startHeartbeat({
      hall: 'https://hall.example/halls/1',
      report: () => ({kind: 'kiosk', name: ''}),
      environment: new FakeHall(),
      idle: () => idle,
    });
    stops.push(other);
    await hall.beats(1);
    hall.edition = '0.1.0+cccc';
    await hall.beats(30);
    expect(reloads).to.equal(0);
    idle = true;
    await hall.beats(1);
    expect(reloads).to.equal(1);
  });

  it('never loads a page anew that does not say when it is idle', async () => {
    let reloads = 0;
    start({reload: () => reloads++});
    await hall.beats(1);
    hall.edition = '0.1.0+dddd';
    await hall.beats(30);
    expect(reloads).to.equal(0);
  });

  it('knows from its page which edition it is', async () => {
    const meta = document.createElement('meta');
    Object.assign(meta, {name: 'mot-cua-edition', content: 'eeee'});
    document.head.append(meta);
    let reloads = 0;
    start({idle: () => true, reload: () => reloads++});
    await hall.beats(2); // the first answer already names another edition: the page came from an old cache
    meta.remove();
    expect(hall.told[0]!.version).to.equal('0.1.0+eeee');
    expect(reloads).to.equal(1);
  });
});

class BeatingScreen extends LitElement {
  hall = '';
  readonly heartbeat = new HeartbeatController(this, () => ({kind: 'board', name: 'Sảnh'}));
}
customElements.define('beating-screen', BeatingScreen);

describe('HeartbeatController', () => {
  it('beats while its host is in the page, for the hall that it names', async () => {
    const real = window.fetch;
    const asked: string[] = [];
    window.fetch = (input) => {
      asked.push(String(input));
      return Promise.reject(new TypeError('offline'));
    };
    try {
      const screen = document.createElement('beating-screen') as BeatingScreen;
      document.body.append(screen);
      screen.hall = 'https://hall.example/halls/7';
      screen.requestUpdate();
      await waitUntil(() => asked.length === 1, 'it tells its hall', patience);
      expect(asked).to.deep.equal(['https://hall.example/halls/7/devices']);
      screen.remove();
    } finally {
      window.fetch = real;
    }
  });
});
