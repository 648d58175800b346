import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {parse} from 'valibot';
import type {AnswersSummary} from '../../../demo/server/answers.ts';
import type {WrittenText} from '../../../demo/server/texts.ts';
import {followUpSchema, publishedSchema, voteCountSchema, type PublishedComment} from '../../../src/rating/feedback.ts';
import type {Receipts} from '../../../src/rating/rating.ts';
import {as, post} from '../../helpers/hall-http.ts';
import {SigningDevice} from '../../helpers/signing-device.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const day = 86_400_000;
let now = Date.parse('2026-11-20T09:00:00+07:00');
let server: TestServer;

async function hand(
  address: string,
  batch: unknown,
  role: 'kiosk' | 'counter' | 'public' = 'public',
): Promise<string[]> {
  const response = await post(`${server.hall}/${address}`, batch, as(server, role));
  assert.equal(response.status, 200);
  const {receipts} = (await response.json()) as Receipts;
  return receipts.map(({status, reason}) => (reason ? `${status} ${reason}` : status));
}

async function read(address: string, role: 'manager' | 'public' = 'public'): Promise<unknown> {
  const response = await fetch(`${server.hall}/${address}`, {headers: as(server, role)});
  assert.equal(response.status, 200, address);
  return response.json();
}

const status = async (address: string, role: 'manager' | 'public' = 'public') =>
  (await fetch(`${server.hall}/${address}`, {headers: as(server, role)})).status;

before(async () => {
  server = await startTestServer({clock: () => now, keepTexts: 30});
});
after(() => server.stop());

describe('What people wrote', () => {
  const part = (comment: string) => ({comment, salt: 'salt'});

  it('is read by the manager alone, beside what it is about, without ticket and token', async () => {
    const device = await SigningDevice.make();
    const rating = await device.rating({score: 2, counter: '4', private: part('Chờ lâu quá')});
    assert.deepEqual(await hand('ratings', device.batch(rating), 'kiosk'), ['stored']);
    const {texts, next} = (await read('ratings/texts', 'manager')) as {texts: WrittenText[]; next: number | null};
    const [written] = texts;
    assert.deepEqual([written!.texts, written!.about['score'], next], [{comment: 'Chờ lâu quá'}, 2, null]);
    assert.deepEqual([written!.about['token'], written!.about['proof']], [undefined, undefined]);
    assert.deepEqual([await status('ratings/texts'), await status('answers/texts')], [401, 401]);
  });
});

