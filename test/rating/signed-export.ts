import {newKey, noHash, sealed, type ChainedItem, type Proof} from '../../src/rating/chain.ts';

/** One item of an export, with all that may be done to it. */
export type ExportedItem = ChainedItem & {device: string; receivedAt: number; proof?: Proof};

/** The export of a hall, to be tampered with. */
export interface SignedExport {
  format: 'mot-cua-ratings/1';
  hall: string;
  exportedAt: number;
  devices: {
    device: string;
    keys: {id: string; spki: string; since: number}[];
    anchors: {place: number; hash: string; at: number; key: string}[];
  }[];
  items: ExportedItem[];
}

/** A device that signs, and goes on signing where it was left. */
export class SignedDevice {
  place = 0;
  before = noHash;
  readonly keys: {id: string; spki: string; since: number}[] = [];
  #key: Awaited<ReturnType<typeof newKey>> | undefined;

  constructor(readonly name: string) {}

  /** Signs with a new key from now on. */
  async takeKey(since = 1): Promise<void> {
    this.#key = await newKey();
    this.keys.push({...this.#key.known, since});
  }

  /** The next item, signed. */
  async next(change: Record<string, unknown> = {}): Promise<ExportedItem> {
    if (!this.#key) await this.takeKey();
    const {sign, known} = this.#key!;
    const place = ++this.place;
    const item: ChainedItem = {
      ...{id: `${this.name}-${place}`, seq: place, at: 1_795_000_000_000 + place * 60_000},
      ...{
        type: 'rating',
        scale: 'faces-5',
        direction: 'lowest-first',
        wording: '1',
        score: (place % 5) + 1,
        counter: '4',
      },
      ...change,
    };
    const proof = await sealed(this.name, item, {id: known.id, sign}, place, this.before);
    this.before = proof.hash;
    return {...item, device: this.name, receivedAt: item.at + 4000, proof};
  }
}

/** The export of a hall whose devices have sent so many items each, with an anchor after every third and at the end. */
export async function signedExport(...counts: number[]): Promise<SignedExport> {
  const all: SignedExport = {
    ...{format: 'mot-cua-ratings/1', hall: '1', exportedAt: 1_796_000_000_000, devices: [], items: []},
  };
  for (const [index, count] of counts.entries()) {
    const device = new SignedDevice(`device-${index}`);
    const items: ExportedItem[] = [];
    while (items.length < count) items.push(await device.next());
    const anchored = items.filter(({proof}) => proof!.place % 3 === 0 || proof!.place === count);
    all.items.push(...items);
    all.devices.push({
      ...{device: device.name, keys: device.keys},
      anchors: anchored.map(({proof, receivedAt}) => {
        const {place, hash, key} = proof!;
        return {place, hash, key, at: receivedAt};
      }),
    });
  }
  return all;
}
