import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {checkProof, noHash, type ChainedItem} from '../../../src/rating/chain.ts';
import type {OutboxExport} from '../../../src/services/outbox/contract.ts';
import {drained, eventually, kept, put, quick, stage, stateOf} from '../../helpers/outbox-page.ts';
import {damaged, linesInLogs, rowsInDatabase, wipeDatabase} from '../../helpers/outbox-stores.ts';

const {scene} = stage();
const seal = {seal: true} as const;

/** Resolves when every item kept carries a proof. */
const sealed = (page: Page, count: number) =>
  eventually(page, `outbox.export().then(({items}) => items.filter(({proof}) => proof).length === ${count})`);

/** What is wrong with the chain of what is kept, in the order of its places. */
async function faultsOf({device, items, sent, keys}: OutboxExport): Promise<string[]> {
  const known = new Map(keys.map(({id, spki}) => [id, spki]));
  const faults: string[] = [];
  let before = noHash;
  const rows = [...items, ...sent].sort((one, other) => one.proof!.place - other.proof!.place);
  for (const [index, {id, seq, at, body, proof, privateDigest}] of rows.entries()) {
    const item: ChainedItem = {...(body as object), id, seq, at, privateDigest, proof};
    const fault = await checkProof(device, item, known);
    if (fault) faults.push(fault);
    if (proof!.place !== index + 1 || proof!.before !== before) faults.push(`gap at ${index + 1}`);
    before = proof!.hash;
  }
  return faults;
}

test('Items are signed and chained without a network, and both stores hold the proof and the head', () =>
  scene(async ({open}) => {
    const page = await open(null, seal);
    await put(page, 5);
    await sealed(page, 5);
    const all = await kept(page);
    assert.deepEqual(await faultsOf(all), []);
    const head = all.items.at(-1)!.proof!;
    const inDatabase = (await page.evaluate(rowsInDatabase)) as {id: string; chain?: unknown; proof?: unknown}[];
    assert.deepEqual(inDatabase.find(({id}) => id === '*device')!.chain, {place: 5, hash: head.hash});
    assert.equal(inDatabase.filter(({proof}) => proof).length, 5);
    await eventually(
      page,
      `${linesInLogs}.then((lines) => lines?.filter((line) => line.includes('"proof"')).length >= 5)`,
    );
    await eventually(
      page,
      `${linesInLogs}.then((lines) => lines?.some((line) => line.includes('"place":5,"hash":"${head.hash}"')))`,
    );
  }));

test('An item is signed when its hold is over, not before, and replaced no more afterwards', () =>
  scene(async ({open}) => {
    const page = await open(null, {...seal, times: {...quick, hold: 600_000}});
    const {id} = (await put(page, 1))[0]!;
    await page.evaluate(() => window.outbox.put({score: 2}, {holdMilliseconds: 0}));
    await sealed(page, 1);
    const first = (await kept(page)).items.find((item) => item.id === id)!;
    assert.equal(first.proof, undefined);
    const replace = (score: number, hold?: number) =>
      page.evaluate(([id, score, holdMilliseconds]) => window.outbox.replace(id, {score}, {holdMilliseconds}), [
        id,
        score,
        hold,
      ] as const);
    assert.equal(await replace(3), true);
    assert.equal(await replace(4, 0), true); // final now
    await sealed(page, 2);
    assert.equal(await replace(5), false);
    const all = await kept(page);
    assert.deepEqual(all.items.find((item) => item.id === id)!.body, {score: 4});
    assert.deepEqual(await faultsOf(all), []);
  }));

test('A chain goes on through reloads and through several tabs without a gap or a fork', () =>
  scene(async ({open, ratings}) => {
    const one = await open(undefined, seal);
    const other = await open(undefined, seal);
    await Promise.all([put(one, 8), put(other, 8, 8)]);
    await Promise.all([drained(one), drained(other)]);
    await one.close();
    await put(other, 4, 16);
    await drained(other);
    await other.close();
    const again = await open(undefined, seal);
    await put(again, 4, 20);
    await drained(again);
    const all = await kept(again);
    assert.equal(all.sent.length, 24);
    assert.equal(all.keys.length, 1);
    assert.deepEqual(await faultsOf(all), []);
    assert.deepEqual((await stateOf(again)).incidents, []);
    assert.ok(ratings.seen.every(({sent}) => sent!.items.length === 0 || sent!.keys?.length === 1));
  }));

