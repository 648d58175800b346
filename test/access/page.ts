/*
 * The page that the tests of access walk through: one element of the ratings or of the device in its ordinary
 * surroundings, named by `?show=`.
 */
import '../../src/device/kiosk-frame/define.js';
import '../../src/device/screen-keyboard/define.js';
import '../../src/rating/feedback-form/define.js';
import '../../src/rating/rating-kiosk/define.js';
import '../../src/rating/rating-pad/define.js';
import '../../src/rating/satisfaction-report/define.js';
import '../../src/rating/star-rating/define.js';
import '../../src/rating/survey-form/define.js';
import figures from '../../demo/data/satisfaction.json';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleView} from '../helpers/fake-hall.js';
import {survey} from './survey.js';

const query = new URLSearchParams(location.search);
const address = new URL('halls/1', document.baseURI).href;

function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: object = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...inside);
  return element;
}

/** A kiosk's screen in its frame, with the keyboard on the glass as a switch needs it. */
function framed(screen: HTMLElement, properties: object = {}): HTMLElement {
  const keyboard = make('screen-keyboard', {when: 'focus', slot: 'keyboard'});
  return make('kiosk-frame', {pin: '2468', idle: 0, tools: '', ...properties}, screen, keyboard);
}

/** A pad at counter 4 of a hall that only this page knows; `invite` finishes a service there. */
function pad(): HTMLElement {
  const [sample] = sampleView().invitations!;
  const hall = new FakeHall({view: {...sampleView(), now: Date.now(), invitations: []}, local: true});
  hall.now = () => Date.now();
  provideHall('fake:access', hall);
  let count = 0;
  const invite = () => {
    const number = `B${String(++count).padStart(3, '0')}`;
    hall.show({invitations: [{...sample!, id: number, number, token: number, at: Date.now()}]});
  };
  const kiosk = make('rating-kiosk', {hall: 'fake:access', counter: '4', comments: true});
  Object.assign(globalThis, {invite, pad: kiosk});
  return kiosk;
}

function form(): HTMLElement {
  const scale = query.get('scale') ?? 'faces-5';
  const level = make('rating-pad', {name: 'score', scale, required: true, disabled: query.has('disabled')});
  const page = make('form', {}, level, make('button', {}, 'Gửi đánh giá'));
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    Object.assign(globalThis, {sent: new FormData(page).get('score')});
  });
  return make('main', {}, page);
}

const weekday = (new Date().getDay() + 3) % 7;
const closed = [{weekday, opens: '07:30', closes: '11:30'}];

const scenes: Readonly<Record<string, () => HTMLElement>> = {
  pad: form,
  kiosk: () => framed(pad()),
  survey: () => make('main', {}, make('survey-form', {data: survey, hall: address})),
  'survey-kiosk': () => framed(make('survey-form', {data: survey, hall: address, kiosk: true})),
  stars: () => make('main', {}, make('star-rating', {hall: address, subject: 'access'})),
  feedback: () => make('main', {}, make('feedback-form', {hall: address})),
  'feedback-kiosk': () => framed(make('feedback-form', {hall: address, kiosk: true})),
  report: () =>
    make('main', {}, make('satisfaction-report', query.has('live') ? {hall: address, token: 'm'} : {data: figures})),
  frame: () =>
    framed(make('main', {}, make('h1', {}, 'Phường Hoa Sen'), make('button', {}, 'Lấy số')), {
      tools: 'language text contrast speech',
    }),
  closed: () => framed(make('main', {}), {hours: closed}),
};

document.body.append(scenes[query.get('show') ?? '']!());
document.body.className = query.get('show') ?? '';
Object.assign(globalThis, {ready: true});
