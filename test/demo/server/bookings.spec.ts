import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {BookingTold, CommandAnswer, SlotList} from '../../../src/queue/view.ts';
import {as, newKey, post, send, view} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const oneHour = 3_600_000;
const oneDay = 24 * oneHour;
/** Monday 23 November 2026, 09:00 in Ho Chi Minh City. */
const monday = Date.UTC(2026, 10, 23, 2);

describe('Appointments over HTTP', () => {
  let now = monday;
  let server: TestServer;
  before(async () => {
    server = await startTestServer({clock: () => now});
  });
  after(() => server.stop());

  const slots = async (search = 'service=A') =>
    (await (await fetch(`${server.hall}/slots?${search}`)).json()) as SlotList;
  const book = async (body: object, role: 'public' | 'counter' = 'counter', key = newKey()) =>
    post(`${server.hall}/bookings`, body, {...as(server, role), 'Idempotency-Key': key});
  async function booked(at: number, more: object = {}): Promise<BookingTold> {
    const answer = (await (await book({service: 'A', at, ...more})).json()) as CommandAnswer;
    assert.ok(answer.status === 'done' && answer.booking, JSON.stringify(answer));
    return answer.booking;
  }

  it('lists slots, takes a booking, and leaves a place less', async () => {
    const at = monday + oneHour;
    assert.equal((await slots()).slots.find((slot) => slot.at === at)?.free, 2);
    const told = await booked(at);
    assert.match(told.code, /^[34679ACDEFGHJKMNPQRTUWXY]{7}$/);
    assert.deepEqual({...told, code: ''}, {code: '', service: 'A', at, minutes: 15, state: 'booked'});
    assert.equal((await slots()).slots.find((slot) => slot.at === at)?.free, 1);
  });

  it('gives one answer to one key, and one place', async () => {
    const at = monday + 2 * oneHour;
    const key = newKey();
    const bodies = [];
    for (let time = 0; time < 3; time++) bodies.push(await (await book({service: 'A', at}, 'counter', key)).text());
    assert.equal(new Set(bodies).size, 1);
    assert.equal((await slots()).slots.find((slot) => slot.at === at)?.free, 1);
  });

  it('gives each of two who want the last place at once its own answer', async () => {
    const at = monday + 3 * oneHour;
    await booked(at);
    const answers = await Promise.all([book({service: 'A', at}), book({service: 'A', at})]);
    assert.deepEqual(answers.map(({status}) => status).sort(), [200, 409]);
  });

  it('finds a code as it was typed, and takes it back once', async () => {
    const {code} = await booked(monday + 4 * oneHour);
    const typed = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`;
    const find = () => post(`${server.hall}/bookings/find`, {code: typed}, {});
    assert.equal(((await (await find()).json()) as BookingTold).state, 'booked');
    const cancel = () => post(`${server.hall}/bookings/cancel`, {code}, {'Idempotency-Key': newKey()});
    assert.equal((await cancel()).status, 200);
    assert.equal((await cancel()).status, 409);
    assert.equal(((await (await find()).json()) as BookingTold).state, 'cancelled');
  });

  it('tells staff whose appointment it is, and nobody else', async () => {
    await booked(monday + 5 * oneHour, {holder: 'Ngô Thị Ộ'});
    const {bookings = []} = await view(server, 'counter');
    assert.ok(bookings.some(({holder}) => holder === 'Ngô Thị Ộ'));
    for (const role of ['public', 'kiosk'] as const) {
      assert.doesNotMatch(JSON.stringify(await view(server, role)), /Ngô Thị Ộ/);
    }
  });

  it('gives a number to who arrives at the kiosk, and the page that follows it', async () => {
    const {code} = await booked(now + 15 * 60_000);
    const answer = await send(server, {type: 'arrive', code}, 'kiosk');
    assert.ok(answer.status === 'done' && answer.ticket && answer.follow, JSON.stringify(answer));
    const again = await send(server, {type: 'arrive', code}, 'kiosk');
    assert.ok(again.status === 'refused' && again.reason === 'wrong-state');
    assert.equal(again.ticket?.number, answer.ticket.number);
  });

  it('holds back an address that books without end, or tries codes one after another', async () => {
    const at = monday + 8 * oneHour;
    const statuses: number[] = [];
    for (let time = 0; time < 8; time++) statuses.push((await book({service: 'A', at}, 'public')).status);
    assert.deepEqual(statuses, [200, 200, 409, 409, 409, 409, 429, 429]);
    const hurried = await book({service: 'A', at}, 'public');
    assert.equal(hurried.status, 429);
    assert.ok(Number(hurried.headers.get('Retry-After')) > 0);
    assert.equal((await book({service: 'A', at: at + oneHour}, 'counter')).status, 200);
    const tries: number[] = [];
    for (let time = 0; time < 11; time++) {
      tries.push((await post(`${server.hall}/bookings/find`, {code: `NOBODY${time}`}, {})).status);
    }
    assert.deepEqual([tries[9], tries[10]], [404, 429]);
    now += 700_000;
    assert.equal((await post(`${server.hall}/bookings/find`, {code: 'NOBODY'}, {})).status, 404);
  });
});

describe('A booking', () => {
  it('survives restarts and days, though old days are forgotten, and its holder still arrives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hall-'));
    let now = monday;
    const start = () => startTestServer({folder, clock: () => now});
    let server = await start();
    const at = monday + 5 * oneDay;
    const key = {'Idempotency-Key': newKey()};
    const answer = await post(`${server.hall}/bookings`, {service: 'B', at, holder: 'Ngô Thị Ộ'}, key);
    const {booking} = (await answer.json()) as {booking: BookingTold};
    for (let day = 1; day <= 4; day++) {
      now = monday + day * oneDay;
      await server.running!.tick();
      await server.stop();
      server = await start();
    }
    now = at - 60_000;
    await server.running!.tick();
    const arrived = await send(server, {type: 'arrive', code: booking.code}, 'kiosk');
    assert.equal(arrived.status, 'done', JSON.stringify(arrived));
    const [ticket] = (await view(server, 'manager')).tickets;
    assert.deepEqual([ticket?.appointmentAt, ticket?.holder], [at, 'Ngô Thị Ộ']);
    now = at + oneDay;
    await server.running!.tick();
    assert.doesNotMatch(JSON.stringify(server.running!.halls.get('1')!.live.state.bookings), /Ngô Thị Ộ/);
    await server.stop();
    rmSync(folder, {recursive: true, force: true});
  });
});
