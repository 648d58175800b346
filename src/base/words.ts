import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A message is a whole sentence or a function that returns one. */
export type Message = string | ((...values: never[]) => string);
/** All messages of one element in one language. */
export type Catalog<M> = {readonly [K in keyof M]: M[K] extends string ? string : M[K]};
/** The languages an element carries with it. */
export interface Catalogs<M> {
  readonly vi: M;
  readonly en: Catalog<M>;
}

type Host = ReactiveControllerHost & HTMLElement;

const registered = new Map<string, Map<string, Record<string, Message>>>();
const living = new Set<{languageChanged(): void}>();
const observed = new Set<Node>();
let observer: MutationObserver | undefined;

/**
 * Replaces messages of a tag in one language, in part or whole, or adds a language (`km`, `ede`).
 * What is left out falls back to English. Elements on the page change at once.
 */
export function registerMessages(tag: string, language: string, messages: Record<string, Message>): void {
  const languages = registered.get(tag) ?? new Map<string, Record<string, Message>>();
  registered.set(tag, languages);
  languages.set(language.toLowerCase(), {...languages.get(language.toLowerCase()), ...messages});
  living.forEach((controller) => controller.languageChanged());
}

/** What a page registered for a tag in one language. */
export function registeredMessages(tag: string, language: string): Record<string, Message> | undefined {
  return registered.get(tag)?.get(language);
}

function watch(root: Node): void {
  if (observed.has(root)) return;
  observer ??= new MutationObserver(() => living.forEach((controller) => controller.languageChanged()));
  observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang']});
  observed.add(root);
}

function unwatchAll(): void {
  observer?.disconnect();
  observed.clear();
}

/** The nearest `lang`, looked for through shadow roots; Vietnamese where nobody says. */
function nearestLanguage(element: Element, meet: (root: Node) => void): string {
  let node: Element | null = element;
  while (node) {
    const holder: Element | null = node.closest('[lang]');
    const root: Node = node.getRootNode();
    meet(root);
    const said = holder?.getAttribute('lang');
    if (said) return said;
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return 'vi';
}

/** Messages of one element in the language of its place on the page, live. */
export class WordsController<M extends object> implements ReactiveController {
  #language = 'vi';
  #text: M | undefined;

  constructor(
    private readonly host: Host,
    private readonly catalogs: Catalogs<M>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    living.add(this);
    this.#read();
  }

  hostDisconnected(): void {
    living.delete(this);
    if (living.size === 0) unwatchAll();
  }

  /** Called when a `lang` on the page or a registered message changed. */
  languageChanged(): void {
    const before = this.#text;
    this.#read();
    if (this.#text !== before) this.host.requestUpdate();
  }

  /** The language shown: vi-VN falls back to vi, an unknown one to en, nothing said to vi. */
  get language(): string {
    return this.#language;
  }

  /** The messages in that language. */
  get text(): M {
    return (this.#text ??= this.#assemble());
  }

  /** Picks a text given in several languages, `{vi: "Hộ tịch", en: "Civil status"}`, or a plain string. */
  pick(text: string | Readonly<Record<string, string>> | null | undefined): string {
    if (typeof text === 'string') return text;
    if (!text) return '';
    return (
      text[this.#language] ?? text[this.#language.split('-')[0] ?? ''] ?? text['vi'] ?? Object.values(text)[0] ?? ''
    );
  }

  #read(): void {
    const said = nearestLanguage(this.host, watch).toLowerCase();
    const known = this.#known();
    const general = said.split('-')[0] ?? '';
    this.#language = known.has(said) ? said : known.has(general) ? general : 'en';
    this.#text = this.#sameOr(this.#assemble());
  }

  #known(): Set<string> {
    return new Set(['vi', 'en', ...(registered.get(this.#tag)?.keys() ?? [])]);
  }

  get #tag(): string {
    return (this.host.constructor as {tag?: string}).tag ?? this.host.localName;
  }

  #assemble(): M {
    const own = registeredMessages(this.#tag, this.#language);
    const base = this.#language === 'vi' ? this.catalogs.vi : (this.catalogs.en as M);
    return own ? {...base, ...own} : base;
  }

  #sameOr(next: M): M {
    const before = this.#text as Record<string, unknown> | undefined;
    if (!before) return next;
    const keys = Object.keys(next) as (keyof M & string)[];
    return keys.every((key) => before[key] === next[key]) ? (before as M) : next;
  }
}
