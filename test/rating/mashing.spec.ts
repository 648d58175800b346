import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';
import {RatingSession, usualTimes, type Answer} from '../../src/rating/rating-kiosk/session.ts';

/*
 * Ten minutes of many fingers on one pad, in fake time: taps of several fingers at once, at any moment, while a store
 * answers at its own pace and visitors come and go. What a finger last touched in a visit is what is kept of it.
 */

const minutes = 10;

/** Pseudo-random numbers that are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Visit {
  /** The score last touched while its tile took the mark. */
  touched: number | null;
  all: Set<number>;
  ids: Set<string>;
  thanked: boolean;
}

class Pad {
  readonly kept = new Map<string, Answer>();
  readonly visits = new Map<number, Visit>();
  readonly session: RatingSession;
  outcomes = 0;
  asked = 0;

  constructor(
    private readonly random: () => number,
    private readonly failing: number,
  ) {
    this.session = new RatingSession(
      {
        write: (answer) => this.#store(answer),
        replace: async (answer) => (await this.#store(answer), true),
        waitsForReceipt: () => false,
        follows: () => random() < 0.5,
        taken: () => {},
        asked: () => this.asked++,
        stayed: () => {},
        ended: () => this.outcomes++,
        changed: () => this.#changed(),
      },
      usualTimes,
    );
  }

  get visit(): Visit {
    const {visit} = this.session;
    const known = this.visits.get(visit) ?? {touched: null, all: new Set(), ids: new Set(), thanked: false};
    this.visits.set(visit, known);
    return known;
  }

  touch(score: number): void {
    const open = this.session.ready && this.session.phase !== 'thanks';
    this.session.choose(score);
    if (!open || this.session.score !== score) return;
    this.visit.touched = score;
    this.visit.all.add(score);
  }

  async #store(answer: Answer): Promise<void> {
    const {visit} = this;
    await new Promise<void>((resolve) => setTimeout(resolve, this.random() * 1500));
    if (this.random() < this.failing) throw new Error('full');
    this.kept.set(answer.id, {...answer});
    visit.ids.add(answer.id);
  }

  #changed(): void {
    if (this.session?.phase === 'thanks') this.visit.thanked = true;
  }
}

/** The wall's clock and the monotonic one alike. */
function fakeTime(): void {
  mock.timers.enable({apis: ['setTimeout', 'Date'], now: 1_000_000});
  mock.method(performance, 'now', () => Date.now() - 1_000_000);
}

/** Lets fake time pass in small steps, with everything that waits on promises in between. */
async function pass(milliseconds: number): Promise<void> {
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

async function mash(seed: number, failing: number): Promise<Pad> {
  const random = randomOf(seed);
  const pad = new Pad(random, failing);
  const end = Date.now() + minutes * 60_000;
  let tickets = 0;
  while (Date.now() < end) {
    if (pad.session.phase === 'idle' && random() < 0.6) {
      const number = `A${++tickets}`;
      pad.session.ask(random() < 0.5 ? null : {id: number, number, service: 's', counter: '4', at: 0, token: number});
    }
    const fingers = random() < 0.7 ? 1 + Math.floor(random() * 4) : 0;
    for (let finger = 0; finger < fingers; finger++) pad.touch(1 + Math.floor(random() * 5));
    if (random() < 0.1) pad.session.stay();
    if (pad.session.phase === 'thanks' && random() < 0.1) pad.session.end();
    if (pad.session.following && random() < 0.3) pad.session.add({reasons: ['waiting'], reasonsWording: '1'});
    await pass(Math.floor(random() * 400));
  }
  for (let step = 0; step < 200; step++) await pass(1000); // everybody goes, every store is done
  return pad;
}

describe('mashing for ten minutes', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`keeps of each visit the level a finger last touched, once, and loses none (seed ${seed})`, async () => {
      fakeTime();
      try {
        const pad = await mash(seed, 0);
        const rated = [...pad.visits.values()].filter(({touched}) => touched !== null);
        assert.ok(rated.length > 20, `${rated.length} visits were rated`);
        for (const {touched, ids, thanked} of rated) {
          assert.equal(ids.size, 1);
          assert.equal(pad.kept.get([...ids][0]!)!.score, touched);
          assert.equal(thanked, true);
        }
        assert.equal(pad.kept.size, rated.length);
        assert.equal(pad.outcomes, pad.asked); // each question has one end
      } finally {
        mock.reset();
      }
    });

    it(`thanks nobody for what a failing store did not keep (seed ${seed})`, async () => {
      fakeTime();
      try {
        const pad = await mash(seed, 0.2);
        for (const {all, ids, thanked} of pad.visits.values()) {
          if (thanked) assert.equal(ids.size, 1);
          for (const id of ids) assert.ok(all.has(pad.kept.get(id)!.score));
        }
      } finally {
        mock.reset();
      }
    });
  }
});
