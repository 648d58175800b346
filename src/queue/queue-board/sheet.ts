import {unsafeCSS, type CSSResult} from 'lit';

/** A layout is written once and said twice: for the container and, where container queries are unknown, for the window. */
export function narrow(condition: string, layout: CSSResult | string): string {
  return `@media ${condition} { @supports not (container-type: size) { ${layout} } } @container ${condition} { ${layout} }`;
}

/** The conditions of the wall's layouts: squat under 1200 px, tall where that is upright, small under 600 px. */
export const squatBox = '(max-width: 1199.98px)';
export const tallBox = '(max-width: 1199.98px) and (max-aspect-ratio: 4/5)';
export const smallBox = '(max-width: 599.98px)';

/** A sheet in our own unit `u`, which no browser knows: a pixel of the reference screen. */
export function wallSheet(...parts: readonly (CSSResult | string)[]): CSSResult {
  return unsafeCSS(parts.join('').replace(/(-?[\d.]+)u\b/g, 'calc($1 * var(--_u))'));
}
