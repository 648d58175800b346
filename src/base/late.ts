import {adoptStyles, type CSSResult, type ReactiveControllerHost} from 'lit';

const pause = 5000;

/** A part of an element that is loaded only where it is needed; the element renders again when it is there. */
export class Late<M> {
  #loaded: M | undefined;
  #loading = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: () => Promise<M>,
    /** Called once, before the element renders with it. */
    private readonly arrived: (part: M) => void = () => {},
  ) {}

  /** The part, or `undefined` as long as it is not there. */
  get now(): M | undefined {
    return this.#loaded;
  }

  /** As `now`, and asks for it. Where it does not come it is asked for again after a while. */
  get wanted(): M | undefined {
    if (!this.#loading) {
      this.#loading = true;
      this.load().then(
        (part) => {
          this.arrived((this.#loaded = part));
          this.host.requestUpdate();
        },
        () =>
          setTimeout(() => {
            this.#loading = false;
            this.host.requestUpdate();
          }, pause),
      );
    }
    return this.#loaded;
  }
}

/** Adds the styles of a late part to its element's own. */
export function addStyles(root: ParentNode, styles: CSSResult): void {
  const shadow = root as ShadowRoot;
  if (styles.styleSheet) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, styles.styleSheet];
  else adoptStyles(shadow, [styles]); // a browser that cannot share sheets gets one more element
}
