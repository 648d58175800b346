import {newKey, noHash, privateDigestOf, sealed, type ChainedItem, type PublicKey} from '../../src/rating/chain.ts';

let devices = 0;

/** A device that signs what it sends as a real one does, for tests of the server. */
export class SigningDevice {
  place = 0;
  seq = 0;
  /** Hash of the last item. */
  head = noHash;

  private constructor(
    readonly device: string,
    readonly key: {sign: CryptoKey; known: PublicKey},
  ) {}

  static async make(device = `signing-${process.pid}-${++devices}`): Promise<SigningDevice> {
    return new SigningDevice(device, await newKey());
  }

  /** A rating of five faces, signed and chained to the one before. */
  rating(extra: Record<string, unknown> = {}): Promise<ChainedItem> {
    const shown = {scale: 'faces-5', direction: 'lowest-first', wording: '1'};
    return this.item({type: 'rating', ...shown, score: 4, ...extra});
  }

  /** Anything, signed and chained to the one before. */
  async item(body: Record<string, unknown>): Promise<ChainedItem> {
    const seq = ++this.seq;
    const item: ChainedItem = {id: `${this.device}-${seq}`, seq, at: 1_700_000_000_000 + seq, ...body};
    if (item.private !== undefined) item.privateDigest = await privateDigestOf(item.private);
    const {sign, known} = this.key;
    const proof = await sealed(this.device, item, {id: known.id, sign}, this.place + 1, this.head);
    this.place = proof.place;
    this.head = proof.hash;
    return {...item, proof};
  }

  batch(...items: readonly unknown[]): {device: string; keys: PublicKey[]; items: readonly unknown[]} {
    return {device: this.device, keys: [this.key.known], items};
  }
}
