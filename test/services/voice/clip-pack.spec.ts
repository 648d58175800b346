import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {ClipPack, packAddresses, type PackSurroundings} from '../../../src/services/voice/clip-pack.ts';
import {FakeClock, until} from '../../helpers/fake-clock.ts';

const manifest = {
  voice: 'vi-north',
  formats: ['ogg', 'mp3'],
  clips: {'xin mời số': 'invite', hai: '2', 'tiếp nhận': 'reception', một: '1'},
};

/** A server of clips on the clock of a test. */
class Shelf extends FakeClock implements PackSurroundings {
  asked: string[] = [];
  gone = new Set<string>();
  manifest: unknown = manifest;
  /** Formats the browser says it plays, and those it can. */
  says = new Set(['ogg', 'mp3']);
  can = new Set(['ogg', 'mp3']);
  hangs = false;
  decodings = 0;

  override async fetch(input: string): Promise<Response> {
    this.asked.push(input);
    if (this.hangs) return new Promise(() => {});
    const file = input.replace('/voice/vi-north/', '');
    if (this.gone.has(file)) return new Response('', {status: 404});
    return new Response(file === 'manifest.json' ? JSON.stringify(this.manifest) : file);
  }

  plays(format: string): boolean {
    return this.says.has(format);
  }

  async decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
    this.decodings += 1;
    const name = new TextDecoder().decode(bytes);
    if (!this.can.has(name.split('.')[1]!)) throw new DOMException('no sound', 'EncodingError');
    return {duration: 0.5, name} as unknown as AudioBuffer;
  }
}

let shelf: Shelf;

const open = () => new ClipPack('/voice/vi-north', shelf);

async function names(pack: ClipPack, ...parts: string[]): Promise<unknown> {
  const sounds = await pack.sounds(parts);
  return sounds && sounds.flatMap((sound) => (typeof sound === 'number' ? [] : [(sound as {name?: string}).name]));
}

beforeEach(() => {
  shelf = new Shelf();
});

describe('a pack of clips', () => {
  it('gives the sounds of words, and a pause for a comma', async () => {
    const pack = open();
    await pack.ready();
    assert.deepEqual(await names(pack, 'xin mời số', ',', 'hai'), ['invite.ogg', '2.ogg']);
    assert.ok((await pack.sounds([',']))!.every((sound) => typeof sound === 'number' && sound > 100));
  });

  it('takes words together where they were recorded so, else one by one', async () => {
    const pack = open();
    await pack.ready();
    assert.deepEqual(await names(pack, 'tiếp nhận', 'hai một'), ['reception.ogg', '2.ogg', '1.ogg']);
  });

  it('names the words that it lacks', async () => {
    const pack = open();
    await pack.ready();
    assert.equal(await pack.sounds(['hai', 'ba']), null);
    assert.deepEqual(pack.lacks(['hai', 'ba', ',']), ['ba']);
  });

  it('takes the format that the browser plays', async () => {
    shelf.says = new Set(['mp3']);
    const pack = open();
    await pack.ready();
    assert.deepEqual(await names(pack, 'hai'), ['2.mp3']);
  });

  it('takes the next format where a browser promised what it cannot do', async () => {
    shelf.can = new Set(['mp3']);
    const pack = open();
    await pack.ready();
    assert.equal(await pack.sounds(['hai']), null);
    await pack.ready();
    assert.deepEqual(await names(pack, 'hai'), ['2.mp3']);
  });

  it('asks again for what could not be had, and says the rest meanwhile', async () => {
    shelf.gone.add('2.ogg');
    const pack = open();
    await pack.ready();
    assert.deepEqual([await names(pack, 'một'), await names(pack, 'hai')], [['1.ogg'], null]);
    shelf.gone.clear();
    shelf.pass(5000);
    await pack.ready();
    assert.deepEqual(await names(pack, 'hai'), ['2.ogg']);
  });

  it('is ready with nothing where the server hangs, and asks ever more seldom', async () => {
    shelf.hangs = true;
    const pack = open();
    let ready = false;
    void pack.ready().then(() => (ready = true));
    await until(() => ready, shelf, {step: 100});
    const before = shelf.asked.length;
    await until(() => shelf.asked.length >= before + 3, shelf, {step: 1000});
    assert.equal(await pack.sounds(['hai']), null);
    pack.close();
    await until(() => shelf.timers <= 1, shelf, {step: 1000});
  });

  for (const [what, broken] of [
    ['no object', 'hello'],
    ['no formats', {clips: {hai: '2'}}],
    ['no clips', {formats: ['ogg']}],
    ['a name that leads elsewhere', {formats: ['ogg'], clips: {hai: '../../token'}}],
    ['an ending that leads elsewhere', {formats: ['ogg/../x'], clips: {hai: '2'}}],
  ] as const) {
    it(`says nothing by a manifest with ${what}`, async () => {
      shelf.manifest = broken;
      const pack = open();
      await pack.ready();
      assert.equal(await pack.sounds(['hai']), null);
      assert.deepEqual(
        shelf.asked.filter((one) => one.includes('..')),
        [],
      );
      pack.close();
    });
  }

  it('decodes a clip once, and forgets those said longest ago', async () => {
    const clips = Object.fromEntries(Array.from({length: 80}, (_, index) => [`w${index}`, `c${index}`]));
    shelf.manifest = {formats: ['ogg'], clips};
    const pack = open();
    await pack.ready();
    await pack.sounds(['w0', 'w0', 'w0']);
    assert.equal(shelf.decodings, 1);
    await pack.sounds(Object.keys(clips));
    await pack.sounds(['w79']);
    assert.equal(shelf.decodings, 80);
    await pack.sounds(['w0']);
    assert.equal(shelf.decodings, 81);
  });

  it('names its files in one format, to be kept for a start without a network', async () => {
    const files = await packAddresses('/voice/vi-north', shelf);
    assert.deepEqual(files.slice(0, 3), [
      '/voice/vi-north/manifest.json',
      '/voice/vi-north/invite.ogg',
      '/voice/vi-north/2.ogg',
    ]);
    shelf.manifest = null;
    assert.deepEqual(await packAddresses('/voice/vi-north', shelf), []);
  });
});
