import {LitElement} from 'lit';

/** An own symbol property, not `#private`, so that axe-core can read the ARIA kept in it. */
export const internals = Symbol('internals');

const hasCustomStates = globalThis.CSS?.supports?.('selector(:state(a))') ?? false; // asked once; absent in Node

/** What every element stands on: its tag, its registration and its internals. */
export abstract class CounterElement extends LitElement {
  /** The name the element is registered under unless told otherwise. */
  static readonly tag: string;

  /**
   * Registers the class. The first definition of a tag is kept: a second one warns and changes nothing,
   * so that one page can hold two copies of the library. A class that already has a tag is subclassed.
   */
  static define(tag = this.tag, registry: CustomElementRegistry = customElements): void {
    const known = registry.get(tag);
    const constructor = this as unknown as CustomElementConstructor;
    if (known && known !== constructor) console.warn(`<${tag}> is already defined; keeping the first definition.`);
    if (known) return;
    try {
      registry.define(tag, constructor);
    } catch {
      registry.define(tag, class extends constructor {}); // the class has a tag already
    }
  }

  readonly [internals]: ElementInternals = this.attachInternals();

  /** Switches the custom state `:state(name)` that pages may style. Televisions before Chromium 125 go without. */
  protected setState(name: string, on: boolean): void {
    if (!hasCustomStates) return;
    this[internals].states[on ? 'add' : 'delete'](name);
  }
}
