import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {serviceDay, wallClock} from '../../src/core/time.ts';
import {codeFrom, codeLetters, slotList, slotsOn} from '../../src/queue/appointments.ts';
import {readConfig} from '../../src/queue/config.ts';
import {dayAfter, instantOf} from '../../src/queue/days.ts';
import {applyAll, emptyHall, isRefusal} from '../../src/queue/hall.ts';
import {isOpen} from '../../src/queue/opening.ts';
import type {Booking, HallConfig, HallEvent, HallState} from '../../src/queue/ticket.ts';
import {viewOf} from '../../src/queue/viewing.ts';
import {monday, office, Office} from './hall-fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const appointments = {services: [{service: 'civil', minutes: 30, places: 2}], daysAhead: 7};
const weekdays = [1, 2, 3, 4, 5].flatMap((weekday) => [
  {weekday, opens: '07:30', closes: '11:30'},
  {weekday, opens: '13:30', closes: '17:00'},
]);

/** A hall that takes appointments, its counters open at eight on Monday. */
function taking(config: Partial<HallConfig> = {}): Office {
  const hall = new Office({appointments, hours: weekdays, ...config});
  for (const {id} of hall.config.counters) hall.do({type: 'openCounter', counter: id});
  return hall;
}

function book(hall: Office, at: number, person?: string): Booking {
  const outcome = hall.ask({type: 'book', service: 'civil', at, holder: 'Ngô Thị Ộ', ...(person ? {person} : {})});
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome[outcome.length - 1]!.bookings![0]!;
}

const at = (minutes: number) => monday + minutes * minute;
const stateOf = (hall: Office, {id}: Booking) => hall.state.bookings?.[id]?.state;

