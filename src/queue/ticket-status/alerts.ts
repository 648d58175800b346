import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {serviceWorkerAddress} from '../../services/configure.js';

/** Whether a holder can be told while the page is hidden. `home`: an iPhone, from a page on its Home Screen alone. */
export type Telling = 'ask' | 'on' | 'denied' | 'none' | 'home';

const tag = 'mot-cua ticket';

/** What a telephone can do so that nobody misses a call: notify, shake, and stay awake. */
export class Alerts implements ReactiveController {
  /** The screen was asked to stay on and does. */
  awake = false;
  /** The screen was asked to stay on and may not. */
  awakeRefused = false;
  #failed = false;
  #wanted = false;
  #lock: WakeLockSentinel | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get telling(): Telling {
    if (!('Notification' in window)) return /iPhone|iPad/.test(navigator.userAgent) ? 'home' : 'none';
    if (this.#failed || !window.isSecureContext) return 'none';
    const {permission} = Notification;
    return permission === 'granted' ? (this.#wanted ? 'on' : 'ask') : permission === 'denied' ? 'denied' : 'ask';
  }

  get canStayAwake(): boolean {
    return 'wakeLock' in navigator;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#visibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#visibility);
    void this.#lock?.release().catch(() => {});
    this.#lock = null;
  }

  /** Asks for permission; only ever after a tap. */
  async ask(): Promise<void> {
    this.#wanted = true;
    try {
      await Notification.requestPermission();
      await this.#register();
    } catch {
      this.#failed = true;
    }
    this.host.requestUpdate();
  }

  /** Shakes the phone, and shows a notification where the holder asked for it and does not look. */
  async tell(title: string, language: string): Promise<void> {
    navigator.vibrate?.([400, 150, 400, 150, 400]);
    if (this.telling !== 'on' || !document.hidden) return;
    const options = {tag, lang: language, renotify: true, requireInteraction: true, vibrate: [400, 150, 400]};
    try {
      // Telephones show only those of a service worker; other browsers show the page's own.
      const worker = await navigator.serviceWorker?.getRegistration();
      if (worker?.active) await worker.showNotification(title, options);
      else new Notification(title, options).onclick = () => window.focus();
    } catch {
      this.#failed = true;
      this.host.requestUpdate();
    }
  }

  /** Takes back what was shown: the call is over. */
  async hush(): Promise<void> {
    const worker = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    for (const shown of (await worker?.getNotifications({tag}).catch(() => [])) ?? []) shown.close();
  }

  /** Lets the screen stay on, or go dark again. */
  async stayAwake(wanted: boolean): Promise<void> {
    this.awake = wanted;
    this.awakeRefused = false;
    if (wanted) await this.#holdAwake();
    else {
      const lock = this.#lock;
      this.#lock = null;
      await lock?.release().catch(() => {});
    }
    this.host.requestUpdate();
  }

  async #holdAwake(): Promise<void> {
    try {
      this.#lock = await navigator.wakeLock.request('screen');
    } catch {
      Object.assign(this, {awake: false, awakeRefused: true});
    }
    this.host.requestUpdate();
  }

  async #register(): Promise<void> {
    const address = serviceWorkerAddress();
    if (Notification.permission !== 'granted' || !address || !navigator.serviceWorker) return;
    await navigator.serviceWorker.register(address).catch(() => undefined); // the page's own may do without
  }

  /** A hidden page loses its lock; seen again, it takes it anew. */
  readonly #visibility = (): void => {
    if (!document.hidden && this.awake) void this.#holdAwake();
  };
}
