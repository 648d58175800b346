import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {buildVerifier} from '../../tools/verifier.ts';
import {signedExport, type SignedExport} from './signed-export.ts';

describe('mot-cua-verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-verify-'));
  const program = join(folder, 'verify.mjs');
  const clean = join(folder, 'clean.json');
  const altered = join(folder, 'altered.json');
  const shorter = join(folder, 'shorter.json');
  let all: SignedExport;

  const write = (path: string, tamper: (copy: SignedExport) => void) => {
    const copy = structuredClone(all);
    tamper(copy);
    writeFileSync(path, JSON.stringify(copy));
  };

  function verify(...words: string[]) {
    const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...words], {encoding: 'utf8', cwd: folder});
    return {status, stdout, stderr};
  }

  before(async () => {
    await buildVerifier(program);
    all = await signedExport(6, 3);
    write(clean, () => {});
    write(altered, ({items}) => (items[2] = {...items[2]!, score: 99}));
    write(shorter, ({items, devices}) => {
      items.splice(4, 2);
      devices[0]!.anchors = [];
    });
  });

  after(() => rmSync(folder, {recursive: true, force: true}));

  it('ends with 0 where nothing was found, and says what it cannot prove', () => {
    const {status, stdout} = verify(clean, '--lang', 'vi');
    assert.equal(status, 0);
    assert.match(stdout, /Kể từ khi được ký, không mục nào bị sửa/);
    assert.match(stdout, /Điều mà việc kiểm tra này không thể chứng minh:\n- Phần cuối của một chuỗi/);
  });

  it('ends with 1 where something was, and says what and where', () => {
    const {status, stdout} = verify(altered, '--lang', 'en');
    assert.equal(status, 1);
    assert.match(
      stdout,
      /Altered: what it says is not what was signed\. \[device device-0, place 3, item device-0-3\]/,
    );
    assert.match(stdout, /What this audit cannot prove:/);
    assert.doesNotMatch(stdout, /Nothing was altered/);
  });

  it('ends with 2 where a file cannot be read', () => {
    writeFileSync(join(folder, 'no.json'), 'no json');
    writeFileSync(join(folder, 'other.json'), '{"items": []}');
    for (const words of [['missing.json'], ['no.json'], ['other.json'], [], [clean, altered], ['--wrong', clean]]) {
      const {status, stdout, stderr} = verify(...words);
      assert.deepEqual([status, stdout], [2, ''], words.join(' '));
      assert.notEqual(stderr, '');
    }
  });

  it('gives everything as JSON', () => {
    const {status, stdout} = verify(altered, '--json');
    assert.equal(status, 1);
    const result = JSON.parse(stdout) as {items: number; findings: unknown[]};
    assert.equal(result.items, 9);
    assert.deepEqual(result.findings, [{kind: 'altered', device: 'device-0', id: 'device-0-3', place: 3}]);
  });

  it('finds an end that was cut off since the heads were printed', () => {
    assert.equal(verify(shorter).status, 0);
    const heads = join(folder, 'heads.json');
    writeFileSync(heads, verify(clean, '--print-heads').stdout);
    for (const kept of [heads, clean]) {
      const {status, stdout} = verify(shorter, '--heads', kept, '--lang', 'en');
      assert.equal(status, 1);
      assert.match(stdout, /Cut off: this chain was seen to be longer\. \(2\) \[device device-0, place 5–6\]/);
    }
  });

  it('ends with 1, not 2, where one item is nested so deeply that it cannot be checked', () => {
    const deep = join(folder, 'deep.json');
    const text = JSON.stringify({
      ...all,
      items: all.items.map((row, place) => ({...row, extra: place === 2 ? '?' : 0})),
    });
    writeFileSync(deep, text.replace('"?"', '['.repeat(9000) + ']'.repeat(9000)).replaceAll(',"extra":0', ''));
    const {status, stdout, stderr} = verify(deep, '--json');
    assert.deepEqual([status, stderr], [1, '']);
    const {items, findings} = JSON.parse(stdout) as {items: number; findings: unknown[]};
    assert.equal(items, 9);
    assert.deepEqual(findings, [{kind: 'unreadable', device: 'device-0', id: 'device-0-3', place: 3}]);
  });

  it('says which of its own options print the heads and take them', () => {
    assert.match(verify(clean, '--lang', 'en').stdout, /--print-heads.*--heads/);
    assert.match(verify(clean, '--lang', 'vi').stdout, /--print-heads.*--heads/);
  });

  it('lets nothing in a file move the cursor', () => {
    const hostile = join(folder, 'hostile.json');
    write(hostile, ({items}) => (items[2]!.id = 'x\u001b[2J\u202e'));
    const {status, stdout} = verify(hostile);
    assert.equal(status, 1);
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
