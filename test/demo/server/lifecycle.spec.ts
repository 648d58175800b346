import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {ConfigError, loadSettings, readSettings, stripComments} from '../../../demo/server/config.ts';
import {DatabaseUnusable, openDatabase} from '../../../demo/server/database.ts';
import {loadTokens, roleReader} from '../../../demo/server/tokens.ts';
import {isRefusal} from '../../../src/queue/hall.ts';
import type {Command} from '../../../src/queue/ticket.ts';
import {done, follow, sendRaw, view} from '../../helpers/hall-http.ts';
import {startTestServer} from '../../helpers/server.ts';

const file = 'demo/hall.config.jsonc';
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-life-'));
});
after(() => rmSync(folder, {recursive: true}));

describe('The configuration', () => {
  const text = readFileSync(file, 'utf8');

  it('of the demo is the office of Hoa Sen, on this computer alone', () => {
    const {server, halls} = loadSettings(file, {});
    assert.equal(server.host, '127.0.0.1');
    assert.equal(server.port, 8080);
    assert.deepEqual(server.tokens, {kiosk: '', counter: '', manager: ''});
    assert.deepEqual(halls[0]!.services.map(({prefix}) => prefix).join(''), 'ABCDE');
    assert.equal(halls[0]!.counters.length, 7);
    assert.deepEqual(halls[0]!.hours, []);
  });

  it('can be moved by PORT and HALL_DATA', () => {
    const {server} = loadSettings(file, {PORT: '0', HALL_DATA: '/somewhere'});
    assert.equal(server.port, 0);
    assert.equal(server.data, '/somewhere');
    assert.throws(() => loadSettings(file, {PORT: 'eighty'}), /PORT is "eighty"/);
  });

  it('keeps what looks like a comment inside a string', () => {
    assert.deepEqual(JSON.parse(stripComments('{"a": "http://b/*c*/,]", /* d */ "e": [1,], // f "\n}')), {
      a: 'http://b/*c*/,]',
      e: [1],
    });
  });

  it('names the line of a slip and the place of a mistake', () => {
    const broken = text.replace('"port": 8080,', '"port": 8080');
    assert.throws(
      () => readSettings(broken, 'x.jsonc'),
      (error) => error instanceof ConfigError && /x\.jsonc, line 13: this is not JSON/.test(error.message),
    );
    assert.throws(() => readSettings(text.replace('"port": 8080', '"port": yes'), 'x.jsonc'), /x\.jsonc, line 10: /);
    const wrong: [from: string, to: string, told: RegExp][] = [
      ['"port": 8080', '"port": "8080"', /server\.port/],
      ['"port": 8080', '"prot": 8080', /server\.prot/],
      ['"kiosk": ""', '"kiosk": "short"', /server\.tokens\.kiosk: .*16/],
      ['"origins": []', '"origins": ["https://a.example/b"]', /server\.origins\.0: .*origin/],
      ['"publicUrl": ""', '"publicUrl": "hoasen"', /server\.publicUrl/],
      ['"publicUrl": ""', '"publicUrl": "https://[so/"', /server\.publicUrl/],
      ['"keepDays": 90', '"keepDays": 1e300', /server\.keepDays/],
      ['"reactivateMinutes"', '"reactivateMinuts"', /halls\.0: reactivateMinuts/],
      ['"digits": 3', '"digit": 3', /halls\.0: services\.0\.digit/],
      ['"services": ["A"]', '"services": ["Z"]', /Counter "1" takes the service "Z"/],
      ['Asia/Ho_Chi_Minh', 'Asia/Atlantis', /time zone "Asia\/Atlantis"/],
    ];
    for (const [from, to, told] of wrong) {
      assert.ok(text.includes(from), from);
      assert.throws(() => readSettings(text.replace(from, to), 'x.jsonc'), told);
    }
    assert.throws(() => readSettings('{"halls": []}', 'x.jsonc'), ConfigError);
    assert.equal(readSettings(`\ufeff${text}`, 'x.jsonc').halls.length, 1);
    assert.throws(() => loadSettings(join(folder, 'none.jsonc'), {}), /cannot be read/);
  });
});

