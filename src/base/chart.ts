import type {Chart, ChartConfiguration} from 'chart.js';
import type {ReactiveController, ReactiveControllerHost} from 'lit';

type ChartClass = typeof Chart;
type Host = ReactiveControllerHost & HTMLElement;

/** What is to be drawn, and on which canvas of the host. */
export interface Drawing {
  canvas(): HTMLCanvasElement | null;
  /** The same object means the same picture. `null` draws nothing. */
  config(): ChartConfiguration | null;
}

let library: Promise<ChartClass> | undefined;

/** Loads chart.js once a page; a failed try may be repeated. */
function load(): Promise<ChartClass> {
  library ??= import('./chart-parts.js')
    .then((parts) => parts.registered())
    .catch((error: unknown) => {
      library = undefined;
      throw error;
    });
  return library;
}

/** One chart of an element: loaded when the element joins its page, destroyed when it leaves. */
export class ChartController implements ReactiveController {
  /** `failed` where the drawing part could not be loaded: whoever hosts it shows the figures as words. */
  state: 'loading' | 'ready' | 'failed' = 'loading';

  #library: ChartClass | undefined;
  #chart: Chart | undefined;
  #drawn: ChartConfiguration | null = null;

  constructor(
    private readonly host: Host,
    private readonly drawing: Drawing,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    load().then(
      (loaded) => this.#arrived('ready', loaded),
      () => this.#arrived('failed'),
    );
  }

  hostUpdated(): void {
    this.#draw();
  }

  hostDisconnected(): void {
    this.#destroy();
  }

  /** The same picture at another size, on a canvas of its own. `null` where nothing is drawn. */
  async picture(config: ChartConfiguration, width: number, height: number): Promise<HTMLCanvasElement | null> {
    const loaded = await load().catch(() => null);
    if (!loaded) return null;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, {width, height});
    const options = {...config.options, responsive: false, devicePixelRatio: 2, events: []};
    const chart = new loaded(canvas, {...config, options});
    const copy = document.createElement('canvas');
    Object.assign(copy, {width: canvas.width, height: canvas.height});
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    chart.destroy();
    return copy;
  }

  #arrived(state: 'ready' | 'failed', loaded?: ChartClass): void {
    this.state = state;
    this.#library = loaded;
    if (this.host.isConnected) this.host.requestUpdate();
  }

  #draw(): void {
    const canvas = this.host.isConnected ? this.drawing.canvas() : null;
    const config = canvas && this.#library ? this.drawing.config() : null;
    if (config === this.#drawn && this.#chart?.canvas === (canvas ?? undefined)) return;
    this.#destroy();
    this.#drawn = config;
    if (canvas && config && this.#library) this.#chart = new this.#library(canvas, config);
  }

  #destroy(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#drawn = null;
  }
}
