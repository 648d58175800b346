import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {ConfigError, readSettings} from '../../../demo/server/config.ts';
import {editionOf} from '../../../demo/server/health-routes.ts';
import {Leases} from '../../../demo/server/leases.ts';
import type {DeviceAnswer, DeviceList, DeviceReport} from '../../../src/device/health.ts';
import {as, post} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

let now = Date.parse('2026-11-23T02:00:00Z');
const clock = () => now;
const devices = [
  {id: 'wall-1', kind: 'board', name: 'Sảnh chính'},
  {id: 'camera-1', kind: 'camera', name: 'Camera cửa chính'},
] as const;

const wall = (change: Partial<DeviceReport> = {}): DeviceReport => ({
  ...{device: 'abc-1', kind: 'board', name: 'Tầng 2', version: '0.1.0', clock: now + 5000},
  ...change,
});

async function tell(server: TestServer, report: unknown): Promise<DeviceAnswer> {
  const response = await post(`${server.hall}/devices`, report);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as DeviceAnswer;
}

async function list(server: TestServer): Promise<DeviceList> {
  const response = await fetch(`${server.hall}/devices`, {headers: as(server, 'manager')});
  assert.equal(response.status, 200);
  return (await response.json()) as DeviceList;
}

describe('the health of screens', () => {
  let server: TestServer;
  before(async () => (server = await startTestServer({clock, hall: {devices}})));
  after(() => server.stop());

  it('lists what the configuration names before anybody has spoken', async () => {
    const told = await list(server);
    assert.equal(told.timeZone, 'Asia/Ho_Chi_Minh');
    assert.deepEqual(
      told.devices.map(({id, at, expected}) => ({id, at, expected})),
      [
        {id: 'wall-1', at: null, expected: true},
        {id: 'camera-1', at: null, expected: true},
      ],
    );
  });

  it('keeps what a screen says, with its clock measured by the hall', async () => {
    const answer = await tell(server, wall({backlog: 4, sound: 'blocked', problem: 'memory'}));
    assert.deepEqual(answer, {now, edition: '0.1.0'});
    assert.deepEqual((await list(server)).devices.at(-1), {
      ...{id: 'abc-1', kind: 'board', name: 'Tầng 2', version: '0.1.0', at: now, skew: 5000, backlog: 4},
      ...{sound: 'blocked', problem: 'memory', expected: false},
    });
  });

  it('forgets a problem that the next report does not name', async () => {
    await tell(server, wall());
    const told = (await list(server)).devices.find(({id}) => id === 'abc-1')!;
    assert.deepEqual([told.problem, told.sound, told.backlog], [null, null, 0]);
  });

  it('takes a report of the same kind and name for the configured device', async () => {
    await tell(server, wall({device: 'random-name', name: 'Sảnh chính'}));
    const told = await list(server);
    assert.equal(told.devices.find(({id}) => id === 'wall-1')!.at, now);
    assert.ok(!told.devices.some(({id}) => id === 'random-name'));
  });

  it('takes a report under the configured id for it, as another system sends it for a camera', async () => {
    await tell(server, {device: 'camera-1', kind: 'camera', name: '', version: 'nvr 4.2', clock: now});
    assert.equal((await list(server)).devices.find(({id}) => id === 'camera-1')!.version, 'nvr 4.2');
  });

  it('lets a browser that forgot its name take the place of the silent one', async () => {
    now += 91_000;
    await tell(server, wall({device: 'abc-2'}));
    const told = (await list(server)).devices.filter(({name}) => name === 'Tầng 2');
    assert.deepEqual(
      told.map(({id}) => id),
      ['abc-2'],
    );
  });

  it('shows them to staff alone', async () => {
    const statuses = [];
    for (const role of ['public', 'kiosk', 'counter', 'manager'] as const) {
      statuses.push((await fetch(`${server.hall}/devices`, {headers: as(server, role)})).status);
    }
    assert.deepEqual(statuses, [401, 403, 200, 200]);
  });

  for (const [what, wrong] of Object.entries({
    'no name': {device: ''},
    'a name with a blank': {device: 'a b'},
    'an unknown kind': {kind: 'toaster'},
    'a place of 61 letters': {name: 'x'.repeat(61)},
    'a clock that is text': {clock: 'noon'},
    'a negative backlog': {backlog: -1},
    'a problem that is no word of the list': {problem: '<b>'},
  })) {
    it(`refuses ${what}`, async () => {
      const response = await post(`${server.hall}/devices`, {...wall(), ...wrong});
      assert.equal(response.status, 400);
    });
  }

  it('lets one device speak twenty times a minute', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 22; count++) {
      statuses.push((await post(`${server.hall}/devices`, wall({device: 'chatty', name: 'Ồn'}))).status);
    }
    assert.deepEqual(
      statuses.map((status) => status === 429),
      [...Array<boolean>(21).fill(false), true],
    );
    now += 61_000;
    await tell(server, wall({device: 'chatty', name: 'Ồn'}));
  });
});

