import {patchBetween, type HallPatch, type HallView, type Role} from '../../src/queue/view.ts';

/** Patches kept a role, for screens that come back after a short absence. */
const most = 500;

/** One patch as it goes down the wire. */
export interface Sent {
  patch: HallPatch;
  text: string;
}

/** A patch says nothing when neither the sequence nor a row moved. */
function isEmpty(patch: HallPatch): boolean {
  return patch.seq === patch.after && Object.keys(patch).length === 3;
}

/** What the screens of one role have been told: the last view and the patches that led there. */
export class RoleHistory {
  #view: HallView;
  #sent: Sent[] = [];

  constructor(first: HallView) {
    this.#view = first;
  }

  /** Takes the next view in; returns the patch to it, or `null` when nothing that this role sees has changed. */
  advance(view: HallView): Sent | null {
    const patch = patchBetween(this.#view, view);
    if (isEmpty(patch)) return null;
    this.#view = view;
    const sent = {patch, text: JSON.stringify(patch)};
    this.#sent.push(sent);
    if (this.#sent.length > most) this.#sent.shift();
    return sent;
  }

  /** Everything told after a sequence number; `null` when that is no longer (or was never) known: take a snapshot. */
  after(seq: number): readonly Sent[] | null {
    const first = this.#sent.findIndex(({patch}) => patch.after === seq);
    if (first >= 0) return this.#sent.slice(first);
    return this.#sent.at(-1)?.patch.seq === seq ? [] : null;
  }
}

/** What all roles have been told. A role that nobody listens to costs nothing: its history begins with its first screen. */
export class History {
  readonly #view: (role: Role) => HallView;
  readonly #roles = new Map<Role, RoleHistory>();

  constructor(view: (role: Role) => HallView) {
    this.#view = view;
  }

  /** What a role was told after a sequence number; `null` where only a snapshot helps. */
  after(role: Role, seq: number): readonly Sent[] | null {
    const known = this.#roles.get(role);
    if (!known) this.#roles.set(role, new RoleHistory(this.#view(role)));
    return known ? known.after(seq) : null;
  }

  /** Takes the present state in for every role that has screens. */
  advance(): ReadonlyMap<Role, Sent> {
    const told = new Map<Role, Sent>();
    for (const [role, history] of this.#roles) {
      const sent = history.advance(this.#view(role));
      if (sent) told.set(role, sent);
    }
    return told;
  }
}
