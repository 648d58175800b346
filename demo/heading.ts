import {language} from './session.js';

/** Says the page's own heading in English where that was asked for; the page itself is written in Vietnamese. */
export function sayHeading(english: string): void {
  const heading = document.querySelector('h1');
  if (heading && language.startsWith('en')) Object.assign(heading, {lang: 'en', textContent: english});
}
