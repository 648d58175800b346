import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import '../../src/device/slide-show/define.js';
import type {SlideShow} from '../../src/device/slide-show/slide-show.js';

const patience = {timeout: 20_000};
const film = new URL('../../demo/data/slides/film.webm', import.meta.url).href;

/** A picture of one colour under an address of its own; this server gives out no other file for a test. */
const picture = (name: string) => `${new URL('../../docs/screens/pad-thanks.png', import.meta.url).href}?${name}`;
const nowhere = (name: string) => new URL(`./none/${name}.jpg`, import.meta.url).href;

function media(element: SlideShow): (HTMLImageElement | HTMLVideoElement)[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLImageElement>('img, video')];
}

/** The end of the address of what is seen. */
function seen(element: SlideShow): string {
  const shown = element.shadowRoot!.querySelector<HTMLImageElement>('.shown');
  return shown?.alt ?? shown?.getAttribute('aria-label') ?? '';
}

function line(element: SlideShow): string {
  return element.shadowRoot!.querySelector('.line')?.textContent ?? '';
}

const image = (alt: string, change: object = {}) => ({src: picture(alt), alt, seconds: 0.2, ...change});
const show = (slides: unknown) => fixture<SlideShow>(html`<slide-show .data=${slides}></slide-show>`);

/** Every object URL that is made and given back while a test runs. */
function countUrls(): {alive: Set<string>; made: () => number; restore: () => void} {
  const {createObjectURL, revokeObjectURL} = URL;
  const alive = new Set<string>();
  let made = 0;
  URL.createObjectURL = (thing) => {
    const url = createObjectURL.call(URL, thing);
    alive.add(url);
    made++;
    return url;
  };
  URL.revokeObjectURL = (url) => {
    alive.delete(url);
    revokeObjectURL.call(URL, url);
  };
  return {
    alive,
    made: () => made,
    restore: () => Object.assign(URL, {createObjectURL, revokeObjectURL}),
  };
}

/** The browser believes that there is no network. */
function offline(): () => void {
  Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
  return () => Reflect.deleteProperty(navigator, 'onLine');
}

