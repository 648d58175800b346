import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {provideHall} from '../src/services/hall/connect.js';
import {FakeHall, sampleNow, sampleView} from '../test/helpers/fake-hall.js';
import {TestKiosk} from '../test/rating/fake-outbox.js';

if (!customElements.get('story-rating-kiosk')) customElements.define('story-rating-kiosk', TestKiosk);

const meta: Meta = {title: 'Rating/rating-kiosk', component: 'rating-kiosk', parameters: {layout: 'fullscreen'}};
export default meta;

type Story = StoryObj;

const resting = {...sampleView(), invitations: []};
let halls = 0;

/** The rating screen of counter 4 with an outbox in memory; `prepare` sets its state before it joins the page. */
function screen(hall: FakeHall | null, prepare: (kiosk: TestKiosk) => void = () => {}) {
  const address = hall ? `fake:rating-story-${++halls}` : '';
  if (hall) provideHall(address, hall);
  const kiosk = document.createElement('story-rating-kiosk') as TestKiosk;
  Object.assign(kiosk, {hall: address, counter: '4', shorter: {change: 3000, thanks: 6000}});
  kiosk.style.setProperty('height', '100vh');
  prepare(kiosk);
  return kiosk;
}

/** Taps a level as soon as the question stands. */
function tapped(kiosk: TestKiosk, score: number): void {
  const timer = setInterval(() => {
    const input = kiosk.shadowRoot?.querySelector<HTMLInputElement>(`.levels:enabled input[value="${score}"]`);
    if (!input) return;
    clearInterval(timer);
    input.click();
  }, 100);
}

export const AtRest: Story = {render: () => screen(new FakeHall({view: resting}))};

/** Tap a face: it is marked, thanked for, and after three seconds the thanks stand alone. */
export const Asking: Story = {render: () => screen(new FakeHall())};

export const Chosen: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      kiosk.shorter = {change: 3_600_000};
      tapped(kiosk, 4);
    }),
};

export const Thanks: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      Object.assign(kiosk, {shorter: {change: 0, thanks: 3_600_000}, reasons: 'none'});
      tapped(kiosk, 4);
    }),
};

/** The device is full: nobody is thanked. */
export const Refused: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      kiosk.outbox.gate = () => Promise.reject(new Error('full'));
      tapped(kiosk, 2);
    }),
};

/** Nothing can be kept here (plain http): thanks wait for the server's receipt. */
export const Sending: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      kiosk.outbox.set({durability: 'network'});
      kiosk.outbox.gate = () => new Promise(() => {});
      tapped(kiosk, 4);
    }),
};

/** Nobody answers: it says that it closes, and stays if asked. */
export const Closing: Story = {
  render: () => screen(new FakeHall(), (kiosk) => (kiosk.shorter = {answer: 20_000, warn: 20_000})),
};

const scaled = (scale: string): Story => ({render: () => screen(new FakeHall(), (kiosk) => (kiosk.scale = scale))});

export const FourLevels = scaled('faces-4');
export const Stars = scaled('stars-5');
export const Recommendation = scaled('recommend-10');
export const Effort = scaled('effort-5');
/** The office's own series with the best first: the direction is kept with each answer. */
export const HighestFirst = scaled('{"id": "faces-5", "direction": "highest-first"}');

const later = {change: 500, followUp: 3_600_000, warn: 20_000};

/** After a low score. Nothing but two names on tiles differs from the high one. */
export const ReasonsForALowScore: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      Object.assign(kiosk, {shorter: later, comments: true});
      tapped(kiosk, 2);
    }),
};

export const ReasonsForAHighScore: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      Object.assign(kiosk, {shorter: later, comments: true});
      tapped(kiosk, 5);
    }),
};

/** Nobody touches the reasons: it says that it closes, and stays if asked. */
export const ReasonsClosing: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) => {
      kiosk.shorter = {change: 500, followUp: 20_500, warn: 20_000};
      tapped(kiosk, 2);
    }),
};

/** What an office may turn on: the officer, the way to answer by phone, reading aloud. */
export const WithOfficerAndPhone: Story = {
  render: () =>
    screen(new FakeHall(), (kiosk) =>
      Object.assign(kiosk, {
        officerName: 'Nguyễn Thị Minh Hạnh',
        phonePage: 'https://hall.example/rate.html',
        voice: true,
      }),
    ),
};

/** On a visitor's own phone, with a code that nobody answers for. */
export const PhoneWithoutAnswer: Story = {
  render: () => screen(null, (kiosk) => Object.assign(kiosk, {hall: '/nowhere/halls/1', invitation: 'none'})),
};

export const ThreeLevels: Story = {render: () => screen(new FakeHall(), (kiosk) => (kiosk.scale = 'faces-3'))};

export const OpenToEverybody: Story = {
  render: () => screen(new FakeHall({view: resting}), (kiosk) => (kiosk.open = true)),
};

export const English: Story = {render: () => html`<div lang="en">${screen(new FakeHall())}</div>`};

export const EnglishAtRest: Story = {render: () => html`<div lang="en">${screen(new FakeHall({view: resting}))}</div>`};

/** A hall, a field and an own scale with long names. */
export const LongText: Story = {
  render: () => {
    const view = sampleView();
    const name = 'Chi nhánh số 2 Trung tâm Phục vụ hành chính công một cấp';
    const services = view.services.map((row) => ({...row, name: 'Đăng ký biện pháp bảo đảm bằng quyền sử dụng đất'}));
    return screen(new FakeHall({view: {...view, services, hall: {...view.hall, name}}}), (kiosk) => {
      kiosk.scale = {
        id: 'office',
        direction: 'lowest-first',
        wording: '1',
        levels: [
          {score: 1, word: 'Chưa được hướng dẫn đầy đủ'},
          {score: 2, word: 'Được hướng dẫn, còn chỗ chưa rõ'},
          {score: 3, word: 'Được hướng dẫn rõ ràng ngay từ lần đầu'},
        ],
      };
    });
  },
};

/** Offline and asked: it is rated as ever. */
export const Offline: Story = {
  render: () => {
    const link = {state: 'stale', since: sampleNow - 300_000, problem: 'unreachable'} as const;
    return screen(new FakeHall({link}));
  },
};

export const OfflineAtRest: Story = {
  render: () => {
    const link = {state: 'stale', since: sampleNow - 300_000, problem: 'unreachable'} as const;
    return screen(new FakeHall({view: resting, link}));
  },
};

export const Loading: Story = {render: () => screen(new FakeHall({view: null}))};

export const UnknownHall: Story = {
  render: () => screen(new FakeHall({view: null, link: {state: 'failed', since: 0, problem: 'unknown-hall'}})),
};

export const Forbidden: Story = {
  render: () => screen(new FakeHall({view: {...sampleView(), role: 'public', invitations: undefined}})),
};

export const NoHall: Story = {render: () => screen(null)};

export const NoCounter: Story = {render: () => screen(new FakeHall(), (kiosk) => (kiosk.counter = ''))};

export const UnknownCounter: Story = {render: () => screen(new FakeHall(), (kiosk) => (kiosk.counter = '99'))};
