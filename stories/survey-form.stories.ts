import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import fiveFactors from '../src/rating/surveys/five-factors.json';
import nineIndices from '../src/rating/surveys/nine-indices.json';
import {TestSurvey} from '../test/rating/test-survey.js';

if (!customElements.get('story-survey-form')) customElements.define('story-survey-form', TestSurvey);

const meta: Meta = {title: 'Rating/survey-form', component: 'survey-form'};
export default meta;

type Story = StoryObj;

/** A questionnaire with an outbox in memory; `prepare` sets its state before it joins the page. */
function form(data: unknown, prepare: (form: TestSurvey) => void = () => {}) {
  const survey = document.createElement('story-survey-form') as TestSurvey;
  Object.assign(survey, {data, hall: 'https://hall.example/halls/1'});
  prepare(survey);
  return survey;
}

/** On a kiosk, which gives it the whole glass. */
function kiosk(data: unknown, prepare: (form: TestSurvey) => void = () => {}) {
  return form(data, (survey) => {
    survey.kiosk = true;
    survey.style.setProperty('height', '100vh');
    prepare(survey);
  });
}

/** Presses what a story needs pressed, one after another, as soon as each is there. */
function pressed(survey: TestSurvey, ...selectors: string[]): void {
  const timer = setInterval(() => {
    const node = survey.shadowRoot?.querySelector<HTMLElement>(selectors[0] ?? '');
    if (node) selectors.shift();
    node?.click();
    if (selectors.length === 0) clearInterval(timer);
  }, 50);
}

const page = (...questions: unknown[]) => ({id: 'story', version: '1', title: 'Phiếu khảo sát', pages: [{questions}]});
const scale = {type: 'scale', name: 'overall', title: {vi: 'Ông bà hài lòng ở mức nào?', en: 'How satisfied are you?'}};
const next = '[part=next]';

/** A SIPAS-like set of five factors, with the words that its result is not a SIPAS index. */
export const FiveFactors: Story = {render: () => form(fiveFactors)};

/** The nine indices of Circular 01/2018. */
export const NineIndices: Story = {render: () => form(nineIndices)};

export const EveryType: Story = {
  render: () =>
    form(
      page(
        {
          type: 'choice',
          name: 'a',
          title: 'Một trong vài câu',
          choices: ['Tại quầy', 'Qua mạng'],
          other: true,
          required: true,
        },
        {type: 'choices', name: 'b', title: 'Nhiều câu', choices: ['Giấy tờ', 'Thời gian'], none: true, max: 2},
        {type: 'choice', name: 'c', title: 'Danh mục', look: 'menu', choices: ['Hộ tịch', 'Đất đai']},
        scale,
        {type: 'scale', name: 'd', title: 'Ông bà có giới thiệu nơi này không?', scale: 'recommend-10'},
        {type: 'scale', name: 'e', title: 'Trang này tốt không?', scale: 'stars-5'},
        {type: 'matrix', name: 'f', title: 'Từng tiêu chí', rows: ['Chỗ ngồi chờ', 'Hướng dẫn'], scale: 'faces-5'},
        {type: 'number', name: 'g', title: 'Ông bà đã đến mấy lần?', min: 1, max: 20},
        {type: 'date', name: 'h', title: 'Ngày nộp hồ sơ', max: 'today'},
        {type: 'text', name: 'i', title: 'Thư điện tử', kind: 'email'},
        {type: 'text', name: 'j', title: 'Điều muốn nói thêm', long: true},
      ),
    ),
};

/** Questions to be looked at again: a summary, a line at each, and the first one in focus. */
export const Mistakes: Story = {render: () => form(nineIndices, (survey) => pressed(survey, next))};

/** One criterion after another, never a wide table. */
export const Narrow: Story = {
  render: () => {
    const survey = form(fiveFactors);
    survey.style.setProperty('width', '320px');
    return survey;
  },
};

export const Sending: Story = {
  render: () =>
    form(page(scale), (survey) => {
      survey.outbox.gate = () => new Promise(() => {});
      pressed(survey, '.level:nth-child(4) input', next);
    }),
};

export const Thanks: Story = {
  render: () => form(page(scale), (survey) => pressed(survey, '.level:nth-child(4) input', next)),
};

/** The device is full: nobody is thanked, and nothing is lost from the screen. */
export const Refused: Story = {
  render: () =>
    form(page(scale), (survey) => {
      survey.outbox.refuse();
      pressed(survey, '.level:nth-child(2) input', next);
    }),
};

/** The ticket's one-use token was used before. */
export const AlreadyAnswered: Story = {
  render: () =>
    form(page(scale), (survey) => {
      survey.ticketToken = 'once';
      survey.outbox.sent = [{token: 'once', complete: true}];
    }),
};

/** Nothing but the address is missing: for whoever sets the page up. */
export const Nowhere: Story = {render: () => form(page(scale), (survey) => (survey.hall = ''))};

/** A SurveyJS form that would lose questions: refused whole, each reason named. */
export const Unusable: Story = {
  render: () =>
    form({
      pages: [
        {
          elements: [
            {type: 'html', name: 'intro', html: '<b>Xin chào</b>'},
            {type: 'file', name: 'giay-to'},
            {type: 'text', name: 'tuoi', visibleIf: 'age({ngaysinh}) > 18'},
          ],
        },
      ],
    }),
};

/** Offline it is answered as ever: what is kept is sent later. */
export const Offline: Story = {
  render: () =>
    form(page(scale), (survey) => survey.outbox.set({backlog: 3, problem: 'unreachable', durability: 'both'})),
};

/** Waits for ever, as a slow network seems to. */
function neverAnswers(): void {
  const answer = window.fetch;
  window.fetch = () => new Promise(() => {});
  setTimeout(() => (window.fetch = answer), 500);
}

export const Loading: Story = {
  beforeEach: neverAnswers,
  render: () => form(null, (survey) => (survey.src = '/survey-of-a-slow-server')),
};

export const Failed: Story = {render: () => form(null, (survey) => (survey.src = '/nowhere.json'))};

export const Empty: Story = {render: () => html`<story-survey-form></story-survey-form>`};

export const English: Story = {render: () => html`<div lang="en">${form(fiveFactors)}</div>`};

export const LongText: Story = {
  render: () =>
    form(
      page({
        ...scale,
        title:
          'Ông bà hài lòng ở mức nào với việc hướng dẫn, tiếp nhận, giải quyết và trả kết quả hồ sơ đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất?',
      }),
    ),
};

export const KioskStart: Story = {parameters: {layout: 'fullscreen'}, render: () => kiosk(fiveFactors)};

export const KioskQuestion: Story = {
  parameters: {layout: 'fullscreen'},
  render: () => kiosk(nineIndices, (survey) => pressed(survey, next)),
};

export const KioskCriterion: Story = {
  parameters: {layout: 'fullscreen'},
  render: () => kiosk(fiveFactors, (survey) => pressed(survey, next)),
};

/** Nobody has touched it for a while: it says that it closes, and stays if asked. */
export const KioskClosing: Story = {
  parameters: {layout: 'fullscreen'},
  render: () =>
    kiosk(nineIndices, (survey) => {
      survey.shorter = {idle: 20_100, warn: 20_000};
      pressed(survey, next);
    }),
};

export const KioskThanks: Story = {
  parameters: {layout: 'fullscreen'},
  render: () =>
    kiosk(page(scale), (survey) => {
      survey.shorter = {thanks: 3_600_000};
      pressed(survey, next, '.level:nth-child(4) input', next);
    }),
};
