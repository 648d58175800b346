import {html, nothing, type TemplateResult} from 'lit';
import type {LocaleController} from '../../base/locale.js';
import {accessibilityMark, soundMark} from '../../base/marks.js';
import {textSizes, type Comfort} from './comfort.js';
import type {Messages} from './kiosk-frame.messages.js';

/** What visitors may choose. */
export type Tool = 'language' | 'text' | 'contrast' | 'speech';

/** The tools that are asked for by their names, as far as this machine has them. */
export function toolsIn(names: string, speaks: boolean): Tool[] {
  const asked = names.split(/\s+/);
  const known: Tool[] = ['language', 'text', 'contrast', 'speech'];
  return known.filter((tool) => asked.includes(tool) && (tool !== 'speech' || speaks));
}

export interface Bar {
  text: Messages;
  locale: LocaleController<Messages>;
  tools: readonly Tool[];
  languages: readonly string[];
  /** Whether what makes seeing and hearing easier is spread out. */
  unfolded: boolean;
  comfort: Comfort;
  onUnfold(): void;
}

const ownNames: Readonly<Record<string, string>> = {vi: 'Tiếng Việt', en: 'English'};

/** A language by its own name. */
function languageName(code: string): string {
  try {
    return ownNames[code] ?? new Intl.DisplayNames([code], {type: 'language'}).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Languages at once; text, contrast and voice behind one button, as on the ticket machine. */
export function toolBar(bar: Bar): TemplateResult {
  const {text, tools, unfolded, onUnfold} = bar;
  const more = tools.filter((tool) => tool !== 'language');
  return html`<div class="tools ${unfolded ? 'unfolded' : ''}" part="tools">
    ${unfolded && more.length > 0 ? html`<div class="more" id="more">${moreTools(bar)}</div>` : nothing}
    <div class="first">
      ${tools.includes('language') && bar.languages.length > 1 ? languages(bar) : nothing}
      ${
        more.length > 0
          ? html`<button type="button" class="tool" aria-expanded=${unfolded} @click=${onUnfold}>
            ${accessibilityMark()}<span>${text.accessibility}</span>
          </button>`
          : nothing
      }
    </div>
  </div>`;
}

function languages({text, locale, languages: codes, comfort}: Bar): TemplateResult {
  return html`<div class="group" role="group" aria-label=${text.language}>
    ${codes.map(
      (code) => html`<button
        type="button"
        lang=${code}
        aria-pressed=${locale.language === code}
        @click=${() => comfort.speak(code)}
      >
        ${languageName(code)}
      </button>`,
    )}
  </div>`;
}

function moreTools({text, locale, tools, comfort}: Bar): TemplateResult {
  return html`
    ${
      tools.includes('text')
        ? html`<div class="group sizes" role="group" aria-label=${text.textSize}>
          ${textSizes.map((size) => {
            const percent = locale.number(size / 100, {style: 'percent'});
            return html`<button
              type="button"
              class="size-${size}"
              aria-pressed=${comfort.size === size}
              aria-label=${text.size(percent)}
              @click=${() => comfort.resize(size)}
            >
              <span aria-hidden="true">A</span>
            </button>`;
          })}
        </div>`
        : nothing
    }
    ${
      tools.includes('contrast')
        ? html`<button type="button" class="tool" aria-pressed=${comfort.contrast} @click=${() => comfort.toggleContrast()}>
          <span>${text.contrast}</span>
        </button>`
        : nothing
    }
    ${
      tools.includes('speech')
        ? html`<button type="button" class="tool" aria-pressed=${comfort.reading} @click=${() => comfort.toggleReading()}>
          ${soundMark()}<span>${text.readAloud}</span>
        </button>`
        : nothing
    }
  `;
}
