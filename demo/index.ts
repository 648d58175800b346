/*
 * The first page: where each screen is, on this server or inside the browser. The keys of the office come in the part
 * of the address behind `#`, as the server prints it at start, and go on to the screens in the same way.
 */
import {html, nothing, render, type TemplateResult} from 'lit';
import type {Text} from '../src/queue/ticket.js';
import type {HallView} from '../src/queue/view.js';
import {messages, type LauncherMessages} from './index.messages.js';

type Screen = keyof LauncherMessages['screens'];
type Key = 'kiosk' | 'counter';

const keyOf: Partial<Record<Screen, Key>> = {kiosk: 'kiosk', counter: 'counter', pad: 'kiosk', devices: 'counter'};
const order: readonly Screen[] = [
  'kiosk',
  'counter',
  'wall',
  'sign',
  'slides',
  'notices',
  'pad',
  'book',
  'survey',
  'site',
  'report',
  'feedback',
  'devices',
  'verify',
];
const demoCounters = ['1', '2', '3', '4', '5', '6', '7'].map((name) => ({id: name, name}));

const address = new URL('halls/1', document.baseURI).href;
const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';
const say = messages[language];

/** The hall of this server: not known yet, its view, or that there is none. */
let server: HallView | null | undefined;
let local = false;

/** A key from the address, else the one that a screen on this device was opened with before. */
function keyFor(role: Key): string {
  const told = new URLSearchParams(location.hash.slice(1)).get(role);
  return told ?? localStorage.getItem(`mot-cua token ${role} ${address}`) ?? '';
}

function textOf(text: Text): string {
  return typeof text === 'string' ? text : (text[language] ?? text['vi'] ?? Object.values(text)[0] ?? '');
}

function link(screen: Screen, counter?: string): string {
  const query = new URLSearchParams({
    ...(counter === undefined ? {} : {counter}),
    ...(local && !['site', 'verify'].includes(screen) ? {hall: 'local:demo'} : {}),
    ...(language === 'vi' ? {} : {lang: language}),
  }).toString();
  const role = keyOf[screen];
  const key = role && !local ? keyFor(role) : '';
  return `./${screen}.html${query && `?${query}`}${key && `#${role ?? ''}=${encodeURIComponent(key)}`}`;
}

function doors(screen: Screen): TemplateResult {
  const role = keyOf[screen];
  if (role && !local && server && !keyFor(role)) return html`<p class="missing">${say.keyMissing}</p>`;
  if (!['counter', 'pad', 'sign'].includes(screen)) {
    return html`<p class="doors"><a class="wide" href=${link(screen)}>${say.open}</a></p>`;
  }
  const counters = local ? demoCounters : (server?.counters ?? []);
  return html`<p class="doors many">
    <span>${say.counters}</span>
    ${counters.map(
      ({id, name}) =>
        html`<a href=${link(screen, id)} aria-label="${say.screens[screen][0]}, ${say.counter(name)}">${name}</a>`,
    )}
  </p>`;
}

function choose(inBrowser: boolean): void {
  local = inBrowser;
  draw();
}

function state(): string {
  if (server === undefined) return say.serverSought;
  if (server === null) return say.localOnly;
  return local ? say.localOpen : say.serverOpen;
}

function hallSwitch(): TemplateResult {
  return html`<fieldset class="switch" ?hidden=${server === null}>
    <label>
      <input type="radio" name="hall" .checked=${!local} ?disabled=${server === null} @change=${() => choose(false)} />
      ${say.server}
    </label>
    <label>
      <input type="radio" name="hall" .checked=${local} @change=${() => choose(true)} />
      ${say.local}
    </label>
  </fieldset>`;
}

function office(): TemplateResult {
  const name = server ? textOf(server.hall.name) : 'mot-cua';
  const place = server ? textOf(server.hall.place) : '';
  const other = language === 'vi' ? 'en' : 'vi';
  return html`<header class="office">
    <p class="name">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M5 30V3h22v27" fill="none" stroke="currentColor" stroke-width="4" />
        <path d="M12 30V11h8v19z" fill="currentColor" />
      </svg>
      <b>${name}${place ? html`<span>${place}</span>` : nothing}</b>
    </p>
    <h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <div class="where" role="group" aria-label=${say.hallLabel}>
      ${hallSwitch()}
      <p class="state" role="status">${state()}</p>
    </div>
    <p class="language"><a href="?lang=${other}${location.hash}" lang=${other}>${say.language}</a></p>
  </header>`;
}

function draw(): void {
  const rows = order
    .filter((screen) => !local || screen !== 'devices')
    .map(
      (screen) => html`<li>
      <div>
        <h2>${say.screens[screen][0]}</h2>
        <p>${say.screens[screen][1]}</p>
      </div>
      ${doors(screen)}
    </li>`,
    );
  render(html`<main class="launcher">${office()}<ul class="screens">${rows}</ul></main>`, document.body);
}

/** What a static host answers for a hall is a page or an error: then there is none. */
async function askServer(): Promise<HallView | null> {
  try {
    const response = await fetch(address, {headers: {Accept: 'application/json'}});
    const view = (await response.json()) as Partial<HallView> | null;
    return response.ok && view?.hall && Array.isArray(view.counters) ? (view as HallView) : null;
  } catch {
    return null;
  }
}

document.documentElement.lang = language;
document.title = say.title;
addEventListener('hashchange', draw);
draw();
void askServer().then((view) => {
  server = view;
  local = view === null;
  draw();
});
