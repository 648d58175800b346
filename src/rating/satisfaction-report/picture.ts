import {leastForPercentage} from '../statistics.js';
import type {Figures, LevelFigure} from './figures.js';
import {notesOf} from './notes.js';
import {counted, percent, range, rateOf, value, type Say} from './say.js';
import type {Palette} from './trend.js';

/*
 * The report as one image, for a slide or a letter. An image travels alone, so n, interval, period, who answered and
 * what it is not are drawn into it.
 */

/** All that an image is drawn from. */
export interface PictureSource {
  say: Say;
  figures: Figures;
  palette: Palette;
  title: string;
  period: string;
  /** The line by month; `null` where there is none. */
  chart: HTMLCanvasElement | null;
}

const width = 1200;
const margin = 48;
const inner = width - 2 * margin;

/** Draws the image; `null` where this browser gives no canvas. */
export function drawPicture(source: PictureSource): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const height = draw(canvas, source, 1); // once to measure, once to keep
  draw(canvas, source, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function draw(canvas: HTMLCanvasElement, source: PictureSource, height: number): number {
  Object.assign(canvas, {width: width * 2, height: height * 2});
  const context = canvas.getContext('2d');
  if (!context) return 1;
  context.scale(2, 2);
  context.fillStyle = source.palette.surface;
  context.fillRect(0, 0, width, height);
  return new Sheet(context, source).draw();
}

/** One sheet, filled from top to bottom. */
class Sheet {
  #y = margin;

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly source: PictureSource,
  ) {}

  /** Draws everything and says how high it became. */
  draw(): number {
    const {say, figures, palette, title, period} = this.source;
    const {ink, soft} = palette;
    this.#write(title, 36, 600, ink);
    this.#write(period, 18, 400, soft);
    this.#y += 16;
    this.#writeHero();
    this.#y += 24;
    this.#write(say.text.distribution, 22, 600, ink);
    this.#y += 8;
    for (const level of figures.levels) this.#drawLevel(level);
    this.#drawChart();
    this.#y += 16;
    for (const note of notesOf(say, figures)) this.#write(note, 16, 400, soft);
    return Math.ceil(this.#y + margin);
  }

  #writeHero(): void {
    const {say, figures, palette} = this.source;
    const {ink, soft} = palette;
    const {text} = say;
    const {hero, measure} = figures;
    const n = figures.n + figures.withheld;
    const answers = `${say.number(n)} ${text.answers}${rateOf(say, figures)}`;
    if (hero) {
      this.#write(value(say, measure, hero), 96, 600, ink);
      this.#write(counted(say, figures), 24, 600, ink);
      const bounds = `${range(say, measure, hero)}${measure === 'score' ? '' : '%'}`;
      this.#write(`${text.interval} ${bounds}. ${answers}`, 18, 400, soft);
      return;
    }
    const few = text.few(say.number(leastForPercentage));
    const none = figures.awaited > 0 ? text.noneYet : text.none;
    this.#write(n === 0 ? none : figures.n < leastForPercentage ? few : text.noRule, 32, 600, ink);
    this.#write(answers, 18, 400, soft);
  }

  #drawLevel({score, word, share, count, tone}: LevelFigure): void {
    const {say, palette} = this.source;
    const {ink, soft, line, tones} = palette;
    const {context} = this;
    const said = say.pick(word);
    const middle = this.#y + 20;
    context.fillStyle = line;
    context.fillRect(margin, this.#y, inner, 1);
    context.fillStyle = tones[tone - 1] ?? ink;
    context.fillRect(margin + 320, middle - 8, (480 * (share?.value ?? 0)) / this.source.figures.full, 16);
    this.#put(said === String(score) ? said : `${score}  ${said}`, margin, middle, 'left', ink);
    this.#put(share ? percent(say, share.value) : '–', margin + 920, middle, 'right', ink);
    this.#put(share ? range(say, 'share', share) : '', margin + 1030, middle, 'right', soft);
    this.#put(say.number(count), margin + inner, middle, 'right', soft);
    this.#y += 40;
  }

  #drawChart(): void {
    const {say, chart, palette} = this.source;
    if (!chart) return;
    const height = (inner * chart.height) / chart.width;
    this.#y += 24;
    this.#write(say.text.month, 22, 600, palette.ink);
    this.context.drawImage(chart, margin, this.#y + 8, inner, height);
    this.#y += height + 8;
  }

  #put(text: string, x: number, y: number, align: CanvasTextAlign, colour: string): void {
    const {context} = this;
    context.font = `400 18px ${this.source.palette.font}`;
    context.fillStyle = colour;
    context.textBaseline = 'middle';
    context.textAlign = align;
    context.fillText(text, x, y);
  }

  /** Lines of one text, broken where they reach the margin. */
  #write(text: string, size: number, weight: number, colour: string): void {
    const {context} = this;
    context.font = `${weight} ${size}px ${this.source.palette.font}`;
    context.fillStyle = colour;
    context.textBaseline = 'alphabetic';
    context.textAlign = 'left';
    for (const line of this.#broken(text)) {
      this.#y += size * 1.4;
      context.fillText(line, margin, this.#y - size * 0.3);
    }
  }

  #broken(text: string): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.context.measureText(longer).width > inner) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }
}
