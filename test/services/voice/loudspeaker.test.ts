import {expect} from '@open-wc/testing';
import {PageLoudspeaker} from '../../../src/services/voice/loudspeaker.js';

const RealContext = window.AudioContext;
const sound = {duration: 0.05} as AudioBuffer;

/** A sound device that does what a test says, and counts what is opened and let go. */
function device({allowed = true, ends = true, refuses = false} = {}) {
  const log = {
    open: 0,
    closed: 0,
    started: 0,
    stopped: 0,
    suspended: 0,
    volumes: [] as number[],
    allowed,
    ends,
    refuses,
  };
  class Context extends EventTarget {
    state = 'suspended';
    currentTime = 0;
    destination = {};
    onstatechange: (() => void) | null = null;
    constructor() {
      super();
      if (log.refuses) throw new DOMException('no device', 'NotSupportedError');
      log.open++;
      if (log.allowed) this.#run();
      contexts.push(this);
    }
    #run() {
      this.state = 'running';
      setTimeout(() => this.onstatechange?.());
    }
    resume() {
      if (!log.allowed) return new Promise(() => {}); // as browsers do without a gesture
      this.#run();
      return Promise.resolve();
    }
    suspend() {
      log.suspended++;
      this.state = 'suspended';
      return Promise.resolve();
    }
    close() {
      log.closed++;
      return Promise.resolve();
    }
    createGain() {
      const gain = {
        set value(volume: number) {
          log.volumes.push(volume);
        },
      };
      return {gain, connect() {}, disconnect() {}};
    }
    createBufferSource() {
      const source = {
        buffer: null,
        onended: null as (() => void) | null,
        connect() {},
        disconnect() {},
        start() {
          log.started++;
          if (log.ends) setTimeout(() => source.onended?.());
        },
        stop: () => log.stopped++,
      };
      return source;
    }
  }
  const contexts: Context[] = [];
  window.AudioContext = Context as unknown as typeof AudioContext;
  return Object.assign(log, {contexts});
}

let loudspeaker: PageLoudspeaker | undefined;
let states: string[] = [];

function open(): PageLoudspeaker {
  states = [];
  const one: PageLoudspeaker = new PageLoudspeaker(() => states.push(one.state));
  return (loudspeaker = one);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

afterEach(() => {
  loudspeaker?.close();
  window.AudioContext = RealContext;
});

describe('the loudspeaker of a page', () => {
  it('plays sounds at the volume it is told', async () => {
    const log = device();
    expect(await open().play([sound, 40, sound], 0.4)).to.equal('played');
    expect([log.started, log.volumes]).to.deep.equal([2, [0.4]]);
  });

  it('keeps one device for all it plays', async () => {
    const log = device();
    const one = open();
    for (let time = 0; time < 50; time++) await one.play([sound], 1);
    expect(log.open).to.equal(1);
  });

  it('lets the device rest between two calls', async () => {
    const log = device();
    await open().play([sound], 1);
    await until(() => log.suspended > 0);
  });

  it('is blocked without a gesture, and says so at once to the next call', async () => {
    const log = device({allowed: false});
    const one = open();
    expect(await one.play([sound], 1)).to.equal('blocked');
    expect([one.state, await one.play([sound], 1), log.started]).to.deep.equal(['blocked', 'blocked', 0]);
  });

  it('is unlocked by a key anywhere on the page', async () => {
    const log = device({allowed: false});
    const one = open();
    await until(() => one.state === 'blocked');
    log.allowed = true;
    window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));
    await until(() => one.state === 'allowed');
    expect(await one.play([sound], 1)).to.equal('played');
  });

  it('gives a sound up that never ends, and opens the device anew for the next', async () => {
    const log = device({ends: false});
    const one = open();
    expect(await one.play([sound], 1)).to.equal('lost');
    expect([one.state, log.closed]).to.deep.equal(['missing', 1]);
    log.ends = true;
    expect(await one.play([sound], 1)).to.equal('played');
    expect([one.state, log.open]).to.deep.equal(['allowed', 2]);
  });

  it('is missing when the device fails, and returns with it', async () => {
    const log = device();
    const one = open();
    await until(() => one.state === 'allowed');
    log.contexts[0]!.dispatchEvent(new Event('error'));
    expect(one.state).to.equal('missing');
    expect(await one.play([sound], 1)).to.equal('played');
  });

  it('is missing where there is no device', async () => {
    device({refuses: true});
    const one = open();
    expect([one.state, await one.play([sound], 1)]).to.deep.equal(['missing', 'lost']);
  });

  it('is missing when the last device is unplugged, and tries again when one is plugged in', async () => {
    device();
    const devices = navigator.mediaDevices;
    const enumerate = devices.enumerateDevices.bind(devices);
    const list = (...kinds: string[]) => {
      devices.enumerateDevices = () => Promise.resolve(kinds.map((kind) => ({kind}) as MediaDeviceInfo));
    };
    list('audiooutput');
    const one = open();
    await until(() => one.state === 'allowed');
    list('videoinput');
    devices.dispatchEvent(new Event('devicechange'));
    await until(() => one.state === 'missing');
    list('audiooutput');
    devices.dispatchEvent(new Event('devicechange'));
    await until(() => one.state === 'allowed');
    devices.enumerateDevices = enumerate;
  });

  it('falls silent at once when it is closed, and lets everything go', async () => {
    const log = device({ends: false});
    const one = open();
    const playing = one.play([sound], 1);
    await until(() => log.started > 0);
    one.close();
    expect([await playing, log.closed, log.stopped]).to.deep.equal(['stopped', 1, 1]);
    window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));
    expect(log.open).to.equal(1);
  });
});
