import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {RatingPad} from '../../src/rating/rating-pad/rating-pad.js';
import {scales} from '../../src/rating/scales.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall} from '../helpers/fake-hall.js';
import {TestKiosk} from './fake-outbox.js';

RatingPad.define();
customElements.define('levels-rating-kiosk', TestKiosk);

/** What a screen reader says of each level, in English. */
const names: Record<string, string[]> = {
  'faces-5': [
    'Very dissatisfied, level 1 of 5',
    'Dissatisfied, level 2 of 5',
    'Neutral, level 3 of 5',
    'Satisfied, level 4 of 5',
    'Very satisfied, level 5 of 5',
  ],
  'faces-4': [
    'Very dissatisfied, level 1 of 4',
    'Dissatisfied, level 2 of 4',
    'Satisfied, level 3 of 4',
    'Very satisfied, level 4 of 4',
  ],
  'faces-3': ['Dissatisfied, level 1 of 3', 'Neutral, level 2 of 3', 'Satisfied, level 3 of 3'],
  'stars-5': [
    'Very poor, level 1 of 5',
    'Poor, level 2 of 5',
    'Fair, level 3 of 5',
    'Good, level 4 of 5',
    'Very good, level 5 of 5',
  ],
  'recommend-10': [
    '0 on a scale from 0 to 10, Not at all likely',
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((score) => `${score} on a scale from 0 to 10`),
    '10 on a scale from 0 to 10, Extremely likely',
  ],
  'effort-5': [
    'Very difficult, level 1 of 5',
    'Difficult, level 2 of 5',
    'Neutral, level 3 of 5',
    'Easy, level 4 of 5',
    'Very easy, level 5 of 5',
  ],
};

const patient = {timeout: 20_000};
let halls = 0;

const inputs = (element: Element) => [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=level]')];
const drawn = (element: Element) =>
  waitUntil(() => inputs(element).length > 0 && !inputs(element)[0]!.matches(':disabled'), 'it is drawn', patient);

async function pad(scale: string, width = 960) {
  const box = await fixture<HTMLElement>(html`<div lang="en"><rating-pad scale=${scale}></rating-pad></div>`);
  box.style.setProperty('width', `${width}px`);
  const element = box.querySelector('rating-pad')!;
  await drawn(element);
  return {box, element};
}

async function kiosk(scale: string, width = 1280, height = 800) {
  const address = `fake:levels-${++halls}`;
  provideHall(address, new FakeHall());
  const box = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  box.style.setProperty('width', `${width}px`);
  box.style.setProperty('height', `${height}px`);
  const element = document.createElement('levels-rating-kiosk') as TestKiosk;
  Object.assign(element, {hall: address, counter: '4', scale, reasons: 'none', shorter: {change: 60_000}});
  box.append(element);
  await drawn(element);
  return {box, element};
}

describe('levels', () => {
  before(() => setViewport({width: 1280, height: 820}));

  for (const {id} of scales) {
    describe(id, () => {
      for (const [what, show] of [
        ['rating-pad', pad],
        ['rating-kiosk', kiosk],
      ] as const) {
        it(`has a role and a name on every level of ${what}`, async () => {
          const {element} = await show(id);
          expect(inputs(element).map(({type}) => type)).to.deep.equal(names[id]!.map(() => 'radio'));
          expect(inputs(element).map((input) => input.getAttribute('aria-label'))).to.deep.equal(names[id]);
        });

        it(`passes axe in ${what}`, async () => {
          const {element} = await show(id);
          await expect(element).to.be.accessible();
        });
      }

      it('has targets of 20 mm on a kiosk, lying and upright', async () => {
        for (const [width, height] of [
          [1280, 800],
          [1024, 768],
          [1080, 1920],
        ] as const) {
          const {box, element} = await kiosk(id, width, height);
          for (const input of inputs(element)) {
            const {width: wide, height: high} = input.closest('label')!.getBoundingClientRect();
            expect(Math.min(wide, high), `${width} × ${height}`).to.be.at.least(75.9); // 20 mm at 3.8 px
          }
          box.remove();
        }
      });

      it('fits a sidebar of 320 px with targets of 44 px at least', async () => {
        const {box, element} = await pad(id, 320);
        expect(box.scrollWidth).to.equal(320);
        for (const input of inputs(element)) {
          const {width, height} = input.closest('label')!.getBoundingClientRect();
          expect(Math.min(width, height)).to.be.at.least(44);
        }
      });

      it('is chosen by Tab and Space alone', async () => {
        const {element} = await kiosk(id);
        inputs(element)[0]!.focus();
        await sendKeys({press: 'Tab'});
        await sendKeys({press: 'Space'});
        await waitUntil(() => element.outbox.items.length === 1, 'it is kept', patient);
        expect(element.outbox.items[0]!.body.score).to.equal(Number(inputs(element)[1]!.value));
      });
    });
  }

  it('stand the other way round where the office wants it, and the direction is kept', async () => {
    const {element} = await kiosk('{"id": "faces-5", "direction": "highest-first"}');
    expect(inputs(element).map(({value}) => value)).to.deep.equal(['5', '4', '3', '2', '1']);
    expect(inputs(element)[0]!.getAttribute('aria-label')).to.equal('Very satisfied, level 5 of 5');
    inputs(element)[0]!.click();
    await waitUntil(() => element.outbox.items.length === 1, 'it is kept', patient);
    const {score, scale, direction} = element.outbox.items[0]!.body;
    expect([score, scale, direction]).to.deep.equal([5, 'faces-5', 'highest-first']);
  });

  it('ask the question of their kind', async () => {
    const {element} = await pad('recommend-10');
    expect(element.shadowRoot!.querySelector('legend')!.textContent).to.contain('recommend');
  });
});