test('When the key is lost with the database a new one goes on in the same chain, and staff and server are told', () =>
  scene(async ({open, ratings}) => {
    const page = await open(undefined, seal);
    await put(page, 3);
    await drained(page);
    await damaged(page, wipeDatabase);
    const again = await open(undefined, seal);
    await put(again, 2, 3);
    await drained(again);
    const all = await kept(again);
    assert.equal(all.keys.length, 2);
    assert.deepEqual(await faultsOf(all), []);
    assert.deepEqual((await stateOf(again)).incidents, ['store-lost', 'key-changed']);
    await put(again, 1, 5);
    await drained(again);
    const told = new Set(ratings.seen.flatMap(({sent}) => sent?.incidents ?? []));
    assert.deepEqual([...told].sort(), ['key-changed', 'store-lost']);
  }));

test('The key cannot be read out of the database', () =>
  scene(async ({open}) => {
    const page = await open(null, seal);
    await put(page, 1);
    await sealed(page, 1);
    const answer = await page.evaluate(
      `${rowsInDatabase}.then((rows) => crypto.subtle.exportKey('pkcs8', rows.find(({id}) => id === '*key').sign)).then(() => 'read', (error) => error.name)`,
    );
    assert.equal(answer, 'InvalidAccessError');
  }));

test('A body that nobody could sign is refused to whoever puts it, and all others are signed', () =>
  scene(async ({open}) => {
    const page = await open(null, seal);
    const nested = (levels: number) =>
      JSON.parse(`{"score":1,"deep":${'['.repeat(levels)}${']'.repeat(levels)}}`) as object;
    const refusal = (act: 'put' | 'replace', body: object) =>
      page.evaluate(
        ([name, deep]) =>
          (name === 'put' ? window.outbox.put(deep) : window.outbox.replace('any', deep)).then(() => 'taken', String),
        [act, body] as const,
      );
    for (const act of ['put', 'replace'] as const) {
      assert.match(await refusal(act, nested(64)), /^RangeError: The body is nested deeper than 64 levels/);
    }
    assert.equal(await refusal('put', nested(63)), 'taken');
    await put(page, 2);
    await sealed(page, 3);
    assert.deepEqual(await faultsOf(await kept(page)), []);
  }));

for (const [what, script] of [
  ['signatures, as on plain http', 'Object.defineProperty(Crypto.prototype, "subtle", {value: undefined})'],
  ['locks', 'Object.defineProperty(Navigator.prototype, "locks", {value: undefined})'],
] as const) {
  test(`Without ${what} items are sent without a proof`, () =>
    scene(async ({context, open, ratings}) => {
      await context.addInitScript(script);
      const page = await open(undefined, seal);
      await put(page, 3);
      await drained(page);
      const items = [...ratings.stored.values()];
      assert.equal(items.length, 3);
      assert.ok(items.every((item) => !('proof' in item)));
    }));
}

test('A device that cannot sign after all sends without a proof rather than never', () =>
  scene(async ({context, open, ratings}) => {
    await context.clock.install();
    await context.addInitScript(
      'crypto.subtle.sign = () => Promise.reject(new DOMException("No.", "OperationError"));',
    );
    const page = await open(undefined, seal);
    await put(page, 2);
    for (let second = 0; second < 30 && ratings.stored.size < 2; second++) await page.clock.runFor(1000);
    await eventually(page, 'outbox.state.backlog === 0');
    assert.equal(ratings.stored.size, 2);
  }));

test('Personal text leaves both stores when the server has it, whatever may stay; its digest stays', () =>
  scene(async ({open, ratings}) => {
    const page = await open(null, seal);
    await page.evaluate(() => window.outbox.put({score: 1, private: {comment: 'a quiet remark', salt: 'x'}}));
    await sealed(page, 1);
    await page.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    await drained(page);
    const [stored] = [...ratings.stored.values()] as ChainedItem[];
    assert.deepEqual(stored!.private, {comment: 'a quiet remark', salt: 'x'});
    const all = await kept(page);
    assert.deepEqual(all.sent[0]!.body, {score: 1});
    assert.equal(all.sent[0]!.privateDigest, stored!.privateDigest);
    assert.deepEqual(await faultsOf(all), []);
    const rows = JSON.stringify(await page.evaluate(rowsInDatabase));
    assert.equal(rows.includes('a quiet remark'), false);
    await eventually(
      page,
      `${linesInLogs}.then((lines) => lines !== null && !lines.join('').includes('a quiet remark'))`,
    );
  }));
