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

/** Messages of the page's own by tag and language: `rating-pad km`. */
const registered = new Map<string, Record<string, Message>>();
const living = new Set<{languageChanged(anew?: boolean): void}>();
let observer: MutationObserver | undefined;

/**
 * Replaces messages of a tag in one language, in part or whole, or adds a language (`km`, `ede`).
 * What is left out falls back to English. Elements on the page change at once.
 */
export function registerMessages(tag: string, language: string, messages: Record<string, Message>): void {
  const key = `${tag} ${language.toLowerCase()}`;
  registered.set(key, {...registered.get(key), ...messages});
  living.forEach((controller) => controller.languageChanged(true));
}

/** What a page registered for a tag in one language. */
export function registeredMessages(tag: string, language: string): Record<string, Message> | undefined {
  return registered.get(`${tag} ${language}`);
}

/** Tells the living of every `lang` that changes under a root. */
function watch(root: Node): void {
  observer ??= new MutationObserver(() => living.forEach((controller) => controller.languageChanged()));
  observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang']});
}

/** The nearest `lang`, looked for through shadow roots, which are watched from then on; Vietnamese where nobody says. */
function nearestLanguage(element: Element): string {
  let node: Element | null = element;
  while (node) {
    const root: Node = node.getRootNode();
    watch(root);
    const said: string | null | undefined = node.closest('[lang]')?.getAttribute('lang');
    if (said) return said;
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return 'vi';
}

/** What stands before the first hyphen: `vi` of `vi-VN`. */
function general(language: string): string {
  return language.split('-')[0]!;
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
    this.#text = undefined;
    this.languageChanged();
  }

  hostDisconnected(): void {
    living.delete(this);
    if (living.size === 0) observer?.disconnect();
  }

  /** Called when a `lang` on the page changed, or (`anew`) a registered message. */
  languageChanged(anew = false): void {
    const said = nearestLanguage(this.host).toLowerCase();
    const language = [said, general(said)].find((one) => /^(vi|en)$/.test(one) || this.#own(one)) ?? 'en';
    if (language === this.#language && !anew) return;
    this.#language = language;
    this.#text = undefined;
    this.host.requestUpdate();
  }

  /** The language shown: vi-VN falls back to vi, an unknown one to en, nothing said to vi. */
  get language(): string {
    return this.#language;
  }

  /** The messages in that language. */
  get text(): M {
    const {vi, en} = this.catalogs;
    return (this.#text ??= {...(this.#language === 'vi' ? vi : (en as M)), ...this.#own(this.#language)});
  }

  /** Picks a text given in several languages, `{vi: "Hộ tịch", en: "Civil status"}`, or a plain string. */
  pick(text: string | Readonly<Record<string, string>> | null | undefined): string {
    if (typeof text === 'string') return text;
    const language = this.#language;
    return text ? (text[language] ?? text[general(language)] ?? text['vi'] ?? Object.values(text)[0] ?? '') : '';
  }

  #own(language: string): Record<string, Message> | undefined {
    const {tag} = this.host.constructor as {tag?: string};
    return registeredMessages(tag ?? this.host.localName, language);
  }
}
