import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {it} from 'node:test';
import {openDatabase} from '../../demo/server/database.ts';
import type {Command} from '../../src/queue/ticket.ts';
import type {CommandAnswer, Role} from '../../src/queue/view.ts';
import type {Receipt} from '../../src/rating/rating.ts';
import {as, post, sendRaw, view} from '../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

const kills = 50;

/** Something sent whose answer may never have come. */
interface Sent {
  command: Command;
  role: Role;
  key: string;
  /** The answer as text; `null` where the server was killed before it came. */
  answer: string | null;
}

interface SentRating {
  id: string;
  status: Receipt['status'] | null;
}

/** Everything asked of the hall since it was first opened. */
class Ledger {
  readonly commands: Sent[] = [];
  readonly ratings: SentRating[] = [];
  #count = 0;
  #awaited = Infinity;
  #enough: () => void = () => {};

  /** Resolves when so many more answers have come. */
  acknowledged(count: number): Promise<void> {
    this.#awaited = count;
    return new Promise((resolve) => (this.#enough = resolve));
  }

  #answered(): void {
    if (--this.#awaited <= 0) this.#enough();
  }

  /** Four clients at once, each sending the next thing as soon as the last was answered, until the line is dead. */
  async load(server: TestServer): Promise<void> {
    await Promise.all([this.#issue(server, 'A'), this.#issue(server, 'B'), this.#counter(server), this.#pad(server)]);
  }

  async send(server: TestServer, command: Command, role: Role): Promise<CommandAnswer | null> {
    const sent: Sent = {command, role, key: `kill-${++this.#count}`, answer: null};
    this.commands.push(sent);
    try {
      const response = await sendRaw(server, command, role, sent.key);
      const text = await response.text();
      assert.ok(response.status === 200 || response.status === 409, `${response.status} ${text}`);
      sent.answer = text;
      this.#answered();
      return JSON.parse(text) as CommandAnswer;
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      return null;
    }
  }

  async #issue(server: TestServer, service: string): Promise<void> {
    while (await this.send(server, {type: 'issue', service}, 'kiosk'));
  }

  async #counter(server: TestServer): Promise<void> {
    const counter = '2';
    for (;;) {
      const called = await this.send(server, {type: 'callNext', counter}, 'counter');
      if (!called) return;
      if (!called.ticket) continue;
      const ticket = called.ticket.id;
      for (const type of ['start', 'finish'] as const) {
        if (!(await this.send(server, {type, counter, ticket}, 'counter'))) return;
      }
    }
  }

  async #pad(server: TestServer): Promise<void> {
    for (;;) {
      const id = `rating-${++this.#count}`;
      const sent: SentRating = {id, status: null};
      this.ratings.push(sent);
      try {
        sent.status = await giveRating(server, id);
        this.#answered();
      } catch {
        return;
      }
    }
  }
}

async function giveRating(server: TestServer, id: string): Promise<Receipt['status']> {
  const shown = {scale: 'satisfaction-5', direction: 'lowest-first', wording: '2026-1'};
  const batch = {device: 'pad', items: [{id, seq: 1, at: 1, score: 5, ...shown}]};
  const response = await post(`${server.hall}/ratings`, batch, as(server, 'kiosk'));
  const {receipts} = (await response.json()) as {receipts: Receipt[]};
  return receipts[0]!.status;
}

/** Sends again what was sent last: what was acknowledged must get the very answer it got. */
async function assertNothingLost(
  server: TestServer,
  sent: readonly Sent[],
  ratings: readonly SentRating[],
): Promise<void> {
  for (const {command, role, key, answer} of sent) {
    const again = await (await sendRaw(server, command, role, key)).text();
    if (answer === null) continue;
    assert.equal(withoutPort(again), withoutPort(answer), `${key} was forgotten`);
  }
  for (const {id, status} of ratings) {
    const again = await giveRating(server, id);
    if (status !== null) assert.equal(again, 'duplicate', `${id} was forgotten`);
  }
}

/** The link to follow a ticket names the port, which a restarted test server may have changed. */
function withoutPort(text: string): string {
  return text.replace(/127\.0\.0\.1:\d+/, '');
}

it(`C4: a server killed ${kills} times at any moment under load loses nothing it has acknowledged`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-kill-'));
  const service = {name: 'Đất đai', first: 1, last: 99_999, digits: 5};
  const services = ['A', 'B'].map((id) => ({id, prefix: id, ...service}));
  const hall = {fields: [], services, counters: [{id: '2', name: '2', services: ['A', 'B']}]};
  const ledger = new Ledger();
  let acknowledged = 0;
  let unanswered = 0;
  for (let round = 0; round <= kills; round++) {
    const server = await startTestServer({child: true, folder, hall});
    const [commands, ratings] = [ledger.commands.splice(0), ledger.ratings.splice(0)];
    await assertNothingLost(server, commands, ratings);
    acknowledged += commands.filter(({answer}) => answer !== null).length;
    acknowledged += ratings.filter(({status}) => status !== null).length;
    unanswered += commands.filter(({answer}) => answer === null).length;
    if (round === kills) {
      await server.stop();
      break;
    }
    if (round === 0) await ledger.send(server, {type: 'openCounter', counter: '2'}, 'counter');
    await freeCounter(ledger, server);
    const busy = ledger.load(server);
    await ledger.acknowledged(1 + Math.floor(Math.random() * 30)); // any moment: that is the test
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    await server.kill();
    await busy;
  }
  await assertNumbersOnce(folder);
  rmSync(folder, {recursive: true});
  console.log(`${kills} kills, ${acknowledged} acknowledged, ${unanswered} commands in flight: 0 lost, 0 twice`);
  assert.ok(acknowledged > kills * 8, 'there was hardly any load');
  assert.ok(unanswered > 0, 'no kill ever met a command in flight');
});

/** A counter that was cut off between its steps goes on where it stood (C8). */
async function freeCounter(ledger: Ledger, server: TestServer): Promise<void> {
  for (const {id, state, counter} of (await view(server)).tickets) {
    if (counter !== '2' || (state !== 'called' && state !== 'serving')) continue;
    await ledger.send(server, {type: state === 'called' ? 'noShow' : 'finish', counter: '2', ticket: id}, 'counter');
  }
}

/** The log is without a gap, every number was given once, and every rating stands once. */
async function assertNumbersOnce(folder: string): Promise<void> {
  const {db, close} = await openDatabase(folder);
  const rows = await db.selectFrom('events').select(['seq', 'type', 'body']).orderBy('seq').execute();
  const ratings = await db.selectFrom('ratings').select('id').execute();
  await close();
  rows.forEach(({seq}, index) => assert.equal(seq, index + 1));
  const issued = rows.filter(({type}) => type === 'ticketIssued');
  const numbers = issued.map(({body}) => (JSON.parse(body) as {tickets: {number: string}[]}).tickets[0]!.number);
  assert.equal(new Set(numbers).size, numbers.length);
  assert.equal(new Set(ratings.map(({id}) => id)).size, ratings.length);
}
