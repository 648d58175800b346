/** How the element of each tag is brought and registered. */
export type Definitions = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Registers what a page uses when it uses it, now and later. `prefix` stands before each tag. An editor that strips
 * unknown tags can write `<div data-mot-cua="queue-board" data-hall="…">` instead.
 */
export function watch(definitions: Definitions, prefix = ''): void {
  const tags = Object.keys(definitions).map((tag) => prefix + tag);
  const selector = [...tags.map((tag) => `${tag}:not(:defined)`), '[data-mot-cua]'].join();
  const asked = new Set<string>();

  const load = (name: string): void => {
    const definition = definitions[name.slice(prefix.length)];
    if (!definition || asked.has(name)) return;
    asked.add(name);
    definition().catch((error: unknown) => {
      asked.delete(name); // a later change of the page tries again
      console.error(`<${name}> could not be loaded.`, error);
    });
  };

  const look = (root: Element): void => {
    const found = [root, ...root.querySelectorAll(selector)].filter((element) => element.matches(selector));
    for (const element of found) {
      const tag = element instanceof HTMLElement ? element.dataset['motCua'] : undefined;
      if (tag && definitions[tag]) replacePlaceholder(element as HTMLElement, prefix + tag);
      load(tag ? prefix + tag : element.localName);
    }
  };

  new MutationObserver((changes) => {
    for (const {addedNodes} of changes) for (const node of addedNodes) if (node instanceof Element) look(node);
  }).observe(document.documentElement, {subtree: true, childList: true});
  look(document.documentElement);
}

/** Turns a placeholder into the element it names; its `data-*` become attributes. */
function replacePlaceholder(placeholder: HTMLElement, tag: string): void {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(placeholder.dataset)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (name !== 'motCua') element.setAttribute(attribute, value ?? '');
  }
  element.append(...placeholder.childNodes);
  placeholder.replaceWith(element);
}
