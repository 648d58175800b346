import {expect} from '@open-wc/testing';
import {PrintFailed, printSheet, setPrinter, type Sheet} from '../../../src/services/print/print.js';

const truePrint = window.print;
const sheets = () => document.querySelectorAll<HTMLElement>('[data-mot-cua-sheet]');

/** A browser that prints: it says when it begins and when it is done, and what lay on the paper between. */
function browserPrints(look: (sheet: HTMLElement) => void = () => {}): void {
  window.print = () => {
    window.dispatchEvent(new Event('beforeprint'));
    sheets().forEach(look);
    setTimeout(() => window.dispatchEvent(new Event('afterprint')));
  };
}

function sheet(words: string, width = 80): Sheet {
  return {width, css: 'p {margin: 0; font-size: 20px}', fill: (root) => root.append(paragraph(words))};
}

function paragraph(words: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
}

async function failure(job: Promise<void>): Promise<unknown> {
  return job.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('print', () => {
  afterEach(() => {
    window.print = truePrint;
    setPrinter(null);
  });

  it('lays the sheet out in its own shadow root, at its true width, out of sight', async () => {
    const seen: {words: string; width: number; visible: string}[] = [];
    browserPrints((host) =>
      seen.push({
        words: host.shadowRoot!.textContent!,
        width: Math.round((host.getBoundingClientRect().width / 96) * 25.4),
        visible: getComputedStyle(host).visibility,
      }),
    );
    await printSheet(sheet('A041'));
    expect(seen).to.deep.equal([{words: 'A041', width: 80, visible: 'hidden'}]);
  });

  it('leaves nothing in the page behind', async () => {
    const before = document.adoptedStyleSheets.length;
    browserPrints();
    await printSheet(sheet('A041'));
    expect(sheets().length).to.equal(0);
    expect(document.adoptedStyleSheets.length).to.equal(before);
  });

  it('prints one sheet after the other', async () => {
    const seen: string[] = [];
    browserPrints((host) => seen.push(host.shadowRoot!.textContent!));
    await Promise.all([printSheet(sheet('A041')), printSheet(sheet('A042'))]);
    expect(seen).to.deep.equal(['A041', 'A042']);
  });

  it('fails when the browser ignores it, and cleans up', async () => {
    window.print = () => {};
    expect(await failure(printSheet(sheet('A041')))).to.be.instanceOf(PrintFailed);
    expect(sheets().length).to.equal(0);
  });

  it('fails when the browser throws, and prints the next sheet all the same', async () => {
    window.print = () => {
      throw new Error('no printer');
    };
    expect(await failure(printSheet(sheet('A041')))).to.be.instanceOf(PrintFailed);
    let printed = '';
    browserPrints((host) => (printed = host.shadowRoot!.textContent!));
    await printSheet(sheet('A042'));
    expect(printed).to.equal('A042');
  });

  it('fails where there is no printing at all', async () => {
    (window as {print?: () => void}).print = undefined;
    expect(await failure(printSheet(sheet('A041')))).to.be.instanceOf(PrintFailed);
  });

  it('fails without harm when the sheet cannot be filled', async () => {
    const before = document.adoptedStyleSheets.length;
    browserPrints();
    const throws = {
      ...sheet('A041'),
      fill: () => {
        throw new Error('broken');
      },
    };
    expect(await failure(printSheet(throws))).to.be.instanceOf(Error);
    expect(sheets().length).to.equal(0);
    expect(document.adoptedStyleSheets.length).to.equal(before);
  });

  it('lets an office put its own printer in the browser’s place', async () => {
    const seen: number[] = [];
    setPrinter(async ({width}) => void seen.push(width));
    await printSheet(sheet('A041', 58));
    expect(seen).to.deep.equal([58]);
  });
});
