import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {auditOf, severities} from '../../../src/rating/audit.ts';
import {checkProof, noHash, type ChainedItem, type PublicKey} from '../../../src/rating/chain.ts';
import type {Receipts} from '../../../src/rating/rating.ts';
import {as, done, finishOne, post} from '../../helpers/hall-http.ts';
import {SigningDevice} from '../../helpers/signing-device.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

interface Export {
  format: string;
  devices: {device: string; keys: (PublicKey & {since: number})[]; anchors: {place: number; hash: string}[]}[];
  items: (ChainedItem & {device: string; receivedAt: number})[];
  incidents: {device: string; kind: string; detail: string}[];
}

let server: TestServer;

async function hand(batch: unknown, at = server): Promise<Receipts> {
  const response = await post(`${at.hall}/ratings`, batch, as(at, 'kiosk'));
  assert.equal(response.status, 200);
  return (await response.json()) as Receipts;
}

async function exported(at = server): Promise<Export> {
  return (await (await fetch(`${at.hall}/ratings/export`, {headers: as(at, 'manager')})).json()) as Export;
}

/** What an export holds of one device. */
async function known(device: string, at = server) {
  const {devices, items, incidents} = await exported(at);
  return {
    ...devices.find((each) => each.device === device)!,
    items: items.filter((item) => item.device === device),
    incidents: incidents.filter((incident) => incident.device === device).map(({kind}) => kind),
  };
}

const outcomes = ({receipts}: Receipts) =>
  receipts.map(({status, reason}) => (reason ? `${status} ${reason}` : status));

