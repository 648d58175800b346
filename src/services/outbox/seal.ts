import {newKey, noHash, privateDigestOf, sealed, type ChainedItem, type PublicKey} from '../../rating/chain.js';
import type {Book} from './book.js';
import {elder, type DeviceRow, type ItemRow} from './row.js';
import {wire} from './send.js';

/** No item has this id. The row stands in the database alone: nothing else can hold a key that cannot be read. */
const keyId = '*key';

interface KeyRow {
  id: typeof keyId;
  device: string;
  sign: CryptoKey;
  known: PublicKey;
}

/** Signs final items and chains each to the one before. Only the tab that sends has one. */
export class Sealer {
  readonly #book: Book<never>;
  /** Should the database lose it while the page lives. */
  #key: KeyRow | undefined;

  constructor(book: Book<never>) {
    this.#book = book;
  }

  /** Writes signatures and the new head of the chain into both stores, in the order of the rows given. */
  async seal(rows: readonly ItemRow[]): Promise<void> {
    const {ledger, shelf} = this.#book;
    const former = ledger.device!;
    const {sign, known} = await this.#keyOf(former);
    let {place, hash} = former.chain ?? {place: 0, hash: noHash};
    const signed: ItemRow[] = [];
    for (const row of rows) {
      const item = JSON.parse(JSON.stringify(wire(row))) as ChainedItem; // as it will be read at the other end
      const privateDigest = item.private === undefined ? undefined : await privateDigestOf(item.private);
      const proof = await sealed(former.device, item, {id: known.id, sign}, ++place, hash);
      hash = proof.hash;
      signed.push({...row, proof, privateDigest, revision: row.revision + 1});
    }
    let written: readonly ItemRow[] = [];
    await shelf.write((stored) => {
      const now = (ledger.device = elder(stored, ledger.device!));
      // A tab that was frozen may have been overtaken: a place of the chain is given once.
      if (now.device !== former.device || (now.chain?.place ?? 0) !== (former.chain?.place ?? 0)) return [];
      written = signed;
      ledger.unite(signed);
      ledger.device = {...now, chain: {place, hash}, keys: this.#keysWith(now, known)};
      return [ledger.device, ...signed];
    });
    this.#book.spread(written);
  }

  /** The key of this device: from the database, or a new one where it was lost with it. */
  async #keyOf({device, chain}: DeviceRow): Promise<KeyRow> {
    const {shelf} = this.#book;
    const stored = (await shelf.find(keyId)) as KeyRow | undefined;
    const own = [stored, this.#key].find((row) => row?.device === device);
    if (own && own === stored) return (this.#key = own);
    if (!own && chain) this.#book.incident('key-changed');
    this.#key = own ?? {id: keyId, device, ...(await newKey())};
    await shelf.put(this.#key);
    return this.#key;
  }

  /** All public halves that are still needed, with this one. */
  #keysWith({keys = []}: DeviceRow, key: PublicKey): PublicKey[] {
    if (keys.some(({id}) => id === key.id)) return keys;
    const used = new Set([...this.#book.ledger.items.values()].map(({proof}) => proof?.key));
    return [...keys.filter(({id}) => used.has(id)), key];
  }
}
