/*
 * Registers what a page uses, when it uses it: put this one script on a page and write the tags.
 * An editor that strips unknown tags can write `<div data-mot-cua="queue-board" data-hall="…">` instead.
 */
const definitions: Readonly<Record<string, () => Promise<unknown>>> = {
  'counter-panel': () => import('./queue/counter-panel/define.js'),
  'queue-board': () => import('./queue/queue-board/define.js'),
  'ticket-kiosk': () => import('./queue/ticket-kiosk/define.js'),
  'rating-kiosk': () => import('./rating/rating-kiosk/define.js'),
  'rating-pad': () => import('./rating/rating-pad/define.js'),
  'procedure-list': () => import('./procedure/procedure-list/define.js'),
  'survey-form': () => import('./rating/survey-form/define.js'),
  'star-rating': () => import('./rating/star-rating/define.js'),
  'feedback-form': () => import('./rating/feedback-form/define.js'),
  'satisfaction-report': () => import('./rating/satisfaction-report/define.js'),
  'kiosk-frame': () => import('./device/kiosk-frame/define.js'),
  'screen-keyboard': () => import('./device/screen-keyboard/define.js'),
};

const tags = Object.keys(definitions);
const selector = [...tags.map((tag) => `${tag}:not(:defined)`), '[data-mot-cua]'].join();
const asked = new Set<string>();

function load(tag: string): void {
  const definition = definitions[tag];
  if (!definition || asked.has(tag)) return;
  asked.add(tag);
  definition().catch((error: unknown) => {
    asked.delete(tag); // a later change of the page tries again
    console.error(`<${tag}> could not be loaded.`, error);
  });
}

/** Turns a placeholder into the element it names; its `data-*` become attributes. */
function replacePlaceholder(placeholder: HTMLElement): void {
  const {motCua: tag = '', ...attributes} = placeholder.dataset;
  if (!definitions[tag]) return;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      value ?? '',
    );
  }
  element.append(...placeholder.childNodes);
  placeholder.replaceWith(element);
}

function look(root: Element): void {
  const found = [root, ...root.querySelectorAll(selector)].filter((element) => element.matches(selector));
  for (const element of found) {
    if (element instanceof HTMLElement && element.dataset['motCua']) {
      const tag = element.dataset['motCua'];
      replacePlaceholder(element);
      load(tag);
    } else load(element.localName);
  }
}

new MutationObserver((changes) => {
  for (const {addedNodes} of changes) for (const node of addedNodes) if (node instanceof Element) look(node);
}).observe(document.documentElement, {subtree: true, childList: true});
look(document.documentElement);
