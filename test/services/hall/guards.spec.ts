import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {applyAll, decide, emptyHall, isRefusal} from '../../../src/queue/hall.ts';
import type {Command, HallState} from '../../../src/queue/ticket.ts';
import {patchBetween, type HallView, type Role} from '../../../src/queue/view.ts';
import {viewOf} from '../../../src/queue/viewing.ts';
import {readPatch, readView} from '../../../src/services/hall/guards.ts';
import {localConfig} from '../../../src/services/hall/local-config.ts';
import type {HallConfig} from '../../../src/queue/ticket.ts';

const config = localConfig('demo') as HallConfig;
const start = Date.UTC(2026, 10, 23, 2);
let ids = 0;

/** Plays commands; `last` in place of a ticket means the last one issued. */
function play(commands: readonly (Command | ((last: string) => Command))[]): HallState {
  let state = emptyHall();
  let last = '';
  for (const [index, each] of commands.entries()) {
    const command = typeof each === 'function' ? each(last) : each;
    const context = {config, now: start + index * 1_000, actor: 'test', key: `k${index}`, newId: () => `id-${ids++}`};
    const outcome = decide(state, command, context);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    if (command.type === 'issue') last = outcome.at(-1)!.tickets![0]!.id;
    state = applyAll(state, outcome);
  }
  return state;
}

const busy = play([
  {type: 'openCounter', counter: '1'},
  {type: 'openCounter', counter: '4'},
  {type: 'issue', service: 'A', holder: 'Ê Đê Ộ'},
  {type: 'issue', service: 'A', priority: 'elderly', priorityReason: 'card'},
  {type: 'callNext', counter: '1'},
  (ticket) => ({type: 'start', counter: '1', ticket}),
  (ticket) => ({type: 'finish', counter: '1', ticket}),
  {type: 'issue', service: 'B'},
  {type: 'callNext', counter: '4', officer: 'officer-1'},
  {type: 'book', service: 'A', at: start + 2 * 3_600_000, holder: 'Ê Đê Ộ'},
  (ticket) => ({type: 'park', counter: '4', ticket, note: 'bản sao'}),
  {type: 'pauseCounter', counter: '4', reason: 'break'},
]);

function view(state: HallState, role: Role): HallView {
  return viewOf(state, {config, epoch: 'e', now: start + 60_000, role, streams: [{type: 'sse', href: 'events'}]});
}

const sent = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('what a client lets in', () => {
  for (const role of ['public', 'kiosk', 'counter', 'manager'] as const) {
    it(`is every word of a snapshot for ${role}`, () => {
      const count = {skipped: 0};
      assert.deepEqual(readView(sent(view(busy, role)), count), sent(view(busy, role)));
      assert.equal(count.skipped, 0);
    });

    it(`is every word of a patch for ${role}`, () => {
      const count = {skipped: 0};
      const patch = sent(patchBetween(view(emptyHall(), role), view(busy, role)));
      assert.deepEqual(readPatch(patch, count), patch);
      assert.equal(count.skipped, 0);
    });
  }

  it('is not a list that is none', () => {
    const count = {skipped: 0};
    const read = readView({...view(busy, 'public'), counters: 'many', services: {A: 1}}, count);
    assert.deepEqual([read?.counters, read?.services], [[], []]);
    assert.equal(count.skipped, 2);
  });

  it('is not a patch that goes backwards, or counts in fractions', () => {
    const count = {skipped: 0};
    for (const wrong of [
      {after: 5, seq: 4},
      {after: -1, seq: 4},
      {after: 1.5, seq: 4},
      {after: '1', seq: 2},
      {after: 1, seq: 1e300},
    ]) {
      assert.equal(readPatch({now: 1, ...wrong}, count), null, JSON.stringify(wrong));
    }
  });

  it('is no time that a date cannot hold', () => {
    const count = {skipped: 0};
    assert.equal(readView({...view(busy, 'public'), now: 1e300}, count), null);
    const [row] = view(busy, 'manager').tickets;
    const read = readView({...view(busy, 'manager'), tickets: [{...row, calledAt: -1e300}]}, count);
    assert.equal(read?.tickets[0]?.calledAt, undefined);
  });

  it('is no text in a language that is no text', () => {
    const count = {skipped: 0};
    const [service] = view(busy, 'public').services;
    const read = readView({...view(busy, 'public'), services: [service, {...service, name: {vi: null}}]}, count);
    assert.equal(read?.services.length, 1);
  });
});