describe('The keys of the office', () => {
  const none = {kiosk: '', counter: '', manager: ''};

  it('are made at the first start, kept for the owner alone, and the same at the next', () => {
    const place = join(folder, 'keys');
    const first = loadTokens(none, place);
    assert.ok(Object.values(first).every((token) => token.length >= 32));
    assert.equal(new Set(Object.values(first)).size, 3);
    assert.equal(statSync(join(place, 'tokens.json')).mode & 0o777, 0o600);
    assert.deepEqual(loadTokens(none, place), first);
    assert.deepEqual(loadTokens({...none, kiosk: 'k'.repeat(16)}, place), {...first, kiosk: 'k'.repeat(16)});
  });

  it('open one role each', () => {
    const tokens = {kiosk: 'a'.repeat(16), counter: 'b'.repeat(16), manager: 'c'.repeat(16)};
    const read = roleReader(tokens);
    assert.equal(read(undefined), 'public');
    for (const role of ['kiosk', 'counter', 'manager'] as const) assert.equal(read(`Bearer ${tokens[role]}`), role);
    for (const wrong of ['', 'Bearer ', `Bearer ${tokens.kiosk}x`, tokens.kiosk]) assert.equal(read(wrong), null);
  });

  it('that are damaged are told with the way to mend them', () => {
    const place = mkdtempSync(join(folder, 'damaged-'));
    for (const damaged of ['{"kiosk":', '', '{"kiosk": "a"}', '{"counter": {}}', 'null']) {
      writeFileSync(join(place, 'tokens.json'), damaged);
      assert.throws(() => loadTokens(none, place), /damaged\. Delete it/, damaged);
    }
    const folderInstead = mkdtempSync(join(folder, 'odd-'));
    mkdirSync(join(folderInstead, 'tokens.json'));
    assert.throws(() => loadTokens(none, folderInstead), ConfigError);
  });

  it('are never the same for two roles: a kiosk would be taken for staff', () => {
    const same = 'a'.repeat(16);
    assert.throws(() => loadTokens({kiosk: same, counter: same, manager: ''}, join(folder, 'same')), /Two roles/);
    const {kiosk} = loadTokens(none, join(folder, 'kept'));
    assert.throws(() => loadTokens({...none, manager: kiosk}, join(folder, 'kept')), ConfigError);
  });
});

describe('The database', () => {
  it('C5: is refused to a second process with a sentence that says what to do', async () => {
    const place = mkdtempSync(join(folder, 'two-'));
    const first = await startTestServer({child: true, folder: place});
    await assert.rejects(
      startTestServer({child: true, folder: place}),
      /ended with 1: Another hall already runs on the folder .*HALL_DATA/,
    );
    await done(first, {type: 'issue', service: 'A'});
    await first.kill();
    const again = await startTestServer({child: true, folder: place});
    assert.equal((await done(again, {type: 'issue', service: 'A'})).number, 'A002');
    await again.stop();
  });

  it('that cannot be used is told with the file and the way to mend it', async () => {
    const place = (name: string) => mkdtempSync(join(folder, `${name}-`));
    const told = async (path: string, expected: RegExp) =>
      assert.rejects(openDatabase(path), (error) => error instanceof DatabaseUnusable && expected.test(error.message));
    const noise = randomBytes(4096);
    const garbled = place('garbled');
    writeFileSync(join(garbled, 'hall.db'), noise);
    await told(garbled, /hall\.db cannot be used .*backup/);
    writeFileSync(join(garbled, 'hall.db'), '');
    await (await openDatabase(garbled)).close(); // the lock of the failed start was let go
    const locked = place('locked');
    writeFileSync(join(locked, 'hall.lock'), noise);
    await told(locked, /hall\.lock cannot be used .*delete it/);
    const blocked = place('blocked');
    mkdirSync(join(blocked, 'hall.lock'));
    await told(blocked, /cannot be written .*HALL_DATA/);
    writeFileSync(join(blocked, 'file'), '');
    await told(join(blocked, 'file'), /cannot be written .*HALL_DATA/);
  });

  it('whose history cannot be read stops the start with a sentence, and lets go of the folder', async () => {
    const place = mkdtempSync(join(folder, 'history-'));
    const first = await startTestServer({folder: place});
    await done(first, {type: 'issue', service: 'A'});
    await first.stop();
    const {db, close} = await openDatabase(place);
    await db.updateTable('events').set({body: '{"seq":'}).execute();
    await close();
    await assert.rejects(startTestServer({folder: place}), DatabaseUnusable);
    await (await openDatabase(place)).close();
  });

  it('is written with one full sync a commit', async () => {
    const {db, close} = await openDatabase(mkdtempSync(join(folder, 'sync-')));
    const {sql} = await import('kysely');
    assert.deepEqual((await sql`pragma synchronous`.execute(db)).rows, [{synchronous: 2}]);
    assert.deepEqual((await sql`pragma journal_mode`.execute(db)).rows, [{journal_mode: 'wal'}]);
    await close();
  });

  it('forgets old days and the names in them, and keeps today', async () => {
    let now = Date.parse('2026-06-01T09:00:00+07:00');
    const place = mkdtempSync(join(folder, 'old-'));
    const server = await startTestServer({folder: place, clock: () => now});
    await done(server, {type: 'issue', service: 'A', holder: 'Trần Văn Ỡm'});
    for (const days of [1, 200]) {
      now += days * 86_400_000;
      await server.running!.tick();
    }
    await done(server, {type: 'issue', service: 'A', holder: 'Lê Thị Ừng'});
    const before = await view(server);
    await server.stop();
    const {db, close} = await openDatabase(place);
    const bodies = (await db.selectFrom('events').select('body').execute()).map(({body}) => body).join('');
    const answers = (await db.selectFrom('commands').select('answer').execute()).map(({answer}) => answer).join('');
    await close();
    assert.ok(bodies.includes('Lê Thị Ừng') && !bodies.includes('Trần Văn Ỡm'));
    assert.ok(!answers.includes('Trần Văn Ỡm'));
    const bytes = readdirSync(place).map((name) => readFileSync(join(place, name)));
    const anywhere = (name: string) => bytes.some((file) => file.includes(name));
    assert.deepEqual([anywhere('Lê Thị Ừng'), anywhere('Trần Văn Ỡm')], [true, false], 'it is still on the disk');
    const again = await startTestServer({folder: place, clock: () => now});
    assert.deepEqual({...(await view(again)), now: 0}, {...before, now: 0});
    await again.stop();
  });
});

