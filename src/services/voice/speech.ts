/*
 * Reads aloud by the browser's own voices. Sound is never waited for: every call returns at once and none throws.
 * A browser without a voice of a language says nothing in it rather than reading Vietnamese with an English tongue.
 */

/** Chromium's network voices fall silent for good after some fifteen seconds of one utterance. */
const longestChunk = 160;
/** An engine that has not begun by then is hung. */
const startPatience = 5000;
/** A slow voice takes this long for one character; an utterance is given up after its length in these, and the patience above. */
const slowCharacter = 150;
/** Voices may arrive late; what was to be said is worth saying so long. */
const voicePatience = 3000;

/** What became of a text: heard whole; refused until somebody touches the page; not to be had; or stopped by another. */
export type Spoken = 'said' | 'blocked' | 'unable' | 'stopped';

/** How a text is to be said. */
export interface SpeechManner {
  /** From 0 to 1. */
  volume?: number;
  /** Called once, whatever becomes of the text. */
  ended?: (how: Spoken) => void;
}

let round = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let speaking: SpeechSynthesisUtterance | undefined; // held: an utterance that is collected never ends
let waiting: {text: string; language: string; manner: SpeechManner; until: number} | undefined;
let current: SpeechManner = {};
let failed = false;
let listenedTo: SpeechSynthesis | undefined;
const listeners = new Set<() => void>();

/** Whether a voice of this language is there now. Ask again after `voicesChanged`: browsers load theirs late. */
export function canSpeak(language: string): boolean {
  return voiceFor(language) !== undefined;
}

/** Calls back whenever voices came or went. Returns the way to stop. */
export function voicesChanged(listener: () => void): () => void {
  listen();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Says a text, in place of what is being said. Without a voice of that language nothing is said. */
export function say(text: string, language: string, manner: SpeechManner = {}): void {
  hush();
  current = manner;
  failed = false;
  const chunks = chunksOf(text);
  const engine = listen();
  if (!engine || chunks.length === 0) return finish('unable');
  const voice = voiceFor(language);
  if (!voice && voicesOf(engine).length > 0) return finish('unable');
  if (!voice) {
    waiting = {text, language, manner, until: performance.now() + voicePatience};
    timer = setTimeout(() => stop('unable'), voicePatience);
    return;
  }
  const mine = round;
  // Not in the same task as the cancelling: some engines then drop the new words with the old.
  timer = setTimeout(() => speakNext(engine, chunks, voice, mine), 0);
}

/** Stops what is being said. */
export function hush(): void {
  stop('stopped');
}

function finish(how: Spoken): void {
  const {ended} = current;
  current = {};
  ended?.(how);
}

function stop(how: Spoken): void {
  round += 1;
  clearTimeout(timer);
  waiting = undefined;
  speaking = undefined;
  try {
    engineOf()?.cancel();
  } catch {
    // a broken engine is a silent one
  }
  finish(how);
}

function speakNext(
  engine: SpeechSynthesis,
  chunks: readonly string[],
  voice: SpeechSynthesisVoice,
  mine: number,
): void {
  const [chunk, ...rest] = chunks;
  if (mine !== round) return;
  speaking = undefined;
  if (chunk === undefined) return finish(failed ? 'unable' : 'said');
  const goOn = () => {
    if (mine !== round || utterance !== speaking) return; // cut short, or already given up
    clearTimeout(timer);
    speakNext(engine, rest, voice, mine);
  };
  const lost = () => {
    failed = true;
    goOn();
  };
  let utterance: SpeechSynthesisUtterance;
  try {
    utterance = new SpeechSynthesisUtterance(chunk);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.volume = current.volume ?? 1;
    utterance.onend = goOn;
    utterance.onerror = (event) => {
      if (mine !== round || utterance !== speaking) return;
      if (event?.error === 'not-allowed') return stop('blocked');
      lost();
    };
    utterance.onstart = () => {
      if (mine === round && utterance === speaking) watch(engine, chunk.length * slowCharacter + startPatience, lost);
    };
    speaking = utterance;
    engine.resume(); // an engine left paused by another page says nothing
    engine.speak(utterance);
  } catch {
    return stop('unable');
  }
  watch(engine, startPatience, () => stop('unable'));
}

/** Ends an utterance that the engine has forgotten. */
function watch(engine: SpeechSynthesis, milliseconds: number, giveUp: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const hung = speaking;
    try {
      engine.cancel();
    } catch {
      // a broken engine is a silent one
    }
    if (hung === speaking) giveUp();
  }, milliseconds);
}

function engineOf(): SpeechSynthesis | undefined {
  const {speechSynthesis: engine, SpeechSynthesisUtterance: utterance} = globalThis as Partial<typeof globalThis>;
  return engine && typeof utterance === 'function' ? engine : undefined;
}

/** The engine, its news of voices heard from now on. */
function listen(): SpeechSynthesis | undefined {
  const engine = engineOf();
  if (engine && engine !== listenedTo) {
    listenedTo = engine;
    engine.addEventListener?.('voiceschanged', voicesCame); // Safari before 16 has no such event, and its voices at once
  }
  return engine;
}

function voicesCame(): void {
  listeners.forEach((listener) => listener());
  const late = waiting;
  if (!late || !canSpeak(late.language)) return;
  waiting = undefined;
  if (performance.now() >= late.until) return stop('unable');
  current = {}; // the same text goes on
  say(late.text, late.language, late.manner);
}

function voicesOf(engine: SpeechSynthesis): readonly SpeechSynthesisVoice[] {
  try {
    return engine.getVoices() ?? [];
  } catch {
    return [];
  }
}

/** A voice of the very tag before one of the language, one on this machine before one of the network. */
function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const engine = listen();
  const wanted = tagOf(language);
  const general = wanted.split('-')[0];
  if (!engine || !general) return undefined;
  const rank = (voice: SpeechSynthesisVoice) =>
    (tagOf(voice.lang) === wanted ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  return voicesOf(engine)
    .filter((voice) => tagOf(voice.lang).split('-')[0] === general)
    .sort((one, other) => rank(other) - rank(one))[0];
}

/** Android writes `vi_VN`. */
function tagOf(language: unknown): string {
  return typeof language === 'string' ? language.toLowerCase().replace(/_/g, '-') : '';
}

/** Sentences, the long ones broken between words: each is one utterance. */
function chunksOf(text: unknown): string[] {
  const chunks: string[] = [];
  let chunk = '';
  const close = () => {
    if (chunk) chunks.push(chunk);
    chunk = '';
  };
  const words = typeof text === 'string' ? text.split(/\s+/).filter(Boolean) : [];
  for (const word of words.flatMap((one) => one.match(/[^]{1,160}/g) ?? [])) {
    if (chunk.length + 1 + word.length > longestChunk) close();
    chunk += chunk ? ` ${word}` : word;
    if (/[.!?…;:]$/.test(word)) close();
  }
  close();
  return chunks;
}
