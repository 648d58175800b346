import {expect} from '@open-wc/testing';
import type {HallConfig} from '../../../src/queue/ticket.js';
import {connectHall, provideHall} from '../../../src/services/hall/connect.js';
import {page, type Environment} from '../../../src/services/hall/environment.js';
import {CommandUnanswered} from '../../../src/services/hall/hall.js';
import {configureLocalHall, localConfig} from '../../../src/services/hall/local-config.js';
import {LocalHall} from '../../../src/services/hall/local-hall.js';
import {FakeHall} from '../../helpers/fake-hall.js';

const leaving: (() => void)[] = [];
let names = 0;

/** A clock that a test sets, over the page's own timers. */
function environmentAt(start: number): Environment & {now: number; due: (() => void)[]} {
  const due: (() => void)[] = [];
  const own = {
    ...page,
    now: start,
    due,
    wallClock: () => own.now,
    after(milliseconds: number, callback: () => void) {
      if (milliseconds < 1_000) return page.after(milliseconds, callback);
      due.push(callback);
      return () => due.splice(0, due.length, ...due.filter((each) => each !== callback));
    },
  };
  return own;
}

const morning = Date.UTC(2026, 10, 23, 1); // eight o'clock in Ho Chi Minh City

function freshName(): string {
  const name = `test-${Date.now()}-${names++}`;
  configureLocalHall(name, localConfig('demo') as HallConfig);
  return name;
}

