import {css, html} from 'lit';
import {readReasons, reasonsFor, type Reason} from '../reasons.js';
import type {WholeScale} from '../scale.js';
import type {Extra} from './session.js';
import {checkMark} from '../../base/marks.js';

/*
 * What may be said besides, on the screen of the thanks. The picture is the same for every answer: as many tiles in the
 * same places under the same words; a name on a tile is all that may differ.
 */

const vi = {
  why: 'Điều gì khiến ông bà chọn như vậy?',
  whyHint: 'Có thể chọn nhiều ô, hoặc bỏ qua.',
  write: 'Viết góp ý',
  choose: 'Chọn từ danh sách',
  comment: 'Góp ý của ông bà',
  commentHint: 'Xin đừng ghi tên, số điện thoại hay số giấy tờ.',
};

const en: typeof vi = {
  why: 'What made you choose this?',
  whyHint: 'Choose as many as you like, or none.',
  write: 'Write a comment',
  choose: 'Choose from the list',
  comment: 'Your comment',
  commentHint: 'Please leave out names, telephone and document numbers.',
};

/** The messages of this screen; the element's own registered ones go before them. */
export const followUpMessages = {vi, en};

const longestComment = 1200;

/** What one visitor says besides. Made anew for the next. */
export class FollowUp {
  readonly list: readonly Reason[];
  readonly #wording: string;
  readonly #chosen = new Set<string>();
  #comment = '';
  #writing = false;

  constructor(
    reasons: unknown,
    scale: WholeScale,
    score: number,
    private readonly changed: (extra: Extra | null) => void,
  ) {
    const offered = readReasons(reasons);
    this.list = offered ? reasonsFor(offered, scale, score) : [];
    this.#wording = offered?.wording ?? '';
  }

  /** All of it; the comment only once the visitor is done, because a draft that was left is not an answer. */
  said(done: boolean): Extra {
    const reasons = this.list.map(({id}) => id).filter((id) => this.#chosen.has(id));
    const comment = done ? this.#comment.trim().slice(0, longestComment) : '';
    return {reasons, reasonsWording: this.#wording, ...(comment && {comment})};
  }

  /** The reasons, or the field for a comment. */
  render(text: typeof vi, pick: (word: Reason['word']) => string) {
    if (this.#writing) {
      return html`<label class="comment">
        <span class="why"><b>${text.comment}</b> ${text.commentHint}</span>
        <textarea
          maxlength=${longestComment}
          autocomplete="off"
          spellcheck="false"
          .value=${this.#comment}
          @input=${this.#onComment}
        ></textarea>
      </label>`;
    }
    return html`<fieldset class="reasons" @change=${this.#onChange} @keydown=${this.#onKey}>
      <legend class="why"><b>${text.why}</b> ${text.whyHint}</legend>
      <div>
        ${this.list.map(
          ({id, word}) => html`<label class="reason">
            <input type="checkbox" .value=${id} .checked=${this.#chosen.has(id)} />
            <span class="box">${checkMark()}</span>
            <span>${pick(word)}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  /** The way from the reasons to the comment and back. */
  renderSwitch(text: typeof vi) {
    return html`<button type="button" class="button quiet" @click=${this.#onSwitch}>
      ${this.#writing ? text.choose : text.write}
    </button>`;
  }

  readonly #onSwitch = (): void => {
    this.#writing = !this.#writing;
    this.changed(null);
  };

  readonly #onComment = ({target}: Event): void => {
    this.#comment = (target as HTMLTextAreaElement).value;
  };

  /** Enter is the tap: a switch may send nothing else. */
  readonly #onKey = ({key, target}: KeyboardEvent): void => {
    if (key === 'Enter') (target as HTMLInputElement).click();
  };

  readonly #onChange = ({target}: Event): void => {
    const {value, checked} = target as HTMLInputElement;
    this.#chosen[checked ? 'add' : 'delete'](value);
    this.changed(this.said(false));
  };
}

