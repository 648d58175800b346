import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {parse} from 'valibot';
import type {RatingSettings} from '../../../demo/server/config.ts';
import {readReport, reportSchema, dislikesSchema, type SatisfactionCounts} from '../../../src/rating/report.ts';
import {as, done, finishOne, post} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const day = 86_400_000;
const shown = {scale: 'faces-5', direction: 'lowest-first', wording: '1'};

let now = Date.parse('2026-10-05T09:00:00+07:00');
let server: TestServer;
let minted = 0;

async function hand(items: readonly object[], role: 'kiosk' | 'public' = 'kiosk', device = 'pad-1'): Promise<void> {
  const rows = items.map((item) => ({id: `r${++minted}`, seq: minted, at: now, ...shown, ...item}));
  const response = await post(`${server.hall}/ratings`, {device, items: rows}, as(server, role));
  const {receipts} = (await response.json()) as {receipts: {status: string}[]};
  assert.deepEqual(
    receipts.map(({status}) => status),
    rows.map(() => 'stored'),
  );
}

const question = (outcome: string, extra: object = {}) => ({type: 'question', outcome, shownAt: now, ...extra});

async function report(query: string, role: 'manager' | 'public' = 'manager'): Promise<SatisfactionCounts> {
  const response = await fetch(`${server.hall}/ratings/report?${query}`, {headers: as(server, role)});
  assert.equal(response.status, 200, await response.clone().text());
  const body: unknown = await response.json();
  assert.deepEqual(readReport(body).faults, [], 'the report element leaves nothing of it out');
  return parse(reportSchema, body);
}

const status = async (query: string, role: 'manager' | 'public' = 'public') =>
  (await fetch(`${server.hall}/ratings/report?${query}`, {headers: as(server, role)})).status;

async function openDay(at: string): Promise<void> {
  now = Date.parse(at);
  await server.running!.tick();
  for (const counter of ['1', '3']) await done(server, {type: 'openCounter', counter});
}

/* Two days of five finished tickets, and what was answered; every number below was counted by hand. */
async function twoDays(): Promise<void> {
  await openDay('2026-10-05T09:00:00+07:00');
  const [one, two, three] = [
    await finishOne(server, '1', 'A'),
    await finishOne(server, '1', 'A'),
    await finishOne(server, '3', 'B'),
  ];
  await hand([
    {score: 5, ticket: one.id, token: one.token},
    {score: 2, token: two.token, reasons: ['waiting', 'extra-demands', 'waiting'], reasonsWording: '1'},
    question('answered', {token: one.token}),
    question('answered', {token: two.token}),
    question('shown', {token: three.token}),
    {score: 3, counter: '1'},
    {score: 3, counter: '1'},
    {score: 5, counter: '3', flags: ['repeat']},
    {score: 9, counter: '3'},
    {score: 10, scale: 'recommend-10'},
    {score: 1, wording: 'own-2'},
    question('walked-away', {counter: '1'}),
  ]);
  await hand(
    [{score: 4, token: three.token, reasons: ['waiting', 'guidance'], reasonsWording: '1'}],
    'public',
    'phone-1',
  );
  await openDay('2026-11-02T09:00:00+07:00');
  const [four, five] = [await finishOne(server, '1', 'A'), await finishOne(server, '3', 'B')];
  await hand([
    {score: 1, token: four.token, reasons: ['waiting'], reasonsWording: '1'},
    {score: 5, token: four.token},
    question('timed-out', {token: four.token}),
    question('walked-away', {token: five.token}),
    question('withdrawn', {token: five.token}),
    {score: 4, at: Date.parse('2026-10-31T17:30:00Z')}, // half past midnight of 1 November in the hall
    {score: 2, at: Date.parse('2035-01-01T00:00:00Z')}, // a clock that is wrong: the day of receipt
  ]);
}

const ratings: RatingSettings = {
  publish: true,
  requireProof: false,
  target: {operator: 'at-least', value: 90},
  fields: [
    {id: 'justice', name: {vi: 'Tư pháp', en: 'Justice'}, services: ['A', 'C']},
    {id: 'land', name: 'Đất đai', services: ['B', 'D']},
  ],
};

