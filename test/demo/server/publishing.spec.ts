import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {parse} from 'valibot';
import {reportSchema, type SatisfactionCounts} from '../../../src/rating/report.ts';
import {as, post} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const shown = {scale: 'faces-5', direction: 'lowest-first', wording: '1'};
let now = 0;
let server: TestServer;
let minted = 0;

/** So many ratings that are alike, at this moment. */
async function rate(count: number, extra: object): Promise<void> {
  const items = Array.from({length: count}, () => ({id: `r${++minted}`, seq: minted, at: now, ...shown, ...extra}));
  const response = await post(`${server.hall}/ratings`, {device: 'pad-1', items}, as(server, 'kiosk'));
  const {receipts} = (await response.json()) as {receipts: {status: string}[]};
  assert.ok(receipts.length === count && receipts.every(({status}) => status === 'stored'));
}

async function report(query: string, role: 'manager' | 'public' = 'public'): Promise<SatisfactionCounts> {
  const response = await fetch(`${server.hall}/ratings/report?${query}`, {headers: as(server, role)});
  assert.equal(response.status, 200, await response.clone().text());
  return parse(reportSchema, await response.json());
}

const keys = (groups: SatisfactionCounts['by']['counter']) => (groups ?? []).map(({key}) => key);
const at = (moment: string) => (now = Date.parse(moment));
const august = 'from=2026-08-01&to=2026-08-31';
const september = 'from=2026-09-01&to=2026-09-30';
const july = 'from=2026-07-01&to=2026-07-31';

describe('What anybody may read of a hall that publishes', () => {
  before(async () => {
    at('2026-07-10T09:00:00+07:00');
    server = await startTestServer({
      clock: () => now,
      hall: {ratings: {publish: true, requireProof: false, fields: []}},
    });
    await rate(12, {score: 1});
    at('2026-08-10T09:00:00+07:00');
    await rate(40, {score: 4, counter: '1', service: 'A', reasons: ['waiting'], reasonsWording: '1'});
    await rate(35, {score: 5, counter: '2', service: 'B'});
    await rate(5, {score: 1, counter: '3', service: 'C', reasons: ['guidance'], reasonsWording: '1'});
    await rate(29, {score: 3, scale: 'faces-3'});
    at('2026-09-10T09:00:00+07:00');
    await rate(30, {score: 2, counter: '1', service: 'A'});
    await rate(30, {score: 2, counter: '2', service: 'B'});
    at('2026-10-02T09:00:00+07:00');
  });
  after(async () => {
    await server.stop();
    rmSync(server.folder, {recursive: true, force: true});
  });

  it('is a month that is closed, three days after its end', async () => {
    assert.equal((await report('')).to, '2026-08-31');
    at('2026-10-04T00:00:00+07:00');
    assert.equal((await report('')).to, '2026-09-30');
  });

  it('leaves no group under thirty to be found by taking the shown ones from the total', async () => {
    const {counts, by} = await report(august);
    assert.deepEqual(counts, [5, 0, 0, 40, 35]);
    assert.deepEqual([keys(by.counter), keys(by.service)], [['1'], ['A']], 'five and the next smallest are left out');
    assert.deepEqual(keys((await report(september)).by.counter), ['1', '2'], 'where nothing is hidden, all is shown');
  });

  it('tells no series and no reason under thirty', async () => {
    const {available, reasons} = await report(august);
    assert.deepEqual(
      available.map(({scale, n}) => [scale, n]),
      [['faces-5', 80]],
    );
    assert.deepEqual(
      reasons.map(({id, count}) => [id, count]),
      [['waiting', 40]],
    );
  });

  it('adds up whole months that are shown by themselves, and says what it left out', async () => {
    const both = await report('from=2026-08-01&to=2026-09-30');
    assert.deepEqual(both.counts, [5, 60, 0, 40, 35]);
    assert.deepEqual(
      both.by.counter?.map(({key, counts}) => [key, ...counts]),
      [
        ['1', 0, 30, 0, 40, 0],
        ['2', 0, 30, 0, 0, 0],
      ],
      'nothing of counter 2 in August is found by taking September away',
    );
    const three = await report('from=2026-07-01&to=2026-09-30');
    assert.deepEqual([three.counts, three.notCounted], [both.counts, {'too-few': 12}]);
    assert.deepEqual(keys(three.by.month), ['2026-08', '2026-09']);
    const alone = await report(july);
    assert.deepEqual([alone.counts, alone.available, keys(alone.by.month)], [[0, 0, 0, 0, 0], [], []]);
  });

  it('answers two years at most at once', async () => {
    assert.equal((await report('from=1026-01-01&to=2026-09-30')).from, '2024-10-01');
  });

  it('never changes once it was shown, whatever comes late; the manager counts it', async () => {
    const before = await report(august);
    const late = {at: Date.parse('2026-08-20T09:00:00+07:00'), counter: '1', service: 'A', channel: 'kiosk'};
    await rate(1, {score: 3, ...late, reasons: ['waiting'], reasonsWording: '1'});
    await rate(1, {...late, type: 'question', outcome: 'timed-out', shownAt: late.at});
    await rate(1, {score: 3, ...late, flags: ['repeat']});
    await rate(1, {score: 3, ...late, scale: 'faces-3'}); // its thirtieth
    assert.deepEqual(await report(august), before);
    assert.deepEqual((await report(`${august}&scale=faces-3`)).notCounted, {'too-few': 29});
    const {counts, response, notCounted} = await report(`${august}&series=open&scale=faces-5`, 'manager');
    assert.deepEqual([counts, response?.shown, notCounted], [[5, 0, 1, 40, 35], 1, {repeat: 1}]);
  });

  it('is shown the same by a server that was started anew', async () => {
    const before = await report('from=2026-07-01&to=2026-09-30');
    const {folder} = server;
    await server.running!.close();
    server = await startTestServer({
      folder,
      clock: () => now,
      hall: {ratings: {publish: true, requireProof: false, fields: []}},
    });
    await rate(20, {score: 5, at: Date.parse('2026-07-20T09:00:00+07:00')});
    assert.deepEqual(await report('from=2026-07-01&to=2026-09-30'), before);
  });

  it('is asked for with days that there are', async () => {
    for (const query of ['from=2026-02-30', 'to=2026-02-29', 'from=2026-04-31&to=2026-05-31']) {
      for (const role of ['manager', 'public'] as const) {
        const response = await fetch(`${server.hall}/ratings/report?${query}`, {headers: as(server, role)});
        assert.equal(response.status, 400, `${query} ${role}`);
      }
    }
  });
});
