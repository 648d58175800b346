import {css, html} from 'lit';
import {soundMark} from '../../base/marks.js';
import {canSpeak, hush, say, voicesChanged} from '../../services/voice/speech.js';

export {canSpeak, hush, voicesChanged};

const vi = {listen: 'Nghe'};
const en: typeof vi = {listen: 'Listen'};

/** What is read of a screen: its sentences, and then what may be chosen, each with a pause after it. */
export interface Spoken {
  sentences: readonly string[];
  choices: readonly string[];
}

/** The button that reads the screen; nothing waits for it. `text` is what the page registered, which goes before ours. */
export function renderListen(language: string, text: object, spoken: () => Spoken) {
  const words: typeof vi = {...(language === 'vi' ? vi : en), ...text};
  const read = () => {
    const {sentences, choices} = spoken();
    say([...sentences, ...choices.map((choice) => `${choice}.`)].filter(Boolean).join(' '), language);
  };
  return html`<button type="button" class="listen" @click=${read}>${soundMark()} <span>${words.listen}</span></button>`;
}

export const listenStyles = css`
  .listen {
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-inline-size: max(var(--_target), calc(128 * var(--_u)));
    margin-inline-start: auto;
    padding: 0 calc(16 * var(--_u));
    border: 0;
    background: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  .listen + .languages {
    margin-inline-start: 0;
  }
`;
