/*
 * One text field that the keyboard types into. It behaves as if a real key had been pressed: `beforeinput` first, then
 * the change, then `input`; `change` when the field is left. Where the field has the focus the browser itself types
 * (its undo list, `minlength` and a number half-written keep working); where a key has it, we do.
 */

import {deepFocus, isTextField, type TextField} from '../../base/open-roots.js';

export class FieldTyping {
  /** Changed here and not yet told by `change`. */
  #dirty = false;
  /** What a number field does not show yet: "1." is no number. */
  #draft: string | null = null;

  constructor(readonly field: TextField) {}

  /** Whether the caret can be read and moved. Numbers and e-mail addresses keep theirs to themselves. */
  get hasCaret(): boolean {
    return this.field.selectionStart !== null;
  }

  get start(): number {
    return this.field.selectionStart ?? this.field.value.length;
  }

  get end(): number {
    return this.field.selectionEnd ?? this.field.value.length;
  }

  /** What stands before the caret. */
  get before(): string {
    return this.field.value.slice(0, this.start);
  }

  /** Puts a text in place of `from` to the caret's end. Returns whether it was put. */
  put(text: string, from = this.start): boolean {
    const {field} = this;
    if (!isTextField(field)) return false;
    const {maxLength} = field;
    const grown = field.value.length - (this.end - from) + text.length;
    if (maxLength >= 0 && grown > maxLength && grown > field.value.length) return false;
    const kind = text === '' ? 'deleteContentBackward' : text === '\n' ? 'insertLineBreak' : 'insertText';
    if (!this.#ask(kind, text)) return false;
    if (this.hasCaret) field.setSelectionRange(from, this.end);
    if (!this.#asBrowser(text)) this.#byHand(text, from, kind);
    return true;
  }

  /** Deletes the selection, or what stands before the caret: a letter with all its marks. */
  backspace(): boolean {
    const {field} = this;
    if (!this.hasCaret) return this.#shorten();
    if (this.start !== this.end) return this.put('');
    if (this.start === 0) return false;
    return this.put('', this.start - lastCharacter(field.value.slice(0, this.start)).length);
  }

  move(step: -1 | 1): void {
    if (!this.hasCaret) return;
    const {value} = this.field;
    const place =
      this.start !== this.end
        ? step < 0
          ? this.start
          : this.end
        : step < 0
          ? this.start - lastCharacter(value.slice(0, this.start)).length
          : this.end + firstCharacter(value.slice(this.end)).length;
    this.field.setSelectionRange(place, place);
  }

  /** A line more, or what the form does on Enter. Returns whether the field is done with. */
  enter(): boolean {
    const {field} = this;
    const key = {key: 'Enter', code: 'Enter', bubbles: true, composed: true, cancelable: true};
    const goOn = field.dispatchEvent(new KeyboardEvent('keydown', key));
    if (goOn && field instanceof HTMLTextAreaElement) this.put('\n');
    else if (goOn) this.#submit();
    field.dispatchEvent(new KeyboardEvent('keyup', key));
    return goOn && !(field instanceof HTMLTextAreaElement);
  }

  /** Says `change` where we typed by hand: the browser says it only of its own typing. */
  leave(): void {
    if (this.#dirty) this.field.dispatchEvent(new Event('change', {bubbles: true}));
    this.#dirty = false;
    this.#draft = null;
  }

  #ask(inputType: string, data: string): boolean {
    const asked = {inputType, data: data === '' ? null : data, bubbles: true, composed: true, cancelable: true};
    return this.field.dispatchEvent(new InputEvent('beforeinput', asked));
  }

  /** The browser's own typing, only where the field has the focus. */
  #asBrowser(text: string): boolean {
    if (deepFocus() !== this.field) return false;
    const before = this.field.value;
    try {
      const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
      return done || this.field.value !== before;
    } catch {
      return false;
    }
  }

  #byHand(text: string, from: number, inputType: string): void {
    const {field} = this;
    if (this.hasCaret) field.setRangeText(text, from, this.end, 'end');
    else this.#write((this.#draft ?? field.value) + text);
    this.#tell(inputType, text);
  }

  #shorten(): boolean {
    const text = this.#draft ?? this.field.value;
    if (!isTextField(this.field) || (text === '' && deepFocus() !== this.field)) return false;
    if (!this.#ask('deleteContentBackward', '')) return false;
    if (this.#asBrowser('')) return true;
    this.#write(text.slice(0, text.length - lastCharacter(text).length));
    this.#tell('deleteContentBackward', '');
    return true;
  }

  #write(text: string): void {
    const {field} = this;
    const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    // Frameworks put a setter of their own on the element to know what they wrote themselves.
    Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, text);
    this.#draft = field.value === text ? null : text;
  }

  #tell(inputType: string, data: string): void {
    this.#dirty = true;
    const told = {inputType, data: data === '' ? null : data, bubbles: true, composed: true};
    this.field.dispatchEvent(new InputEvent('input', told));
  }

  /** As the browser does on Enter: the default button is pressed, or a form of one field sent. */
  #submit(): void {
    const {form} = this.field;
    this.leave();
    if (!form) return;
    const button = [...form.elements].find(
      (one): one is HTMLInputElement | HTMLButtonElement =>
        (one instanceof HTMLButtonElement || one instanceof HTMLInputElement) && ['submit', 'image'].includes(one.type),
    );
    if (button) button.click();
    else if ([...form.elements].filter(isTextField).length === 1) form.requestSubmit();
  }
}

/** The last character as people see it: "ộ" of three code points is one. */
function lastCharacter(text: string): string {
  return /(?:\P{M}\p{M}*|\p{M}+)$/u.exec(text)?.[0] ?? '';
}

function firstCharacter(text: string): string {
  return /^(?:\P{M}\p{M}*|\p{M}+)/u.exec(text)?.[0] ?? '';
}
