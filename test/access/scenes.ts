import type {Page} from 'playwright-core';

/** What a device keeps of an answer, as far as these tests look at it. */
export interface Kept {
  type: string;
  score: number;
  token: string;
  reasons?: string[];
  private?: {comment: string};
  answers: Record<string, unknown>;
}

/** Everything the element on the page keeps, oldest first. */
export async function kept(page: Page): Promise<Kept[]> {
  return page.evaluate(async () => {
    const tags = 'rating-kiosk, survey-form, star-rating, feedback-form';
    const element = document.querySelector<HTMLElement & {exportKept(): Promise<unknown>}>(tags)!;
    const {items, sent = []} = (await element.exportKept()) as Record<'items' | 'sent', {seq: number; body: Kept}[]>;
    return [...items, ...sent].sort((first, second) => first.seq - second.seq).map(({body}) => body);
  });
}

/** The one thing kept that is meant, once it is there. */
export async function keptWhere(page: Page, meant: (body: Kept) => boolean): Promise<Kept> {
  const end = performance.now() + 20_000;
  for (;;) {
    const all = await kept(page);
    const found = all.filter(meant);
    if (found.length === 1) return found[0]!;
    if (performance.now() > end) throw new Error(`Not one of it is kept, but ${found.length}: ${JSON.stringify(all)}`);
    await page.waitForTimeout(50);
  }
}

/** A voice that says nothing and is listened to: `said` holds what it was given. */
export function withVoice(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const said: string[] = [];
    class Utterance {
      onend: (() => void) | null = null;
      constructor(readonly text: string) {}
    }
    const engine = Object.assign(new EventTarget(), {
      getVoices: () => ['vi-VN', 'en-GB'].map((lang) => ({lang, localService: true, default: true})),
      cancel: () => undefined,
      resume: () => undefined,
      speak: (utterance: Utterance) => {
        said.push(utterance.text);
        queueMicrotask(() => utterance.onend?.());
      },
    });
    Object.defineProperty(window, 'speechSynthesis', {value: engine});
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: Utterance});
    Object.assign(window, {said});
  });
}