describe('A server that cannot listen', () => {
  it('says whether it is the port or the address', async () => {
    const first = await startTestServer();
    await assert.rejects(startTestServer({child: true, port: first.port}), /The port is taken/);
    await assert.rejects(startTestServer({child: true, host: '203.0.113.7'}), /no such address .*"host"/);
    await first.stop();
  });
});

describe('A server that is told to stop', () => {
  it('ends its streams, answers what it began, and is gone within three seconds', async () => {
    const server = await startTestServer({child: true});
    const stream = await follow(server);
    await stream.nextOf('heartbeat');
    const under = Array.from({length: 10}, () => sendRaw(server, {type: 'issue', service: 'A'}).catch(() => null));
    const exited = new Promise<number | null>((resolve) => server.child!.once('exit', (code) => resolve(code)));
    const ended = assert.rejects(async () => {
      for (;;) await stream.next();
    });
    await server.stop();
    assert.equal(await exited, 0, 'it had to be forced');
    await ended;
    await Promise.all(under);
  });
});

describe('A day of ten thousand tickets', () => {
  it('C9: is issued, called and finished, and read back at the next start', async () => {
    const place = mkdtempSync(join(folder, 'many-'));
    const service = {id: 'A', name: 'Hộ tịch', prefix: 'A', first: 1, last: 99_999, digits: 5};
    const hall = {services: [service], counters: [{id: '1', name: '1', services: ['A']}]};
    const server = await startTestServer({folder: place, hall});
    const {live} = server.running!.halls.get('1')!;
    await done(server, {type: 'openCounter', counter: '1'});
    const numbers = new Set<string>();
    // A thousand tickets a transaction: what is tested is the size of the day, not forty thousand flushes.
    for (let batch = 0; batch < 10; batch++) {
      await live.transact('counter', async (decideOn) => {
        for (let count = 0; count < 1000; count++) {
          const decided = (command: Command) => {
            const outcome = decideOn(command, `many-${batch}-${count}-${command.type}`);
            if (isRefusal(outcome)) throw new Error(`${command.type}: ${outcome.refused}`);
            return outcome.at(-1)!.tickets![0]!;
          };
          const {id: ticket, number} = decided({type: 'issue', service: 'A'});
          numbers.add(number);
          if (count % 20 === 0) continue; // some still wait
          for (const type of ['callSpecific', 'start', 'finish'] as const) decided({type, counter: '1', ticket});
        }
      });
    }
    assert.equal(numbers.size, 10_000);
    const before = await view(server);
    assert.equal(before.services[0]!.count, 500);
    assert.equal(before.counters[0]!.tally!.done, 9500);
    await server.stop();
    const began = performance.now();
    const again = await startTestServer({folder: place, hall});
    console.log(`10,000 tickets, ${before.seq} events: started again in ${Math.round(performance.now() - began)} ms`);
    assert.deepEqual({...(await view(again)), now: 0}, {...before, now: 0});
    assert.equal((await done(again, {type: 'issue', service: 'A'})).number, 'A10001');
    await again.stop();
  });
});