describe('A signed rating', () => {
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it('is stored, and comes out of the export as it was sent, so that its proof still stands', async () => {
    const pad = await SigningDevice.make();
    const sent = [
      await pad.rating({later: {of: ['a newer', 'pad']}, reasons: ['waiting', 'other'], reasonsWording: '1'}),
      await pad.rating({score: 1, counter: '3', private: {comment: 'Chờ lâu quá 🙁 \u0000', salt: 'a1'}}),
      await pad.item({
        ...{type: 'question', scale: 'faces-5', direction: 'lowest-first', wording: '1'},
        ...{outcome: 'timed-out', shownAt: 5, endedAt: 65_005},
      }),
    ];
    const receipts = await hand(pad.batch(...sent));
    assert.deepEqual(outcomes(receipts), ['stored', 'stored', 'stored']);
    assert.equal(receipts.highest, 3);
    const {keys, anchors, items, incidents} = await known(pad.device);
    assert.deepEqual(
      keys.map(({id, spki}) => ({id, spki})),
      [pad.key.known],
    );
    assert.deepEqual(
      anchors.map(({place, hash}) => ({place, hash})),
      [{place: 3, hash: pad.head}],
    );
    assert.deepEqual(incidents, []);
    const announced = new Map(keys.map(({id, spki}) => [id, spki]));
    let head = noHash;
    for (const [index, item] of items.entries()) {
      const {private: part, ...open} = sent[index]!;
      assert.deepEqual({...item, receivedAt: 0}, {...open, device: pad.device, receivedAt: 0});
      assert.equal(await checkProof(pad.device, item, announced), null, item.id);
      assert.equal(item.proof?.before, head);
      head = item.proof.hash;
    }
    assert.ok(!JSON.stringify(await exported()).includes('Chờ lâu'));
  });

  it('that is forged or altered is rejected and noted, and the honest one is still taken', async () => {
    const [pad, thief] = [await SigningDevice.make(), await SigningDevice.make('thief')];
    const item = await pad.rating({score: 1, private: {comment: 'Xấu', salt: 's'}});
    const stolen = {...item, proof: {...item.proof!, signature: (await thief.rating()).proof!.signature}};
    const altered = [
      {...item, score: 5},
      {...item, added: 'later'},
      {...item, private: {comment: 'Tốt', salt: 's'}},
      {...item, proof: {...item.proof!, place: 7}},
    ];
    assert.deepEqual(outcomes(await hand(pad.batch(stolen))), ['rejected forged']);
    for (const row of altered) assert.deepEqual(outcomes(await hand(pad.batch(row))), ['rejected altered']);
    assert.deepEqual(outcomes(await hand(pad.batch(item))), ['stored']);
    for (const row of altered.slice(0, 2)) assert.deepEqual(outcomes(await hand(pad.batch(row))), ['rejected altered']);
    const {items, anchors, incidents} = await known(pad.device);
    assert.equal(items.length, 1);
    assert.equal(anchors.length, 1);
    assert.deepEqual(incidents.sort(), ['altered', 'forged']);
  });

  it('that is replayed is a duplicate, whole or without the text that the device has purged', async () => {
    const pad = await SigningDevice.make();
    const item = await pad.rating({private: {comment: 'Tốt', salt: 's'}});
    const {private: _private, ...purged} = item;
    await hand(pad.batch(item));
    assert.deepEqual(outcomes(await hand(pad.batch(item, purged))), ['duplicate', 'duplicate']);
    assert.equal((await known(pad.device)).anchors.length, 1);
  });

  it('whose personal text is not the one of its digest is altered, signed or not', async () => {
    const pad = await SigningDevice.make();
    const {proof: _proof, ...unsigned} = await pad.rating({private: {comment: 'Tốt', salt: 's'}});
    const other = {...unsigned, private: {comment: 'Xấu', salt: 's'}};
    assert.deepEqual(outcomes(await hand(pad.batch(other))), ['rejected altered']);
    assert.deepEqual(outcomes(await hand(pad.batch(unsigned))), ['stored']);
  });

  it('leaves the head of the highest place as its anchor, in whatever order a batch brings them', async () => {
    const pad = await SigningDevice.make();
    const [one, two, three] = [await pad.rating(), await pad.rating(), await pad.rating()];
    await hand(pad.batch(two, three, one));
    const {anchors} = await known(pad.device);
    assert.deepEqual(
      anchors.map(({place, hash}) => [place, hash]),
      [[3, three.proof!.hash]],
    );
  });

  it('is numbered at its own address: what a device sends elsewhere does not raise it', async () => {
    const pad = await SigningDevice.make();
    await hand(pad.batch(await pad.rating()));
    const vote = {id: 'vote', seq: 900, at: 5, type: 'vote', subject: 'page', scale: 'stars-5', score: 5};
    const voted = await post(`${server.hall}/votes`, {device: pad.device, items: [vote]}, as(server, 'kiosk'));
    assert.equal(((await voted.json()) as Receipts).highest, 900);
    assert.equal((await hand(pad.batch())).highest, 1);
  });

  it('with another content under its id is a conflict, however well it is signed', async () => {
    const pad = await SigningDevice.make();
    const first = await pad.rating({id: 'same', score: 2});
    await hand(pad.batch(first));
    assert.deepEqual(outcomes(await hand(pad.batch(await pad.rating({id: 'same', score: 5})))), ['rejected conflict']);
    const {items, incidents} = await known(pad.device);
    assert.deepEqual(
      items.map(({score}) => score),
      [2],
    );
    assert.deepEqual(incidents, ['conflict']);
  });

  it('that comes out of order is stored; the gap shows until the missing one is there', async () => {
    const pad = await SigningDevice.make();
    const [one, two, three] = [await pad.rating(), await pad.rating(), await pad.rating()];
    const late = await hand(pad.batch(three, one));
    assert.deepEqual([outcomes(late), late.highest, late.forked], [['stored', 'stored'], 3, undefined]);
    const places = async () => (await known(pad.device)).items.map(({proof}) => proof!.place).sort();
    assert.deepEqual(await places(), [1, 3]);
    await hand(pad.batch(two));
    assert.deepEqual(await places(), [1, 2, 3]);
    assert.deepEqual((await known(pad.device)).incidents, []);
  });

  it('is found in good order by the auditor who reads the export, and missing where one is missing', async () => {
    const audited = await startTestServer();
    try {
      const pad = await SigningDevice.make();
      const [one, two, three] = [await pad.rating(), await pad.rating(), await pad.rating()];
      await hand(pad.batch(one, three), audited);
      const torn = await auditOf(await exported(audited));
      await hand(pad.batch(two), audited);
      const whole = await auditOf(await exported(audited));
      assert.deepEqual(
        torn.findings.map(({kind, place}) => [kind, place]),
        [['removed', 2]],
      );
      assert.equal(whole.signed, 3);
      assert.deepEqual(
        whole.findings.filter(({kind}) => severities[kind] === 'breach'),
        [],
      );
    } finally {
      await audited.stop();
    }
  });

  it('of two machines with one identity is stored, told to be forked, and noted', async () => {
    const pad = await SigningDevice.make();
    const first = await pad.rating();
    const clone = Object.assign(await SigningDevice.make(pad.device), {key: pad.key, place: 1, seq: 1, head: pad.head});
    const [here, there] = [await pad.rating({id: 'here'}), await clone.rating({id: 'there'})];
    assert.equal((await hand(pad.batch(first, here))).forked, undefined);
    const answer = await hand(clone.batch(there));
    assert.deepEqual([outcomes(answer), answer.forked], [['stored'], true]);
    assert.equal((await hand(clone.batch(there))).forked, true, 'the first answer may have been lost');
    const {items, incidents} = await known(pad.device);
    assert.equal(items.length, 3);
    assert.deepEqual(incidents, ['forked']);
  });

  it('of two machines that only share their numbers is told to be forked too', async () => {
    const unsigned = (id: string) => {
      return {id, seq: 4, at: 5, scale: 'faces-5', direction: 'lowest-first', wording: '1', score: 3};
    };
    assert.equal((await hand({device: 'cloned', items: [unsigned('a')]})).forked, undefined);
    const answer = await hand({device: 'cloned', items: [unsigned('b')]});
    assert.deepEqual([outcomes(answer), answer.forked], [['stored'], true]);
  });

  it('that is longer than a rating can be is rejected, and a longer request is not read', async () => {
    const pad = await SigningDevice.make();
    const long = await pad.rating({extra: 'x'.repeat(17_000)});
    const deep = await pad.rating({extra: JSON.parse('['.repeat(20) + ']'.repeat(20))});
    const good = await pad.rating();
    const answer = await hand(pad.batch(long, deep, good));
    assert.deepEqual(outcomes(answer), [
      'rejected oversized',
      'rejected invalid: nested deeper than 16 levels',
      'stored',
    ]);
    const tooLarge = await post(`${server.hall}/ratings`, pad.batch('x'.repeat(66_000)), as(server, 'kiosk'));
    assert.equal(tooLarge.status, 413);
    const endless = '['.repeat(20_000) + ']'.repeat(20_000);
    const nested = `{"device":"deep","items":[{"id":"deep","x":${endless}}]}`;
    assert.deepEqual(
      outcomes(await hand(nested)).map((told) => told.slice(0, 16)),
      ['rejected invalid'],
    );
  });

  it('whose key nobody announced is stored as unsigned, and its key is kept from then on', async () => {
    const pad = await SigningDevice.make();
    const first = await pad.rating();
    const wrong = {...pad.key.known, id: '0'.repeat(32)};
    assert.deepEqual(outcomes(await hand({...pad.batch(first), keys: [wrong]})), ['stored']);
    const before = await known(pad.device);
    assert.deepEqual([before.keys, before.anchors, before.incidents], [[], [], ['key-unknown']]);
    await hand(pad.batch(await pad.rating()));
    assert.deepEqual(outcomes(await hand({...pad.batch(await pad.rating()), keys: []})), ['stored']);
    const {keys, anchors} = await known(pad.device);
    assert.deepEqual([keys.length, anchors.map(({place}) => place)], [1, [2, 3]]);
  });

  it('with a second key of its device is stored, and the second key is noted', async () => {
    const pad = await SigningDevice.make();
    await hand(pad.batch(await pad.rating()));
    const renewed = Object.assign(await SigningDevice.make(pad.device), {place: 1, seq: 1, head: pad.head});
    const told = {...renewed.batch(await renewed.rating()), incidents: ['key-changed', 'made-up', 7]};
    assert.deepEqual(outcomes(await hand(told)), ['stored']);
    const {keys, incidents} = await known(pad.device);
    assert.equal(keys.length, 2);
    assert.deepEqual(incidents.sort(), ['key-added', 'key-changed']);
  });
});

