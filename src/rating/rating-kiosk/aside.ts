import {css, html, nothing} from 'lit';
import {qrCode} from '../../base/qr-code.js';
import type {messages} from './rating-kiosk.messages.js';

/* Beside the question: who served, where the office shows it, and the way to answer on one's own phone. */

export interface AsideView {
  text: (typeof messages)['vi'];
  officerName: string;
  officerPhoto: string;
  /** The page that takes ratings on a phone. */
  phonePage: string;
  /** The right to rate this ticket; nothing in the open series. */
  token: string | undefined;
  number: string;
}

/** An address that may be loaded or opened, in full; `null` for any other. */
function safeAddress(address: string): URL | null {
  try {
    const url = new URL(address, document.baseURI);
    return address && /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Nothing where there is nothing to show. */
export function renderAside({text, officerName, officerPhoto, phonePage, token, number}: AsideView) {
  const photo = safeAddress(officerPhoto);
  const page = token ? safeAddress(phonePage) : null;
  if (page) page.hash = token!; // never sent to the server of that page, nor into its log
  const code = qrCode(page?.href ?? null, text.code(number));
  if (!officerName && !photo && !code) return nothing;
  return html`<div class="aside">
    ${
      officerName || photo
        ? html`<p class="officer">
            ${photo ? html`<img src=${photo.href} alt=${text.photo(officerName)} />` : nothing}
            ${officerName ? html`<span>${text.officer}<br /><b>${officerName}</b></span>` : nothing}
          </p>`
        : nothing
    }
    ${code ? html`<p class="phone">${code}<span>${text.phone}</span></p>` : nothing}
  </div>`;
}

export const asideStyles = css`
  .aside {
    flex: none;
    display: flex;
    gap: calc(40 * var(--_u));
    margin-block-start: calc(-12 * var(--_u));
    font-size: var(--_caption);
    line-height: var(--mc-leading-tight, 1.4);
    color: var(--_ink-2);
  }

  .officer,
  .phone {
    display: flex;
    align-items: center;
    gap: calc(16 * var(--_u));
    max-inline-size: calc(360 * var(--_u));
  }

  .officer img {
    inline-size: calc(112 * var(--_u));
    block-size: calc(136 * var(--_u));
    object-fit: cover;
    border-radius: var(--mc-radius-2, 4px);
  }

  .phone {
    max-inline-size: calc(330 * var(--_u));
  }

  .code {
    flex: none;
    inline-size: max(96px, calc(144 * var(--_u)));
  }

  @container (orientation: portrait) {
    .aside {
      margin-block: calc(16 * var(--_u)) 0;
    }
  }

  /* On a phone there is no need of a code for a phone. */
  @container (max-width: 599.98px) {
    .phone {
      display: none;
    }
  }
`;
