/*
 * The auditor's page: a file in, what was done to it out. Everything happens in this page; it asks no server, and works
 * as well when the network is off.
 */
import {html, nothing, render, type TemplateResult} from 'lit';
import {auditOf, headsOf, severities, UnreadableExport, type AuditResult, type KnownHead} from '../src/rating/audit.js';
import {auditMessages, reportOf, whereOf} from '../src/rating/audit.messages.js';
import {messages} from './verify.messages.js';

const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';
const say = messages[language];
const words = auditMessages[language];
const number = new Intl.NumberFormat(language).format;
const percent = new Intl.NumberFormat(language, {style: 'percent'}).format;
const main = document.querySelector<HTMLElement>('#audit')!;
const mostShown = 200;

let input: {name: string; content: unknown} | null = null;
let heads: readonly KnownHead[] = [];
let headsName = '';
let trouble = '';
let headsTrouble = '';
let share: number | null = null;
let result: AuditResult | null = null;
/** Which audit is meant: what an earlier one still works on is not shown. */
let turn = 0;

async function jsonOf(file: File): Promise<unknown> {
  try {
    return JSON.parse((await file.text()).replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new Error(words.unreadableFile(file.name, words.notJson));
  }
}

function reasonOf(error: unknown, name: string): string {
  if (error instanceof UnreadableExport) return words.unreadableFile(name, words.notExport);
  return error instanceof Error ? error.message : String(error);
}

async function audit(): Promise<void> {
  if (!input) return;
  const {name, content} = input;
  const mine = ++turn;
  [result, trouble, share] = [null, '', 0];
  draw();
  try {
    const progress = (done: number, all: number): void => {
      if (mine !== turn) return;
      share = done / all;
      draw();
    };
    const audited = await auditOf(content, {heads, progress});
    if (mine === turn) result = audited;
  } catch (error) {
    if (mine === turn) trouble = reasonOf(error, name);
  }
  if (mine !== turn) return;
  share = null;
  draw();
  document.querySelector<HTMLElement>('#verdict')?.focus();
}

async function takeExport(file: File | undefined): Promise<void> {
  if (!file) return;
  try {
    input = {name: file.name, content: await jsonOf(file)};
    await audit();
  } catch (error) {
    turn++;
    [input, result, share, trouble] = [null, null, null, reasonOf(error, file.name)];
    draw();
  }
}

async function takeHeads(file: File | undefined): Promise<void> {
  if (!file) return;
  [headsTrouble, headsName, heads] = ['', '', []];
  try {
    heads = headsOf(await jsonOf(file));
    headsName = file.name;
  } catch (error) {
    headsTrouble = reasonOf(error, file.name);
  }
  draw();
  await audit();
}

function save(name: string, content: unknown): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], {type: 'application/json'}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function picker(id: string, label: string, chosen: string, take: (file: File | undefined) => void): TemplateResult {
  const picked = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    take(field.files?.[0]);
    field.value = ''; // so that the same file can be chosen again
  };
  const over = (event: DragEvent): void => event.preventDefault();
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  };
  return html`<div class="picker" @dragover=${over} @drop=${dropped}>
    <label for=${id}>${label}</label>
    <p class="pick">
      <span class="button"
        ><input id=${id} type="file" accept=".json,application/json" @change=${picked} />${say.choose}</span
      >
      <span class="name">${chosen || say.drop}</span>
    </p>
  </div>`;
}

function verdict({findings, items}: AuditResult): string {
  if (findings.some(({kind}) => severities[kind] === 'breach')) return say.found;
  if (findings.length > 0) return say.doubtful;
  return items > 0 ? say.clean : say.empty;
}

function findingsOf(audited: AuditResult, severity: 'breach' | 'doubt'): TemplateResult | typeof nothing {
  const found = audited.findings.filter(({kind}) => severities[kind] === severity);
  if (found.length === 0) return nothing;
  return html`<h3>${severity === 'breach' ? words.breaches(found.length) : words.doubts(found.length)}</h3>
    <ul class="findings">
      ${found.slice(0, mostShown).map(
        (each) =>
          html`<li>
            <b>${words.found[each.kind]}</b>${each.count && each.count > 1 ? ` (${number(each.count)})` : ''}
            <span>${whereOf(words, each)}</span>
          </li>`,
      )}
    </ul>
    ${found.length > mostShown ? html`<p>${say.more(number(found.length - mostShown))}</p>` : nothing}`;
}

function devicesOf({devices}: AuditResult): TemplateResult | typeof nothing {
  if (devices.length === 0) return nothing;
  return html`<h3>${say.devices}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label=${say.devices}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say.device}</th>
            <th scope="col" class="figure">${say.items}</th>
            <th scope="col" class="figure">${say.signed}</th>
            <th scope="col">${say.head}</th>
          </tr>
        </thead>
        <tbody>
          ${devices.slice(0, mostShown).map(
            ({device, items, signed, head}) =>
              html`<tr>
                <th scope="row">${device}</th>
                <td class="figure">${number(items)}</td>
                <td class="figure">${number(signed)}</td>
                <td>${head ? html`${number(head.place)} · <code>${head.hash.slice(0, 12)}</code>` : say.none}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function shown(audited: AuditResult): TemplateResult {
  const [first = '', ...rest] = reportOf({...audited, findings: []}, language);
  const facts = audited.findings.length > 0 ? rest.filter((line) => line !== words.clean) : rest;
  const kept = audited.devices.flatMap(({device, head}) => (head ? [{device, ...head}] : []));
  return html`<section aria-labelledby="verdict">
    <h2 id="verdict" tabindex="-1" class=${audited.findings.length > 0 ? 'bad' : ''}>${verdict(audited)}</h2>
    <p>${first} ${facts.join(' ')}</p>
    ${findingsOf(audited, 'breach')} ${findingsOf(audited, 'doubt')} ${devicesOf(audited)}
    <p class="actions">
      <button type="button" @click=${() => save('dau-chuoi.json', {format: 'mot-cua-heads/1', heads: kept})}>
        ${say.saveHeads}
      </button>
      <button type="button" @click=${() => save('ket-qua.json', audited)}>${say.saveResult}</button>
    </p>
  </section>`;
}

function draw(): void {
  render(
    html`
      <h1>${say.title}</h1>
      <p class="intro">${say.intro}</p>
      <p class="intro"><b>${say.private}</b></p>
      <div class="pickers">
        ${picker('file', say.file, input?.name ?? '', (file) => void takeExport(file))}
        <div>
          ${picker('heads', say.heads, headsName, (file) => void takeHeads(file))}
          <p class="hint">${say.headsHint}</p>
          ${headsTrouble ? html`<p class="bad" role="alert">${headsTrouble}</p>` : nothing}
        </div>
      </div>
      <p class="working" role="status">${share === null ? '' : say.working(percent(share))}</p>
      ${trouble ? html`<p class="bad" role="alert">${trouble}</p>` : nothing} ${result ? shown(result) : nothing}
      <section>
        <h2>${words.limitsTitle}</h2>
        <ul class="limits">
          ${words.limits.map((limit) => html`<li>${limit}</li>`)}
        </ul>
      </section>
    `,
    main,
  );
}

document.documentElement.lang = language;
document.title = say.title;
// A file that misses its box must not be opened in place of the page.
for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
draw();
