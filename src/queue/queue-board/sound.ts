import {html, type TemplateResult} from 'lit';
import {soundBlockedMark} from '../../base/marks.js';

export {chime} from '../../services/chime.js';

/* The chime, and what is said where the browser keeps it silent. The picture waits for neither. */

const vi = {
  soundBlocked: 'Tiếng bị chặn',
  soundHow: 'Chạm vào màn hình hoặc bấm một phím để bật tiếng.',
};

const en: typeof vi = {
  soundBlocked: 'Sound is blocked',
  soundHow: 'Touch the screen or press a key to turn sound on.',
};

/** That sound is blocked, and what unlocks it. `text` is what the page registered, which goes before these. */
export function renderBlocked(language: string, text: object): TemplateResult {
  const {soundBlocked, soundHow}: typeof vi = {...(language === 'vi' ? vi : en), ...text};
  return html`<span class="warn"
    >${soundBlockedMark()}${soundBlocked}<span class="visually-hidden">. ${soundHow}</span></span
  >`;
}
