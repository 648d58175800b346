/*
 * A busy afternoon, played through the real server in seconds: numbers taken since the morning, five fields, seven
 * counters, ending a few seconds before 14:07. The screenshots are taken of it.
 */
import type {Command} from '../src/queue/ticket.ts';

interface Field {
  service: string;
  counters: readonly string[];
  /** Numbers called so far, and how many more wait. */
  called: number;
  waiting: number;
  /** Minutes that each waits before the call. */
  wait: number;
  /** Minutes since the field's last call. */
  lastCall: number;
  /** Minutes that a service takes. */
  takes: number;
}

const fields: readonly Field[] = [
  {service: 'A', counters: ['1', '2'], called: 34, waiting: 6, wait: 15, lastCall: 2, takes: 6},
  {service: 'B', counters: ['4', '5'], called: 27, waiting: 11, wait: 41, lastCall: 0, takes: 9.5},
  {service: 'C', counters: ['6'], called: 58, waiting: 4, wait: 6, lastCall: 1, takes: 2},
  {service: 'D', counters: ['3'], called: 9, waiting: 2, wait: 20, lastCall: 12, takes: 14},
  {service: 'E', counters: ['7'], called: 12, waiting: 3, wait: 16, lastCall: 7, takes: 5},
];

/** One thing that happens: minutes before the end, and a command. */
interface Step {
  before: number;
  command: Command;
}

const dayLength = 375; // minutes from 07:45 to 14:00

function stepsOf({service, counters, called, waiting, wait, lastCall, takes}: Field): Step[] {
  const steps: Step[] = [];
  const gap = (dayLength - lastCall) / called;
  for (let turn = 0; turn < called; turn++) {
    const before = lastCall + (called - 1 - turn) * gap;
    const counter = counters[turn % counters.length]!;
    steps.push({before: before + wait, command: {type: 'issue', service}});
    steps.push({before, command: {type: 'callNext', counter, service}});
    if (before > 0.6) steps.push({before: before - 0.5, command: {type: 'start', counter, ticket: ''}});
    const done = before - 0.5 - takes;
    if (done > 0) steps.push({before: done, command: {type: 'finish', counter, ticket: ''}});
  }
  for (let place = 0; place < waiting; place++) {
    steps.push({before: wait * (1 - (place + 0.5) / waiting), command: {type: 'issue', service}});
  }
  return steps;
}

/** Sends a command and returns the ticket's id in the answer. */
export type Send = (command: Command) => Promise<string>;

/** Plays the afternoon: `at` sets the hall's clock to so many minutes before the end. */
export async function playAfternoon(at: (minutesBefore: number) => void, send: Send): Promise<void> {
  const steps = fields.flatMap(stepsOf).sort((one, other) => other.before - one.before);
  const held = new Map<string, string>();
  at(dayLength + 60);
  for (const counter of new Set(fields.flatMap(({counters}) => counters))) await send({type: 'openCounter', counter});
  for (const {before, command} of steps) {
    at(before);
    if (command.type === 'callNext') held.set(command.counter, await send(command));
    else if (command.type === 'start' || command.type === 'finish') {
      await send({...command, ticket: held.get(command.counter)!});
    } else await send(command);
  }
  at(0);
}
