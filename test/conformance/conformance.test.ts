import {expect} from '@open-wc/testing';
import 'axe-core'; // a classic script: it puts itself into the window
import type axeTypes from 'axe-core';
import type {LitElement} from 'lit';
import '../../src/define.js';
import {tickerListeners} from '../../src/base/ticker.js';
import {FakeHall} from '../helpers/fake-hall.js';
import {fixtures, hallAddress, hostileViews, type Fixture} from './fixtures.js';

interface Declaration {
  tagName?: string;
  events?: {name: string}[];
  cssParts?: {name: string}[];
  slots?: {name: string}[];
}

const {axe} = globalThis as unknown as {axe: typeof axeTypes};
/** Collected from an empty stack (`async`): a collection in the middle of a function keeps what may stand on its stack. */
const collect = (globalThis as {gc?: (how: {type: 'major'; execution: 'async'}) => Promise<void>}).gc;
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

async function settle(element: HTMLElement): Promise<void> {
  await (element as LitElement).updateComplete;
  await frame();
  await (element as LitElement).updateComplete;
}

function make(tag: string, {attributes = {}, properties = {}}: Fixture, hall?: FakeHall): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  if ('hall' in element) element.setAttribute('hall', hallAddress(hall));
  return element;
}

async function show(tag: string, fixture: Fixture, hall?: FakeHall): Promise<HTMLElement> {
  const element = make(tag, fixture, hall);
  document.body.append(element);
  await settle(element);
  const {shows} = fixture;
  while (shows && element.isConnected && !element.shadowRoot!.querySelector(shows)) await settle(element);
  return element;
}

/** In a function of its own, so that no variable of the test holds the last element. */
async function shownAndTakenAway(tag: string, fixture: Fixture, hall: FakeHall): Promise<WeakRef<HTMLElement>> {
  const element = await show(tag, fixture, hall);
  element.remove();
  return new WeakRef(element);
}

function visibleText(root: ParentNode): string {
  return [...root.querySelectorAll('*:not(style):not(script)')]
    .flatMap((node) => [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE))
    .map((node) => node.textContent)
    .join(' ');
}

let manifest: Map<string, Declaration>;
const warned: string[] = [];
const warn = console.warn;

before(async () => {
  console.warn = (...said: unknown[]) => warned.push(said.join(' '));
  const response = await fetch('/build/custom-elements.json');
  const {modules} = (await response.json()) as {modules: {declarations: Declaration[]}[]};
  manifest = new Map(
    modules.flatMap(({declarations}) =>
      declarations.flatMap((one) => (one.tagName ? [[one.tagName, one] as const] : [])),
    ),
  );
});

after(() => {
  console.warn = warn;
});

afterEach(() => {
  document.body.textContent = '';
  document.documentElement.lang = 'vi';
  document.documentElement.dir = '';
});

