import {canSpeak, hush, say, voicesChanged} from '../../services/voice/speech.js';

export {canSpeak, hush, voicesChanged};

/** Reads a screen: its sentences, and then what may be chosen, each with a pause after it. */
export function read(sentences: readonly string[], choices: readonly string[], language: string): void {
  say([...sentences, ...choices.map((choice) => `${choice}.`)].filter(Boolean).join(' '), language);
}