describe('the memory of screens', () => {
  let server: TestServer | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-screens-'));
  afterEach(() => server?.stop());
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('outlives the server', async () => {
    server = await startTestServer({clock, folder});
    await tell(server, wall());
    await server.stop();
    server = await startTestServer({clock, folder});
    assert.equal((await list(server)).devices[0]!.id, 'abc-1');
  });

  it('holds 500 devices, and forgets first who was silent longest and is not expected', async () => {
    server = await startTestServer({clock, hall: {devices}});
    await tell(server, wall({device: 'wall-1', name: 'Sảnh chính'}));
    for (let count = 1; count <= 501; count++) {
      if (count % 90 === 0) now += 600_001; // no more than a hundred new ones in ten minutes from one address
      await tell(server, wall({device: `visitor-${count}`, name: ''}));
    }
    const ids = (await list(server)).devices.map(({id}) => id);
    assert.equal(ids.length, 501); // the camera is expected and has never spoken
    assert.ok(ids.includes('wall-1') && ids.includes('visitor-501') && !ids.includes('visitor-1'));
  });

  it('lets one address name a hundred new devices in ten minutes', async () => {
    server = await startTestServer({clock});
    const statuses: number[] = [];
    for (let count = 0; count <= 100; count++) {
      statuses.push((await post(`${server.hall}/devices`, wall({device: `new-${count}`, name: ''}))).status);
    }
    assert.deepEqual([statuses.indexOf(429), statuses.length], [100, 101]);
  });
});

describe('the edition of the screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-edition-'));
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('is named by the build, also when that changes beside a running server', () => {
    assert.equal(editionOf('1.2.3', folder), '1.2.3');
    writeFileSync(join(folder, 'edition.txt'), 'abcdef\n');
    assert.equal(editionOf('1.2.3', folder), '1.2.3+abcdef');
    assert.equal(editionOf('1.2.3', null), '1.2.3');
  });
});

describe('the configuration of devices', () => {
  const hall = {id: '1', name: 'x', timeZone: 'UTC', services: [{id: 'A', name: 'a', prefix: 'A'}], counters: []};
  const read = (list: unknown) => readSettings(JSON.stringify({halls: [{...hall, devices: list}]}), 'test').halls[0]!;

  it('is empty where nothing is said', () => assert.deepEqual(read(undefined).devices, []));
  it('is kept', () => assert.deepEqual(read(devices).devices, devices));
  it('names what is wrong with it', () => {
    assert.throws(() => read([{id: 'a', kind: 'toaster', name: 'x'}]), ConfigError);
    assert.throws(() => read([devices[0], devices[0]]), /two devices have one id/);
  });
});

describe('a lease of an audio zone', () => {
  let time = 0;
  const leases = () => new Leases(() => time);

  it('goes to the first who asks, and to nobody else while it lasts', () => {
    const zones = leases();
    assert.deepEqual(zones.ask('main', 'a', 10), {holder: 'a', left: 10_000});
    time += 4000;
    assert.deepEqual(zones.ask('main', 'b', 10), {holder: 'a', left: 6000});
  });

  it('is prolonged by its holder from now on', () => {
    const zones = leases();
    zones.ask('main', 'a', 10);
    time += 9000;
    assert.deepEqual(zones.ask('main', 'a', 10), {holder: 'a', left: 10_000});
  });

  it('is free when it has run out, to the millisecond', () => {
    const zones = leases();
    zones.ask('main', 'a', 10);
    time += 9999;
    assert.equal(zones.ask('main', 'b', 10)!.holder, 'a');
    time += 1;
    assert.equal(zones.ask('main', 'b', 10)!.holder, 'b');
  });

  it('is given back with 0 seconds, by its holder alone', () => {
    const zones = leases();
    zones.ask('main', 'a', 10);
    assert.equal(zones.ask('main', 'b', 0)!.holder, 'a');
    zones.ask('main', 'a', 0);
    assert.equal(zones.ask('main', 'b', 10)!.holder, 'b');
  });

  it('belongs to one zone', () => {
    const zones = leases();
    zones.ask('main', 'a', 10);
    assert.equal(zones.ask('floor-2', 'b', 10)!.holder, 'b');
  });

  it('is one of a hundred', () => {
    const zones = leases();
    for (let zone = 0; zone < 100; zone++) zones.ask(`${zone}`, 'a', 10);
    assert.equal(zones.ask('more', 'a', 10), null);
    time += 10_000;
    assert.deepEqual(zones.ask('more', 'a', 10), {holder: 'a', left: 10_000});
  });

  it('is asked for from a real hall, each hall with zones of its own', async () => {
    const server = await startTestServer();
    try {
      const url = `${server.hall}/audio-leases`;
      const ask = async (holder: string) =>
        (await (await post(url, {zone: 'main', holder, seconds: 20})).json()) as {holder: string; until: number};
      const first = await ask('wall-1');
      assert.equal(first.holder, 'wall-1');
      assert.equal((await ask('wall-2')).holder, 'wall-1');
    } finally {
      await server.stop();
    }
  });
});