describe('the slots of a service', () => {
  it('begin with each opening and end with it, on the days the hall is open', () => {
    const hall = taking({calendar: {off: ['2026-11-25'], extraWorking: [{day: '2026-11-28', weekday: 1}]}});
    const list = slotList(hall.state, hall.config, hall.now, {service: 'civil'})!;
    const perDay = new Map<string, number>();
    for (const slot of list.slots) {
      const name = serviceDay(slot.at, office.timeZone);
      perDay.set(name, (perDay.get(name) ?? 0) + 1);
    }
    assert.deepEqual(
      [...perDay],
      [
        ['2026-11-23', 14], // half past seven is over
        ['2026-11-24', 15],
        ['2026-11-26', 15],
        ['2026-11-27', 15],
        ['2026-11-28', 15],
      ],
    );
    assert.equal(slotList(hall.state, hall.config, hall.now, {service: 'land'}), null);
    const one = slotList(hall.state, hall.config, hall.now, {service: 'civil', from: '2026-11-27', days: 1})!;
    assert.equal(one.slots.length, 15);
  });

  it('are as long in every zone of the world on every day, lie within the hours and never on one another', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Ho_Chi_Minh', 'America/Sao_Paulo'];
    const more = ['Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'Asia/Tehran'];
    const times = fc.record({
      opens: fc.integer({min: 0, max: 23 * 4}),
      length: fc.integer({min: 1, max: 40}),
      minutes: fc.constantFrom(10, 15, 20, 30, 45, 60),
      offset: fc.integer({min: 0, max: 800}),
      zone: fc.constantFrom(...zones, ...more),
    });
    const written = (quarters: number) =>
      `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
    fc.assert(
      fc.property(times, ({opens, length, minutes, offset, zone}) => {
        const date = dayAfter('2026-01-01', offset);
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
        const hours = [{weekday, opens: written(opens), closes: written((opens + length) % 96)}];
        const config = {...office, timeZone: zone, hours};
        const slots = slotsOn(config, {service: 'civil', minutes, places: 1}, date);
        for (const [index, start] of slots.entries()) {
          assert.ok(isOpen(config, start) && isOpen(config, start + minutes * minute - 1), `${zone} ${date} ${start}`);
          if (index > 0) assert.ok(start - slots[index - 1]! >= minutes * minute);
        }
      }),
      {numRuns: 1500, seed: 365},
    );
  });

  it('of a night when clocks change are two fewer or two more', () => {
    const night = {...office, timeZone: 'Europe/Berlin', hours: [{weekday: 0, opens: '00:00', closes: '06:00'}]};
    const count = (date: string) => slotsOn(night, {service: 'civil', minutes: 30, places: 1}, date).length;
    assert.deepEqual([count('2026-03-22'), count('2026-03-29'), count('2026-10-25')], [12, 10, 14]);
  });
});

describe('a time of a day in a zone', () => {
  it('is the moment at which clocks show it, wherever they do', () => {
    const zones = ['Europe/Berlin', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.nat(1200), fc.nat(24 * 60 - 1), (zone, offset, minutes) => {
        const date = dayAfter('2025-01-01', offset);
        const moment = instantOf(date, minutes, zone);
        const clock = wallClock(moment, zone);
        const shown = clock.hour * 60 + clock.minute;
        const gap = shown - minutes; // a time that is left out comes as much later as clocks are set forward
        assert.ok(gap === 0 || gap === 60 || gap === 30, `${zone} ${date} ${minutes} → ${shown}`);
        assert.equal(serviceDay(moment, zone), date);
      }),
      {numRuns: 1500, seed: 24},
    );
    const twice = instantOf('2026-10-25', 150, 'Europe/Berlin');
    assert.equal(new Date(twice).toISOString(), '2026-10-25T00:30:00.000Z', 'the first of two');
  });
});

describe('booking', () => {
  it('takes the places of a slot and no more, whoever asks', () => {
    const hall = taking();
    book(hall, at(60));
    book(hall, at(60));
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: at(60)}), 'slot-taken');
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: at(61)}), 'no-such-slot');
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: at(-30)}), 'no-such-slot', 'it is over');
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: monday + 7 * day}), 'no-such-slot', 'too far');
    assert.equal(hall.refusal({type: 'book', service: 'land', at: at(60)}), 'no-such-slot');
    assert.equal(hall.refusal({type: 'book', service: 'none', at: at(60)}), 'unknown-service');
  });

  it('gives the place free that is given back', () => {
    const hall = taking();
    const {code} = book(hall, at(60));
    book(hall, at(60));
    hall.do({type: 'cancelBooking', code});
    assert.equal(hall.refusal({type: 'cancelBooking', code}), 'wrong-state');
    assert.equal(hall.refusal({type: 'arrive', code}), 'unknown-booking');
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: at(60)}), 'done');
  });

  it('is once a person and service', () => {
    const hall = taking();
    const {code} = book(hall, at(60), 'p1');
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: at(90), person: 'p1'}), 'already-waiting');
    hall.do({type: 'cancelBooking', code});
    assert.equal(hall.refusal({type: 'book', service: 'civil', at: at(90), person: 'p1'}), 'done');
  });

  it('never gives one code to two that hold, though the ids it is drawn from come twice', () => {
    const hall = taking({appointments: {services: [{service: 'civil', minutes: 30, places: 500}]}});
    const codes = Array.from({length: 300}, () => book(hall, at(60)).code);
    assert.equal(new Set(codes).size, 300);
    assert.ok(codes.every((code) => code.length === 7 && [...code].every((letter) => codeLetters.includes(letter))));
  });

  it('draws codes from all the letters alike', () => {
    const counts = new Map<string, number>();
    const seen = new Set<string>();
    for (let count = 0; count < 20_000; count++) {
      const code = codeFrom(`id-${count}`);
      seen.add(code);
      for (const [place, letter] of [...code].entries()) {
        counts.set(`${place}${letter}`, (counts.get(`${place}${letter}`) ?? 0) + 1);
      }
    }
    assert.equal(seen.size, 20_000);
    assert.equal(counts.size, 7 * codeLetters.length);
    assert.ok(
      [...counts.values()].every((times) => times > 650 && times < 1020),
      'each about 833 times',
    );
  });
});

describe('an arrival', () => {
  it('is too early, in time, or too late for the appointment, and says until when', () => {
    const hall = taking();
    const early = book(hall, at(60));
    const late = book(hall, at(60));
    assert.deepEqual(hall.ask({type: 'arrive', code: early.code}), {refused: 'too-early', at: at(30)});
    hall.wait(30);
    const ticket = hall.do({type: 'arrive', code: ` ${early.code.toLowerCase()} `});
    assert.deepEqual([ticket.appointmentAt, ticket.holder, ticket.number], [at(60), 'Ngô Thị Ộ', 'A001']);
    assert.equal(stateOf(hall, early), 'arrived');
    hall.now = at(76);
    assert.equal(hall.do({type: 'arrive', code: late.code}).appointmentAt, null);
    const again = hall.ask({type: 'arrive', code: late.code});
    assert.ok(isRefusal(again) && again.refused === 'wrong-state' && again.ticket?.number === 'A002');
    assert.equal(hall.refusal({type: 'arrive', code: 'NOBODY1'}), 'unknown-booking');
  });

  it('stands where its holder came, or before whoever came after the booked time, and by booked time', () => {
    const hall = taking({priorities: []});
    const [first, second, third] = [at(60), at(90), at(120)].map((time) => book(hall, time));
    hall.now = at(62);
    hall.issue('civil'); // after the first appointment, before the others
    hall.now = at(70);
    hall.do({type: 'arrive', code: second!.code});
    hall.do({type: 'arrive', code: first!.code});
    hall.now = at(95);
    hall.issue('civil');
    hall.do({type: 'arrive', code: third!.code});
    const queue = [...hall.tickets].sort((a, b) => a.rank - b.rank).map(({appointmentAt}) => appointmentAt);
    assert.deepEqual(queue, [at(60), null, at(90), null, at(120)]);
  });

  it('needs no number left by the limit, nor an opening while its holder is only early', () => {
    const services = office.services.map((service) => ({...service, limit: 1}));
    const hall = new Office({appointments, hours: weekdays, services});
    hall.now = Date.UTC(2026, 10, 22, 12);
    const {code} = book(hall, Date.UTC(2026, 10, 23, 0, 30));
    hall.now = Date.UTC(2026, 10, 23, 0, 10);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'hall-closed');
    assert.equal(hall.do({type: 'arrive', code}).number, 'A001');
    hall.now = Date.UTC(2026, 10, 23, 0, 31);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'limit-reached');
  });
});

describe('bookings and days', () => {
  it('outlive the day that they are not of, through the log, and are missed at the end of their own', () => {
    const hall = taking();
    const today = book(hall, at(60));
    const wednesday = book(hall, monday + 2 * day);
    hall.now = monday + day;
    hall.issue('civil');
    assert.deepEqual([stateOf(hall, today), stateOf(hall, wednesday)], ['missed', 'booked']);
    assert.equal(hall.refusal({type: 'arrive', code: today.code}), 'too-late');
    hall.now = monday + 2 * day;
    assert.equal(hall.do({type: 'arrive', code: wednesday.code}).number, 'A001');
    assert.equal(stateOf(hall, today), undefined, 'who missed it two days ago is forgotten');
    const stored = JSON.parse(JSON.stringify(hall.log)) as HallEvent[];
    assert.deepEqual(JSON.parse(JSON.stringify(applyAll(emptyHall(), stored).bookings)), hall.state.bookings);
    hall.now = monday + 3 * day;
    hall.issue('civil');
    assert.deepEqual(hall.state.bookings, {});
  });

  it('are missed as well where the hall was not at work on their day', () => {
    const hall = taking();
    const tuesday = book(hall, monday + day);
    hall.now = monday + 3 * day;
    hall.issue('civil');
    assert.equal(stateOf(hall, tuesday), 'missed');
  });

  it('are missed when the day is closed by hand, and shown so to staff', () => {
    const hall = taking();
    book(hall, at(60));
    hall.do({type: 'closeDay'});
    const view = viewOf(hall.state, {config: hall.config, epoch: 'e', now: hall.now, role: 'counter', streams: []});
    assert.deepEqual(
      view.bookings?.map(({state}) => state),
      ['missed'],
    );
  });
});

describe('a hall that never closes', () => {
  it('begins its counts and numbers anew and keeps who is here', () => {
    const hall = new Office({closing: 'virtual'});
    hall.do({type: 'openCounter', counter: 'c1'});
    hall.now = Date.UTC(2026, 10, 23, 16, 50);
    const [called, waits] = hall.issue('civil', 2);
    hall.do({type: 'callNext', counter: 'c1'});
    hall.now += 20 * minute;
    const given = hall.issue('civil', 2).map(({number}) => number);
    assert.equal(hall.state.day, '2026-11-24');
    assert.deepEqual(given, ['A003', 'A004'], 'A001 and A002 are still here');
    assert.deepEqual([hall.ticket(called!).state, hall.ticket(waits!).state], ['called', 'waiting']);
    assert.deepEqual(
      [hall.state.taken, hall.state.calls.length, hall.state.counters['c1']?.state],
      [{civil: 2}, 1, 'open'],
    );
    hall.do({type: 'start', counter: 'c1', ticket: called!.id});
    hall.do({type: 'finish', counter: 'c1', ticket: called!.id});
    assert.deepEqual(hall.state.tally, {c1: {done: 1, noShow: 0, transferred: 0}});
  });

  it('may begin its day at another hour', () => {
    const hall = new Office({closing: 'virtual', dayBegins: '03:00'});
    hall.now = Date.UTC(2026, 10, 23, 19, 59); // 02:59 of the 24th
    hall.issue('civil');
    assert.equal(hall.state.day, '2026-11-23');
    hall.now += minute;
    hall.issue('civil');
    assert.equal(hall.state.day, '2026-11-24');
  });
});

describe('a clock that was far ahead', () => {
  const years = 400 * day;

  it('leads back to the day it is: who is here stays, and no number comes again', () => {
    const hall = taking();
    hall.issue('civil', 3);
    const friday = book(hall, monday + 4 * day);
    hall.now += years;
    hall.do({type: 'openCounter', counter: 'c1'});
    const given = hall.issue('civil', 2);
    hall.do({type: 'callNext', counter: 'c1'});
    assert.equal(hall.state.day, '2027-12-28');
    hall.now -= years;
    assert.equal(hall.do({type: 'issue', service: 'civil'}).number, 'A004');
    assert.equal(hall.state.day, '2026-11-23');
    assert.deepEqual(
      given.map((ticket) => hall.ticket(ticket).state),
      ['called', 'waiting'],
    );
    assert.equal(stateOf(hall, friday), 'booked');
    const said = hall.log.filter(({type}) => type === 'dayOpened').map(({day: name, stays}) => [name, stays]);
    assert.deepEqual(said, [
      ['2026-11-23', undefined],
      ['2027-12-28', undefined],
      ['2026-11-23', 'corrected'],
    ]);
    hall.now = monday + day;
    assert.equal(hall.do({type: 'issue', service: 'civil'}).number, 'A001');
  });

  it('never gives a number of the days between twice, however often it jumps', () => {
    const jump = fc.record({days: fc.integer({min: -900, max: 900}), count: fc.integer({min: 0, max: 4})});
    fc.assert(
      fc.property(fc.array(jump, {minLength: 2, maxLength: 10}), (jumps) => {
        const hall = new Office();
        hall.issue('civil', 2);
        const wrong: HallState[] = [];
        for (const {days, count} of jumps.filter(({days}) => days > 0)) {
          hall.now = monday + days * day;
          hall.issue('civil', count);
          wrong.push(hall.state);
        }
        hall.now = monday + hour;
        const {number} = hall.do({type: 'issue', service: 'civil'});
        const most = Math.max(2, ...wrong.map(({issued}) => issued['civil'] ?? 0));
        if (wrong.length <= 5) assert.equal(Number(number.slice(1)), most + 1);
        assert.equal(hall.state.day, '2026-11-23');
      }),
      {numRuns: 100, seed: 5},
    );
  });

  it('set back a little over midnight stays in the day that has begun', () => {
    const hall = new Office();
    hall.now = Date.UTC(2026, 10, 23, 17, 5);
    hall.issue('civil');
    hall.wait(-60);
    hall.issue('civil');
    assert.equal(hall.state.day, '2026-11-24');
    assert.equal(hall.log.filter(({type}) => type === 'dayOpened').length, 1);
  });
});

describe('a configuration that contradicts itself', () => {
  const faultsOf = (change: object) => readConfig({...office, ...change}).faults;

  it('is told so in sentences', () => {
    const cases: [object, RegExp][] = [
      [{calling: {ratio: [{classes: ['vip', 'normal'], turns: 1}]}}, /ratio names the class "vip"/],
      [{calling: {ratio: [{classes: ['elderly'], turns: 1}]}}, /No group of the ratio holds the class "normal"/],
      [
        {
          calling: {
            ratio: [
              {classes: ['normal'], turns: 1},
              {classes: ['normal'], turns: 2},
            ],
          },
        },
        /stands twice/,
      ],
      [{calling: {overdue: [{class: 'vip', minutes: 5}]}}, /overdue rule names the class "vip"/],
      [{priorities: [{id: 'normal', name: 'x'}]}, /cannot have the id "normal"/],
      [{fields: [{id: 'f', name: 'x'}]}, /No service stands under the field "f"/],
      [
        {services: [{id: 'a', name: 'x', prefix: 'A', field: 'g'}], counters: []},
        /the field "g", which does not exist/,
      ],
      [{appointments: {services: [{service: 'none', minutes: 30, places: 1}]}}, /service "none", which does not exist/],
      [
        {
          hours: [{weekday: 1, opens: '08:00', closes: '08:30'}],
          appointments: {services: [{service: 'civil', minutes: 45, places: 1}]},
        },
        /fits into no opening hours/,
      ],
      [{calendar: {off: ['2026-02-30']}}, /a day is a date/],
      [{calendar: {off: ['2026-09-02'], extraWorking: [{day: '2026-09-02', weekday: 1}]}}, /day off and a day worked/],
      [{hours: weekdays, calendar: {extraWorking: [{day: '2026-09-05', weekday: 0}]}}, /on which the hall is closed/],
      [{hours: weekdays, issuing: {lastMinutes: 300}}, /take up the whole/],
      [{dayBegins: '24:00'}, /begins before 24:00/],
    ];
    for (const [change, said] of cases) {
      const faults = faultsOf(change);
      assert.ok(
        faults.some((fault) => said.test(fault)),
        `${said}: ${faults.join(' ')}`,
      );
    }
    assert.deepEqual(faultsOf({appointments, calendar: {off: ['2026-09-02']}, closing: 'virtual'}), []);
  });
});
