import type {CSSResult, LitElement} from 'lit';
import {addStyles, Late} from '../../base/late.js';

/* What only some walls need comes apart from the wall, which shows calls as heroes until then and without it. */
const loaders = {
  grid: () => import('./grid.js'),
  list: () => import('./list.js'),
  media: () => import('./media.js'),
  narrow: () => import('./narrow.styles.js'),
  names: () => import('./names.js'),
  pair: () => import('./pair.js'),
  sound: () => import('./sound.js'),
  stop: () => import('./stop.js'),
  upkeep: () => import('./upkeep.js'),
};

type Name = keyof typeof loaders;
type Part<N extends Name> = Awaited<ReturnType<(typeof loaders)[N]>>;

/** The parts of one wall that come when they are wanted. */
export class Parts {
  readonly #all: {[N in Name]?: Late<Part<N>>} = {};

  constructor(private readonly host: LitElement) {}

  /** A part, or `undefined` until it is there; the wall renders again when it comes. */
  want<N extends Name>(name: N, arrived: (part: Part<N>) => void = () => {}): Part<N> | undefined {
    const all = this.#all as Partial<Record<Name, Late<Part<N>>>>;
    const late = (all[name] ??= new Late(this.host, loaders[name] as () => Promise<Part<N>>, (part) => {
      const {styles} = part as {styles?: CSSResult};
      if (styles) addStyles(this.host.renderRoot, styles);
      arrived(part);
    }));
    return late.wanted;
  }
}
