import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drained, eventually, kept, put, quick, stage, stateOf} from '../../helpers/outbox-page.ts';
import {rowsInDatabase} from '../../helpers/outbox-stores.ts';

const {scene} = stage();

test('Within three seconds a later tap replaces the first under the same id, and nothing is sent before they are over', () =>
  scene(
    async ({ratings, open}) => {
      const page = await open(undefined, {times: {}});
      const {id} = (await put(page, 1))[0]!;
      await page.clock.runFor(2500);
      assert.equal(await page.evaluate((id) => window.outbox.replace(id, {score: 5}), id), true);
      await page.clock.runFor(400);
      assert.equal(ratings.seen.length, 0);
      await page.clock.runFor(700);
      await eventually(page, 'outbox.state.backlog === 0');
      assert.deepEqual(
        [...ratings.stored.values()].map(({id, score}) => [id, score]),
        [[id, 5]],
      );
      assert.equal(await page.evaluate((id) => window.outbox.replace(id, {score: 1}), id), false);
    },
    {fakeClock: true},
  ));

test('A replacement survives: the later answer is the one that is there when the page opens again', () =>
  scene(async ({open}) => {
    const page = await open(null, {times: {hold: 60_000}});
    const {id} = (await put(page, 1))[0]!;
    await page.evaluate((id) => window.outbox.replace(id, {score: 2}), id);
    await page.close();
    const {items} = await kept(await open(null));
    assert.deepEqual(
      items.map(({body}) => body),
      [{score: 2}],
    );
  }));

test('A replacement that comes after the hold is too late, though nothing was sent yet', () =>
  scene(async ({open}) => {
    const page = await open(null);
    const {id} = (await put(page, 1))[0]!;
    assert.equal(await page.evaluate((id) => window.outbox.replace(id, {score: 5}), id), false);
    assert.deepEqual((await kept(page)).items[0]!.body, {score: 1, n: 0});
  }));

test('Without an endpoint, as in a local hall, everything stays and can be exported', () =>
  scene(async ({open}) => {
    const page = await open(null);
    await put(page, 3);
    await page.evaluate(() => window.outbox.flush());
    const {device, items} = await kept(page);
    assert.deepEqual(
      items.map(({seq, body}) => [seq, body]),
      [0, 1, 2].map((n) => [n + 1, {score: n + 1, n}]),
    );
    assert.ok(items.every((item) => item.device === device));
    const {durability, backlog, rejected, problem, incidents} = await stateOf(page);
    assert.deepEqual([durability, backlog, rejected, problem, incidents], ['both', 3, 0, null, []]);
  }));

test('What the server has is purged from both stores unless it is told to stay', () =>
  scene(async ({open}) => {
    const page = await open(undefined, {retain: false});
    await page.evaluate(() => window.outbox.put({score: 4, text: 'a private remark'}));
    await drained(page);
    assert.equal((await kept(page)).sent[0]!.body, null);
    await eventually(
      page,
      `(async () => {
        let folder = await navigator.storage.getDirectory();
        for (const name of ['mot-cua', 'ratings']) folder = await folder.getDirectoryHandle(name);
        for await (const file of folder.values()) {
          if ((await (await file.getFile()).text()).includes('private')) return false;
        }
        return true;
      })()`,
    );
    await page.close();
    assert.equal((await kept(await open(null))).sent[0]!.body, null);
  }));

test('What was received more than thirty days ago is forgotten, what waits is not', () =>
  scene(async ({context, open}) => {
    const page = await open();
    await put(page, 2);
    await drained(page);
    await page.evaluate(() => (window.endpoint = null));
    await put(page, 1, 2);
    await page.close();
    await context.addInitScript('const now = Date.now; Date.now = () => now() + 31 * 86400000;');
    const later = await open(null);
    await eventually(later, 'outbox.export().then(({sent}) => sent.length === 0)');
    assert.equal((await kept(later)).items.length, 1);
  }));

test('A clock set back by a day holds nothing up', () =>
  scene(async ({ratings, open}) => {
    const page = await open(null, {times: {...quick, hold: 3000}});
    await put(page, 1);
    await page.evaluate('{ const now = Date.now; Date.now = () => now() - 86400000; }');
    await page.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    assert.equal(ratings.stored.size, 1);
  }));

test('Two outboxes of different names share nothing', () =>
  scene(async ({open}) => {
    await put(await open(null, {name: 'one'}), 2);
    const other = await open(null, {name: 'the other / ộ'});
    await put(other, 1);
    assert.equal((await kept(other)).items.length, 1);
    assert.equal((await stateOf(other)).durability, 'both');
  }));

test('The device token goes along as a bearer, and no cookies', () =>
  scene(async ({ratings, open}) => {
    const page = await open();
    await put(page, 1);
    await drained(page);
    assert.equal(ratings.seen[0]!.authorization, 'Bearer secret');
  }));

test('Coming back online tries again at once, however long the wait had grown', () =>
  scene(async ({ratings, open}) => {
    await ratings.stop();
    const page = await open(undefined, {
      times: {...quick, firstWait: 3_600_000, longestWait: 3_600_000},
    });
    await put(page, 1);
    await page.waitForFunction(() => window.outbox.state.problem === 'unreachable');
    await ratings.start();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await drained(page);
  }));

