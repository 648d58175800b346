import {canonical} from '../core/canonical.js';

/*
 * Proof of origin. A device signs each item with its own key (ECDSA P-256, never exportable) and chains it to the one
 * before (SHA-256), counted by `place`. The statement that is hashed and signed is eight lines of text:
 *
 *   mot-cua/1
 *   <device>
 *   <key id>
 *   <place>
 *   <hash before>
 *   <id>
 *   <seq> <at>
 *   <digest of the body>
 *
 * The body's digest covers every member but `id`, `seq`, `at`, `device`, `proof` and what the server adds. Personal
 * text stands in `private` and enters by its own digest alone, with a salt in it, so that it may be erased later and
 * the chain still holds.
 */

/** Hash before the first place of a chain. */
export const noHash = '0'.repeat(64);

/** What an item carries to show who wrote it, and after which other. */
export interface Proof {
  /** Id of the key: the first 32 hexadecimal digits of the SHA-256 of its public half. */
  key: string;
  /** Its place in the chain of its device, counted from 1. */
  place: number;
  /** Hash of the place before, in hexadecimal digits; 64 zeros at place 1. */
  before: string;
  /** Hash of this item's statement. */
  hash: string;
  /** ECDSA signature (r, s: 64 bytes) of the statement, base64url. */
  signature: string;
}

/** The public half of a device's key. */
export interface PublicKey {
  id: string;
  /** SubjectPublicKeyInfo, base64url. */
  spki: string;
}

/** An item as it travels: its body's members beside these. */
export interface ChainedItem {
  id: string;
  seq: number;
  at: number;
  /** Personal text, only until the server has it. */
  private?: unknown;
  /** What stays of it: SHA-256 of its canonical JSON. */
  privateDigest?: string;
  proof?: Proof;
  readonly [member: string]: unknown;
}

const algorithm = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'} as const;
const encoder = new TextEncoder();

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a text, in hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

function toBase64(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
}

/** The digest by which personal text enters the chain. */
export function privateDigestOf(part: unknown): Promise<string> {
  return sha256(canonical(part));
}

/** The digest of an item's body. */
export async function digestOf(item: ChainedItem): Promise<string> {
  const {id, seq, at, device, proof, receivedAt, private: part, privateDigest, ...body} = item;
  const digest = part === undefined ? privateDigest : await privateDigestOf(part);
  return sha256(canonical({...body, privateDigest: digest}));
}

/** The text that is hashed and signed. */
export async function statementOf(
  device: string,
  item: ChainedItem,
  {key, place, before}: Pick<Proof, 'key' | 'place' | 'before'>,
): Promise<string> {
  const {id, seq, at} = item;
  return ['mot-cua/1', device, key, place, before, id, `${seq} ${at}`, await digestOf(item)].join('\n');
}

/** Signs an item for a place in the chain of its device. */
export async function sealed(
  device: string,
  item: ChainedItem,
  key: {id: string; sign: CryptoKey},
  place: number,
  before: string,
): Promise<Proof> {
  const statement = await statementOf(device, item, {key: key.id, place, before});
  const signature = await crypto.subtle.sign(algorithm, key.sign, encoder.encode(statement));
  return {key: key.id, place, before, hash: await sha256(statement), signature: toBase64(signature)};
}

/** A new key that can sign and cannot be read out, and its public half. */
export async function newKey(): Promise<{sign: CryptoKey; known: PublicKey}> {
  const {privateKey, publicKey} = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const spki = await crypto.subtle.exportKey('spki', publicKey);
  return {sign: privateKey, known: {id: await keyIdOf(toBase64(spki)), spki: toBase64(spki)}};
}

/** The id of a public key. */
export async function keyIdOf(spki: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', fromBase64(spki))).slice(0, 32);
}

/** What is wrong with an item's proof; `null` when it stands. */
export type ProofFault = 'unsigned' | 'key-unknown' | 'altered' | 'forged';

/**
 * Checks one item for itself: `altered` when its content is not what was hashed, `forged` when the hash is right and
 * the signature is not of the key it names. Its place among the others is for whoever has the others.
 */
export async function checkProof(
  device: string,
  item: ChainedItem,
  keys: ReadonlyMap<string, string>,
): Promise<ProofFault | null> {
  const {proof, private: part, privateDigest} = item;
  if (!proof) return 'unsigned';
  const spki = keys.get(proof.key);
  if (spki === undefined) return 'key-unknown';
  if (part !== undefined && privateDigest !== undefined && (await privateDigestOf(part)) !== privateDigest) {
    return 'altered';
  }
  const statement = await statementOf(device, item, proof);
  if ((await sha256(statement)) !== proof.hash) return 'altered';
  return (await signed(statement, proof.signature, spki)) ? null : 'forged';
}

/** Reading a key costs as much as a signature, and one key signs thousands: the last few are kept. */
const readKeys = new Map<string, Promise<CryptoKey>>();
const mostKeys = 64;

function readKey(spki: string): Promise<CryptoKey> {
  const known = readKeys.get(spki);
  if (known) return known;
  const key = crypto.subtle.importKey('spki', fromBase64(spki), algorithm, false, ['verify']);
  if (readKeys.size >= mostKeys) readKeys.clear();
  readKeys.set(spki, key);
  return key;
}

async function signed(statement: string, signature: string, spki: string): Promise<boolean> {
  try {
    return await crypto.subtle.verify(algorithm, await readKey(spki), fromBase64(signature), encoder.encode(statement));
  } catch {
    return false; // no key, or no signature, at all
  }
}
