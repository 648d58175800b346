import assert from 'node:assert/strict';
import {once} from 'node:events';
import {request} from 'node:http';
import {after, before, describe, it} from 'node:test';
import type {ChainedItem} from '../../../src/rating/chain.ts';
import type {Receipts} from '../../../src/rating/rating.ts';
import type {SatisfactionCounts} from '../../../src/rating/report.ts';
import {as, post} from '../../helpers/hall-http.ts';
import {SigningDevice} from '../../helpers/signing-device.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const kiosks = 200;
const ratingsEach = 12; // an hour at a busy counter

let server: TestServer;

interface Kiosk {
  pad: SigningDevice;
  items: ChainedItem[];
}

async function send({pad}: Kiosk, items: readonly ChainedItem[]): Promise<Receipts> {
  const response = await post(`${server.hall}/ratings`, pad.batch(...items), as(server, 'kiosk'));
  assert.equal(response.status, 200);
  return (await response.json()) as Receipts;
}

/** The whole request goes out, and the line is cut before the answer can be read: whether it was stored nobody knows. */
async function sendAndLose({pad}: Kiosk, items: readonly ChainedItem[]): Promise<void> {
  const headers = {'Content-Type': 'application/json', ...as(server, 'kiosk')};
  const lost = request(`${server.hall}/ratings`, {method: 'POST', headers});
  lost.on('error', () => {}); // this is what it is for
  lost.end(JSON.stringify(pad.batch(...items)));
  await once(lost, 'finish');
  lost.destroy();
}

/** What each kiosk goes through before it is sure: nothing, a lost answer, everything twice at once, or out of order. */
async function drain(kiosk: Kiosk, trouble: number): Promise<void> {
  const {items} = kiosk;
  if (trouble === 1) await sendAndLose(kiosk, items);
  if (trouble === 2) await Promise.all([send(kiosk, items), send(kiosk, items.slice(3))]);
  if (trouble === 3) for (const item of [...items].reverse().slice(0, 5)) await send(kiosk, [item]);
  const {receipts, highest, forked} = await send(kiosk, items);
  assert.deepEqual([receipts.length, highest, forked], [ratingsEach, ratingsEach, undefined]);
  assert.ok(receipts.every(({status}) => status === 'stored' || status === 'duplicate'));
}

describe('Two hundred kiosks that drain the backlog of an hour at once', () => {
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it('lose none and double none, over lost answers, repeats and another order', async () => {
    const all: Kiosk[] = [];
    for (let count = 0; count < kiosks; count++) {
      const pad = await SigningDevice.make();
      const items: ChainedItem[] = [];
      for (let tap = 0; tap < ratingsEach; tap++) {
        items.push(await pad.rating({score: 1 + (tap % 5), counter: '1', at: Date.now()}));
      }
      all.push({pad, items});
    }
    const began = performance.now();
    await Promise.all(all.map((kiosk, index) => drain(kiosk, index % 4)));
    console.log(`${kiosks * ratingsEach} ratings of ${kiosks} kiosks: ${Math.round(performance.now() - began)} ms`);
    const headers = as(server, 'manager');
    const {items, devices, incidents} = (await (await fetch(`${server.hall}/ratings/export`, {headers})).json()) as {
      items: (ChainedItem & {device: string})[];
      devices: {device: string; anchors: {hash: string}[]}[];
      incidents: unknown[];
    };
    assert.equal(items.length, kiosks * ratingsEach);
    assert.equal(new Set(items.map(({id, device}) => `${device} ${id}`)).size, kiosks * ratingsEach);
    assert.deepEqual(incidents, []);
    const kept = new Map(devices.map(({device, anchors}) => [device, anchors.map(({hash}) => hash)]));
    for (const {pad} of all) assert.ok(kept.get(pad.device)?.includes(pad.head), 'the head of its chain is anchored');
    const report = await fetch(`${server.hall}/ratings/report?series=open&from=2026-01-01&to=2099-12-31`, {headers});
    const {counts} = (await report.json()) as SatisfactionCounts;
    assert.deepEqual(
      counts,
      [3, 3, 2, 2, 2].map((taps) => taps * kiosks),
    );
  });
});
