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
    if (known && known !== (this as unknown))
      console.warn(`<${tag}> is already defined; keeping the first definition.`);
    if (known) return;
    const taken = definedTags.get(this);
    const constructor = this as unknown as CustomElementConstructor;
    registry.define(tag, taken && taken !== tag ? class extends constructor {} : constructor);
    if (!taken) definedTags.set(this, tag);
  }

  readonly [internals]: ElementInternals = this.attachInternals();

  /** Switches the custom state `:state(name)` that pages may style. Televisions before Chromium 125 go without. */
  protected setState(name: string, on: boolean): void {
    if (!hasCustomStates) return;
    this[internals].states[on ? 'add' : 'delete'](name);
  }
}

const definedTags = new WeakMap<object, string>();