/** Whether anything is asked for at all. */
export function asksReasons(reasons: unknown): boolean {
  return readReasons(reasons) !== null;
}

export const followUpStyles = css`
  .follow {
    display: flex;
    flex-direction: column;
    padding-block-start: calc(16 * var(--_u));
  }

  .follow + footer {
    padding-block: calc(16 * var(--_u)) calc(24 * var(--_u));
  }

  .follow + footer .button {
    min-inline-size: calc((100% - 2 * var(--_level-gap)) / 3);
    min-block-size: max(var(--_target), calc(112 * var(--_u)));
  }

  .follow + footer .quiet {
    border: 2px solid var(--_ink);
    background: none;
    color: var(--_ink);
  }

  .follow h1 {
    font-size: calc(80 * var(--_u));
    margin-inline-start: -0.03em;
  }

  .follow .detail {
    padding-block-end: calc(16 * var(--_u));
    border-block-end: var(--_line-width) solid var(--_line);
  }

  .reasons,
  .comment {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    margin: calc(24 * var(--_u)) 0 0;
    padding: 0 0 calc(8 * var(--_u));
    border: 0;
  }

  .why {
    padding: 0;
    margin-block-end: calc(16 * var(--_u));
    font-size: var(--_caption);
    line-height: var(--mc-leading-tight, 1.4);
    color: var(--_ink-2);
  }

  .why b {
    margin-inline-end: 0.4em;
    font-size: var(--_text);
  }

  .reasons > div {
    flex: 1;
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    grid-auto-rows: minmax(var(--_side), 1fr);
    gap: calc(0.75 * var(--_level-gap)) var(--_level-gap);
  }

  .reason {
    position: relative;
    display: flex;
    align-items: center;
    gap: calc(20 * var(--_u));
    min-block-size: var(--_side);
    padding: calc(8 * var(--_u)) calc(24 * var(--_u));
    border: 2px solid var(--_line-strong);
    border-radius: var(--mc-radius-3, 8px);
    background: var(--_surface);
    font-size: var(--_text);
    line-height: var(--mc-leading-tight, 1.4);
    overflow-wrap: anywhere;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  .reason input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .box {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: max(20px, 1em);
    block-size: max(20px, 1em);
    border: 2px solid var(--_line-strong);
    border-radius: var(--mc-radius-1, 2px);
  }

  .box .mark {
    inline-size: 80%;
    block-size: 80%;
    visibility: hidden; /* a transparent one is seen in forced colours */
  }

  .reason :checked + .box .mark {
    visibility: visible;
  }

  .reason:has(:checked) {
    border-color: var(--_ink);
    box-shadow: inset 0 0 0 1px var(--_ink);
    font-weight: var(--mc-weight-strong, 600);
  }

  .reason:has(:checked) .box {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_surface);
  }

  .reason:has(:focus-visible) {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: 3px;
  }

  textarea {
    flex: 1;
    inline-size: 100%;
    min-block-size: min(6rem, 20vh);
    min-block-size: min(6rem, 20cqb);
    box-sizing: border-box;
    padding: calc(24 * var(--_u));
    border: 2px solid var(--_line-strong);
    border-radius: var(--mc-radius-2, 4px);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    line-height: var(--mc-leading, 1.5);
    resize: none;
  }

  textarea:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: -3px;
  }

  @container (orientation: portrait) or (max-width: 599.98px) {
    .follow h1 {
      font-size: calc(72 * var(--_u));
    }

    .reasons > div {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-auto-rows: minmax(var(--_side), calc(200 * var(--_u)));
    }
  }

  @container (max-width: 599.98px) {
    .reasons > div {
      grid-template-columns: minmax(0, 1fr);
      grid-auto-rows: minmax(44px, auto);
    }

    .reason {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .reason,
    .box {
      border-color: ButtonBorder;
    }

    .reason:has(:checked) {
      border: 6px solid Highlight;
    }

    .reason:has(:checked) .box {
      forced-color-adjust: none;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