describe('Questionnaires', () => {
  const form = {type: 'answers', survey: 'tt01', version: '2', startedAt: 1, finishedAt: 9};
  const filled = (answers: object, extra: object = {}) => ({...form, answers, complete: true, ...extra});

  it('are stored once, by the same law as ratings', async () => {
    const page = await SigningDevice.make();
    const item = await page.item(filled({q: 'yes'}, {survey: 'law'}));
    assert.deepEqual(await hand('answers', page.batch(item)), ['stored']);
    assert.deepEqual(await hand('answers', page.batch(item)), ['duplicate']);
    assert.deepEqual(await hand('answers', page.batch({...item, complete: false})), ['rejected altered']);
    const {proof: _proof, ...unsigned} = item;
    assert.deepEqual(await hand('answers', page.batch({...unsigned, answers: {q: 'no'}})), ['rejected conflict']);
    assert.deepEqual(await hand('answers', page.batch({...item, id: 'x', answers: 7})), [
      'rejected invalid: answers: Invalid type: Expected Object but received 7',
    ]);
  });

  it('count once a visit, whichever device it answers on', async () => {
    const [kiosk, phone] = [await SigningDevice.make(), await SigningDevice.make()];
    const of = (clear: number) => filled({clear}, {survey: 'visit', token: 'one-visit'});
    assert.deepEqual(await hand('answers', kiosk.batch(await kiosk.item(of(5))), 'kiosk'), ['stored']);
    assert.deepEqual(await hand('answers', phone.batch(await phone.item(of(1)))), ['stored']);
    const {n, repeated, questions} = (await read('answers/summary?survey=visit', 'manager')) as AnswersSummary;
    assert.deepEqual([n, repeated, questions[0]!.values.map(({value}) => value)], [1, 1, [5]]);
  });

  it('of an officer are those of any visitor: his token does not speak for the office', async () => {
    const sent = await SigningDevice.make();
    const item = await sent.item(filled({clear: 5}, {survey: 'officer', channel: 'counter'}));
    assert.deepEqual(await hand('answers', sent.batch(item), 'counter'), ['stored']);
    const {channels} = (await read('answers/summary?survey=officer', 'manager')) as AnswersSummary;
    assert.deepEqual(channels, [{channel: 'web', complete: 1, incomplete: 0}]);
  });

  it('are counted by question, those that were finished and those that were left apart', async () => {
    const page = await SigningDevice.make();
    const kiosk = await SigningDevice.make();
    const texts = {private: {texts: {why: 'Vì chờ lâu'}, salt: 's'}};
    await hand(
      'answers',
      page.batch(
        await page.item(filled({clear: 4, papers: ['one', 'two', 'one'], by: {speed: 3, manner: 5}}, texts)),
        await page.item(filled({clear: 4, papers: ['two']}, {channel: 'phone'})),
        await page.item(filled({clear: 2}, {complete: false, channel: 'counter'})),
        await page.item(filled({clear: 5}, {version: '1'})),
      ),
    );
    await hand('answers', kiosk.batch(await kiosk.item(filled({clear: 5}))), 'kiosk');
    const summary = (await read('answers/summary?survey=tt01&version=2', 'manager')) as AnswersSummary;
    assert.deepEqual([summary.n, summary.complete, summary.incomplete, summary.cut], [4, 3, 1, false]);
    assert.deepEqual(summary.channels, [
      {channel: 'kiosk', complete: 1, incomplete: 0},
      {channel: 'phone', complete: 1, incomplete: 0},
      {channel: 'web', complete: 1, incomplete: 1},
    ]);
    const once = {complete: 1, incomplete: 0};
    assert.deepEqual(summary.questions, [
      {
        name: 'by',
        n: 1,
        values: [
          {value: 5, part: 'manner', ...once},
          {value: 3, part: 'speed', ...once},
        ],
      },
      {
        name: 'clear',
        n: 4,
        values: [
          {value: 2, complete: 0, incomplete: 1},
          {value: 4, complete: 2, incomplete: 0},
          {value: 5, complete: 1, incomplete: 0},
        ],
      },
      {
        name: 'papers',
        n: 2,
        values: [
          {value: 'one', ...once},
          {value: 'two', complete: 2, incomplete: 0},
        ],
      },
    ]);
    assert.ok(!JSON.stringify(summary).includes('chờ lâu'));
    const unnamed = (await read('answers/summary', 'manager')) as AnswersSummary;
    assert.deepEqual([unnamed.survey, unnamed.version], ['tt01', '2'], 'the one that most have filled in');
    assert.deepEqual(unnamed.available[0], {survey: 'tt01', version: '2', n: 4});
    const none = (await read('answers/summary?survey=none', 'manager')) as AnswersSummary;
    assert.deepEqual([none.survey, none.n, none.questions], ['none', 0, []]);
  });
});

describe('Votes for a page', () => {
  const vote = (score: number, subject = 'trang/chủ', scale = 'stars-5') => ({type: 'vote', subject, scale, score});
  const count = async (query = '') => {
    const subject = encodeURIComponent('trang/chủ');
    return parse(voteCountSchema, await read(`votes/${subject}${query}`)).levels.map(({score, count: n}) => [score, n]);
  };

  it('count once a visitor and page: the last one stands, in whatever order they arrive', async () => {
    const [one, two] = [await SigningDevice.make(), await SigningDevice.make()];
    const [first, last] = [await one.item(vote(2)), await one.item(vote(5))];
    assert.deepEqual(await hand('votes', one.batch(last, first, await one.item(vote(1, 'elsewhere')))), [
      'stored',
      'stored',
      'stored',
    ]);
    await hand('votes', two.batch(await two.item(vote(4))));
    assert.deepEqual(await hand('votes', one.batch(first)), ['duplicate']);
    assert.deepEqual(await count(), [
      [4, 1],
      [5, 1],
    ]);
    await hand('votes', two.batch(await two.item(vote(5))));
    assert.deepEqual(await count(), [[5, 2]]);
  });

  it('of different scales are never mixed', async () => {
    const page = await SigningDevice.make();
    await hand('votes', page.batch(await page.item(vote(3, 'trang/chủ', 'faces-3'))));
    assert.deepEqual(await count(), [[5, 2]]);
    assert.deepEqual(await count('?scale=faces-3'), [[3, 1]]);
    const long = encodeURIComponent('ở'.repeat(200));
    assert.deepEqual(parse(voteCountSchema, await read(`votes/${long}`)).levels, [], 'a page that nobody has rated');
  });
});

