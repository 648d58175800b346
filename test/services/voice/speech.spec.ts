import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {canSpeak, hush, say, voicesChanged} from '../../../src/services/voice/speech.ts';

class FakeUtterance {
  voice: unknown = null;
  lang = '';
  onstart: (() => void) | null = null;
  onend: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

interface Voice {
  lang: string;
  name: string;
  localService: boolean;
  default: boolean;
}

const voice = (lang: string, name = lang, localService = true): Voice => ({lang, name, localService, default: false});

/** An engine whose utterances begin and end when a test says so. */
class FakeEngine extends EventTarget {
  voices: Voice[] = [voice('vi-VN'), voice('en-US'), voice('en-GB')];
  said: FakeUtterance[] = [];
  cancelled = 0;
  broken = false;
  getVoices() {
    if (this.broken) throw new Error('no voices');
    return this.voices;
  }
  speak(utterance: FakeUtterance) {
    if (this.broken) throw new Error('no device');
    this.said.push(utterance);
  }
  cancel() {
    if (this.broken) throw new Error('no device');
    this.cancelled += 1;
  }
  resume() {}
  get last() {
    return this.said.at(-1)!;
  }
  get texts() {
    return this.said.map(({text}) => text);
  }
}

let engine: FakeEngine;

function provide(one: FakeEngine | undefined): void {
  Object.defineProperty(globalThis, 'speechSynthesis', {value: one, configurable: true});
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {value: FakeUtterance, configurable: true});
}

beforeEach(() => {
  mock.timers.enable({apis: ['setTimeout']});
  engine = new FakeEngine();
  provide(engine);
});

afterEach(() => {
  hush();
  mock.timers.reset();
});

describe('reading aloud', () => {
  it('says a text with a voice of its language', () => {
    say('Xin chào.', 'vi');
    mock.timers.tick(0);
    assert.deepEqual([engine.last.text, engine.last.lang], ['Xin chào.', 'vi-VN']);
  });

  it('takes the voice of the very tag before another of the language', () => {
    say('Hello.', 'en-GB');
    mock.timers.tick(0);
    assert.equal(engine.last.lang, 'en-GB');
  });

  it('takes a voice of the machine before one of the network', () => {
    engine.voices = [voice('vi-VN', 'network', false), voice('vi_VN', 'machine')];
    say('Xin chào.', 'vi');
    mock.timers.tick(0);
    assert.equal((engine.last.voice as Voice).name, 'machine');
  });

  it('says nothing in a language without a voice', () => {
    say('ជំរាបសួរ', 'km');
    mock.timers.tick(60_000);
    assert.deepEqual(engine.texts, []);
  });

  it('knows which languages have a voice', () => {
    assert.deepEqual([canSpeak('vi'), canSpeak('EN_us'), canSpeak('km'), canSpeak('')], [true, true, false, false]);
  });

  it('says each sentence by itself', () => {
    say('Số B027. Mời đến quầy 4! Phí 1.045.568 đồng', 'vi');
    mock.timers.tick(0);
    for (let sentence = 0; sentence < 3; sentence++) {
      engine.last.onstart?.();
      engine.last.onend?.();
    }
    assert.deepEqual(engine.texts, ['Số B027.', 'Mời đến quầy 4!', 'Phí 1.045.568 đồng']);
  });

  it('breaks a long sentence between words', () => {
    say(Array<string>(60).fill('đăng ký').join(' '), 'vi');
    mock.timers.tick(0);
    while (engine.texts.join(' ').length < 479) engine.last.onend?.();
    assert.ok(engine.texts.length > 2 && engine.texts.every((text) => text.length <= 160 && !/^\s|\s$/.test(text)));
  });

  it('breaks even a word without end', () => {
    say('ộ'.repeat(500), 'vi');
    mock.timers.tick(0);
    assert.equal(engine.last.text.length, 160);
  });

  it('stops what is being said for what comes next', () => {
    say('Một. Hai.', 'vi');
    mock.timers.tick(0);
    const first = engine.last;
    const before = engine.cancelled;
    say('Ba.', 'vi');
    first.onend?.();
    mock.timers.tick(0);
    assert.deepEqual([engine.texts, engine.cancelled > before], [['Một.', 'Ba.'], true]);
  });

  it('is silent after it was hushed', () => {
    say('Một. Hai.', 'vi');
    hush();
    mock.timers.tick(60_000);
    assert.deepEqual(engine.texts, []);
  });

  it('goes on after an utterance that failed', () => {
    say('Một. Hai.', 'vi');
    mock.timers.tick(0);
    engine.last.onerror?.();
    assert.deepEqual(engine.texts, ['Một.', 'Hai.']);
  });

  it('goes on when an utterance began and never ends', () => {
    say('Một. Hai.', 'vi');
    mock.timers.tick(0);
    engine.last.onstart?.();
    mock.timers.tick(10_000);
    assert.deepEqual(engine.texts, ['Một.', 'Hai.']);
  });

  it('gives an engine up that never begins', () => {
    say('Một. Hai.', 'vi');
    mock.timers.tick(0);
    const before = engine.cancelled;
    mock.timers.tick(60_000);
    assert.deepEqual([engine.texts, engine.cancelled > before], [['Một.'], true]);
  });

  it('speaks again after it gave up', () => {
    say('Một.', 'vi');
    mock.timers.tick(60_000);
    say('Hai.', 'vi');
    mock.timers.tick(0);
    assert.equal(engine.last.text, 'Hai.');
  });

  it('says what waited for voices that load late', () => {
    engine.voices = [];
    say('Xin chào.', 'vi');
    mock.timers.tick(0);
    assert.deepEqual(engine.texts, []);
    engine.voices = [voice('vi-VN')];
    engine.dispatchEvent(new Event('voiceschanged'));
    mock.timers.tick(0);
    assert.deepEqual(engine.texts, ['Xin chào.']);
  });

  it('says nothing late that was hushed meanwhile', () => {
    engine.voices = [];
    say('Xin chào.', 'vi');
    hush();
    engine.voices = [voice('vi-VN')];
    engine.dispatchEvent(new Event('voiceschanged'));
    mock.timers.tick(60_000);
    assert.deepEqual(engine.texts, []);
  });

  it('tells when voices came, until it is told to stop', () => {
    let told = 0;
    const stop = voicesChanged(() => (told += 1));
    engine.dispatchEvent(new Event('voiceschanged'));
    stop();
    engine.dispatchEvent(new Event('voiceschanged'));
    assert.equal(told, 1);
  });

  it('never throws where the browser has no voices at all', () => {
    provide(undefined);
    say('Xin chào.', 'vi');
    hush();
    mock.timers.tick(60_000);
    assert.equal(canSpeak('vi'), false);
  });

  it('never throws where the engine does', () => {
    engine.broken = true;
    say('Xin chào.', 'vi');
    mock.timers.tick(60_000);
    hush();
    assert.equal(canSpeak('vi'), false);
  });

  it('never throws when the engine breaks while it speaks', () => {
    say('Một. Hai.', 'vi');
    mock.timers.tick(0);
    engine.broken = true;
    engine.last.onend?.();
    mock.timers.tick(60_000);
    assert.deepEqual(engine.texts, ['Một.']);
  });

  it('takes what is no text for silence', () => {
    for (const text of ['', '   ', null, undefined, 7, {}]) say(text as string, 'vi');
    mock.timers.tick(60_000);
    assert.deepEqual(engine.texts, []);
  });
});
