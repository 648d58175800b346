import {html, nothing, type ReactiveControllerHost} from 'lit';
import {live} from 'lit/directives/live.js';
import type {LocaleController} from '../../base/locale.js';
import {crossMark, noticeMark} from '../../base/marks.js';
import {
  emptyDraft,
  faultsOf,
  isBegun,
  longestText,
  mostAttachments,
  roomToSay,
  written,
  type DraftFaults,
  type FeedbackCategory,
  type FeedbackDraft,
} from '../feedback-draft.js';
import {acceptedTypes, FileRefused, prepared, sizeOf} from './attachments.js';
import type {messages} from './feedback-form.messages.js';

type Host = ReactiveControllerHost & HTMLElement & {kiosk: boolean; keepDays: number};
type Contact = 'name' | 'email' | 'phone';

/** What the part where somebody writes needs of the form around it. */
export interface WritePlace {
  categories(): readonly FeedbackCategory[];
  /** Writes the comment down; rejects where it could not. */
  send(draft: FeedbackDraft): Promise<void>;
}

/** Why the last try to send it did not work. */
type Trouble = 'faulty' | 'full' | 'unreceived' | '';

/** The part of the form where somebody writes. */
export class WritePart {
  #draft: FeedbackDraft = emptyDraft;
  #faults: DraftFaults = {};
  #fileTrouble: string[] = [];
  #preparing = 0;
  #sending = false;
  /** On a kiosk the contact is folded, so that the form and a keyboard fit on the glass. */
  #contactOpen = false;
  #trouble: Trouble = '';
  /** Whose draft it is: what a slow file brings for the last visitor is dropped. */
  #visitor = 0;

  constructor(
    private readonly host: Host,
    private readonly locale: LocaleController<(typeof messages)['vi']>,
    private readonly place: WritePlace,
  ) {}