describe('Comments and petitions', () => {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  let minted = 0;
  const newCode = () => `AAAA-BBBB-CC${letters[minted >> 5]}${letters[minted++ & 31]}`;
  const manager = () => as(server, 'manager');
  const text = 'Tôi là Nguyễn Văn Ẫn, cán bộ quầy 3 rất tận tình.';
  const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ').toString('base64');
  const page = Buffer.from('<script>alert(1)</script>').toString('base64');

  interface Row {
    id: string;
    code: string;
    text: string | null;
    textPublished: string | null;
    email: string | null;
    attachments: {place: number; name: string; type: string; taken: boolean}[];
    state: string;
  }
  const all = async () => ((await read('feedback?all=1&limit=100', 'manager')) as {comments: Row[]}).comments;
  const published = async (query = '') => {
    const {comments, next} = (await read(`feedback${query}`)) as {comments: PublishedComment[]; next: string | null};
    return {comments: comments.map((comment) => parse(publishedSchema, comment)), next};
  };

  async function write(extra: object = {}): Promise<{row: Row; code: string}> {
    const device = await SigningDevice.make();
    const code = newCode();
    const body = {text, email: 'an@example.vn', salt: 's', ...extra};
    const item = await device.item({type: 'feedback', code, category: 'praise', private: body});
    assert.deepEqual(await hand('feedback', device.batch(item)), ['stored']);
    assert.deepEqual(await hand('feedback', device.batch(item)), ['duplicate']);
    return {row: (await all()).find((row) => row.code === code)!, code};
  }

  const moderate = (id: string, decision: object) =>
    post(`${server.hall}/feedback/${id}/moderation`, decision, manager());

  it('are read by the manager with contact and attachments, and by nobody else', async () => {
    const attachments = [
      {name: '../đơn\r\n"x".exe', type: 'image/png', data: pdf},
      {name: 'page.pdf', type: 'application/pdf', data: page},
    ];
    const {row, code} = await write({attachments});
    assert.deepEqual([row.text, row.email, row.state], [text, 'an@example.vn', 'received']);
    assert.deepEqual(
      row.attachments.map(({type, taken}) => [type, taken]),
      [
        ['application/pdf', true],
        ['application/pdf', false],
      ],
    );
    const file = await fetch(`${server.hall}/feedback/${row.id}/attachments/0`, {headers: manager()});
    assert.equal(file.headers.get('content-type'), 'application/pdf');
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(file.headers.get('content-disposition'), "attachment; filename*=UTF-8''%C4%91%C6%A1nx.pdf");
    assert.equal(Buffer.from(await file.arrayBuffer()).toString('base64'), pdf);
    assert.equal(await status(`feedback/${row.id}/attachments/1`, 'manager'), 404, 'what is no PDF is not kept');
    assert.equal(await status(`feedback/${row.id}/attachments/0`), 401);
    assert.equal(await status('feedback?all=1'), 401);
    assert.deepEqual((await published()).comments, []);
    const told = await read(`feedback/codes/${code.toLowerCase()}`);
    assert.deepEqual(told, {code, at: now, state: 'received'});
  });

  it('are published in the words that moderation let through, with the answer, and taken back', async () => {
    const {row, code} = await write();
    const {id} = row;
    assert.equal((await moderate(id, {publish: true, textPublished: 'Cán bộ quầy 3 rất tận tình.'})).status, 200);
    assert.equal((await moderate(id, {answer: 'Cảm ơn ông.'})).status, 200);
    const expected = {id, at: now, category: 'praise', text: 'Cán bộ quầy 3 rất tận tình.', answer: 'Cảm ơn ông.'};
    assert.deepEqual((await published()).comments, [{...expected, answeredAt: now}]);
    const told = parse(followUpSchema, await read(`feedback/codes/${code}`));
    assert.deepEqual(told, {code, at: now, state: 'answered', answer: 'Cảm ơn ông.', answeredAt: now});
    await moderate(id, {publish: false, state: 'closed', answer: ''});
    assert.deepEqual((await published()).comments, []);
    assert.deepEqual(await read(`feedback/codes/${code}`), {code, at: now, state: 'closed'});
    const taken = (await all()).find((each) => each.id === id)!;
    assert.equal(taken.textPublished, null, 'the words that were taken back are gone');
    await moderate(id, {publish: true, textPublished: 'Rất tận tình.'});
    assert.deepEqual(
      (await published()).comments.map((comment) => comment.text),
      ['Rất tận tình.'],
    );
    await moderate(id, {publish: false});
  });

  it('are listed newest first, page by page', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      now += count % 2 ? 1000 : 0; // some in the same moment
      const {row} = await write();
      await moderate(row.id, {publish: true});
      ids.push(row.id);
    }
    const seen: PublishedComment[] = [];
    let next: string | null = '';
    while (next !== null) {
      const list: Awaited<ReturnType<typeof published>> = await published(`?limit=2${next && `&after=${next}`}`);
      seen.push(...list.comments);
      next = list.next;
    }
    assert.deepEqual(seen.map(({id}) => id).sort(), ids.sort());
    assert.deepEqual(
      seen.map(({at}) => at),
      [...seen.map(({at}) => at)].sort((a, b) => b - a),
    );
    for (const id of ids) await moderate(id, {publish: false});
  });

  it('never share a code: the second is refused', async () => {
    const {code} = await write();
    const other = await SigningDevice.make();
    const item = await other.item({type: 'feedback', code, category: 'x', private: {text: 'y', salt: 's'}});
    assert.deepEqual(await hand('feedback', other.batch(item)), ['rejected conflict']);
  });

  it('are not found by guessing: after thirty misses an address must wait', async () => {
    const {code} = await write();
    for (let guess = 0; guess < 30; guess++) assert.equal(await status(`feedback/codes/GUESS-${guess}`), 404);
    const refused = await fetch(`${server.hall}/feedback/codes/${code}`);
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    now += 600_001;
    assert.equal(await status(`feedback/codes/${code}`), 200);
  });

  it('are forgotten with their contacts and attachments when their time is over; what was published stays', async () => {
    const {row} = await write({attachments: [{name: 'a.pdf', type: 'application/pdf', data: pdf}]});
    const draft = (await write()).row;
    await moderate(draft.id, {textPublished: 'Không bao giờ công bố.'});
    await moderate(row.id, {publish: true, textPublished: 'Rất tận tình.'});
    now += 29 * day;
    await server.running!.tick();
    assert.equal((await all()).find(({id}) => id === row.id)?.text, text);
    now += 2 * day;
    await server.running!.tick();
    const {text: left, email, attachments} = (await all()).find(({id}) => id === row.id)!;
    assert.deepEqual([left, email, attachments], [null, null, []]);
    assert.equal(await status(`feedback/${row.id}/attachments/0`, 'manager'), 404);
    assert.equal((await all()).find(({id}) => id === draft.id)!.textPublished, null, 'never published, forgotten');
    assert.deepEqual(
      (await published()).comments.map((comment) => comment.text),
      ['Rất tận tình.'],
    );
    const other = (await all()).find(({id, text: its}) => id !== row.id && its === null)!;
    const exported = JSON.stringify(await read('ratings/export', 'manager'));
    assert.ok(!exported.includes(other.code), 'a code opens an answer: it stands in no export');
  });
});
