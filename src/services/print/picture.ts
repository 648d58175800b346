/*
 * A sheet as a picture, for printers that know no Vietnamese letters: thermal code pages lack them, so the paper is
 * drawn and sent as dots. Drawn on a canvas and not from markup, which a strict policy would not let through an image.
 */

/** One thing on the paper, under what came before. Lengths are millimetres of paper. */
export type Block =
  | {kind: 'text'; text: string; size: number; strong?: boolean}
  /** As large as fits the width, at most `size`. */
  | {kind: 'hero'; text: string; size: number}
  | {kind: 'rule'}
  /** Two labelled figures beside each other. */
  | {kind: 'pair'; cells: readonly [label: string, figure: string][]}
  /** A path on a square grid of so many units. */
  | {kind: 'code'; path: string; units: number; size: number}
  | {kind: 'gap'; size: number};

export interface PictureOptions {
  /** Dots across: 576 for an 80 mm roll at 203 dots an inch, 384 for 58 mm. A multiple of eight. */
  dots: number;
  /** The page's family of type. */
  font: string;
}

const dotsInMillimetre = 8;
const leading = 1.35; // room for stacked marks: Ẫ rises above the line
const margin = 2;
const foot = 4;

/** Draws a sheet, black on white, as long as what stands on it. */
export function drawPicture(blocks: readonly Block[], {dots, font}: PictureOptions): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = dots;
  canvas.height = 8;
  const measured = new Pen(canvas, font);
  for (const block of blocks) measured.draw(block);
  canvas.height = Math.ceil(measured.y + foot * dotsInMillimetre); // empties it too
  const pen = new Pen(canvas, font);
  for (const block of blocks) pen.draw(block);
  return canvas;
}

class Pen {
  y = margin * dotsInMillimetre;
  readonly #context: CanvasRenderingContext2D;
  readonly #width: number;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly font: string,
  ) {
    const context = canvas.getContext('2d', {willReadFrequently: true});
    if (!context) throw new Error('This browser draws nothing.');
    this.#context = context;
    this.#width = canvas.width - 2 * margin * dotsInMillimetre;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    context.textBaseline = 'alphabetic';
  }

  draw(block: Block): void {
    switch (block.kind) {
      case 'text':
        return this.#text(block.text, block.size * dotsInMillimetre, block.strong ?? false);
      case 'hero':
        return this.#hero(block.text, block.size * dotsInMillimetre);
      case 'rule':
        return this.#rule();
      case 'pair':
        return this.#pair(block.cells);
      case 'code':
        return this.#code(block);
      case 'gap':
        this.y += block.size * dotsInMillimetre;
    }
  }

  #text(text: string, size: number, strong: boolean): void {
    this.#use(size, strong);
    this.#context.textAlign = 'center';
    for (const line of this.#balanced(text, this.#width)) {
      this.#context.fillText(line, this.#middle, this.y + size * 1.1);
      this.y += size * leading;
    }
  }

  #hero(text: string, most: number): void {
    this.#use(most, true);
    const size = Math.min(most, (most * this.#width) / Math.max(1, this.#context.measureText(text).width));
    this.#use(size, true);
    this.#context.textAlign = 'center';
    this.#context.fillText(text, this.#middle, this.y + size * 0.85);
    this.y += size;
  }

  #rule(): void {
    this.#context.fillRect(this.#left, Math.round(this.y), this.#width, 3);
    this.y += 3 + dotsInMillimetre;
  }

  #pair(cells: readonly [string, string][]): void {
    const width = this.#width / cells.length;
    const [small, large] = [3.6 * dotsInMillimetre, 5.6 * dotsInMillimetre];
    const top = this.y;
    let deepest = 0;
    cells.forEach(([label, figure], place) => {
      const middle = this.#left + width * (place + 0.5);
      this.#context.textAlign = 'center';
      this.#use(small, false);
      this.#context.fillText(label, middle, top + small * 1.1, width - dotsInMillimetre);
      this.#use(large, true);
      const lines = this.#lines(figure, width - dotsInMillimetre);
      lines.forEach((line, row) => {
        const baseline = top + small * leading + large * (row * leading + 1.1);
        this.#context.fillText(line, middle, baseline, width - dotsInMillimetre);
      });
      deepest = Math.max(deepest, small * leading + lines.length * large * leading);
    });
    for (let place = 1; place < cells.length; place++)
      this.#context.fillRect(
        Math.round(this.#left + width * place),
        top - dotsInMillimetre,
        3,
        deepest + 2 * dotsInMillimetre,
      );
    this.y = top + deepest + dotsInMillimetre;
  }

  #code({path, units, size}: Block & {kind: 'code'}): void {
    const dot = Math.max(1, Math.floor((size * dotsInMillimetre) / units)); // whole dots: a code of halves does not scan
    const side = dot * units;
    this.#context.save();
    this.#context.translate(Math.round(this.#middle - side / 2), Math.round(this.y));
    this.#context.scale(dot, dot);
    this.#context.fill(new Path2D(path));
    this.#context.restore();
    this.y += side;
  }

  /** As few lines as there must be, as even as they can be: no word stands alone in the last. */
  #balanced(text: string, width: number): string[] {
    let lines = this.#lines(text, width);
    for (let narrower = width * 0.95; narrower > width / 3; narrower -= width * 0.05) {
      const tried = this.#lines(text, narrower);
      if (tried.length > lines.length) break;
      lines = tried;
    }
    return lines;
  }

  /** Words that fit into one line together; a word that fits into none is broken. */
  #lines(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    const fits = (words: string) => this.#context.measureText(words).width <= width;
    for (const word of text
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((each) => this.#broken(each, fits))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && !fits(longer)) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return line ? [...lines, line] : lines;
  }

  #broken(word: string, fits: (part: string) => boolean): string[] {
    const parts: string[] = [];
    let part = '';
    for (const letter of word) {
      if (part && !fits(part + letter)) {
        parts.push(part);
        part = '';
      }
      part += letter;
    }
    return part ? [...parts, part] : parts;
  }

  #use(size: number, strong: boolean): void {
    this.#context.font = `${strong ? 600 : 400} ${size}px ${this.font || 'sans-serif'}`;
  }

  get #left(): number {
    return margin * dotsInMillimetre;
  }

  get #middle(): number {
    return this.#left + this.#width / 2;
  }
}
