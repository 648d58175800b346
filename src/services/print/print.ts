/*
 * Prints one sheet by the browser's own printing. The sheet stands in the page's document, in a shadow root of its own,
 * so that it has the page's fonts and none of its styles; a print style sheet hides everything else. Nothing of this
 * needs markup, inline styles or a frame, so the strictest policy allows it.
 */

import {PrintFailed} from './failure.js';

export {PrintFailed, type PrinterProblem} from './failure.js';

/** What is to be printed. */
export interface Sheet {
  /** Width of the paper in millimetres: 80 for the usual roll. */
  width: number;
  /** Styles of the content. */
  css: string;
  /** Puts the content into the empty sheet. */
  fill(root: ShadowRoot): void;
}

/** Whatever prints a sheet. It rejects when it could not. */
export type Printer = (sheet: Sheet) => Promise<void>;

let printer: Printer = printInBrowser;
let last: Promise<unknown> = Promise.resolve();

/** Puts another printer in the browser's place (a print service of the office); `null` brings the browser's back. */
export function setPrinter(other: Printer | null): void {
  printer = other ?? printInBrowser;
}

/** Prints a sheet after those before it. Rejects with the reason when nothing can be printed; never throws at once. */
export function printSheet(sheet: Sheet): Promise<void> {
  const job = last.then(() => printer(sheet));
  last = job.catch(() => {});
  return job;
}

async function printInBrowser(sheet: Sheet): Promise<void> {
  if (typeof window.print !== 'function') throw new PrintFailed('This browser does not print.');
  const paper = layOut(sheet);
  try {
    await painted();
    paper.cutToLength();
    await printDialog();
  } finally {
    paper.remove();
  }
}

const millimetre = 96 / 25.4;

interface Paper {
  /** Makes the page as long as what stands on it: a roll is cut where the text ends. */
  cutToLength(): void;
  remove(): void;
}

function layOut({width, css, fill}: Sheet): Paper {
  const host = document.createElement('div');
  host.dataset['motCuaSheet'] = '';
  host.setAttribute('aria-hidden', 'true');
  const root = host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [styleSheet(css)];
  fill(root); // first: where it fails, the page is as it was
  const page = styleSheet(pageStyles(width));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
  document.body.append(host);
  return {
    cutToLength() {
      const length = Math.ceil(host.getBoundingClientRect().height / millimetre) + 2;
      page.replaceSync(`${pageStyles(width)} @page {size: ${width}mm ${Math.max(length, width)}mm; margin: 0}`);
    },
    remove() {
      host.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== page);
    },
  };
}

function styleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** On the screen the sheet has its true width, to be measured, and is out of sight. */
function pageStyles(width: number): string {
  return `
    [data-mot-cua-sheet] {
      all: initial; display: block; position: fixed; top: 0; left: 0; width: ${width}mm;
      visibility: hidden; pointer-events: none; z-index: -1;
    }
    @media print {
      html, body {
        display: block !important; position: static !important; width: ${width}mm !important; height: auto !important;
        min-height: 0 !important; margin: 0 !important; padding: 0 !important; overflow: visible !important;
        background: #fff !important;
      }
      body > :not([data-mot-cua-sheet]) {display: none !important}
      [data-mot-cua-sheet] {position: static; visibility: visible}
    }`;
}

/** The screen is drawn before a print dialog may hold it up, and the fonts are there, or half a second is over. */
async function painted(): Promise<void> {
  const fonts = document.fonts?.ready ?? Promise.resolve();
  await Promise.race([fonts, pause(500)]);
  if (document.hidden) return; // no frame comes
  await Promise.race([new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))), pause(500)]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((next) => setTimeout(next, milliseconds));
}

const silence = 2000;
const longest = 10_000;

/** Ends when the browser says it has printed, fails when it never began: embedded browsers ignore print() without a word. */
function printDialog(): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const end = (finish: () => void) => {
      ended.abort();
      timers.forEach((timer) => clearTimeout(timer));
      finish();
    };
    let begun = false;
    const {signal} = ended;
    window.addEventListener('beforeprint', () => (begun = true), {signal});
    window.addEventListener('afterprint', () => end(resolve), {signal});
    const timers = [
      setTimeout(() => begun || end(() => reject(new PrintFailed('The browser did not print.'))), silence),
      setTimeout(() => end(resolve), longest), // a browser that tells of the beginning only
    ];
    try {
      window.print();
    } catch (error) {
      end(() => reject(new PrintFailed(String(error))));
    }
  });
}