describe('<slide-show>', () => {
  beforeEach(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });

  it('shows one slide after another and begins again', async () => {
    const element = await show([image('one'), image('two'), image('three')]);
    for (const name of ['one', 'two', 'three', 'one', 'two']) {
      await waitUntil(() => seen(element) === name, `it shows ${name}`, patience);
    }
  });

  it('never has more than two in the page', async () => {
    const element = await show([image('one'), image('two'), image('three')]);
    let most = 0;
    const stage = element.shadowRoot!.querySelector('.stage')!;
    const observer = new MutationObserver(() => (most = Math.max(most, media(element).length)));
    observer.observe(stage, {childList: true});
    for (const name of ['two', 'three', 'one', 'two']) {
      await waitUntil(() => seen(element) === name, `it shows ${name}`, patience);
    }
    observer.disconnect();
    expect(most).to.equal(2);
  });

  it('loads the next while one is seen', async () => {
    const element = await show([image('one', {seconds: 600}), image('two')]);
    await waitUntil(() => media(element).length === 2, 'the next is in the page', patience);
    const [, next] = media(element) as HTMLImageElement[];
    await waitUntil(() => next!.complete && next!.naturalWidth > 0, 'it is loaded', patience);
    expect(seen(element)).to.equal('one');
  });

  it('keeps a single picture where it is', async () => {
    const element = await show([image('one', {seconds: 0.1})]);
    await waitUntil(() => seen(element) === 'one', 'it is seen', patience);
    const [own] = media(element);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(media(element)).to.deep.equal([own]);
  });

  it('leaves out what is broken, and tells developers', async () => {
    const element = document.createElement('slide-show') as SlideShow;
    element.data = [{src: nowhere('gone'), alt: 'gone'}, image('one'), image('two')];
    document.body.append(element);
    const {detail} = (await oneEvent(element, 'data-error')) as CustomEvent<{faults: {path: string}[]}>;
    expect(detail.faults[0]!.path).to.contain('gone');
    for (const name of ['one', 'two', 'one']) {
      await waitUntil(() => seen(element) === name, `it shows ${name}`, patience);
    }
    element.remove();
  });

  it('says so where nothing can be shown', async () => {
    const element = await show([{src: nowhere('a')}, {src: nowhere('b')}]);
    await waitUntil(() => line(element).startsWith('Chưa chiếu được'), 'it says so', patience);
    expect(media(element)).to.have.length(0);
  });

  it('says so where there is nothing to show', async () => {
    const element = await show([]);
    await waitUntil(() => line(element) === 'Chưa có hình nào để chiếu.', 'it says so', patience);
    element.data = [image('one', {until: '2020-01-01'})];
    await waitUntil(() => line(element) === 'Chưa có hình nào để chiếu.', 'it says so still', patience);
    element.data = [image('one')];
    await waitUntil(() => seen(element) === 'one', 'it shows what came', patience);
  });

  it('plays a film without sound, to its end', async () => {
    const element = await show([{type: 'video', src: film, alt: 'film'}, image('one', {seconds: 600})]);
    await waitUntil(() => seen(element) === 'film', 'the film is seen', patience);
    const video = element.shadowRoot!.querySelector('video')!;
    expect(video.muted).to.equal(true);
    await waitUntil(() => seen(element) === 'one', 'the picture follows it', patience);
    expect(video.ended).to.equal(true);
  });

  it('plays a single film over and over', async () => {
    const element = await show([{type: 'video', src: film, alt: 'film'}]);
    await waitUntil(() => seen(element) === 'film', 'the film is seen', patience);
    const video = element.shadowRoot!.querySelector('video')!;
    video.currentTime = 2.5;
    await waitUntil(() => video.currentTime < 1, 'it begins again', patience);
    expect(media(element)).to.deep.equal([video]);
  });

  it('goes on where a film stalls', async () => {
    const {play} = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () => Promise.resolve(); // and nothing moves
    const faults: string[] = [];
    const listen = (event: Event) =>
      faults.push(...(event as CustomEvent<{faults: {reason: string}[]}>).detail.faults.map(({reason}) => reason));
    document.addEventListener('data-error', listen);
    try {
      const element = await fixture<SlideShow>(
        html`<slide-show
          patience="1"
          .data=${[{type: 'video', src: film, alt: 'film'}, image('one', {seconds: 600})]}
        ></slide-show>`,
      );
      await waitUntil(() => seen(element) === 'one', 'the picture follows', patience);
      expect(faults).to.deep.equal(['The film did not go on.']);
    } finally {
      HTMLMediaElement.prototype.play = play;
      document.removeEventListener('data-error', listen);
    }
  });

  it('goes on where the browser lets no film begin', async () => {
    const {play} = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    try {
      const element = await show([{type: 'video', src: film, alt: 'film'}, image('one', {seconds: 600})]);
      await waitUntil(() => seen(element) === 'one', 'the picture follows', patience);
    } finally {
      HTMLMediaElement.prototype.play = play;
    }
  });

  it('stops where it is while it is paused, and goes on', async () => {
    const element = await show([image('one', {seconds: 0.3}), image('two', {seconds: 0.3})]);
    await waitUntil(() => seen(element) === 'one', 'it begins', patience);
    element.paused = true;
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(seen(element)).to.equal('one');
    element.paused = false;
    await waitUntil(() => seen(element) === 'two', 'it goes on', patience);
  });

  it('gives visitors a button to stop it', async () => {
    const element = await fixture<SlideShow>(html`<slide-show controls .data=${[image('one')]}></slide-show>`);
    const button = element.shadowRoot!.querySelector('button')!;
    button.click();
    await element.updateComplete;
    expect(element.paused).to.equal(true);
    expect(button.textContent).to.equal('Chiếu tiếp');
  });

  it('writes the caption under the picture', async () => {
    const element = await show([image('one', {caption: 'Lễ trao giải'})]);
    await waitUntil(() => seen(element) === 'one', 'it is seen', patience);
    const caption = element.shadowRoot!.querySelector<HTMLElement>('.caption')!;
    await waitUntil(() => caption.textContent === 'Lễ trao giải', 'it is written', patience);
    const stage = element.shadowRoot!.querySelector('.stage')!.getBoundingClientRect();
    expect(caption.getBoundingClientRect().top).to.be.at.least(stage.bottom - 0.5);
  });

  it('shows what it kept while there is no network, and gives every object URL back', async () => {
    const slides = [image('one'), image('two'), image('three')];
    const first = await show(slides);
    await waitUntil(
      async () => (await (await caches.open('mot-cua slides')).keys()).length === 3,
      'all kept',
      patience,
    );
    first.remove();
    const urls = countUrls();
    const online = offline();
    try {
      const element = await show(slides);
      for (const name of ['one', 'two', 'three', 'one', 'two']) {
        await waitUntil(() => seen(element) === name, `it shows ${name}`, patience);
        expect(media(element).every(({src}) => !src || src.startsWith('blob:'))).to.equal(true);
        expect(urls.alive.size).to.be.at.most(3); // two in the page, and one that is being read
      }
      element.remove();
      await waitUntil(() => urls.alive.size === 0, 'every one is given back', patience);
      expect(urls.made()).to.be.at.least(5);
    } finally {
      urls.restore();
      online();
    }
  });

  it('starts with the last list where none comes', async () => {
    const real = window.fetch;
    const address = new URL('/slides.json', location.href).href;
    const list = JSON.stringify([image('one')]);
    let down = false;
    window.fetch = (url, init) =>
      String(url) !== '/slides.json'
        ? real(url, init)
        : down
          ? Promise.reject(new TypeError())
          : Promise.resolve(new Response(list));
    try {
      const first = await fixture<SlideShow>(html`<slide-show src="/slides.json"></slide-show>`);
      await waitUntil(() => seen(first) === 'one', 'it is seen', patience);
      await waitUntil(async () => (await caches.match(address)) !== undefined, 'the list is kept', patience);
      first.remove();
      down = true;
      const element = await fixture<SlideShow>(html`<slide-show src="/slides.json"></slide-show>`);
      await waitUntil(() => seen(element) === 'one', 'it is seen again', patience);
    } finally {
      window.fetch = real;
    }
  });

  it('leaves nothing behind when it goes', async () => {
    const element = await show([image('one'), {type: 'video', src: film}]);
    await waitUntil(() => media(element).length === 2, 'both are in the page', patience);
    element.remove();
    expect(media(element)).to.have.length(0);
  });

  it('goes on when it is put back', async () => {
    const element = await show([image('one'), image('two')]);
    await waitUntil(() => seen(element) === 'two', 'it runs', patience);
    const home = element.parentElement!;
    element.remove();
    home.append(element);
    await waitUntil(() => seen(element) === 'one', 'it begins', patience);
    await waitUntil(() => seen(element) === 'two', 'it runs', patience);
  });
});
