/** One channel of sound, samples from -1 to 1. */
export interface Wave {
  samples: Float32Array;
  /** Samples a second. */
  rate: number;
  channels: number;
  /** Bits a sample. */
  bits: number;
}

/** A file that is no WAV, or none that is understood here. */
export class NotAWave extends Error {}

const pcm = 1;
const float = 3;
const extensible = 0xfffe;

/** Reads an uncompressed WAV (16, 24 or 32 bits, or 32-bit float); of several channels the first. */
export function readWave(file: Uint8Array): Wave {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 12 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') throw new NotAWave('no WAV file');
  let format: {kind: number; channels: number; rate: number; bits: number} | undefined;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at + 4, true);
    if (tag(view, at) === 'fmt ' && at + 24 <= view.byteLength) format = formatAt(view, at + 8);
    if (tag(view, at) === 'data') {
      if (!format) break;
      const bytes = Math.min(length, view.byteLength - at - 8); // recorders that were cut off leave the length of what was planned
      const {channels, rate, bits} = format;
      return {samples: samplesAt(view, at + 8, bytes, format), rate, channels, bits};
    }
    at += 8 + length + (length % 2);
  }
  throw new NotAWave('a WAV file without sound');
}

function formatAt(view: DataView, at: number) {
  const kind = view.getUint16(at, true);
  return {
    kind: kind === extensible ? view.getUint16(at + 24, true) : kind,
    channels: view.getUint16(at + 2, true),
    rate: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  };
}

function samplesAt(
  view: DataView,
  at: number,
  bytes: number,
  {kind, channels, bits}: {kind: number; channels: number; bits: number},
): Float32Array {
  const read = reader(view, kind, bits);
  if (!read || channels < 1) throw new NotAWave(`compressed, or ${bits} bits a sample`);
  const step = (bits / 8) * channels;
  return Float32Array.from({length: Math.floor(bytes / step)}, (_, index) => read(at + index * step));
}

function reader(view: DataView, kind: number, bits: number): ((at: number) => number) | null {
  if (kind === float && bits === 32) return (at) => view.getFloat32(at, true);
  if (kind !== pcm) return null;
  if (bits === 16) return (at) => view.getInt16(at, true) / 0x8000;
  if (bits === 24) return (at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 0x800000;
  return bits === 32 ? (at) => view.getInt32(at, true) / 0x80000000 : null;
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}

/** One channel as a WAV file of 16 bits. */
export function writeWave(samples: Float32Array, rate: number): Uint8Array {
  const file = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(file.buffer);
  const put = (at: number, text: string) =>
    text.split('').forEach((_, index) => (file[at + index] = text.charCodeAt(index)));
  put(0, 'RIFF');
  view.setUint32(4, file.length - 8, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, pcm, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  put(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) =>
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true),
  );
  return file;
}

const frame = 0.02;
/** Quieter than the loudest frame by this much, a frame is a pause. */
const pause = 25;

/** The loudness of what is spoken, without its pauses: decibels under full scale, `-Infinity` for silence. */
export function activeLevel(wave: Wave): number {
  const powers = framePowers(wave);
  const loudest = Math.max(0, ...powers);
  const active = powers.filter((power) => power > 0 && power >= loudest / 10 ** (pause / 10));
  if (active.length === 0) return -Infinity;
  return 10 * Math.log10(active.reduce((sum, power) => sum + power, 0) / active.length);
}

/** Seconds before the first and after the last sound. */
export function silences(wave: Wave): {before: number; after: number} {
  const powers = framePowers(wave);
  const loudest = Math.max(0, ...powers);
  const sounds = powers.map((power) => power > 0 && power >= loudest / 10 ** (35 / 10));
  const first = sounds.indexOf(true);
  if (first < 0) return {before: wave.samples.length / wave.rate, after: 0};
  return {before: first * frame, after: (powers.length - 1 - sounds.lastIndexOf(true)) * frame};
}

/** The largest sample, and how many in a row stand at full scale: three are a cut-off wave. */
export function peaks(wave: Wave): {peak: number; clipped: number} {
  let peak = 0;
  let row = 0;
  let clipped = 0;
  for (const sample of wave.samples) {
    const size = Math.abs(sample);
    peak = Math.max(peak, size);
    row = size >= 0.999 ? row + 1 : 0;
    clipped = Math.max(clipped, row);
  }
  return {peak, clipped};
}

function framePowers({samples, rate}: Wave): number[] {
  const size = Math.max(1, Math.round(rate * frame));
  const powers: number[] = [];
  for (let at = 0; at < samples.length; at += size) {
    const part = samples.subarray(at, at + size);
    powers.push(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
  }
  return powers;
}
