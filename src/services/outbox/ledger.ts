import {elder, isDevice, isItem, shape, truer, type DeviceRow, type ItemRow, type Row} from './row.js';

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined; // its checksum was right, so a newer version wrote it in its own way
  }
}

/**
 * All rows as one tab knows them, with what is asked for at every tap counted as it changes: a hundred thousand may
 * wait behind a dead line.
 */
export class Ledger {
  device: DeviceRow | undefined;
  readonly items = new Map<string, ItemRow>();
  /** Items that wait and carry no proof. */
  readonly unsealed = new Map<string, ItemRow>();
  /** Taken back before anyone was thanked, with their last revision: older versions of them count no more. */
  readonly withdrawn = new Map<string, number>();
  /** The highest number of each device that the server has confirmed. */
  readonly sent = new Map<string, number>();
  /** How many the server rejected. */
  rejected = 0;
  /** Lines of a newer version of the library, as they stood: this code does not understand them and must not lose them. */
  readonly strangers = new Set<string>();
  #waiting = new Map<string, ItemRow>();
  #lastSeq = -Infinity;
  #ordered = true;

  /** Takes rows in where they are truer than what is known. */
  unite(rows: readonly unknown[]): void {
    for (const row of rows) {
      if (isDevice(row)) this.device = elder(this.device, row);
      else if (isItem(row)) this.set(truer(this.items.get(row.id), row));
    }
  }

  /** Takes in what a log holds. */
  read(lines: readonly string[]): void {
    for (const line of lines) {
      const row = parsed(line);
      if (isDevice(row) || isItem(row)) this.unite([row]);
      else this.strangers.add(line);
    }
  }

  set(row: ItemRow): void {
    const {id, state, revision} = row;
    if (state === 'withdrawn') {
      this.delete(id);
      this.withdrawn.set(id, revision);
      return;
    }
    if (this.items.get(id) === row || (state === 'waiting' && revision <= (this.withdrawn.get(id) ?? 0))) return;
    const own = row.shape === shape ? row : {...row, shape};
    this.#count(id, own);
    this.items.set(id, own);
    if (state === 'sent') this.sent.set(row.device, Math.max(row.seq, this.sent.get(row.device) ?? 0));
  }

  delete(id: string): void {
    this.#count(id, undefined);
    this.items.delete(id);
  }

  #count(id: string, row: ItemRow | undefined): void {
    this.rejected += Number(row?.state === 'rejected') - Number(this.items.get(id)?.state === 'rejected');
    if (row?.state !== 'waiting') {
      this.#waiting.delete(id);
      this.unsealed.delete(id);
      return;
    }
    const before = this.#waiting.get(id);
    if (before?.seq !== row.seq) {
      this.#ordered &&= !before && row.seq >= this.#lastSeq;
      this.#lastSeq = row.seq;
    }
    this.#waiting.set(id, row);
    if (row.proof) this.unsealed.delete(id);
    else this.unsealed.set(id, row);
  }

  /** What waits, in the order of the taps. */
  get waiting(): ReadonlyMap<string, ItemRow> {
    if (!this.#ordered) {
      this.#waiting = new Map([...this.#waiting].sort(([, one], [, other]) => one.seq - other.seq));
      this.#lastSeq = [...this.#waiting.values()].at(-1)?.seq ?? -Infinity;
      this.#ordered = true;
    }
    return this.#waiting;
  }

  get backlog(): number {
    return this.#waiting.size;
  }

  get rows(): Row[] {
    return [...(this.device ? [this.device] : []), ...this.items.values()];
  }

  /** What a log holds that holds everything. */
  get lines(): (Row | string)[] {
    return [...this.rows, ...this.strangers];
  }
}
