import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {openLog} from '../../../src/services/outbox/log.ts';

/** A worker that does what the test says, when it says so. */
class SlowWorker {
  static last: SlowWorker;
  onmessage: (event: {data: object}) => void = () => undefined;
  onerror: unknown;
  readonly asked: {call: number; action: string}[] = [];
  ended = false;

  constructor() {
    SlowWorker.last = this;
  }

  postMessage(message: {call: number; action: string}): void {
    this.asked.push(message);
  }

  say(data: object): void {
    this.onmessage({data});
  }

  terminate(): void {
    this.ended = true;
  }
}

const passed = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the log of a tab', () => {
  const {Worker} = globalThis;

  beforeEach(() => {
    globalThis.Worker = SlowWorker as never;
    mock.timers.enable({apis: ['setTimeout']});
  });

  afterEach(() => {
    mock.timers.reset();
    globalThis.Worker = Worker;
  });

  it('is missing when its worker says nothing for five seconds', async () => {
    const opening = openLog('a');
    mock.timers.tick(5000);
    await assert.rejects(opening, {name: 'TimeoutError'});
    assert.equal(SlowWorker.last.ended, true);
  });

  it('is waited for as long as its worker shows that it reads on', async () => {
    const opening = openLog('a');
    for (let second = 0; second < 20; second += 4) {
      mock.timers.tick(4000);
      SlowWorker.last.say({call: 0});
    }
    SlowWorker.last.say({call: 1, value: ['{}']});
    assert.deepEqual((await opening).found, ['{}']);
  });

  it('gives what waits behind a long reading its own time', async () => {
    const opening = openLog('a');
    SlowWorker.last.say({call: 1, value: []});
    const log = await opening;
    const adopting = log.adopt();
    const appending = log.append([{}]);
    mock.timers.tick(4900);
    SlowWorker.last.say({call: 2, value: []});
    await passed();
    mock.timers.tick(4900);
    SlowWorker.last.say({call: 3, value: 42});
    assert.deepEqual([await adopting, await appending], [[], 42]);
  });
});
