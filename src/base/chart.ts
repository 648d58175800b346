import type {Chart, ChartConfiguration} from 'chart.js';
import type {ReactiveController, ReactiveControllerHost} from 'lit';

type Parts = typeof import('./chart-parts.js');
type Host = ReactiveControllerHost & HTMLElement;

/** What is to be drawn, and on which canvas of the host. */
export interface Drawing {
  canvas(): HTMLCanvasElement | null;
  /** The same object means the same picture. `null` draws nothing. */
  config(): ChartConfiguration | null;
}

let parts: Promise<Parts> | undefined;

/** Loads chart.js once a page; a failed try may be repeated. */
function load(): Promise<Parts> {
  parts ??= import('./chart-parts.js').catch((error: unknown) => {
    parts = undefined;
    throw error;
  });
  return parts;
}

/** One chart of an element: loaded when the element joins its page, destroyed when it leaves. */
export class ChartController implements ReactiveController {
  /** `failed` where the drawing part could not be loaded: whoever hosts it shows the figures as words. */
  state: 'loading' | 'ready' | 'failed' = 'loading';

  #parts: Parts | undefined;
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
    const chart = new loaded.Chart(canvas, {...config, options});
    const copy = document.createElement('canvas');
    Object.assign(copy, {width: canvas.width, height: canvas.height});
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    chart.destroy();
    return copy;
  }

  #arrived(state: 'ready' | 'failed', loaded?: Parts): void {
    this.state = state;
    this.#parts = loaded;
    if (this.host.isConnected) this.host.requestUpdate();
  }

  #draw(): void {
    const canvas = this.host.isConnected ? this.drawing.canvas() : null;
    const config = canvas && this.#parts ? this.drawing.config() : null;
    if (config === this.#drawn && this.#chart?.canvas === (canvas ?? undefined)) return;
    this.#destroy();
    this.#drawn = config;
    if (canvas && config && this.#parts) this.#chart = new this.#parts.Chart(canvas, config);
  }

  #destroy(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#drawn = null;
  }
}
