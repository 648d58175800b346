/*
 * What is on the glass, in words: headings, sentences, labels and the names of controls, in the order of the page,
 * through slots and open shadow roots.
 */

const said = 'h1,h2,h3,h4,h5,h6,p,legend,label,dt,dd,th,td,li,[role="heading"]';
const controls = 'button,a[href],select,input,textarea,[role="button"],[role="radio"],[role="checkbox"],[role="tab"]';
const most = 80;

/** The texts to be read, each a sentence. */
export function readable(root: Element): string[] {
  const texts: string[] = [];
  visit(root, texts);
  return texts
    .filter((text, place) => text !== '' && text !== texts[place - 1])
    .slice(0, most)
    .map((text) => (/[.!?…:;]$/.test(text) ? text : `${text}.`));
}

/** The heading a screen stands under: when it changes, another screen is there. */
export function headingOf(root: Element): string {
  const found: string[] = [];
  findHeading(root, found);
  return found[0] ?? '';
}

function findHeading(element: Element, found: string[]): void {
  if (found.length > 0 || !isShown(element)) return;
  if (element.matches('h1,h2,[role="heading"]')) found.push(textOf(element));
  else for (const child of childrenOf(element)) findHeading(child, found);
}

function visit(element: Element, texts: string[]): void {
  if (texts.length >= most || !isShown(element)) return;
  if (element.matches(controls)) texts.push(nameOf(element));
  else if (element.matches(said) && !hasParts(element)) texts.push(textOf(element));
  else for (const child of childrenOf(element)) visit(child, texts);
}

/** A label around its control, a list entry with a button: the parts speak for themselves. */
function hasParts(element: Element): boolean {
  return childrenOf(element).some((child) => child.matches(controls) || child.matches(said) || hasParts(child));
}

/** The name of a control as a screen reader would say it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label) return tidy(label);
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const named = ids.map((id) => root.getElementById(id)).flatMap((one) => (one ? [textOf(one)] : []));
  if (named.length > 0) return named.join(' ');
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  ) {
    const labels = [...(element.labels ?? [])].map(textOf).join(' ');
    // What was typed is the visitor's own business: never read into the hall.
    return labels || tidy(element.getAttribute('placeholder') ?? element.title);
  }
  return textOf(element) || tidy(element.getAttribute('title') ?? '');
}

function textOf(element: Element): string {
  const parts: string[] = [];
  collect(element, parts);
  return tidy(parts.join(' '));
}

function collect(node: Node, parts: string[]): void {
  if (node instanceof Text) parts.push(node.data);
  if (!(node instanceof Element) || !isShown(node)) return;
  const label = node.getAttribute('aria-label');
  if (label && parts.length > 0) return void parts.push(label);
  const inside = node.shadowRoot ?? node;
  const nodes = node instanceof HTMLSlotElement ? node.assignedNodes({flatten: true}) : [...inside.childNodes];
  nodes.forEach((child) => collect(child, parts));
}

function childrenOf(element: Element): Element[] {
  if (element instanceof HTMLSlotElement) return element.assignedElements({flatten: true});
  return [...(element.shadowRoot ?? element).children];
}

function isShown(element: Element): boolean {
  if (element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('inert')) return false;
  if (/^(script|style|template|svg)$/i.test(element.localName)) return false;
  if (element instanceof HTMLSlotElement) return true; // it has no box of its own
  const {display, visibility} = getComputedStyle(element);
  return display !== 'none' && visibility !== 'hidden';
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
