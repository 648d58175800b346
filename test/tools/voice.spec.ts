import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, beforeEach, describe, it} from 'node:test';
import {clipsOf, voiceNames} from '../../src/queue/spoken-words.ts';
import {checkRecording} from '../../tools/voice/check.ts';
import {packFiles, packsFolder, writePack} from '../../tools/voice/pack.ts';
import {activeLevel, NotAWave, readWave, writeWave} from '../../tools/voice/wave.ts';

const rate = 24_000;
const folders: string[] = [];
let folder: string;

/** A tone of some seconds and loudness, with silence around it. */
function tone({seconds = 0.5, loudness = 0.3, before = 0, silent = 0} = {}): Float32Array {
  const begin = Math.round(before * rate);
  const end = begin + Math.round(seconds * rate);
  return Float32Array.from({length: end + Math.round(silent * rate)}, (_, index) =>
    index >= begin && index < end ? Math.max(-1, Math.min(1, loudness * Math.sin(index / 10))) : 0,
  );
}

function record(name: string, samples = tone(), speed = rate): void {
  writeFileSync(join(folder, `${name}.wav`), writeWave(samples, speed));
}

/** A whole recording in which one file may be something else. */
function recordAll(): void {
  for (const {name} of clipsOf('vi-north')) record(name);
}

const findings = () => checkRecording('vi-north', folder).map(({file, weight, text}) => `${weight} ${file}: ${text}`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-recording-'));
  folders.push(folder);
});

after(() => {
  for (const one of folders) rmSync(one, {recursive: true});
});

describe('the check of a recording', () => {
  it('finds nothing in one that is whole', () => {
    recordAll();
    assert.deepEqual(findings(), []);
  });

  it('names each recording that is missing, and what to read for it', () => {
    recordAll();
    rmSync(join(folder, 'tens-5.wav'));
    assert.deepEqual(findings(), ['fault tens-5.wav: missing: “lăm”']);
  });

  for (const [what, samples, finding] of [
    ['too long', tone({seconds: 2}), /^fault 5\.wav: 2\.00 s: too long/],
    ['too short', tone({seconds: 0.02}), /^fault 5\.wav: .*too short/],
    ['silent', tone({loudness: 0}), /^fault 5\.wav: silent/],
    ['clipped', tone({loudness: 3}), /^fault 5\.wav: clipped/],
    ['louder than the others', tone({loudness: 0.9}), /^fault 5\.wav: 10 dB louder/],
    ['quieter than the others', tone({loudness: 0.05}), /^fault 5\.wav: 16 dB quieter/],
    ['begun late', tone({before: 0.4}), /^advice 5\.wav: 0\.40 s of silence before/],
    ['ended late', tone({silent: 0.4}), /^advice 5\.wav: 0\.\d\d s of silence after/],
  ] as const) {
    it(`finds one that is ${what}`, () => {
      recordAll();
      record('5', samples);
      assert.match(findings().join('\n'), finding);
    });
  }

  it('finds one of another sample rate, and one of too low a rate', () => {
    recordAll();
    record('5', tone(), 48_000);
    record('6', tone(), 8000);
    assert.match(findings().join('\n'), /advice 5\.wav: 48000 samples a second, the others 24000/);
    assert.match(findings().join('\n'), /fault 6\.wav: 8000 samples a second/);
  });

  it('finds one that is no WAV file, or a compressed one', () => {
    recordAll();
    writeFileSync(join(folder, '5.wav'), 'ID3 not at all');
    const compressed = writeWave(tone(), rate);
    compressed[20] = 0x11;
    writeFileSync(join(folder, '6.wav'), compressed);
    assert.deepEqual(findings().slice(0, 2), [
      'fault 5.wav: no WAV file',
      'fault 6.wav: compressed, or 16 bits a sample',
    ]);
  });

  it('finds one that no words ask for', () => {
    recordAll();
    record('tiep-nhan');
    assert.match(findings().join(), /advice tiep-nhan\.wav/);
  });
});