describe('The report of a hall', () => {
  before(async () => {
    server = await startTestServer({clock: () => now, hall: {ratings}});
    await twoDays();
    now = Date.parse('2026-11-20T09:00:00+07:00');
  });
  after(() => server.stop());

  const both = 'from=2026-10-01&to=2026-11-30';

  it('counts the ratings of tickets by level, and what became of the questions', async () => {
    const {counts, response, notCounted, series, scale, target, from, to} = await report(both);
    assert.deepEqual(counts, [1, 1, 0, 1, 1]);
    assert.deepEqual(response, {finished: 5, shown: 5, answered: 2, timedOut: 1, walkedAway: 1});
    assert.deepEqual(notCounted, {'token-used': 1});
    assert.deepEqual(
      [series, scale.id, scale.kind, from, to],
      ['ticket', 'faces-5', 'satisfaction', '2026-10-01', '2026-11-30'],
    );
    assert.deepEqual(
      scale.levels.map(({satisfied}) => satisfied),
      [false, false, false, true, true],
    );
    assert.equal(typeof scale.levels[0]!.word === 'object' && scale.levels[0]!.word['en'], 'Very dissatisfied');
    assert.deepEqual(target, {operator: 'at-least', value: 90});
  });

  it('groups them by month, counter, field, service and channel', async () => {
    const {by} = await report(both);
    const lines = (groups: (typeof by)['month']) => (groups ?? []).map(({key, counts}) => `${key} ${counts.join(' ')}`);
    assert.deepEqual(lines(by.month), ['2026-10 0 1 0 1 1', '2026-11 1 0 0 0 0']);
    assert.deepEqual(lines(by.counter), ['1 1 1 0 0 1', '3 0 0 0 1 0']);
    assert.deepEqual(lines(by.field), ['justice 1 1 0 0 1', 'land 0 0 0 1 0']);
    assert.deepEqual(lines(by.service), ['A 1 1 0 0 1', 'B 0 0 0 1 0']);
    assert.deepEqual(lines(by.channel), ['counter 1 1 0 0 1', 'phone 0 0 0 1 0']);
    const [october, november] = by.month ?? [];
    assert.deepEqual(october?.response, {finished: 3, shown: 3, answered: 2, timedOut: 0, walkedAway: 0});
    assert.deepEqual(november?.response, {finished: 2, shown: 2, answered: 0, timedOut: 1, walkedAway: 1});
    const third = by.counter?.[1];
    assert.deepEqual(third?.response, {finished: 2, shown: 2, answered: 0, timedOut: 0, walkedAway: 1});
    assert.deepEqual(
      [third?.name, third?.note],
      [
        {vi: 'Quầy 3', en: 'Counter 3'},
        {vi: 'Xây dựng, Đất đai', en: 'Construction, Land'},
      ],
    );
  });

  it('counts each reason once a rating, with how many of them were satisfied, in the words that were shown', async () => {
    const {reasons} = await report(both);
    assert.deepEqual(
      reasons.map(({id, count, satisfied}) => [id, count, satisfied]),
      [
        ['waiting', 3, 1],
        ['extra-demands', 1, 0],
        ['guidance', 1, 1],
      ],
    );
    assert.deepEqual(reasons[0]!.word, {vi: 'Thời gian chờ', en: 'Waiting time'});
  });

  it('keeps the open series apart, and what is not counted by its flag', async () => {
    const {counts, notCounted, response, by} = await report(`${both}&series=open&scale=faces-5&wording=1`);
    assert.deepEqual(counts, [0, 1, 2, 1, 0]);
    assert.deepEqual(notCounted, {'off-scale': 1, repeat: 1});
    assert.deepEqual(response, {finished: 5, shown: 1, answered: 0, timedOut: 0, walkedAway: 1});
    assert.deepEqual(
      by.month?.map(({key, counts: each}) => [key, ...each]),
      [
        ['2026-10', 0, 0, 2, 0, 0],
        ['2026-11', 0, 1, 0, 1, 0],
      ],
    );
  });

  it('never adds up scales or wordings, and lists what there is', async () => {
    const {available} = await report(both);
    assert.deepEqual(
      available.map(({series, scale, wording, n}) => `${series} ${scale} ${wording} ${n}`),
      ['ticket faces-5 1 4', 'open faces-5 1 5', 'open faces-5 own-2 1', 'open recommend-10 1 1'],
    );
    const recommended = await report(`${both}&scale=recommend-10`);
    assert.deepEqual(
      [recommended.scale.kind, recommended.counts],
      ['recommendation', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    );
    const own = await report(`${both}&wording=own-2`);
    assert.deepEqual(
      own.scale.levels.map(({word}) => word),
      ['1', '2', '3', '4', '5'],
      'whose words nobody knows here',
    );
    assert.deepEqual(own.counts, [1, 0, 0, 0, 0]);
  });

  it('takes the days in the time zone of the hall, both ends included', async () => {
    const open = 'series=open&scale=faces-5&wording=1';
    assert.deepEqual((await report(`from=2026-10-05&to=2026-10-05&${open}`)).counts, [0, 0, 2, 0, 0]);
    assert.deepEqual((await report(`from=2026-11-01&to=2026-11-01&${open}`)).counts, [0, 0, 0, 1, 0]);
    assert.deepEqual((await report(`from=2026-11-02&to=2026-11-02&${open}`)).counts, [0, 1, 0, 0, 0]);
    const {counts, response, scale} = await report('from=2026-09-01&to=2026-09-30');
    assert.deepEqual([counts, scale.id], [[0, 0, 0, 0, 0], 'faces-5']);
    assert.deepEqual(response, {finished: 0, shown: 0, answered: 0, timedOut: 0, walkedAway: 0});
    const {from, to} = await report('');
    assert.deepEqual([from, to], ['2026-11-01', '2026-11-20']);
  });

  it('refuses days that are none', async () => {
    for (const query of [
      'from=2026-10-05&to=2026-10-04',
      'from=yesterday',
      'to=2026-13-01',
      'from=2026-10-01&from=2026-10-02',
    ]) {
      assert.equal(await status(query, 'manager'), 400, query);
      assert.equal(await status(query), 400, query);
    }
  });

  it('shows the public whole months that are over, and no group under thirty', async () => {
    const {from, to, counts, notCounted, by, reasons} = await report('', 'public');
    assert.deepEqual([from, to], ['2026-10-01', '2026-10-31']);
    assert.deepEqual(
      [counts, notCounted, Object.values(by).flat(), reasons],
      [[0, 0, 0, 0, 0], {'too-few': 3}, [], []],
    );
    const {from: first, to: last} = await report('from=2026-08-15&to=2026-11-20', 'public');
    assert.deepEqual([first, last], ['2026-09-01', '2026-10-31']);
    assert.equal(await status('from=2026-10-05&to=2026-10-05'), 400);
    assert.equal(await status('from=2026-11-01&to=2026-11-20'), 400);
  });

  it('lists the tickets that were rated below the middle', async () => {
    const response = await fetch(`${server.hall}/ratings/dislikes?${both}`, {headers: as(server, 'manager')});
    const {finished, rated, dislikes} = parse(dislikesSchema, await response.json());
    assert.deepEqual([finished, rated], [5, 4]);
    assert.deepEqual(
      dislikes.map(({number, service, counter, day: on, score}) => [number, service, counter, on, score]),
      [
        ['A002', 'A', '1', '2026-10-05', 2],
        ['A001', 'A', '1', '2026-11-02', 1],
      ],
    );
  });
});

describe('A report of enough ratings', () => {
  after(() => server.stop());

  it('shows the public the groups of thirty and more', async () => {
    now = Date.parse('2026-10-05T09:00:00+07:00');
    server = await startTestServer({clock: () => now, hall: {ratings}});
    await hand(Array.from({length: 40}, () => ({score: 4, counter: '1'})));
    await hand(Array.from({length: 30}, () => ({score: 4, counter: '2'})));
    await hand(Array.from({length: 29}, () => ({score: 1, counter: '3'})));
    now += 60 * day;
    const {counts, by} = await report('from=2026-10-01&to=2026-10-31', 'public');
    assert.deepEqual(counts, [29, 0, 0, 70, 0]);
    assert.deepEqual(
      by.counter?.map(({key}) => key),
      ['1'],
    );
    const all = await report('from=2026-10-01&to=2026-10-31');
    assert.deepEqual(
      all.by.counter?.map(({key}) => key),
      ['1', '2', '3'],
    );
  });
});

describe('The response rate where the scale was changed within a month', () => {
  const three = {scale: 'faces-3'};
  const finish = async (count: number, counter: string) => {
    const all = [];
    for (let left = count; left > 0; left--, now += 60_000) all.push(await finishOne(server, counter, 'B'));
    return all;
  };
  const finished = async (query: string) => {
    const {response, by} = await report(`from=2026-10-01&to=2026-10-31&${query}`);
    return [response?.finished, ...(by.counter ?? []).map(({key, response: its}) => `${key}: ${its?.finished}`)];
  };
  before(async () => {
    now = Date.parse('2026-10-05T09:00:00+07:00');
    server = await startTestServer({clock: () => now, hall: {ratings}});
  });
  after(() => server.stop());

  it('is measured by every finished ticket where nothing was asked', async () => {
    await openDay('2026-10-05T09:00:00+07:00');
    await done(server, {type: 'openCounter', counter: '5'});
    await finish(1, '5');
    assert.deepEqual(await finished('scale=faces-5'), [1, '5: 1']);
    assert.deepEqual(await finished('scale=faces-3'), [1, '5: 1']);
  });

  it('is measured by the tickets that were finished while the series was asked', async () => {
    const [, asked, rated] = await finish(3, '3'); // the first was asked nothing: the next question there stands for it
    await hand([
      question('shown', {token: asked!.token}),
      question('answered', {token: rated!.token, ...three}),
      {token: rated!.token, score: 4}, // what was answered says more than what was put
    ]);
    await finish(2, '3');
    await openDay('2026-10-20T09:00:00+07:00');
    await done(server, {type: 'openCounter', counter: '5'});
    await finish(1, '3');
    const [changed] = await finish(1, '3');
    await hand([question('timed-out', {token: changed!.token, ...three})]);
    await finish(3, '3');
    assert.deepEqual(await finished('series=ticket&scale=faces-5'), [7, '3: 6', '5: 1']);
    assert.deepEqual(await finished('series=ticket&scale=faces-3'), [4, '3: 4']);
  });

  it('is measured at a counter without a screen as in the rest of the hall', async () => {
    await finish(2, '5');
    assert.deepEqual(await finished('series=ticket&scale=faces-5'), [7, '3: 6', '5: 1']);
    assert.deepEqual(await finished('series=ticket&scale=faces-3'), [6, '3: 4', '5: 2']);
  });

  it('counts each finished ticket for one series', async () => {
    const {by} = await report('from=2026-10-01&to=2026-10-31&series=ticket&scale=faces-3&wording=1');
    assert.deepEqual(
      by.month?.map(({key, response}) => [key, response?.finished, response?.shown]),
      [['2026-10', 6, 2]],
    );
    assert.deepEqual(await finished('series=ticket&scale=stars-5'), [0]);
  });
});

describe('A hall that does not publish its counts', () => {
  after(() => server.stop());

  it('shows them to managers alone', async () => {
    server = await startTestServer({hall: {ratings: {...ratings, publish: false}}});
    assert.equal(await status(''), 401);
    assert.equal(await status('', 'manager'), 200);
    const asKiosk = await fetch(`${server.hall}/ratings/report`, {headers: as(server, 'kiosk')});
    assert.equal(asKiosk.status, 403);
  });
});

describe('The hall of the demonstration', () => {
  after(() => server.stop());

  it('publishes months that are over, not what somebody has answered just now', async () => {
    server = await startTestServer();
    now = Date.now();
    await hand([{score: 4}]);
    const {counts} = await report('series=open', 'public');
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      0,
    );
  });
});
