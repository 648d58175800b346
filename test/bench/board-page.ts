/*
 * The page of bench/board: one hall that says seventeen things a frame, and either the wall or its floor beside it. The
 * floor is the wall's own nodes and style sheets, copied, with the least code that could keep them up to date.
 */
import '../../src/queue/queue-board/define.js';
import {emWidth} from '../../src/queue/queue-board/fit.js';
import type {Call} from '../../src/queue/ticket.js';
import type {HallView} from '../../src/queue/view.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

const updatesAFrame = 17;
const now = performance.now.bind(performance);
let passed = 0;
performance.now = () => now() + passed; // a hold passes between two frames, so that each call is a hero alone

const sample = sampleView();
const oneNotice = {...sample.hall, notices: ['Mỗi người một số.']}; // the hurried clock must not turn pages as well
const first = {...sample, role: 'public' as const, hall: oneNotice, tickets: [], calls: [] as Call[]};
let view: HallView = first;
let seq = 0;
const hall = new FakeHall({view});
provideHall('fake:bench', hall);

function nextCall(): Call {
  const counter = String(1 + (seq % 7));
  const service = first.services[seq % 5]!.id;
  const number = `${'ABCDE'[seq % 5] ?? 'A'}${String(seq % 1000).padStart(3, '0')}`;
  return {seq: ++seq, at: sampleNow, ticket: `t${seq}`, number, service, counter, time: 1};
}

/** One word of the hall: a call, or how many wait for one service and how long. */
function update(index: number): void {
  const turn = seq * updatesAFrame + index;
  const services = view.services.map((row, place) =>
    place === index % 5 ? {...row, count: turn % 90, band: {from: 5 + (turn % 50), to: 10 + (turn % 50)}} : row,
  );
  view = index === 0 ? {...view, calls: [...view.calls, nextCall()].slice(-40)} : {...view, services};
  hall.show(view);
}

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

async function play(frames: number): Promise<void> {
  for (let count = 0; count < frames; count++) {
    passed += 9000;
    for (let index = 0; index < updatesAFrame; index++) update(index);
    await frame();
  }
}

async function mountBoard(): Promise<HTMLElement> {
  const board = document.createElement('queue-board');
  board.quiet = true;
  board.hall = 'fake:bench';
  document.body.replaceChildren(board);
  await board.updateComplete;
  await play(12);
  return board;
}

function write(node: Element | undefined, text: string): void {
  const data = node?.firstChild as Text | null | undefined;
  if (data && data.data !== text) data.data = text;
}

function writeFitted(node: HTMLElement | undefined, inner: Element | undefined, text: string): void {
  if (!node || inner?.textContent === text) return;
  write(inner, text);
  node.style.setProperty('--_em', String(emWidth(text)));
}

/** Keeps copied nodes up to date: looks each up once, writes only what differs, once a frame. */
function follow(root: ShadowRoot): () => void {
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const [numbers, numberTexts, counters] = [all('.call .n'), all('.call .n b'), all('.call .q')];
  const [heroService, rowServices] = [all('.say small')[0], all('.rows .f')];
  const [recentNumbers, recentCounters] = [all('.recent li b'), all('.recent li span')];
  const [counts, bands, status] = [all('.c strong'), all('.w'), all('[role=status]')[0]];
  const names = new Map(first.services.map(({id, name}) => [id, typeof name === 'string' ? name : (name['vi'] ?? '')]));
  let asked = false;
  const draw = () => {
    asked = false;
    const calls = view.calls.slice(-8).reverse();
    calls.slice(0, 3).forEach(({number, counter, service}, index) => {
      writeFitted(numbers[index], numberTexts[index], number);
      writeFitted(counters[index], counters[index], counter);
      write(index === 0 ? heroService : rowServices[index - 1], names.get(service) ?? '');
    });
    calls.slice(3).forEach(({number, counter}, index) => {
      write(recentNumbers[index], number);
      write(recentCounters[index], `Quầy ${counter}`);
    });
    view.services.forEach(({count, band}, index) => {
      write(counts[index], String(count));
      write(bands[index], band ? `${band.from}–${band.to} phút` : 'chưa rõ');
    });
    write(status, `Mời số ${calls[0]?.number} đến Quầy ${calls[0]?.counter}.`);
  };
  return hall.subscribe(() => {
    if (!asked) requestAnimationFrame(draw);
    asked = true;
  });
}

let stop = () => {};

/** Puts one of the two on the page, and plays a few frames so that it is warm. Returns how many elements it is. */
async function mount(kind: 'board' | 'floor'): Promise<number> {
  stop();
  stop = () => {};
  const board = await mountBoard();
  if (kind === 'floor') {
    const floor = document.createElement('div');
    floor.className = 'floor';
    const root = floor.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [...board.shadowRoot!.adoptedStyleSheets];
    root.append(...[...board.shadowRoot!.childNodes].map((node) => node.cloneNode(true)));
    removeMarkers(root);
    document.body.replaceChildren(floor);
    stop = follow(root);
  }
  await play(3);
  const shown = document.body.firstElementChild!.shadowRoot!.querySelector('.board')!;
  const newest = view.calls[view.calls.length - 1]?.number;
  const hero = shown.querySelector('.heroes .n b')?.textContent;
  if (hero !== newest) throw new Error(`The ${kind} shows ${hero} and not ${newest}.`);
  return shown.querySelectorAll('*').length;
}

/** Lit's comments and the blanks between tags: a floor written by hand would have neither. */
function removeMarkers(root: ShadowRoot): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
  const gone: ChildNode[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as ChildNode;
    if (node.nodeType === Node.COMMENT_NODE || node.textContent!.trim() === '') gone.push(node);
  }
  gone.forEach((node) => node.remove());
}

Object.assign(window, {bench: {mount, play}});

declare global {
  interface Window {
    bench: {mount(kind: 'board' | 'floor'): Promise<number>; play(frames: number): Promise<void>};
  }
}
