import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {canSpeak, hush, say, voicesChanged} from '../../../src/services/voice/speech.ts';

class FakeUtterance {
  voice: unknown = null;
  lang = '';
  volume = 1;
  onstart: (() => void) | null = null;
  onend: (() => void) | null = null;
  onerror: ((event?: {error: string}) => void) | null = null;
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

describe('what becomes of a text', () => {
  let ends: string[];
  const sayIt = (text: string, language = 'vi', volume?: number) => {
    say(text, language, {volume, ended: (how) => ends.push(how)});
    mock.timers.tick(0);
  };

  beforeEach(() => {
    ends = [];
  });

  it('is told once it was heard whole', () => {
    sayIt('Một. Hai.');
    engine.last.onend?.();
    assert.deepEqual(ends, []);
    engine.last.onend?.();
    mock.timers.tick(60_000);
    assert.deepEqual(ends, ['said']);
  });

  it('is told when the browser waits for a touch', () => {
    sayIt('Một.');
    engine.last.onerror?.({error: 'not-allowed'});
    assert.deepEqual(ends, ['blocked']);
  });

  it('is told when it could not be said', () => {
    sayIt('Một.');
    engine.last.onerror?.({error: 'synthesis-failed'});
    assert.deepEqual(ends, ['unable']);
  });

  it('is told when the engine never begins, or never ends', () => {
    sayIt('Một.');
    mock.timers.tick(60_000);
    sayIt('Hai.');
    engine.last.onstart?.();
    mock.timers.tick(60_000);
    assert.deepEqual(ends, ['unable', 'unable']);
  });

  it('is told when another text takes its place', () => {
    sayIt('Một.');
    sayIt('Hai.');
    assert.deepEqual(ends, ['stopped']);
  });

  it('is told at once where the language has no voice', () => {
    sayIt('ជំរាបសួរ', 'km');
    assert.deepEqual(ends, ['unable']);
  });

  it('is told after a while where no voices load, and once where they load late', () => {
    engine.voices = [];
    sayIt('Một.');
    mock.timers.tick(3000);
    assert.deepEqual(ends, ['unable']);
    sayIt('Hai.');
    engine.voices = [voice('vi-VN')];
    engine.dispatchEvent(new Event('voiceschanged'));
    mock.timers.tick(0);
    engine.last.onend?.();
    mock.timers.tick(60_000);
    assert.deepEqual(ends, ['unable', 'said']);
  });

  it('is told where there is no engine', () => {
    provide(undefined);
    sayIt('Một.');
    assert.deepEqual(ends, ['unable']);
  });

  it('is as loud as told', () => {
    sayIt('Một.', 'vi', 0.4);
    assert.equal(engine.last.volume, 0.4);
  });
});
