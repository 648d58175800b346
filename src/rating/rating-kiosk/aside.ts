import {css, html, nothing} from 'lit';
import {qrCode} from '../../base/qr-code.js';

/* Beside the question: who served, where the office shows it, and the way to answer on one's own phone. */

const vi = {
  officer: 'Cán bộ',
  photo: (name: string) => (name ? `Ảnh của ${name}` : 'Ảnh cán bộ'),
  phone: 'Trả lời bằng điện thoại',
  code: (number: string) => `Mã QR để đánh giá số ${number} bằng điện thoại`,
};

const en: typeof vi = {
  officer: 'Officer',
  photo: (name) => (name ? `Photo of ${name}` : 'Photo of the officer'),
  phone: 'Answer on your phone',
  code: (number) => `QR code to rate number ${number} on your phone`,
};

/** Language of the element, and what the page registered for it, which goes before ours. */
interface Words {
  language: string;
  text: object;
}

function wordsOf({language, text}: Words): typeof vi {
  return {...(language === 'vi' ? vi : en), ...text};
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

/** The officer, by what the office shows: a name, a photo, both, or neither. */
export function renderOfficer(words: Words, name: string, photo: string) {
  const text = wordsOf(words);
  const address = safeAddress(photo);
  if (!name && !address) return nothing;
  return html`<span class="officer">
    ${address ? html`<img src=${address.href} alt=${text.photo(name)} />` : nothing}
    ${name ? html`<span>${text.officer} <b>${name}</b></span>` : nothing}
  </span>`;
}

/** The way to answer on one's own phone: the page, and after the hash the right to rate this ticket. */
export function renderPhone(words: Words, phonePage: string, token: string, number: string) {
  const text = wordsOf(words);
  const page = safeAddress(phonePage);
  if (!page) return nothing;
  page.hash = token; // never sent to the server of that page, nor into its log
  const code = qrCode(page.href, text.code(number));
  return code ? html`<p class="phone"><span>${text.phone}</span>${code}</p>` : nothing;
}

export const asideStyles = css`
  .officer {
    display: flex;
    align-items: center;
    gap: calc(16 * var(--_u));
  }

  .officer b {
    font-size: inherit;
    white-space: normal;
  }

  .officer img {
    inline-size: calc(60 * var(--_u));
    block-size: calc(72 * var(--_u));
    object-fit: cover;
    border-radius: var(--mc-radius-2, 4px);
  }

  .phone {
    flex: none;
    display: flex;
    align-items: center;
    gap: calc(16 * var(--_u));
    max-inline-size: calc(330 * var(--_u));
    font-size: var(--_caption);
    line-height: var(--mc-leading-tight, 1.4);
    text-align: end;
    color: var(--_ink-2);
  }

  .code {
    flex: none;
    inline-size: max(96px, calc(152 * var(--_u)));
  }

  /* Two lines of hint beside it take from the faces, not from their words. */
  @container (orientation: landscape) {
    .top:has(.phone) + .levels {
      --_level-face: calc(128 * var(--_u));
    }
  }

  /* On a phone there is no need of a code for a phone. */
  @container (max-width: 599.98px) {
    .phone {
      display: none;
    }
  }
`;
