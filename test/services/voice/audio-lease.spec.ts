import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {AudioLease} from '../../../src/services/voice/audio-lease.ts';
import {FakeClock, until} from '../../helpers/fake-clock.ts';

const address = 'https://hall.example/halls/1';

/** A hall that leases its zones as the contract says, on the clock of the test. */
class Leases extends FakeClock {
  asked: {zone: string; holder: string; seconds: number}[] = [];
  headers: Record<string, string> = {};
  away = false;
  status = 200;
  body: string | undefined;
  held = new Map<string, {holder: string; until: number}>();

  override async fetch(input: string, init: RequestInit): Promise<Response> {
    assert.equal(input, `${address}/audio-leases`);
    if (this.away) throw new TypeError('Failed to fetch');
    if (this.status !== 200) return new Response('{}', {status: this.status});
    if (this.body !== undefined) return new Response(this.body);
    const wish = JSON.parse(String(init.body)) as Leases['asked'][number];
    this.headers = init.headers as Record<string, string>;
    this.asked.push(wish);
    const now = this.monotonic();
    const known = this.held.get(wish.zone);
    if (!known || known.until <= now || known.holder === wish.holder) {
      this.held.set(wish.zone, {holder: wish.holder, until: now + wish.seconds * 1000});
    }
    const {holder, until: end} = this.held.get(wish.zone)!;
    return new Response(JSON.stringify({zone: wish.zone, holder, until: end}));
  }
}

let hall: Leases;
let stops: (() => void)[] = [];

function screen(zone = 'north', options: {seconds?: number; token?: string} = {}): AudioLease {
  const lease = new AudioLease(address, zone, {...options, environment: hall});
  stops.push(lease.subscribe(() => {}));
  return lease;
}

/** Lets time pass in steps, and every answer arrive. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 250) {
    hall.pass(Math.min(250, left));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

beforeEach(() => {
  hall = new Leases();
});

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

describe('the lease of an audio zone', () => {
  it('is not known before the hall has answered', () => {
    assert.equal(screen().held, undefined);
  });

  it('is held by one of two screens', async () => {
    const [one, other] = [screen(), screen()];
    await until(() => one.held !== undefined && other.held !== undefined);
    assert.deepEqual([one.held, other.held], [true, false]);
  });

  it('is another one in each zone', async () => {
    const [one, other] = [screen('north'), screen('south')];
    await until(() => one.held === true && other.held === true);
    assert.equal(hall.held.size, 2);
  });

  it('is renewed and stays with its holder', async () => {
    const [one, other] = [screen(), screen()];
    await pass(120_000);
    assert.deepEqual([one.held, other.held], [true, false]);
    assert.ok(hall.asked.length > 30, String(hall.asked.length));
  });

  it('is never held by two at once, whoever comes, goes, sleeps and wakes', async () => {
    const screens = [screen(), screen(), screen()];
    let both = 0;
    for (let step = 0; step < 400; step++) {
      await pass(500);
      if (step % 50 === 20) hall.away = !hall.away;
      if (step % 37 === 0) screens[step % 3]!.want(step % 2 === 0);
      if (screens.filter((lease) => lease.held).length > 1) both += 1;
    }
    assert.equal(both, 0);
  });

  it('passes on at once when its holder leaves', async () => {
    const one = new AudioLease(address, 'north', {environment: hall});
    const stop = one.subscribe(() => {});
    await until(() => one.held === true);
    const other = screen();
    await until(() => other.held === false);
    stop();
    await pass(6000);
    assert.deepEqual([one.held, other.held, hall.asked.some(({seconds}) => seconds === 0)], [false, true, true]);
  });

  it('passes on when its holder has no sound', async () => {
    const [one, other] = [screen(), screen()];
    await until(() => one.held === true && other.held === false);
    one.want(false);
    await pass(6000);
    assert.deepEqual([one.held, other.held], [false, true]);
  });

  it('stays with its holder while the hall is away, until it runs out', async () => {
    const one = screen();
    await until(() => one.held === true);
    hall.away = true;
    await pass(9000);
    assert.equal(one.held, true);
    await pass(7000);
    assert.equal(one.held, false);
  });

  it('comes back with the hall', async () => {
    hall.away = true;
    const one = screen();
    await pass(20_000);
    assert.equal(one.held, false);
    hall.away = false;
    await pass(6000);
    assert.equal(one.held, true);
  });

  it('is over after a sleep in which the even clock stood still', async () => {
    const one = screen();
    await until(() => one.held === true);
    hall.jump(60_000);
    assert.equal(one.held, false);
    hall.wake('visible');
    await until(() => one.held === true);
  });

  it('is nobody’s on an answer that is none', async () => {
    hall.body = '<html>sign in</html>';
    const one = screen();
    await pass(1000);
    assert.equal(one.held, false);
  });

  it('asks with the screen’s token, a name that the hall takes, and 5 to 60 seconds', async () => {
    const one = screen('Sảnh A', {seconds: 600, token: 'secret'});
    await until(() => one.held === true);
    const [{zone, holder, seconds}] = hall.asked as [Leases['asked'][number]];
    assert.match(zone, /^[A-Za-z0-9_.-]{1,64}$/);
    assert.match(holder, /^[A-Za-z0-9_.:-]{1,128}$/);
    assert.deepEqual([seconds, hall.headers['Authorization']], [60, 'Bearer secret']);
  });

  it('leaves it to this browser where the server knows no leases', async () => {
    hall.status = 404;
    const one = screen();
    await until(() => one.held === true); // Node has no locks, as plain http has none
  });

  it('leaves no timer and no listener behind', async () => {
    const one = screen();
    await until(() => one.held === true);
    for (const stop of stops.splice(0)) stop();
    await pass(1000);
    await until(() => hall.timers === 0 && hall.wakers === 0);
  });
});