for (const [tag, fixture] of Object.entries(fixtures)) {
  describe(`<${tag}> keeps the promises of every element`, () => {
    it('sprouts no attribute when it is created', () => {
      expect(document.createElement(tag).getAttributeNames()).to.deep.equal([]);
    });

    it('keeps a property that was set before the upgrade', async () => {
      const [property, value] = fixture.early;
      const name = `late-${tag}`;
      const element = document.createElement(name) as HTMLElement & Record<string, unknown>;
      element[property] = value;
      document.body.append(element);
      const {constructor} = document.createElement(tag);
      (constructor as unknown as {define(tag: string): void}).define(name);
      await settle(element);
      expect(element[property]).to.equal(value);
    });

    it('shows the same after it was taken off the page and put back', async () => {
      const element = await show(tag, fixture);
      const before = visibleText(element.shadowRoot!);
      element.remove();
      document.body.append(element);
      await settle(element);
      expect(visibleText(element.shadowRoot!)).to.equal(before);
    });

    it('is gone when hidden', async () => {
      const element = await show(tag, fixture);
      element.hidden = true;
      expect(getComputedStyle(element).display).to.equal('none');
    });

    it('fits its box when the page runs from right to left', async () => {
      document.documentElement.dir = 'rtl';
      const element = await show(tag, fixture);
      expect(document.documentElement.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
      expect(element.getBoundingClientRect().width).to.be.greaterThan(0);
    });

    it('changes its language with the page', async () => {
      const element = await show(tag, fixture);
      const vietnamese = visibleText(element.shadowRoot!);
      document.documentElement.lang = 'en';
      await settle(element);
      await settle(element);
      expect(visibleText(element.shadowRoot!)).not.to.equal(vietnamese);
    });

    it('passes axe', async () => {
      document.documentElement.lang = 'vi';
      const element = await show(tag, fixture);
      const {violations} = await axe.run(element, {
        rules: {region: {enabled: false}, 'page-has-heading-one': {enabled: false}},
      });
      expect(violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).to.deep.equal([]);
    });

    it('says the names a screen reader needs', async () => {
      document.documentElement.lang = 'en';
      const element = await show(tag, fixture);
      for (const [selector, name] of fixture.speaks) {
        const names = [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)].map(
          (node) => node.getAttribute('aria-label') ?? labelOf(node) ?? node.textContent ?? '',
        );
        expect(names.join('\n')).to.match(name);
      }
    });

    it('leaves nothing behind', async () => {
      expect(collect, 'the browser must be started with --expose-gc').to.be.a('function');
      const halls: FakeHall[] = [];
      const kept: WeakRef<HTMLElement>[] = [];
      const tickers = tickerListeners();
      for (let round = 0; round < 20; round++) {
        const hall = new FakeHall();
        halls.push(hall);
        kept.push(await shownAndTakenAway(tag, fixture, hall));
      }
      for (let round = 0; round < 10 && kept.some((reference) => reference.deref()); round++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await collect!({type: 'major', execution: 'async'});
      }
      expect(kept.filter((reference) => reference.deref()).length, 'elements still alive').to.equal(0);
      expect(halls.map((hall) => hall.subscribers)).to.deep.equal(halls.map(() => 0));
      expect(tickerListeners()).to.equal(tickers);
    });

    it('never throws, and never shows null, undefined or NaN, whatever comes', async () => {
      const thrown: string[] = [];
      const listen = (event: ErrorEvent | PromiseRejectionEvent) => {
        thrown.push(event instanceof ErrorEvent ? event.message : String(event.reason));
        event.preventDefault();
      };
      const mocha = window.onerror;
      window.onerror = null;
      window.addEventListener('error', listen);
      window.addEventListener('unhandledrejection', listen);
      const element = await show(tag, fixture);
      const shown: string[] = [];
      if ('hall' in element) {
        for (const view of hostileViews()) {
          const hall = new FakeHall({view});
          element.setAttribute('hall', hallAddress(hall));
          await (element as unknown as LitElement).updateComplete.catch((error: unknown) => thrown.push(String(error)));
          shown.push(visibleText(element.shadowRoot!));
        }
      }
      for (const value of fixture.hostile?.values ?? []) {
        (element as unknown as Record<string, unknown>)[fixture.hostile!.property] = value;
        await (element as unknown as LitElement).updateComplete.catch((error: unknown) => thrown.push(String(error)));
        shown.push(visibleText(element.shadowRoot!));
      }
      await frame();
      window.removeEventListener('error', listen);
      window.removeEventListener('unhandledrejection', listen);
      window.onerror = mocha;
      expect(thrown).to.deep.equal([]);
      expect(
        shown.filter((text) => /\b(null|undefined|NaN)\b|\[object/.test(text)).map((text) => text.slice(0, 300)),
      ).to.deep.equal([]);
      expect(element.shadowRoot!.querySelector('script, img[onerror]')).to.equal(null);
    });

    it('renders only the parts and slots that its manifest names', async () => {
      const declaration = manifest.get(tag);
      expect(declaration, 'the manifest knows the tag').not.to.equal(undefined);
      const element = await show(tag, fixture);
      const parts = new Set<string>();
      const slots = new Set<string>();
      const note = () => {
        element.shadowRoot!.querySelectorAll('[part]').forEach((node) => node.part.forEach((part) => parts.add(part)));
        element.shadowRoot!.querySelectorAll('slot').forEach((slot) => slots.add(slot.name));
      };
      note();
      for (const change of Object.values(fixture.states ?? {})) {
        change(element);
        await settle(element);
        note();
      }
      const declared = (list?: {name: string}[]) => (list ?? []).map(({name}) => name).sort();
      expect([...parts].sort()).to.deep.equal(declared(declaration!.cssParts));
      expect([...slots].sort()).to.deep.equal(declared(declaration!.slots));
    });

    it('fires only the events that its manifest names, whatever is pressed', async () => {
      const element = await show(tag, fixture);
      const fired = new Set<string>();
      const dispatch = element.dispatchEvent.bind(element);
      element.dispatchEvent = (event) => {
        fired.add(event.type);
        return dispatch(event);
      };
      const pressable = 'button:not([aria-disabled="true"]), input[type="radio"], input[type="checkbox"], a';
      for (const control of [...element.shadowRoot!.querySelectorAll<HTMLElement>(pressable)].slice(0, 30)) {
        control.addEventListener('click', (event) => control instanceof HTMLAnchorElement && event.preventDefault());
        control.click();
        await settle(element);
      }
      const declared = (manifest.get(tag)?.events ?? []).map(({name}) => name);
      expect([...fired].filter((name) => !declared.includes(name))).to.deep.equal([]);
    });

    it('says nothing on the console', () => {
      const about = warned.filter((text) => !/dev mode|already defined/.test(text));
      expect(about).to.deep.equal([]);
    });
  });
}

function labelOf(node: HTMLElement): string | null {
  const labels = node instanceof HTMLInputElement ? [...(node.labels ?? [])] : [];
  return labels.length > 0 ? labels.map((label) => label.textContent).join(' ') : null;
}