async function tab(name: string, environment: Environment = page): Promise<LocalHall> {
  const hall = new LocalHall(name, environment);
  leaving.push(hall.subscribe(() => {}));
  await until(() => hall.view !== null);
  return hall;
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It did not happen within 5 s: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const waiting = (hall: LocalHall) =>
  hall.view!.tickets.filter(({state}) => state === 'waiting').map(({number}) => number);

/** A ticket that was served to its end at counter 1. */
async function served(hall: LocalHall): Promise<void> {
  await hall.send({type: 'openCounter', counter: '1'});
  const issued = await hall.send({type: 'issue', service: 'A'});
  await hall.send({type: 'callNext', counter: '1'});
  const ticket = issued.ticket!.id;
  await hall.send({type: 'start', counter: '1', ticket});
  await hall.send({type: 'finish', counter: '1', ticket});
}

describe('a hall in the browser', () => {
  afterEach(() => leaving.splice(0).forEach((leave) => leave()));

  it('is live at once, with the demo office, and says that it is local', async () => {
    const hall = await tab(freshName());
    await until(() => hall.link.state === 'live');
    expect(hall.local).to.equal(true);
    expect(hall.ratings).to.equal(null);
    expect(hall.link.problem).to.equal(null);
    expect(hall.view!.services.map(({prefix}) => prefix).join('')).to.equal('ABCDE');
    expect(hall.view!.counters.map(({name}) => name).join('')).to.equal('1234567');
    expect(hall.view!.hall.timeZone).to.equal('Asia/Ho_Chi_Minh');
  });

  it('issues numbers and tells how many are ahead', async () => {
    const hall = await tab(freshName());
    const first = await hall.send({type: 'issue', service: 'A'});
    const second = await hall.send({type: 'issue', service: 'A'});
    expect(first).to.include({status: 'done', ahead: 0});
    expect(second).to.include({status: 'done', ahead: 1});
    expect(waiting(hall)).to.deep.equal(['A001', 'A002']);
  });

  it('refuses with the reason of the engine', async () => {
    const hall = await tab(freshName());
    expect(await hall.send({type: 'callNext', counter: '1'})).to.deep.include({
      status: 'refused',
      reason: 'counter-not-open',
    });
  });

  it('gives the same key the same answer and one effect', async () => {
    const hall = await tab(freshName());
    const [first, second] = await Promise.all([
      hall.send({type: 'issue', service: 'A'}, {key: 'k'}),
      hall.send({type: 'issue', service: 'A'}, {key: 'k'}),
    ]);
    expect(second).to.deep.equal(first);
    expect(waiting(hall)).to.deep.equal(['A001']);
  });

  it('remembers the answer to a key when it is opened again', async () => {
    const name = freshName();
    const hall = await tab(name);
    const first = await hall.send({type: 'issue', service: 'A'}, {key: 'k'});
    leaving.splice(0).forEach((leave) => leave());
    const again = await tab(name);
    expect(await again.send({type: 'issue', service: 'A'}, {key: 'k'})).to.deep.equal(first);
    expect(waiting(again)).to.deep.equal(['A001']);
  });

  it('keeps its tickets and its epoch when it is opened again', async () => {
    const name = freshName();
    const hall = await tab(name);
    await hall.send({type: 'issue', service: 'B'});
    const {epoch, seq} = hall.view!;
    leaving.splice(0).forEach((leave) => leave());
    const again = await tab(name);
    expect(again.view).to.include({epoch, seq});
    expect(waiting(again)).to.deep.equal(['B001']);
  });

  it('writes with strict durability alone', async () => {
    const asked: unknown[] = [];
    const original = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...parameters) {
      if (parameters[1] === 'readwrite') asked.push(parameters[2]?.durability);
      return original.apply(this, parameters);
    };
    try {
      const hall = await tab(freshName());
      await hall.send({type: 'issue', service: 'A'});
    } finally {
      IDBDatabase.prototype.transaction = original;
    }
    expect(asked.length).to.be.greaterThan(1);
    expect(new Set(asked)).to.deep.equal(new Set(['strict']));
  });

  it('shows another tab what this one did', async () => {
    const name = freshName();
    const one = await tab(name);
    const other = await tab(name);
    await one.send({type: 'issue', service: 'C'});
    await until(() => other.view!.tickets.length === 1);
    expect(other.view!.seq).to.equal(one.view!.seq);
  });

  it('gives no number twice when two tabs issue at once', async () => {
    const name = freshName();
    const tabs = [await tab(name), await tab(name)];
    const answers = await Promise.all(
      Array.from({length: 40}, (_, index) => tabs[index % 2]!.send({type: 'issue', service: 'A'})),
    );
    const numbers = answers.map((answer) => answer.ticket!.number);
    expect(new Set(numbers).size).to.equal(40);
    await until(() => tabs[0]!.view!.seq === tabs[1]!.view!.seq);
    expect(tabs[0]!.view!.tickets).to.deep.equal(tabs[1]!.view!.tickets);
  });

  it('invites to rate a finished ticket, in the same view as the staff rows', async () => {
    const hall = await tab(freshName());
    await served(hall);
    expect(hall.view!.role).to.equal('manager');
    expect(hall.view!.invitations!.map(({number, counter}) => [number, counter])).to.deep.equal([['A001', '1']]);
  });

  it('lets a ticket be rated once', async () => {
    const hall = await tab(freshName());
    await served(hall);
    const {token} = hall.view!.invitations![0]!;
    expect(await hall.send({type: 'useRatingToken', token})).to.include({status: 'done'});
    expect(await hall.send({type: 'useRatingToken', token})).to.include({status: 'refused', reason: 'token-used'});
    expect(hall.view!.invitations).to.deep.equal([]);
  });

  it('keeps rows that did not change the same objects', async () => {
    const hall = await tab(freshName());
    await hall.send({type: 'issue', service: 'A'});
    const [first] = hall.view!.tickets;
    const {services} = hall.view!;
    await hall.send({type: 'issue', service: 'B'});
    expect(hall.view!.tickets[0]).to.equal(first);
    expect(hall.view!.services[2]).to.equal(services[2]);
  });

  it('turns the day by itself, closes what waited and forgets the events before', async () => {
    const name = freshName();
    const environment = environmentAt(morning);
    const hall = await tab(name, environment);
    await hall.send({type: 'issue', service: 'A', holder: 'Nguyễn Văn A'});
    environment.now += 86_400_000;
    environment.due.splice(0).forEach((callback) => callback());
    await until(() => hall.view!.day === '2026-11-24' && hall.view!.seq > 2);
    expect(waiting(hall)).to.deep.equal([]);
    await hall.send({type: 'issue', service: 'A'});
    expect(waiting(hall)).to.deep.equal(['A001']);
    expect(await stored(name)).not.to.include('Nguyễn');
  });

  it('starts from a checkpoint after hundreds of commands', async () => {
    const name = freshName();
    const hall = await tab(name);
    for (let count = 0; count < 230; count++) await hall.send({type: 'issue', service: 'A'});
    leaving.splice(0).forEach((leave) => leave());
    const again = await tab(name);
    expect(waiting(again)).to.have.length(230);
    expect((await again.send({type: 'issue', service: 'A'})).ticket!.number).to.equal('A231');
  }).timeout(20_000);

  it('runs in memory where there is no database, and says so', async () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
    const warn = console.warn;
    console.warn = () => {};
    Object.defineProperty(globalThis, 'indexedDB', {configurable: true, value: undefined});
    try {
      const hall = await tab(freshName());
      await hall.send({type: 'issue', service: 'A'});
      expect(waiting(hall)).to.deep.equal(['A001']);
      expect(hall.link).to.include({state: 'live', problem: 'unsupported'});
    } finally {
      console.warn = warn;
      Object.defineProperty(globalThis, 'indexedDB', original);
    }
  });

  it('works where there are no Web Locks and no randomUUID, as on a plain http page', async () => {
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')!;
    Object.defineProperty(navigator, 'locks', {configurable: true, value: undefined});
    Object.defineProperty(crypto, 'randomUUID', {configurable: true, value: undefined});
    try {
      const hall = await tab(freshName());
      expect((await hall.send({type: 'issue', service: 'A'})).status).to.equal('done');
    } finally {
      delete (navigator as {locks?: unknown}).locks;
      delete (crypto as {randomUUID?: unknown}).randomUUID;
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')).to.deep.equal(locks);
    }
  });

  it('opens again after its database was deleted under it', async () => {
    const name = freshName();
    const environment = environmentAt(morning);
    const hall = await tab(name, environment);
    await hall.send({type: 'issue', service: 'A'});
    const {epoch} = hall.view!;
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(`mot-cua hall ${name}`).onsuccess = resolve;
    });
    await until(() => {
      environment.due.splice(0).forEach((callback) => callback());
      return hall.view!.epoch !== epoch && hall.link.state === 'live';
    });
    expect((await hall.send({type: 'issue', service: 'A'})).ticket!.number).to.equal('A001');
  });

  it('says that nobody has set up a hall of this name', async () => {
    const error = console.error;
    console.error = () => {};
    try {
      const hall = new LocalHall('nobody');
      leaving.push(hall.subscribe(() => {}));
      await until(() => hall.link.state === 'failed');
      expect(hall.link.problem).to.equal('unknown-hall');
      const refused = await hall.send({type: 'issue', service: 'A'}).catch((reason: unknown) => reason);
      expect(refused).to.be.instanceOf(CommandUnanswered);
    } finally {
      console.error = error;
    }
  });

  it('says that a configuration cannot be used, without throwing', async () => {
    const error = console.error;
    console.error = () => {};
    try {
      configureLocalHall('broken', {services: 'none'} as never);
      const hall = new LocalHall('broken');
      leaving.push(hall.subscribe(() => {}));
      await until(() => hall.link.state === 'failed');
      expect(hall.link.problem).to.equal('not-a-hall');
    } finally {
      console.error = error;
    }
  });

  it('takes a command without a subscriber', async () => {
    const name = freshName();
    expect((await new LocalHall(name).send({type: 'issue', service: 'A'})).status).to.equal('done');
    expect(waiting(await tab(name))).to.deep.equal(['A001']);
  });
});

