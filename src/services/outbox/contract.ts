import type {Proof, PublicKey} from '../../rating/chain.js';

/** How safely this device can keep an item now. */
export type Durability =
  /** Both stores: survives a killed browser and a power cut. */
  | 'both'
  /** One store only (the other is missing or broken): survives a killed browser. */
  | 'single'
  /** Neither: thanks only after the server's receipt. */
  | 'network';

/** One thing to send. */
export interface OutboxItem<B = unknown> {
  /** Minted at the tap; the server's idempotency key together with the device. */
  id: string;
  /** The device that wrote it down. */
  device: string;
  /** Order on this device. */
  seq: number;
  /** When it was first written, by this device's clock. */
  at: number;
  /** Not sent before this moment (the 3 s in which a later tap replaces it). */
  holdUntil: number;
  body: B;
  /** Signature and place in the device's chain, once the item is final; absent where the browser cannot sign. */
  proof?: Proof;
  /** Digest of the body's `private` part, once sealed. */
  privateDigest?: string;
}

/** What staff may see of an outbox. */
export interface OutboxState {
  durability: Durability;
  /** Items not yet received by the server. */
  backlog: number;
  /** Items the server rejected, kept for export. */
  rejected: number;
  /**
   * The last reason keeping or sending did not work, for staff; `null` when it did. `unauthorised`: the token is not
   * known (401). `revoked`: this device may send no more (403). `not-the-server`: something else answers there.
   */
  problem: 'unreachable' | 'server' | 'not-the-server' | 'unauthorised' | 'revoked' | 'storage-full' | null;
  /** How much may still be written here: `low` under a tenth of the browser's share, told before it hurts. */
  room: 'ample' | 'low' | 'full';
  /**
   * What staff should know happened on this device: the database was lost and mended (`store-lost`), the signing key
   * was lost and a new one made (`key-changed`), another machine wrote under this one's name (`forked`).
   */
  incidents: readonly ('store-lost' | 'key-changed' | 'forked')[];
}

/** Everything an outbox keeps, for staff to carry away. */
export interface OutboxExport<B = unknown> {
  device: string;
  /** The public halves of the keys that signed what is kept. */
  keys: PublicKey[];
  items: OutboxItem<B>[];
  rejected: (OutboxItem<B> & {reason: string | null})[];
  /** What the server has confirmed in the last 30 days; the body is what `retain` allowed to stay. */
  sent: (Omit<OutboxItem<B>, 'body'> & {body: unknown; sentAt: number})[];
}

/** Waiting times in milliseconds. The defaults are the real ones; tests pass shorter. */
export interface OutboxTimes {
  /** How long a later tap may replace an item (3 s). */
  hold: number;
  /** Time given after the hold to a replacement that another tab is still writing (500 ms). */
  grace: number;
  /** The first wait after a failure is at most this long (1 s). */
  firstWait: number;
  /** No wait is longer, but for a server's Retry-After (5 min). */
  longestWait: number;
  /** A request without a whole answer is given up after this (15 s). */
  timeout: number;
  /** How long `put` waits for the server's receipt where nothing can be kept (20 s). */
  patience: number;
  /** How long received items are kept (30 days). */
  keepSent: number;
  /** A tab that sends and does not answer the others for so long has lost its turn (60 s). */
  silence: number;
}

export interface OutboxOptions<B = unknown> {
  /** Which outbox: one name, one queue, shared by all tabs of the origin. */
  name: string;
  /** Where to POST, asked before each attempt; `null` means nowhere (local halls): items stay. */
  endpoint: () => string | null;
  /** The device's token, sent as a bearer; empty for none. */
  token: () => string;
  /** What may stay on the device once the server has it (a score, never free text). Nothing unless told. */
  retain?: (body: B) => unknown;
  /**
   * Signs each item when it is final and chains it to the one before (rating/chain.ts). A body's `private` member
   * enters by its digest, and never stays once the server has it, whatever `retain` says.
   */
  seal?: boolean;
  times?: Partial<OutboxTimes>;
}

/** The item could not be written down, so nobody may be thanked for it. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
  constructor(
    /** `full`: no room on the device. `unreceived`: nothing can be kept here and the server did not confirm. */
    readonly reason: 'full' | 'unreceived',
  ) {
    super(
      reason === 'full' ? 'No room to write this down.' : 'Nothing can be kept here and the server did not confirm.',
    );
  }
}

/** A queue of things to send that survives the tab, the browser and the power. */
export interface Outbox<B = unknown> {
  /** A new object at each change. */
  readonly state: OutboxState;
  /** Resolves when the stores were read and `state.durability` is known. `put` waits for it by itself. */
  readonly ready: Promise<void>;
  /**
   * Writes an item down and resolves when it is in both stores (in `network` durability: when the server confirmed
   * it). A known id is the same item: replaced while held, otherwise left as it is. Throws `StorageRefused`, and a
   * `RangeError` for a body that is nested deeper than 64 levels.
   */
  put(body: B, options?: {id?: string; holdMilliseconds?: number}): Promise<OutboxItem<B>>;
  /**
   * Replaces the body of an item while it is held; `false` when it was too late. With `holdMilliseconds` the hold
   * begins anew: longer while somebody is still answering, 0 when they are done. Throws as `put` does.
   */
  replace(id: string, body: B, options?: {holdMilliseconds?: number}): Promise<boolean>;
  /** Everything kept. */
  export(): Promise<OutboxExport<B>>;
  /** Tries to send now what is due; resolves after the attempt. */
  flush(): Promise<void>;
  /** Called after each change of `state`. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops sending and lets go of the stores; what is kept stays kept. */
  close(): void;
}
