/*
 * Finding one's way through open shadow roots. A closed one keeps its fields and its focus to itself.
 */

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const typed = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number']);

/** Whether something is made for text from a keyboard, even if it takes none now. */
export function isMadeForText(node: unknown): node is TextField {
  return node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && typed.has(node.type));
}

/** Whether something takes text from a keyboard now. */
export function isTextField(node: unknown): node is TextField {
  return isMadeForText(node) && !node.disabled && !node.readOnly;
}

/** What has the focus, looked for inside open shadow roots. */
export function deepFocus(root: Document | ShadowRoot = document): Element | null {
  const {activeElement} = root;
  const inner = activeElement?.shadowRoot;
  return (inner && deepFocus(inner)) || activeElement;
}

/** Every element below a node, those in open shadow roots after their host. */
export function* elementsBelow(root: ParentNode): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* elementsBelow(child.shadowRoot);
    yield* elementsBelow(child);
  }
}

/** The box around an element, through slots and shadow roots. */
export function boxAround(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const {parentNode} = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}