describe('the hall at an address', () => {
  it('is one object a page for one address and token', () => {
    const hall = connectHall('https://hall.example/halls/1', {token: 'a'});
    expect(connectHall('https://hall.example/halls/1', {token: 'a'})).to.equal(hall);
    expect(connectHall('https://hall.example/halls/1', {token: 'b'})).not.to.equal(hall);
    expect(connectHall('https://hall.example/halls/2', {token: 'a'})).not.to.equal(hall);
  });

  it('is one object for a local hall, whatever the token', () => {
    expect(connectHall('local:x', {token: 'a'})).to.equal(connectHall('local:x'));
  });

  it('may be one that a test provides', () => {
    const fake = new FakeHall();
    provideHall('fake:one', fake);
    expect(connectHall('fake:one', {token: 'any'})).to.equal(fake);
  });

  it('may be relative to the page', () => {
    expect(connectHall('halls/9').ratings).to.equal(new URL('halls/9/ratings', document.baseURI).href);
  });

  it('takes addresses that only differ in a slash at the end', () => {
    expect(connectHall('https://hall.example/halls/3/').ratings).to.equal('https://hall.example/halls/3/ratings');
  });

  for (const [address, problem] of [
    ['https://', 'not-a-hall'],
    ['http://[', 'not-a-hall'],
    ['mqtt://broker', 'unsupported'],
    ['javascript:alert(1)', 'unsupported'],
  ] as const) {
    it(`says that ${address} is ${problem}`, async () => {
      const hall = connectHall(address);
      expect(hall.link).to.include({state: 'failed', problem});
      hall.subscribe(() => {})();
      const refused = await hall.send({type: 'closeDay'}).catch((reason: unknown) => reason);
      expect(refused).to.be.instanceOf(CommandUnanswered);
    });
  }
});

/** Everything the database of a hall holds, as text. */
async function stored(name: string): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(`mot-cua hall ${name}`);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const rows = await Promise.all(
    [...database.objectStoreNames].map(
      (store) =>
        new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  database.close();
  return JSON.stringify(rows);
}