test('Listeners hear of each change of state, and a closed outbox sends no more', () =>
  scene(async ({ratings, open}) => {
    const page = await open(null);
    await page.evaluate('window.heard = []; outbox.subscribe(() => heard.push(outbox.state.backlog))');
    await put(page, 2);
    assert.deepEqual([...new Set((await page.evaluate('heard')) as number[])].slice(-2), [1, 2]);
    await page.evaluate((address) => {
      window.outbox.close();
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    assert.equal(ratings.seen.length, 0);
  }));

test('What is being written when the outbox closes is written, and whoever asked is told so', () =>
  scene(async ({open}) => {
    const page = await open(null);
    const outcome = await page.evaluate(() => {
      const put = window.outbox.put({score: 3});
      window.outbox.close();
      return put.then(({seq}) => `written as ${seq}`, String);
    });
    assert.equal(outcome, 'written as 1');
    assert.equal((await kept(await open(null))).items.length, 1);
  }));

test('A flush in a tab that has only just opened sends what is due', () =>
  scene(async ({ratings, open}) => {
    const page = await open(null, {times: {...quick, hold: 0}});
    await put(page, 3);
    await page.close();
    const next = await open(undefined, {times: {...quick, hold: 0}});
    await next.evaluate(() => window.outbox.flush());
    assert.equal(ratings.stored.size, 3);
  }));

test('Words of a stranger on the channel between tabs change nothing and throw nothing', () =>
  scene(async ({open}) => {
    const page = await open(null, {name: 'between'});
    const faults: string[] = [];
    page.on('pageerror', ({message}) => faults.push(message));
    const stranger = await open(null, {name: 'stranger'});
    await stranger.evaluate(() => {
      const channel = new BroadcastChannel('mot-cua outbox between');
      for (const word of [null, 5, 'x', {}, [null, 7, {state: 'sent'}, {id: 'a', state: 'constructor'}]]) {
        channel.postMessage(word);
      }
    });
    await put(page, 1);
    assert.deepEqual(faults, []);
    assert.equal((await stateOf(page)).backlog, 1);
  }));

test('An endpoint that becomes known only later is found without a tap', () =>
  scene(
    async ({ratings, open}) => {
      const page = await open(null);
      await put(page, 1);
      await page.evaluate((address) => (window.endpoint = address), ratings.address);
      await page.clock.runFor(6000);
      await eventually(page, 'outbox.state.backlog === 0');
      assert.equal(ratings.stored.size, 1);
    },
    {fakeClock: true},
  ));

test('An item held for five minutes is sent at once when a replacement ends its hold', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    const {id} = await page.evaluate(() => window.outbox.put({outcome: 'shown'}, {holdMilliseconds: 300_000}));
    await put(page, 1);
    await page.waitForFunction(() => window.outbox.state.backlog === 1);
    assert.equal(ratings.stored.size, 1);
    const replaced = await page.evaluate(
      (id) => window.outbox.replace(id, {outcome: 'answered'}, {holdMilliseconds: 0}),
      id,
    );
    assert.equal(replaced, true);
    await drained(page);
    assert.deepEqual(
      [...ratings.stored.values()].map(({seq, outcome}) => [seq, outcome]),
      [
        [2, undefined],
        [1, 'answered'],
      ],
    );
  }));

/* The worker's answer to every row while `logIsFull`. */
const fullLog = `{
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (!window.logIsFull || message.action !== 'append') return post.call(this, message);
    setTimeout(() => this.onmessage({data: {call: message.call, error: 'QuotaExceededError'}}));
  };
}`;

test('Of a tap that was refused for want of room nothing stays in the store that had taken it', () =>
  scene(async ({context, open}) => {
    await context.addInitScript(fullLog);
    const page = await open(null);
    await put(page, 1);
    await page.evaluate('window.logIsFull = true');
    const refused = await page.evaluate(() => window.outbox.put({score: 1}, {id: 'refused'}).catch(String));
    assert.equal(refused, 'StorageRefused: No room to write this down.');
    const stored = async () =>
      ((await page.evaluate(rowsInDatabase)) as {id: string; state?: string}[]).filter(({state}) => state);
    assert.equal((await stored()).filter(({id}) => id === 'refused').length, 0);
    await page.evaluate('window.logIsFull = false');
    await page.evaluate(() => window.outbox.put({score: 2}, {id: 'refused'}));
    assert.deepEqual(
      (await kept(page)).items.map(({id, body}) => (id === 'refused' ? body : null)),
      [null, {score: 2}],
    );
    assert.equal((await stored()).length, 2);
  }));

/* Pages before ours, such as about:blank, have no storage. */
const estimate = (answer: string) =>
  `if (navigator.storage) Object.defineProperty(navigator.storage, 'estimate', {value: ${answer}});`;

for (const [what, answer] of [
  ['a tenth', '{quota: 1e12, usage: 0.95e12}'],
  ['20 MB', '{quota: 100e6, usage: 85e6}'],
]) {
  test(`Staff hears when less than ${what} of the room is left, before a tap has to be refused`, () =>
    scene(async ({context, open}) => {
      await context.addInitScript(estimate(`async () => (${answer})`));
      const page = await open(null);
      await page.waitForFunction(() => window.outbox.state.room === 'low');
      await put(page, 1);
      assert.equal((await stateOf(page)).problem, null);
    }));
}

test('Where the browser does not tell how much room there is, nothing is said and nothing breaks', () =>
  scene(async ({context, open, errors}) => {
    await context.addInitScript(estimate('undefined'));
    const page = await open(null);
    await put(page, 1);
    assert.equal((await stateOf(page)).room, 'ample');
    assert.deepEqual(errors, []);
  }));
