import type {Slide} from '../slides.js';
import {addressOf, keptUrl} from './store.js';

/*
 * One slide in the page: its picture or film, from the network or from what is kept. Whoever makes a frame ends it;
 * then its element is gone, its film unloaded and its object URL given back.
 */

/** Why a slide could not be shown. */
export type FrameFault = 'broken' | 'slow' | 'stalled' | 'blocked';

/** Milliseconds without any progress after which a slide is given up. */
export const defaultPatience = 10_000;

/** A film's heart is listened to so often. */
const look = 500;

export class Frame {
  readonly element: HTMLImageElement | HTMLVideoElement;
  #objectUrl = '';
  #ended = false;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly slide: Slide,
    private readonly patience: number,
  ) {
    const {type, alt} = slide;
    if (type === 'video') {
      const video = document.createElement('video');
      video.muted = true; // with sound a browser lets no film begin by itself
      video.defaultMuted = true;
      video.playsInline = true;
      video.preload = 'auto';
      video.disablePictureInPicture = true;
      if (alt) video.setAttribute('aria-label', alt);
      this.element = video;
    } else {
      const image = document.createElement('img');
      image.alt = alt;
      image.decoding = 'async';
      this.element = image;
    }
  }

  /** Resolves when there is something to be seen: `null`, or why there is nothing. */
  async ready(): Promise<FrameFault | null> {
    const direct = addressOf(this.slide.src);
    let fault: FrameFault | null = 'broken';
    if (direct && navigator.onLine) fault = await this.#load(direct);
    if (fault === null || this.#ended) return fault;
    this.#objectUrl = await keptUrl(this.slide.src);
    if (this.#ended) {
      this.#giveBack();
      return fault;
    }
    if (this.#objectUrl) return this.#load(this.#objectUrl);
    return direct && !navigator.onLine ? this.#load(direct) : fault; // a local server answers without any network
  }

  /** Begins a film. `over` is called once, at its end or when it does not go on. */
  play(over: (fault: FrameFault | null) => void): void {
    const {element} = this;
    if (!(element instanceof HTMLVideoElement)) return;
    let told = false;
    const tell = (fault: FrameFault | null) => {
      if (told || this.#ended) return;
      told = true;
      clearInterval(this.#watch);
      over(fault);
    };
    element.onended = () => tell(null);
    element.onerror = () => tell('broken');
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') return; // paused again at once: by us
      tell('blocked');
    });
    this.#watchOver(element, tell);
  }

  pause(): void {
    clearInterval(this.#watch);
    if (this.element instanceof HTMLVideoElement) this.element.pause();
  }

  end(): void {
    this.#ended = true;
    this.pause();
    const {element} = this;
    element.onload = element.onerror = null;
    if (element instanceof HTMLVideoElement) {
      element.oncanplay = element.onended = null;
      element.removeAttribute('src');
      element.load(); // lets the decoder go
    }
    element.remove();
    this.#giveBack();
  }

  #giveBack(): void {
    if (this.#objectUrl) URL.revokeObjectURL(this.#objectUrl);
    this.#objectUrl = '';
  }

  #load(url: string): Promise<FrameFault | null> {
    const {element} = this;
    return new Promise((resolve) => {
      const late = setTimeout(() => done('slow'), this.patience);
      const done = (fault: FrameFault | null) => {
        clearTimeout(late);
        element.onload = element.onerror = null;
        if (element instanceof HTMLVideoElement) element.oncanplay = null;
        resolve(fault);
      };
      element.onerror = () => done('broken');
      if (element instanceof HTMLVideoElement) element.oncanplay = () => done(null);
      else element.onload = () => done(element.naturalWidth > 0 ? null : 'broken');
      element.src = url;
      if (element instanceof HTMLVideoElement) element.load();
    });
  }

  /** A film that stalls says nothing: only its own time tells whether it goes on. */
  #watchOver(video: HTMLVideoElement, tell: (fault: FrameFault) => void): void {
    clearInterval(this.#watch);
    let reached = video.currentTime;
    let quiet = 0;
    this.#watch = setInterval(() => {
      const goesOn = video.currentTime !== reached || video.ended;
      reached = video.currentTime;
      quiet = goesOn ? 0 : quiet + look;
      if (quiet >= this.patience) tell('stalled');
    }, look);
  }
}
