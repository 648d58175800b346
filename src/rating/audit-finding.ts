import {member} from '../core/schema.js';
import type {AuditedRow} from './audit-read.js';
import type {Proof} from './chain.js';

/* What an audit may find, and how it is written down. */

/** What was found. `breach`: somebody did this. `doubt`: there may be a harmless reason, and it is to be asked for. */
export const severities = {
  /** Its content is not what was signed. */
  altered: 'breach',
  /** Its signature is not of the key it names. */
  forged: 'breach',
  /** It is signed with a key that nobody announced. */
  'key-unknown': 'breach',
  /** A key does not have the id it is given. */
  'key-replaced': 'breach',
  /** Places of a chain are missing. */
  removed: 'breach',
  /** The end of a chain is missing: its head was seen at a later place. */
  cut: 'breach',
  /** It stands twice, or without a signature although its device signs. */
  inserted: 'breach',
  /** It does not follow from the one before it. */
  unlinked: 'breach',
  /** At the place whose hash was seen before stands another item. */
  rewritten: 'breach',
  /** Two different items, both well signed, claim one place: two machines wrote as one device. */
  forked: 'breach',
  /** Something stands in the list that is no item, or that no device could have written. */
  unreadable: 'breach',
  /** Its number is none that a device counts with. */
  misnumbered: 'breach',
  /** It came before one that stands above it. */
  reordered: 'doubt',
  /** From here on another key signs. */
  'key-changed': 'doubt',
  /** Nothing shows that its device could sign, or it came before the first that its device signed. */
  unsigned: 'doubt',
} as const satisfies Record<string, 'breach' | 'doubt'>;

/** What kind of thing was found. */
export type FindingKind = keyof typeof severities;

/** One thing that was found. */
export interface Finding {
  kind: FindingKind;
  /** Empty where it is not known whose it is. */
  device: string;
  /** The item, where there is one. */
  id: string | null;
  /** Its place in the chain, or the first of those meant. */
  place: number | null;
  /** The last place meant, where there are several. */
  to?: number;
  /** How many items are meant, where it is not one. */
  count?: number;
  /** Which ones, where they are known. */
  ids?: string[];
}

/** Whether something is a hash as items carry it. */
export function isHash(input: unknown): input is string {
  return typeof input === 'string' && /^[0-9a-f]{64}$/.test(input);
}

/** Whether something is a signature with its place in a chain. */
export function isProof(input: unknown): input is Proof {
  const place = member(input, 'place');
  const texts = ['key', 'signature'].every((name) => typeof member(input, name) === 'string');
  const hashes = ['before', 'hash'].every((name) => isHash(member(input, name)));
  return texts && hashes && Number.isSafeInteger(place) && (place as number) > 0;
}

/** One thing that was found at a device. */
export function finding(kind: FindingKind, device: string, more: Partial<Finding> = {}): Finding {
  return {kind, device, id: null, place: null, ...more};
}

/** One thing that was found at an item. */
export function at(kind: FindingKind, {device, item}: AuditedRow): Finding {
  const place = member(item.proof, 'place');
  return finding(kind, device, {id: item.id, place: Number.isSafeInteger(place) ? (place as number) : null});
}
