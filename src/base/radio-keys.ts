/**
 * Radios for whoever has two keys, as a switch sends them: Tab goes from one to the next of a group until one is taken or
 * all were passed, and Enter is the tap. The first arrow key says that a whole keyboard is there: from then on Tab leaves
 * a group at once, as browsers have it.
 */
export class RadioKeys {
  #arrows = false;
  #back = false;
  #tapped = false;
  /** Where the way through the group began. */
  #from: HTMLInputElement | undefined;

  /** Whether the key was a tap or a step within a group; its default is then prevented. */
  take(event: KeyboardEvent): boolean {
    const {key, target, shiftKey} = event;
    if (key.startsWith('Arrow')) this.#arrows = true;
    if (!(target instanceof HTMLInputElement)) return false;
    const {type, checked} = target;
    if (type === 'radio' && (key === 'Enter' || key === ' ')) this.#tapped = true;
    if (key === 'Enter' && (type === 'checkbox' || (type === 'radio' && !checked))) target.click();
    else if (key !== 'Tab' || type !== 'radio' || this.#arrows || !this.#step(target, shiftKey)) return false;
    event.preventDefault();
    return true;
  }

  #step(radio: HTMLInputElement, back: boolean): boolean {
    const {name, form} = radio;
    const all = (radio.getRootNode() as ParentNode).querySelectorAll<HTMLInputElement>('input[type=radio]:enabled');
    const group = [...all].filter((one) => one.name === name && one.form === form);
    if (!this.#from || this.#back !== back || !group.includes(this.#from)) this.#from = radio;
    this.#back = back;
    const tapped = this.#tapped;
    this.#tapped = false;
    const next = group.at((group.indexOf(radio) + (back ? -1 : 1)) % group.length)!;
    if (tapped || next === this.#from) {
      this.#from = undefined;
      return false;
    }
    next.focus();
    return true;
  }
}

const served = new WeakSet<EventTarget>();

/** Gives the radios in a box their keys, once; they come before the box's own, whose default they may prevent. */
export function serve(box: HTMLElement): void {
  if (served.has(box)) return;
  served.add(box);
  const keys = new RadioKeys();
  box.addEventListener('keydown', (event) => keys.take(event), {capture: true});
}
