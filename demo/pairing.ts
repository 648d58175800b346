import {token, tokenKept} from './session.js';

/* The form by which staff give a device its token, where the page's address did not hold it. */

interface Words {
  label: string;
  give: string;
}

const words: Record<'kiosk' | 'counter', Words> = {
  kiosk: {label: 'Code of this machine (the “kiosk” line of the server)', give: 'Pair this machine'},
  counter: {label: 'Code of the counter (the “counter” line of the server)', give: 'Pair this machine'},
};

/** Gives a screen its token, now and when staff paste it. The page says it in Vietnamese; this says it in English. */
export function pair(screen: HTMLElement & {token: string}, role: 'kiosk' | 'counter'): void {
  screen.token = token(role);
  void tokenKept(role).then((kept) => (screen.token ||= kept));
  const form = screen.querySelector('form');
  if (!form) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = new FormData(form).get('code');
    location.hash = new URLSearchParams({[role]: String(code).trim()}).toString(); // as if the address had held it
    screen.token = token(role);
  });
  if (!document.documentElement.lang.startsWith('en')) return;
  form.querySelector('label')!.textContent = words[role].label;
  form.querySelector('button')!.textContent = words[role].give;
}