describe('a WAV file', () => {
  it('is read as it was written', () => {
    const samples = tone();
    const back = readWave(writeWave(samples, rate));
    assert.deepEqual([back.rate, back.bits, back.channels, back.samples.length], [rate, 16, 1, samples.length]);
    assert.ok(samples.every((sample, index) => Math.abs(sample - back.samples[index]!) < 0.0001));
  });

  it('of two channels, 24 bits and further chunks is read by its first channel', () => {
    const file = Buffer.alloc(12 + 10 + 24 + 8 + 12);
    file.write('RIFF', 0);
    file.write('WAVELIST', 8);
    file.writeUInt32LE(2, 16);
    file.write('fmt ', 22);
    file.writeUInt32LE(16, 26);
    for (const [value, at] of [
      [1, 30],
      [2, 32],
      [6, 42],
      [24, 44],
    ] as const)
      file.writeUInt16LE(value, at);
    file.writeUInt32LE(44_100, 34);
    file.write('data', 46);
    file.writeUInt32LE(12, 50);
    file.writeIntLE(0x400000, 54, 3);
    file.writeIntLE(-0x400000, 60, 3);
    const {samples, channels, bits} = readWave(file);
    assert.deepEqual([[...samples], channels, bits], [[0.5, -0.5], 2, 24]);
  });

  it('that is none is refused, and never read past its end', () => {
    for (const broken of [
      Buffer.alloc(0),
      Buffer.from('RIFFxxxxWAVE'),
      Buffer.from('RIFFxxxxWAVEfmt '),
      Buffer.alloc(99),
    ]) {
      assert.throws(() => readWave(broken), NotAWave);
    }
    assert.equal(readWave(writeWave(tone(), rate).subarray(0, 1044)).samples.length, 500);
  });

  it('has the loudness of what is heard, not of its silence', () => {
    const wave = (samples: Float32Array) => ({samples, rate, channels: 1, bits: 16});
    const difference = activeLevel(wave(tone())) - activeLevel(wave(tone({before: 2, silent: 2})));
    assert.ok(Math.abs(difference) < 0.5, String(difference));
  });
});

describe('a pack', () => {
  it('of a centre’s own recording needs no more than its manifest', () => {
    record('5');
    record('10');
    writePack('vi-north', folder, clipsOf('vi-north'));
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as unknown;
    assert.deepEqual(manifest, {voice: 'vi-north', formats: ['wav'], clips: {năm: '5', mười: '10'}});
  });

  for (const voice of voiceNames) {
    it(`of this library is whole and small: ${voice}`, () => {
      const files = readdirSync(join(packsFolder, voice));
      const wanted = clipsOf(voice).flatMap(({name}) => [`${name}.mp3`, `${name}.ogg`]);
      assert.deepEqual(files.sort(), [...wanted, 'manifest.json'].sort());
      for (const format of ['ogg', 'mp3']) {
        const bytes = wanted
          .filter((file) => file.endsWith(format))
          .reduce((sum, file) => sum + statSync(join(packsFolder, voice, file)).size, 0);
        assert.ok(bytes < 250_000, `${voice} ${format}: ${bytes} bytes`);
      }
    });
  }

  it('is listed with its hashes, for whoever keeps it on a device', () => {
    const files = packFiles();
    assert.ok(files.some(({path}) => path === 'vi-north/manifest.json'));
    assert.ok(files.every(({integrity}) => /^sha256-[\w+/]{43}=$/.test(integrity)));
  });
});

describe('npm run voice', () => {
  const voice = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'tools/voice/voice.ts', ...args], {encoding: 'utf8'});

  it('lists what to record', () => {
    const {stdout, status} = voice('vi-south');
    assert.equal(status, 0);
    assert.match(stdout, /^invite\.wav +xin mời số$/m);
    assert.match(stdout, /^thousand\.wav +ngàn$/m);
    assert.match(stdout, /^letter-b\.wav +bê$/m);
  });

  it('ends with 1 where a recording cannot be used, with 0 where it can', () => {
    assert.equal(voice('check', folder, 'vi-north').status, 1);
    recordAll();
    const {status, stdout} = voice('check', folder, 'vi-north');
    assert.deepEqual([status, stdout], [0, '55 recordings of vi-north: all can be used.\n']);
  });

  it('says how it is used where it is used otherwise', () => {
    assert.deepEqual([voice('sing').status, voice('check').status, voice('check', '/nowhere').status], [2, 2, 2]);
  });
});
