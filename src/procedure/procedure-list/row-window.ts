import type {ReactiveController, ReactiveControllerHost} from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

const guess = 96;
const atLeast = 12;

/** The nearest ancestor that scrolls, through shadow roots; the page itself where none does. */
function scrollerOf(element: Element): Element {
  const page = document.scrollingElement ?? document.documentElement;
  let node: Node | null = element;
  while (node && node !== page) {
    if (node instanceof Element && /auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
    node = node instanceof ShadowRoot ? node.host : ((node as Element).assignedSlot ?? node.parentNode);
  }
  return page;
}

/**
 * Keeps only the rows near the screen in a list, whatever their height. A row stays in its node while it is near, so
 * that focus and a screen reader's place survive; a node that fell out is used for the next row that comes in.
 */
export class RowWindow implements ReactiveController {
  #list: HTMLElement | null = null;
  #scroller: Element | null = null;
  #count = 0;
  #heights: number[] = [];
  #usual = 0;
  #width = 0;
  #drawn = new Map<number, HTMLElement>();
  #spare: HTMLElement[] = [];
  readonly #sizes = new ResizeObserver(() => this.#resized());

  /** `draw` fills a node with the row at a place. */
  constructor(
    private readonly host: Host,
    private readonly find: () => HTMLElement | null,
    private readonly draw: (place: number, node: HTMLElement) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('scroll', this.#moved, {capture: true, passive: true});
    window.addEventListener('resize', this.#moved);
    this.#scroller = null;
    if (this.#list) this.#sizes.observe(this.#list);
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#moved, {capture: true});
    window.removeEventListener('resize', this.#moved);
    this.#sizes.disconnect();
  }

  /** Shows rows; `fresh` when they are other rows than before. */
  show(count: number, fresh: boolean): void {
    const list = this.find();
    if (!list) return;
    if (list !== this.#list) this.#adopt(list);
    this.#count = count;
    if (fresh) [this.#heights, this.#usual] = [[], 0];
    for (const [place, node] of this.#drawn) {
      if (place < count) this.draw(place, node);
      else this.#release(place, node);
    }
    this.#arrange();
  }

  /** The node of a row, brought into view if it was far away. */
  reach(place: number): HTMLElement | null {
    if (place < 0 || place >= this.#count || !this.#list) return null;
    if (!this.#drawn.has(place)) {
      const {top} = this.#list.getBoundingClientRect();
      this.#scroll(top + this.#offset(place) - this.#view()[0] - guess);
      this.#arrange();
    }
    return this.#drawn.get(place) ?? null;
  }

  /** The place of the row that a node shows, or -1. */
  placeOf(node: Node): number {
    for (const [place, item] of this.#drawn) if (item.contains(node)) return place;
    return -1;
  }

  readonly #moved = (): void => {
    if (this.#list) this.#arrange();
  };

  #adopt(list: HTMLElement): void {
    this.#sizes.disconnect();
    this.#list = list;
    this.#drawn.clear();
    this.#sizes.observe(list);
  }

  #resized(): void {
    const width = this.#list?.clientWidth ?? 0;
    if (width === this.#width) return;
    const anchor = this.#width > 0 ? this.#anchor() : undefined;
    this.#width = width;
    [this.#heights, this.#usual] = [[], 0];
    this.#arrange();
    if (anchor !== undefined) this.reach(anchor);
  }

  #height(place: number): number {
    return this.#heights[place] ?? (this.#usual || guess);
  }

  #offset(place: number): number {
    let offset = 0;
    for (let at = 0; at < place; at++) offset += this.#height(at);
    return offset;
  }

  #view(): [top: number, bottom: number] {
    this.#scroller ??= scrollerOf(this.host);
    if (this.#scroller === document.scrollingElement) return [0, window.innerHeight];
    const {top, bottom} = this.#scroller.getBoundingClientRect();
    return [Math.max(0, top), Math.min(window.innerHeight, bottom)];
  }

  /** Draws what is near, then measures it; heights that were guessed wrong must not move what is being read. */
  #arrange(): void {
    const list = this.#list!;
    const anchor = this.#anchor();
    const before = anchor === undefined ? 0 : this.#top(anchor);
    for (let round = 0; round < 3 && this.#place(list); round++);
    if (anchor === undefined || !this.#drawn.has(anchor)) return;
    const moved = this.#top(anchor) - before;
    if (Math.abs(moved) >= 1) this.#scroll(moved);
  }

  #top(place: number): number {
    return this.#drawn.get(place)!.getBoundingClientRect().top;
  }

  #scroll(by: number): void {
    this.#view();
    this.#scroller!.scrollBy({top: by, behavior: 'instant'});
  }

  /** The first row that is being read, if rows above it could still turn out higher or lower. */
  #anchor(): number | undefined {
    const [top, bottom] = this.#view();
    if (this.#list!.getBoundingClientRect().top >= top) return undefined;
    for (const place of this.#places()) {
      const node = this.#drawn.get(place)!;
      const box = node.getBoundingClientRect();
      if (box.bottom > top && box.top < bottom && !node.classList.contains('apart')) return place;
    }
    return undefined;
  }

  #places(): number[] {
    return [...this.#drawn.keys()].sort((one, other) => one - other);
  }

  /** One round; says whether heights came out so that another is needed. */
  #place(list: HTMLElement): boolean {
    const [first, end, above, below] = this.#near(list);
    const focused = (this.host.shadowRoot?.activeElement ?? null)?.closest('[role=listitem]');
    for (const [place, node] of [...this.#drawn]) {
      const inside = place >= first && place < end;
      node.classList.toggle('apart', !inside && node === focused);
      if (!inside && node !== focused) this.#release(place, node);
    }
    for (let place = first; place < end; place++) if (!this.#drawn.has(place)) this.#take(place);
    this.#order(list);
    list.style.paddingBlockStart = `${above}px`;
    list.style.paddingBlockEnd = `${below}px`;
    return this.#measure(first, end);
  }

  #near(list: HTMLElement): [first: number, end: number, above: number, below: number] {
    const [top, bottom] = this.#view();
    const start = list.getBoundingClientRect().top;
    const reach = bottom - top;
    let [first, above] = [0, 0];
    while (first < this.#count - atLeast && start + above + this.#height(first) < top - reach)
      above += this.#height(first++);
    let [end, offset] = [first, above];
    while (end < this.#count && (end < first + atLeast || start + offset < bottom + reach))
      offset += this.#height(end++);
    let below = 0;
    for (let place = end; place < this.#count; place++) below += this.#height(place);
    return [first, end, above, below];
  }

  #measure(first: number, end: number): boolean {
    let changed = false;
    for (let place = first; place < end; place++) {
      const height = this.#drawn.get(place)!.getBoundingClientRect().height;
      if (height > 0 && Math.abs(height - this.#height(place)) > 0.5) changed = true;
      if (height > 0) this.#heights[place] = height;
    }
    const known = this.#heights.slice(first, end);
    if (!this.#usual && known.length > 0) this.#usual = known.reduce((sum, height) => sum + height, 0) / known.length;
    return changed;
  }

  #take(place: number): void {
    const node = this.#spare.pop() ?? document.createElement('div');
    this.#drawn.set(place, node);
    this.draw(place, node);
  }

  #release(place: number, node: HTMLElement): void {
    this.#drawn.delete(place);
    this.#spare.push(node);
    node.classList.remove('apart');
    node.remove();
  }

  /** Nodes that stay are not touched; the others go in between. */
  #order(list: HTMLElement): void {
    let next = list.firstChild;
    for (const place of this.#places()) {
      const node = this.#drawn.get(place)!;
      if (node === next) next = next.nextSibling;
      else list.insertBefore(node, next);
    }
  }
}
