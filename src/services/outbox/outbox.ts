/* CONTRACT for the implementer; see the briefing. */
/** How safely this device can keep a rating now. */
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
  /** Order on this device. */
  seq: number;
  /** When it was first written, by this device's clock. */
  at: number;
  /** Not sent before this moment (the 3 s in which a later tap replaces it). */
  holdUntil: number;
  body: B;
}

/** What staff may see of an outbox. */
export interface OutboxState {
  durability: Durability;
  /** Items not yet received by the server. */
  backlog: number;
  /** Items the server rejected, kept for export. */
  rejected: number;
  /** The last reason sending did not work, for staff; `null` when it did. */
  problem: 'unreachable' | 'server' | 'not-the-server' | 'unauthorised' | 'storage-full' | null;
}
