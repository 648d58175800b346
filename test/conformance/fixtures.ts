import '../../src/rating/star-rating/figures.js'; // loaded late on pages; here before its element is looked at
import type {KioskFrame} from '../../src/device/kiosk-frame/kiosk-frame.js';
import type {HallView} from '../../src/queue/view.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {readView} from '../../src/services/hall/guards.js';
import {FakeHall, sampleView} from '../helpers/fake-hall.js';
import {sampleDevices} from '../device/sample-devices.js';
import {followedTicket, TicketDesk} from '../queue/followed-ticket.js';
import {sampleSlots} from '../queue/sample-slots.js';
import {sampleNotices} from '../portal/sample-notices.js';
import {satisfaction} from '../rating/sample-report.js';

/** How one element is brought to life for the promises that every element keeps. */
export interface Fixture {
  /** Attributes of its ordinary state. */
  attributes?: Record<string, string>;
  /** Properties of its ordinary state. */
  properties?: Record<string, unknown>;
  /** What its ordinary state shows, where the element loads that beside itself: a selector to be waited for. */
  shows?: string;
  /** A property set before upgrade must survive it: its name and a value. */
  early: [property: string, value: unknown];
  /** What a screen reader finds inside: pairs of selector and accessible name (in English), in the ordinary state. */
  speaks: readonly [selector: string, name: RegExp][];
  /** Further states in which parts, slots and events of the manifest show up. */
  states?: Record<string, (element: HTMLElement) => void>;
  /** Data that must never break it; given to the property named. */
  hostile?: {property: string; values: readonly unknown[]};
}

const markup = '<img src=x onerror=alert(1)><script>alert(1)</script>';
const long = 'Ộ'.repeat(2000);
const marks = 'Ê̆ đê, Ƀ Č Ô̆ Ơ̆ Ư̆, Xã Ea H’Leo \u202Eright\u202C';

/** Texts and things that come where a text belongs. */
export const hostileTexts: readonly unknown[] = [markup, long, marks, '', null, undefined, Number.NaN, {}, [], 0, true];

/** Scales with something foreign wherever a text belongs. */
function hostileScales(text: unknown): unknown[] {
  const levels = [
    {score: 1, word: text},
    {score: 2, word: 'Hai'},
    {score: 3, word: 'Ba'},
  ];
  return [{levels: text}, {id: text, wording: text, question: text, picture: text, levels}];
}

/** A fresh hall under a fresh address. */
export function hallAddress(hall = new FakeHall()): string {
  const address = `fake:${Math.random()}`;
  provideHall(address, hall);
  return address;
}

function hallWith(invitations: HallView['invitations']): string {
  return hallAddress(new FakeHall({view: {...sampleView(), invitations}}));
}

const procedures = [
  {
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    field: 'Hộ tịch',
    online: 'toàn trình',
    deadline: 'trong ngày',
    fee: 'miễn',
  },
  {code: '1.004884', name: 'Thủ tục đăng ký lại khai sinh', field: 'Hộ tịch', online: 'một phần'},
];

const votes = {subject: '/', levels: [1, 2, 3, 4, 5].map((score) => ({score, count: score}))};

const comments = [{id: '1', at: 1_795_000_000_000, category: 'petition', text: 'Kê thêm ghế.', answer: 'Đã kê.'}];

const survey = {
  id: 'sample',
  version: '1',
  title: {vi: 'Vài câu hỏi', en: 'A few questions'},
  pages: [
    {
      questions: [
        {
          type: 'scale',
          name: 'overall',
          title: {vi: 'Ông bà hài lòng ở mức nào?', en: 'How satisfied are you?'},
          required: true,
        },
        {type: 'choices', name: 'reasons', title: {vi: 'Vì sao?', en: 'Why?'}, choices: ['A', 'B'], none: true},
        {type: 'matrix', name: 'places', title: 'M', rows: ['1', '2'], columns: ['x', 'y']},
        {type: 'text', name: 'more', title: {vi: 'Ông bà muốn nói thêm gì?', en: 'Anything to add?'}, long: true},
      ],
    },
  ],
};

