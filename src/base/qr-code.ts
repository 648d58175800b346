import {svg, html, type TemplateResult} from 'lit';
import {drawQr} from '../core/qr.js';

/** A QR code, black on white whatever the theme; `null` for what does not fit into one. */
export function qrCode(address: string | null, label: string): TemplateResult | null {
  const drawing = address === null ? null : drawQr(address);
  if (!drawing) return null;
  const {size, path} = drawing;
  return html`<svg class="code" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect width=${size} height=${size} fill="#fff" /><path d=${path} fill="#000" />`}
  </svg>`;
}
