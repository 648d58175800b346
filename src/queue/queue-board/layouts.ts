import type {CSSResult} from 'lit';

/** Where a layout holds: under 1200 px lying, under 1200 px upright, under 600 px. Each follows those before it. */
const conditions = {
  squat: '(max-width: 1199.98px)',
  tall: '(max-width: 1199.98px) and (max-aspect-ratio: 4/5)',
  small: '(max-width: 599.98px)',
};

/** A layout is written once and said twice: for the container and, where container queries are unknown, for the window. */
export function layout(name: keyof typeof conditions, rules: CSSResult | string): string {
  const condition = conditions[name];
  return `@media ${condition} { @supports not (container-type: size) { ${rules} } } @container ${condition} { ${rules} }`;
}