const noDislikes = {from: '2026-10-01', to: '2026-10-31', rated: 40, late: 2, dislikes: []};

/** Lets a phone follow a ticket that is called. */
function followCalled(element: HTMLElement): void {
  const desk = new TicketDesk();
  desk.answer = followedTicket({state: 'called', counter: '4', calls: 1});
  element.setAttribute('hall', desk.hall);
  element.setAttribute('ticket', desk.ticket);
  setTimeout(() => desk.close(), 1000);
}

/** Every tag of the library. A spec holds this list against the folders of src/, so that none is left out. */
export const fixtures: Readonly<Record<string, Fixture>> = {
  'queue-board': {
    attributes: {quiet: ''},
    early: ['hall', 'local:early'],
    speaks: [],
  },
  'ticket-kiosk': {
    early: ['hall', 'local:early'],
    attributes: {print: 'none'},
    speaks: [['button', /Civil status/]],
    states: {
      unpaired: (element) =>
        element.setAttribute('hall', hallAddress(new FakeHall({view: {...sampleView(), role: 'public'}}))),
      ready: (element) => element.setAttribute('hall', hallAddress(givingHall())),
      given: (element) => element.shadowRoot!.querySelector<HTMLElement>('button.field')!.click(),
    },
  },
  'counter-panel': {
    attributes: {counter: '4', token: 'token'},
    early: ['counter', '4'],
    speaks: [['button', /B028/]],
    states: {
      unpaired: (element) =>
        element.setAttribute('hall', hallAddress(new FakeHall({view: {...sampleView(), role: 'public'}}))),
    },
  },
  'counter-sign': {
    attributes: {counter: '4'},
    early: ['counter', '4'],
    speaks: [],
    states: {unknown: (element) => element.setAttribute('counter', '99')},
  },
  'ticket-status': {
    attributes: {ticket: 'none'},
    early: ['ticket', 'none'],
    speaks: [],
    states: {called: followCalled},
  },
  'device-board': {
    properties: {data: sampleDevices()},
    early: ['kind', 'kiosk'],
    speaks: [
      ['h2', /^Health of the devices$/],
      ['table', /^Health of the devices$/],
      ['select', /^Kind of device$/],
    ],
    states: {
      broken: (element) => Object.assign(element, {data: {devices: 1}}),
      empty: (element) => Object.assign(element, {data: {...sampleDevices(), devices: []}}),
    },
    hostile: {
      property: 'data',
      values: [
        ...hostileTexts,
        ...hostileTexts.map((text) => ({
          ...{now: 1_800_000_000_000, edition: text, timeZone: text},
          devices: [
            text,
            {id: text, kind: text, name: text},
            {id: 'a', kind: 'board', name: text, at: 9e99, skew: 9e99},
          ],
        })),
      ],
    },
  },
  'slide-show': {
    attributes: {controls: ''},
    properties: {data: []},
    early: ['fit', 'cover'],
    speaks: [
      ['.show', /^Slide show$/],
      ['button', /^Pause the slides$/],
    ],
    states: {broken: (element) => Object.assign(element, {data: {slides: 1}})},
    hostile: {
      property: 'data',
      values: [
        ...hostileTexts,
        ...hostileTexts.map((text) => [
          text,
          {src: text},
          {src: 'none.jpg', type: text, alt: text, from: text, days: text},
        ]),
      ],
    },
  },
  'notice-board': {
    attributes: {layout: 'list'},
    properties: {data: sampleNotices},
    early: ['src', '/notices.json'],
    speaks: [
      ['h2', /^Announcements$/],
      ['input[type="search"]', /^Search the announcements$/],
      ['input[name="from"]', /^Announced from$/],
      ['.periods', /^When announced$/],
    ],
    states: {
      wall: (element) => element.setAttribute('layout', 'wall'),
      broken: (element) => Object.assign(element, {data: {notices: 1}}),
    },
    hostile: {
      property: 'data',
      values: [
        ...hostileTexts,
        ...hostileTexts.map((text) => [
          ...[text, {id: text, title: text}, {id: 'a', title: text, body: text, unit: text}],
          {id: 'b', title: 'B', from: text, importance: text, link: text},
        ]),
      ],
    },
  },
  'appointment-picker': {
    properties: {data: sampleSlots()},
    early: ['service', 'civil'],
    speaks: [
      ['h2', /Book an appointment/],
      ['fieldset legend', /Service/],
    ],
    states: {times: (element) => Object.assign(element, {service: 'civil'})},
    hostile: {
      property: 'data',
      values: hostileTexts.flatMap((text) => [
        text,
        {service: text, minutes: text, timeZone: text, slots: text},
        {...sampleSlots(), slots: [{at: text, free: text}, {at: 1e300, free: 1}, text]},
      ]),
    },
  },
  'rating-pad': {
    early: ['question', 'Ông bà hài lòng ở mức nào?'],
    speaks: [['input[type=radio]', /level 1 of 5/i]],
    hostile: {property: 'scale', values: hostileTexts.flatMap((text) => [text, ...hostileScales(text)])},
  },
  'rating-kiosk': {
    attributes: {counter: '4', token: 'token'},
    early: ['counter', '4'],
    speaks: [['input[type=radio]', /level 1 of 5/i]],
    states: {
      rest: (element) => element.setAttribute('hall', hallWith([])),
      forbidden: (element) => element.setAttribute('hall', hallWith(undefined)),
    },
    hostile: {property: 'scale', values: hostileTexts.flatMap((text) => [text, ...hostileScales(text)])},
  },
  'procedure-list': {
    properties: {data: {procedures}},
    early: ['data', {procedures}],
    speaks: [['input', /procedure/i]],
    hostile: {
      property: 'data',
      values: hostileTexts.flatMap((text) => [
        text,
        {procedures: text},
        {procedures: [{code: '1.1', name: text, field: text, deadline: text, fee: text, online: text}, ...procedures]},
        {
          procedures: [
            {code: text, name: 'Một'},
            {code: text, name: 'Hai'},
          ],
        },
      ]),
    },
  },
  'survey-form': {
    properties: {data: survey},
    early: ['data', survey],
    speaks: [
      ['fieldset legend', /How satisfied are you\?/],
      ['.level input', /Very satisfied, level 5 of 5/],
      ['.option', /None of these/],
      ['label[for]', /Anything to add\?/],
      ['button', /Send answers/],
    ],
    states: {
      mistakes: (element) => element.shadowRoot!.querySelector<HTMLElement>('[part=next]')!.click(),
      unusable: (element) => Object.assign(element, {data: {pages: []}}),
    },
    hostile: {
      property: 'data',
      values: hostileTexts.flatMap((text) => [
        text,
        {id: text, version: text, pages: text},
        {...survey, title: text, note: text, thanks: {vi: text, en: text}},
        {
          ...survey,
          pages: [{title: text, questions: survey.pages[0]!.questions.map((one) => ({...one, title: text}))}],
        },
        {
          id: 's',
          version: '1',
          pages: [{questions: [{type: 'choice', name: text, choices: [text, {value: text, text}]}]}],
        },
        {title: text, elements: [{type: text, name: text, title: text, visibleIf: text}]},
      ]),
    },
  },
  'star-rating': {
    properties: {data: votes},
    shows: '.average',
    early: ['data', votes],
    speaks: [['input[type=radio]', /4 of 5 stars: Good/]],
    hostile: {
      property: 'data',
      values: hostileTexts.flatMap((text) => [
        text,
        {levels: text},
        {levels: [{score: text, count: text}, text, ...votes.levels]},
      ]),
    },
  },
  'feedback-form': {
    properties: {data: {comments}},
    early: ['data', {comments}],
    speaks: [
      ['button', /Send/],
      ['label[for=text]', /Your message/],
      ['input[type=radio]', /Petition/],
    ],
    states: {published: (element) => element.setAttribute('view', 'published')},
    hostile: {
      property: 'data',
      values: hostileTexts.flatMap((text) => [
        text,
        {comments: text, next: text},
        {comments: [{...comments[0], text, answer: text, answeredAt: text, category: text}, ...comments]},
        {comments: [{...comments[0], at: text, id: text}, text, {...comments[0], at: 1e300}]},
      ]),
    },
  },
  'satisfaction-report': {
    properties: {data: satisfaction, sheet: {contacts: 2}, dislikes: {...noDislikes, finished: 40}},
    early: ['data', satisfaction],
    speaks: [
      ['h2', /Satisfaction/],
      ['canvas', /Line by month/],
      ['th', /Very satisfied/],
    ],
    states: {
      live: (element) => Object.assign(element, {data: null, hall: '/no-such-hall'}),
    },
    hostile: {
      property: 'data',
      values: hostileTexts.flatMap((text) => [
        text,
        {...satisfaction, office: text, from: text, to: text},
        {...satisfaction, counts: text, by: text, response: text, notCounted: {constructor: 3, [String(text)]: 2}},
        {...satisfaction, scale: {...satisfaction.scale, levels: text, kind: text, id: text}},
        {
          ...satisfaction,
          reasons: [{id: text, word: text, count: 3}, text],
          by: {
            month: [{key: text, counts: [1, 2]}, {key: '2026-13', counts: satisfaction.counts}, text],
            counter: [{key: '1', name: text, note: text, counts: satisfaction.counts}, {counts: text}],
            officer: [{key: text, name: text, counts: satisfaction.counts}],
          },
          target: {operator: 'over', value: text},
        },
      ]),
    },
  },
  'kiosk-frame': {
    attributes: {pin: '1234'},
    early: ['pin', '1234'],
    speaks: [['button', /Accessibility/]],
    states: {
      attract: (element) => element.append(slotted('attract')),
      pin: () => dispatchEvent(new KeyboardEvent('keydown', {key: 's', ctrlKey: true, altKey: true})),
      staff: (element) => {
        const input = element.shadowRoot!.querySelector<HTMLInputElement>('.pin input')!;
        input.value = '1234';
        input.dispatchEvent(new InputEvent('input'));
        input.form!.requestSubmit();
      },
      closed: (element) => {
        const weekday = (new Date().getDay() + 3) % 7;
        (element as KioskFrame).reset();
        (element as KioskFrame).hall = '';
        (element as KioskFrame).hours = [{weekday, opens: '07:30', closes: '11:30'}];
      },
    },
    hostile: {
      property: 'hours',
      values: hostileTexts.flatMap((text) => [text, [text], [{weekday: text, opens: text, closes: text}]]),
    },
  },
  'screen-keyboard': {
    attributes: {when: 'always'},
    early: ['method', 'vni'],
    speaks: [['button', /Space/]],
  },
};

