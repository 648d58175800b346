import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {RatingSession, usualTimes, type Answer} from '../../src/rating/rating-kiosk/session.ts';

const invitation = {id: 't1', number: 'A001', service: 's', counter: '4', at: 0, token: 'right'};

/** Milliseconds by the clock that nobody can set. */
let elapsed = 0;

/** Lets time pass by both clocks, and whatever waits on promises go on. */
async function pass(milliseconds: number): Promise<void> {
  elapsed += milliseconds;
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

/** A session with what it wrote down: every answer with its hold, in order. */
function sessionOf({waits = false, follows = false, personal = false} = {}) {
  const written: [act: 'write' | 'replace', score: number, hold: number | undefined][] = [];
  const answers: Answer[] = [];
  const stores: (() => void)[] = [];
  const working = {slow: false, failing: false};
  const store = async (act: 'write' | 'replace', answer: Answer, hold?: number) => {
    written.push([act, answer.score, hold]);
    answers.push(answer);
    if (working.failing) throw new Error('full');
    if (working.slow) await new Promise<void>((resolve) => stores.push(resolve));
    return true;
  };
  const session = new RatingSession(
    {
      write: (answer, hold) => store('write', answer, hold),
      replace: (answer, hold) => store('replace', answer, hold),
      waitsForReceipt: () => waits,
      follows: () => follows,
      taken: () => {},
      asked: () => {},
      stayed: () => {},
      ended: () => {},
      changed: () => {},
    },
    usualTimes,
    personal,
  );
  return {session, written, answers, working, finishStore: () => stores.shift()?.()};
}

/** Somebody rates without a ticket, and goes when thanked. */
async function visit({session}: ReturnType<typeof sessionOf>): Promise<void> {
  session.ask(null);
  await pass(usualTimes.settle);
  session.choose(4);
  await pass(usualTimes.change);
  session.end();
}

describe('a session at a pad', () => {
  beforeEach(() => {
    elapsed = 0;
    mock.timers.enable({apis: ['setTimeout', 'Date'], now: Date.parse('2026-11-23T01:00:00Z')});
    mock.method(performance, 'now', () => elapsed);
  });
  afterEach(() => mock.reset());

  for (const [what, jump] of [
    ['forward', 3_600_000],
    ['back', -3_600_000],
  ] as const) {
    it(`cools down for as long as it should when the clock is set ${what}`, async () => {
      const pad = sessionOf();
      await visit(pad);
      mock.timers.setTime(Date.now() + jump);
      await visit(pad);
      await pass(usualTimes.coolDown);
      await visit(pad);
      assert.deepEqual(
        pad.answers.filter((_, at) => pad.written[at]![0] === 'write').map(({repeated}) => repeated),
        [false, true, false],
      );
    });
  }

  it('writes at the end of the time to change what could not be written before, and thanks only then', async () => {
    const {session, written, working, finishStore} = sessionOf({waits: true});
    working.slow = true;
    session.ask(invitation);
    await pass(usualTimes.settle);
    session.choose(3);
    session.choose(5);
    assert.deepEqual(written, [], 'a receipt is waited for once');
    await pass(usualTimes.change);
    assert.deepEqual([written, session.phase], [[['write', 5, 0]], 'writing']);
    finishStore();
    await pass(0);
    assert.deepEqual([written.length, session.phase], [1, 'thanks']);
  });

  it('takes no tap after the time to change, while the store is still at work', async () => {
    const {session, written, working, finishStore} = sessionOf();
    working.slow = true;
    session.ask(invitation);
    await pass(usualTimes.settle);
    session.choose(3);
    await pass(usualTimes.change);
    session.choose(5);
    assert.deepEqual([session.score, session.phase], [3, 'writing']);
    finishStore();
    await pass(0);
    assert.deepEqual(
      [written.filter(([act]) => act === 'write').map(([, score]) => score), session.phase],
      [[3], 'thanks'],
    );
  });

  describe('lets go of what is written', () => {
    const released = (all: ReturnType<typeof sessionOf>['written']) => all.filter(([, , hold]) => hold === 0);

    it('at the thanks, where nothing more is asked', async () => {
      const {session, written} = sessionOf();
      session.ask(invitation);
      await pass(usualTimes.settle);
      session.choose(4);
      await pass(usualTimes.change - 1);
      assert.deepEqual(released(written), []);
      await pass(1);
      assert.deepEqual(released(written), [['replace', 4, 0]]);
    });

    it('when the visitor goes, where reasons are asked for', async () => {
      const {session, written} = sessionOf({follows: true});
      session.ask(invitation);
      await pass(usualTimes.settle);
      session.choose(2);
      await pass(usualTimes.change);
      assert.deepEqual([session.following, released(written)], [true, []]);
      session.leave();
      assert.deepEqual(released(written), [['replace', 2, 0]]);
    });

    it('with the last tap, though that is still on its way into the store', async () => {
      const {session, written, working} = sessionOf();
      session.ask(invitation);
      await pass(usualTimes.settle);
      session.choose(2);
      await pass(0);
      working.slow = true;
      session.choose(5);
      session.release();
      assert.deepEqual(released(written), [['replace', 5, 0]]);
    });

    it('with the reasons that were given', async () => {
      const {session, answers} = sessionOf({follows: true});
      session.ask(invitation);
      await pass(usualTimes.settle);
      session.choose(2);
      await pass(usualTimes.change);
      session.add({reasons: ['waiting'], reasonsWording: '1'});
      session.end();
      assert.deepEqual(answers.at(-1)?.extra, {reasons: ['waiting'], reasonsWording: '1'});
    });

    it('not before it is written', async () => {
      const {session, written, working} = sessionOf();
      working.slow = true;
      session.ask(invitation);
      session.release();
      await pass(usualTimes.settle);
      session.choose(2);
      session.release();
      assert.deepEqual(
        written.map(([act]) => act),
        ['write'],
      );
    });

    it('not where it went out at once', async () => {
      const {session, written} = sessionOf({waits: true});
      session.ask(invitation);
      await pass(usualTimes.settle);
      session.choose(2);
      await pass(usualTimes.change);
      session.release();
      assert.deepEqual(written, [['write', 2, 0]]);
    });

    it('and the screen stays whole when the store fails at that', async () => {
      const {session, working} = sessionOf();
      session.ask(invitation);
      await pass(usualTimes.settle);
      session.choose(2);
      await pass(0);
      working.failing = true;
      session.release();
      await pass(usualTimes.change);
      assert.equal(session.phase, 'thanks');
    });
  });
});
