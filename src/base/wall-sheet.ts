import {unsafeCSS, type CSSResult} from 'lit';

/** A layout is written once and said twice: for the container and, where container queries are unknown, for the window. */
export function narrow(condition: string, layout: CSSResult | string): string {
  return `@media ${condition} { @supports not (container-type: size) { ${layout} } } @container ${condition} { ${layout} }`;
}

/** A sheet in our own unit `u`, which no browser knows: a pixel of the reference screen. */
export function wallSheet(...parts: readonly (CSSResult | string)[]): CSSResult {
  return unsafeCSS(parts.join('').replace(/(-?[\d.]+)u\b/g, 'calc($1 * var(--_u))'));
}