function slotted(name: string): HTMLElement {
  const element = document.createElement('p');
  element.slot = name;
  return element;
}

/** A hall that gives the number A041 to whoever asks. */
function givingHall(): FakeHall {
  const hall = new FakeHall();
  const ticket = {...sampleView().tickets[3]!, number: 'A041', service: 'civil'};
  hall.answer = async () => ({status: 'done', seq: 101, ticket, ahead: 6, follow: 'https://hall.example/ticket'});
  return hall;
}

/** Views of a hall with hostile rows, as they come out of the client of a hall. */
export function hostileViews(): HallView[] {
  const view = sampleView();
  const foreign = hostileTexts.flatMap((text) => [
    {...view, hall: {...view.hall, name: text, place: text, notices: [text]}},
    {
      ...view,
      services: view.services.map((service) => ({...service, name: text, prefix: text, band: text, counters: text})),
    },
    {...view, services: view.services.map((service) => ({...service, name: text, prefix: 'Ộ'}))},
    {...view, counters: view.counters.map((counter) => ({...counter, name: text, state: text, services: text}))},
    {...view, counters: view.counters.map((counter) => ({...counter, name: text, reason: text}))},
    {...view, tickets: view.tickets.map((ticket) => ({...ticket, number: text, note: text, holder: text}))},
    {...view, calls: view.calls.map((call) => ({...call, number: text, counter: text, service: text}))},
    {...view, tickets: [text], calls: text, counters: text, services: text, invitations: text},
  ]);
  return foreign.flatMap((one) => readView(one, {skipped: 0}) ?? []);
}