describe('A hall that requires proof', () => {
  after(() => server.stop());

  it('rejects what is unsigned or signed by nobody it knows, and takes the rest', async () => {
    const ratings = {publish: false, requireProof: true, fields: []};
    server = await startTestServer({hall: {ratings}});
    const pad = await SigningDevice.make();
    const {proof: _proof, ...unsigned} = await pad.rating();
    const stranger = await (await SigningDevice.make(pad.device)).rating({id: 'stranger', seq: 9});
    const answer = await hand(pad.batch(unsigned, stranger, await pad.rating()));
    assert.deepEqual(outcomes(answer), ['rejected unsigned', 'rejected key-unknown', 'stored']);
  });
});

describe("A visitor's own phone", () => {
  before(async () => {
    server = await startTestServer();
    await done(server, {type: 'openCounter', counter: '1'});
  });
  after(() => server.stop());

  const asked = {scale: 'faces-5', direction: 'lowest-first', wording: '1'};
  const send = (batch: unknown) => post(`${server.hall}/ratings`, batch);

  it('learns from its invitation which visit it may rate, and that it has', async () => {
    const {id, number, token} = await finishOne(server);
    const asking = (right: string) => post(`${server.hall}/invitation`, {token: right});
    const read = async () => ((await (await asking(token)).json()) as {invitation: Record<string, unknown>}).invitation;
    const {at, ...invitation} = await read();
    assert.deepEqual(invitation, {id, number, counter: '1', counterName: '1', service: 'A', used: false});
    assert.ok(Math.abs(Number(at) - Date.now()) < 600_000);
    const phone = await SigningDevice.make();
    const rating = await phone.rating({ticket: id, token, channel: 'counter'});
    const question = await phone.item({...asked, type: 'question', token, outcome: 'answered', shownAt: 5});
    for (const expected of ['stored', 'duplicate']) {
      const response = await send(phone.batch(rating, question));
      assert.equal(response.status, 200);
      assert.deepEqual(outcomes((await response.json()) as Receipts), [expected, expected]);
    }
    assert.equal((await read())['used'], true);
    const headers = as(server, 'manager');
    const report = await (await fetch(`${server.hall}/ratings/report?from=2026-01-01&to=2099-12-31`, {headers})).json();
    const {by} = report as {by: {channel: {key: string; counts: number[]}[]}};
    assert.deepEqual(by.channel, [{key: 'phone', counts: [0, 0, 0, 1, 0]}]);
    assert.equal((await asking(`${token}x`)).status, 404);
    // No address tells it any more: addresses are logged on the way.
    assert.equal((await fetch(`${server.hall}/invitations/${token}`)).status, 404);
    assert.equal((await fetch(`${server.hall}/invitation?token=${token}`)).status, 404);
  });

  it('is asked once, whatever it says: one right makes no response rate', async () => {
    const {token} = await finishOne(server);
    const url = `${server.hall}/ratings/report?from=2026-01-01&to=2099-12-31`;
    const shown = async () => {
      const {response} = (await (await fetch(url, {headers: as(server, 'manager')})).json()) as {
        response: {shown: number; walkedAway: number; answered: number};
      };
      return response;
    };
    const before = await shown();
    for (const device of ['asked-1', 'asked-2']) {
      const items = Array.from({length: 20}, (_, at) => {
        const outcome = at === 0 ? 'walked-away' : 'answered';
        return {id: `q${at}`, seq: at, at: 5, ...asked, type: 'question', token, outcome, shownAt: 5};
      });
      const receipts = (await (await send({device, items})).json()) as Receipts;
      assert.ok(receipts.receipts.every(({status}) => status === 'stored'));
    }
    const now = await shown();
    assert.deepEqual([now.shown, now.walkedAway], [before.shown + 1, before.walkedAway + 1]);
    assert.equal(now.answered, before.answered);
    assert.equal((await known('asked-2')).items.length, 20, 'all are kept as they were sent');
  });

  it('leaves one text for one right: those of ratings that do not count are not kept', async () => {
    const {token} = await finishOne(server);
    const written = (id: string, extra: object = {}) => {
      return {id, seq: 1, at: 5, ...asked, score: 3, token, private: {comment: `Text of ${id}`, salt: 's'}, ...extra};
    };
    for (const [device, item] of [
      ['texts-1', written('flagged', {flags: ['repeat']})],
      ['texts-2', written('counted')],
      ['texts-3', written('second')],
    ] as const) {
      assert.deepEqual(outcomes((await (await send({device, items: [item]})).json()) as Receipts), ['stored']);
      assert.deepEqual(outcomes((await (await send({device, items: [item]})).json()) as Receipts), ['duplicate']);
    }
    const texts = await fetch(`${server.hall}/ratings/texts`, {headers: as(server, 'manager')});
    assert.deepEqual((await texts.text()).match(/Text of \w+/g), ['Text of counted']);
  });

  it('may send nothing but ratings of a right that it holds', async () => {
    const {token} = await finishOne(server);
    const rating = (extra: object) => ({id: 'p', seq: 1, at: 5, ...asked, score: 3, ...extra});
    for (const items of [
      [],
      [rating({})],
      [rating({token: 'made-up'})],
      [rating({token}), rating({id: 'p2'})],
      [rating({token: 7})],
      [null],
    ]) {
      assert.equal((await send({device: 'phone', items})).status, 401, JSON.stringify(items));
    }
    assert.equal((await send({device: 'phone', items: [rating({token})]})).status, 200);
  });

  it('may not speak as a device of the office, whose numbers would no longer be its own', async () => {
    const pad = await SigningDevice.make();
    await hand(pad.batch(await pad.rating()));
    const {token} = await finishOne(server);
    const rating = {id: 'p', seq: 999, at: 5, ...asked, score: 3, token};
    assert.equal((await send({device: pad.device, items: [rating]})).status, 401);
    assert.equal((await hand(pad.batch())).highest, 1);
  });
});

describe('A server set back to an older copy of its database', () => {
  let at: TestServer;
  after(() => at.stop().catch(() => {}));

  it('A48: answers the lower number that it has, and takes again what it lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-back-'));
    const copy = `${folder}-copy`;
    const pad = await SigningDevice.make();
    const early = [await pad.rating(), await pad.rating()];
    at = await startTestServer({folder});
    assert.equal((await hand(pad.batch(...early), at)).highest, 2);
    await at.stop();
    cpSync(folder, copy, {recursive: true});
    at = await startTestServer({folder});
    const late = [await pad.rating(), await pad.rating()];
    assert.equal((await hand(pad.batch(...late), at)).highest, 4);
    await at.stop();
    at = await startTestServer({folder: copy});
    const newest = await pad.rating();
    const offered = await hand(pad.batch(), at);
    assert.equal(offered.highest, 2);
    const again = await hand(pad.batch(...early, ...late, newest), at);
    assert.deepEqual(outcomes(again), ['duplicate', 'duplicate', 'stored', 'stored', 'stored']);
    assert.equal(again.highest, 5);
    assert.equal((await known(pad.device, at)).items.length, 5);
    await at.stop();
    for (const place of [folder, copy]) rmSync(place, {recursive: true});
  });
});