  /** Whether something stands here that the next visitor must not see. */
  get begun(): boolean {
    return isBegun(this.#draft) || this.#preparing > 0;
  }

  get draft(): FeedbackDraft {
    return this.#draft;
  }

  reset(): void {
    this.#visitor++;
    this.#draft = emptyDraft;
    this.#faults = {};
    this.#fileTrouble = [];
    this.#preparing = 0;
    this.#contactOpen = false;
    this.#trouble = '';
    this.host.requestUpdate();
  }

  render() {
    const {text} = this.locale;
    return html`
      <form class="write" part="form" novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        <div class="main">${this.#renderCategories()} ${this.#renderText()} ${this.host.kiosk ? nothing : this.#renderFiles()}</div>
        <div class="aside">${this.#renderContact()} ${this.#renderPrivacy()}</div>
        <div class="end">
          ${this.#trouble ? html`<p class="trouble" role="alert">${noticeMark()}<span>${text[this.#trouble]}</span></p>` : nothing}
          <button class="strong" aria-disabled=${this.#sending ? 'true' : 'false'}>
            ${this.#sending ? text.sending : text.send}
          </button>
        </div>
      </form>
    `;
  }

  #renderCategories() {
    const {text} = this.locale;
    const fault = this.#faults.category;
    return html`
      <fieldset aria-describedby=${fault ? 'category-fault' : nothing}>
        <legend>${text.category}</legend>
        <div class="choices">
          ${this.place.categories().map(
            ({id, name}) =>
              html`<label>
                <input type="radio" name="category" .value=${id} .checked=${live(id === this.#draft.category)} />
                <span>${this.locale.pick(name)}</span>
              </label>`,
          )}
        </div>
        ${fault ? html`<p class="fault" id="category-fault">${text.categoryMissing}</p>` : nothing}
      </fieldset>
    `;
  }

  #renderText() {
    const {text} = this.locale;
    const fault = this.#faults.text;
    const count = written(this.#draft.text).length;
    const over = this.locale.number(count - longestText);
    const room = roomToSay(this.#draft.text);
    return html`
      <div class="field">
        <label for="text">${text.text}</label>
        <p class="hint" id="text-hint">${text.textHint}</p>
        <textarea
          id="text"
          name="text"
          rows="7"
          autocomplete="off"
          aria-describedby=${fault ? 'text-fault text-hint' : 'text-hint'}
          aria-invalid=${fault ? 'true' : 'false'}
          .value=${live(this.#draft.text)}
        ></textarea>
        <p class="under">
          <span class="fault" id="text-fault" ?hidden=${!fault}
            >${fault === 'long' ? text.textLong(over) : text.textMissing}</span
          >
          <span class="count ${count > longestText ? 'too-many' : ''}" aria-hidden="true"
            >${text.count(this.locale.number(count), this.locale.number(longestText))}</span
          >
        </p>
        <p class="visually-hidden" role="status">
          ${room === null ? '' : room >= 0 ? text.left(this.locale.number(room)) : text.over(this.locale.number(-room))}
        </p>
      </div>
    `;
  }

  #renderFiles() {
    const {text} = this.locale;
    const {attachments} = this.#draft;
    return html`
      <div class="field">
        <h3 id="files">${text.files}</h3>
        <p class="hint" id="files-hint">${text.filesHint}</p>
        <ul class="files" ?hidden=${attachments.length === 0}>
          ${attachments.map(
            (file, place) =>
              html`<li>
                <span>${file.name}</span>
                <span class="hint">${this.#size(sizeOf(file))}</span>
                <button type="button" class="plain" aria-label=${text.removeFile(file.name)} @click=${() => this.#remove(place)}>
                  ${crossMark()}<span>${text.remove}</span>
                </button>
              </li>`,
          )}
        </ul>
        <label class="button" ?hidden=${attachments.length >= mostAttachments}>
          <input
            class="visually-hidden"
            type="file"
            multiple
            accept=${acceptedTypes}
            aria-describedby="files-hint"
            @change=${this.#onFiles}
          />
          ${text.addFile}
        </label>
        <div role="status">
          ${this.#preparing > 0 ? html`<p class="hint">${text.preparing}</p>` : nothing}
          ${this.#fileTrouble.map((trouble) => html`<p class="fault">${trouble}</p>`)}
        </div>
      </div>
    `;
  }

  #renderContact() {
    const {text} = this.locale;
    if (this.host.kiosk && !this.#contactOpen) {
      return html`<button type="button" class="button" aria-expanded="false" @click=${this.#onContact}>
        ${text.contactAdd}
      </button>`;
    }
    return html`
      <fieldset>
        <legend>${text.contact}</legend>
        ${this.#renderLine('name', text.name, 'text', '')}
        ${this.#renderLine('phone', text.phone, 'tel', this.#faults.phone ? text.phoneMalformed : '')}
        ${this.#renderLine('email', text.email, 'email', this.#faults.email ? text.emailMalformed : '')}
      </fieldset>
    `;
  }

  #renderLine(field: Contact, label: string, type: 'text' | 'tel' | 'email', fault: string) {
    const fill = {name: 'name', phone: 'tel', email: 'email'} as const;
    return html`
      <div class="field">
        <label for=${field}>${label}</label>
        <input
          id=${field}
          name=${field}
          type=${type}
          maxlength="200"
          autocomplete=${this.host.kiosk ? 'off' : fill[field]}
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby=${fault ? `${field}-fault` : nothing}
          .value=${live(this.#draft[field])}
        />
        ${fault ? html`<p class="fault" id="${field}-fault">${fault}</p>` : nothing}
      </div>
    `;
  }

  #renderPrivacy() {
    const {text} = this.locale;
    return html`
      <div class="privacy">
        <h3>${text.privacyHeading}</h3>
        <slot name="privacy"><p>${text.privacy(this.locale.number(this.host.keepDays))}</p></slot>
      </div>
    `;
  }

  #size(bytes: number): string {
    const kilobytes = Math.max(1, Math.round(bytes / 1000));
    return this.locale.number(kilobytes, {style: 'unit', unit: 'kilobyte'});
  }

  #change(change: Partial<FeedbackDraft>): void {
    this.#draft = {...this.#draft, ...change};
    this.#trouble = '';
    if (Object.keys(this.#faults).length > 0) this.#faults = faultsOf(this.#draft); // what is mended is no longer marked
    this.host.requestUpdate();
  }

  readonly #onInput = ({target}: Event): void => {
    const {name, value, type} = target as HTMLInputElement;
    if (type !== 'file' && name in emptyDraft) this.#change({[name]: value});
  };

  readonly #onContact = async (): Promise<void> => {
    this.#contactOpen = true;
    this.host.requestUpdate();
    await this.#focus('#name');
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  readonly #onFiles = async ({target}: Event): Promise<void> => {
    const input = target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = ''; // so that the same file can be chosen again
    await this.#take(files);
  };

  /** Takes files as they come out of their preparation, as many as there is room for. */
  async #take(files: readonly File[]): Promise<void> {
    const {text} = this.locale;
    const visitor = this.#visitor;
    this.#fileTrouble = [];
    this.#preparing++;
    this.host.requestUpdate();
    for (const file of files) {
      if (this.#draft.attachments.length >= mostAttachments) {
        this.#fileTrouble.push(text.filesMany);
        break;
      }
      const said = {type: text.fileType, large: text.fileLarge, unreadable: text.fileUnreadable};
      const taken = await prepared(file).catch((error: unknown) =>
        said[error instanceof FileRefused ? error.reason : 'unreadable'](file.name),
      );
      if (visitor !== this.#visitor) return;
      if (typeof taken === 'string') this.#fileTrouble.push(taken);
      else this.#change({attachments: [...this.#draft.attachments, taken].slice(0, mostAttachments)});
    }
    this.#preparing--;
    this.host.requestUpdate();
  }

  #remove(place: number): void {
    this.#fileTrouble = [];
    this.#change({attachments: this.#draft.attachments.filter((_, each) => each !== place)});
    void this.#focus('input[type=file]');
  }

  /** The focus stays in the form when what had it goes. */
  async #focus(selector: string): Promise<void> {
    await this.host.updateComplete;
    this.host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#preparing > 0) return;
    this.#faults = faultsOf(this.#draft);
    if (Object.keys(this.#faults).length > 0) return this.#point();
    const visitor = this.#visitor;
    this.#sending = true;
    this.#trouble = '';
    this.host.requestUpdate();
    try {
      await this.place.send(this.#draft);
    } catch (error) {
      const {reason} = error as {reason?: unknown};
      if (visitor === this.#visitor) this.#trouble = reason === 'unreceived' ? 'unreceived' : 'full';
    }
    this.#sending = false;
    this.host.requestUpdate();
  }

  /** Says what is missing and goes to the first of it. */
  async #point(): Promise<void> {
    this.#trouble = 'faulty';
    this.host.requestUpdate();
    await this.host.updateComplete;
    const first = (['category', 'text', 'phone', 'email'] as const).find((field) => this.#faults[field]);
    this.host.shadowRoot?.querySelector<HTMLElement>(`[name="${first ?? 'text'}"]`)?.focus();
  }
}
