import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {RatingPad} from '../../src/rating/rating-pad/rating-pad.js';

RatingPad.define();

const inputs = (pad: RatingPad) => [...pad.shadowRoot!.querySelectorAll('input')];
const checked = (pad: RatingPad) => inputs(pad).find((input) => input.checked)?.value ?? null;
const words = (pad: RatingPad) => [...pad.shadowRoot!.querySelectorAll('.word')].map((word) => word.textContent);

/** A real click in the middle of a level's tile. */
async function tap(pad: RatingPad, score: number): Promise<void> {
  const tile = inputs(pad)
    .find((input) => input.value === String(score))!
    .closest('label')!;
  const {x, y, width, height} = tile.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
  await pad.updateComplete;
}

async function inForm(pad = html`<rating-pad name="score"></rating-pad>`) {
  const form = await fixture<HTMLFormElement>(html`<form lang="vi">${pad}</form>`);
  return {form, pad: form.querySelector('rating-pad')!};
}

describe('rating-pad', () => {
  it('shows five levels from lowest to highest unless told otherwise', async () => {
    const {pad} = await inForm();
    expect(inputs(pad).map(({value}) => value)).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(words(pad)[0]).to.equal('Rất không hài\u00a0lòng');
  });

  it('shows three levels by the name of the scale', async () => {
    const {pad} = await inForm(html`<rating-pad scale="faces-3"></rating-pad>`);
    expect(words(pad)).to.deep.equal(['Không hài\u00a0lòng', 'Bình thường', 'Hài\u00a0lòng']);
  });

  it('shows levels given as data', async () => {
    const {pad} = await inForm();
    pad.levels = [
      {score: 0, word: 'Chưa'},
      {score: 10, word: {vi: 'Rồi', en: 'Yes'}},
    ];
    await waitUntil(() => words(pad).length === 2, 'the levels came', {timeout: 20_000});
    expect(words(pad)).to.deep.equal(['Chưa', 'Rồi']);
  });

  it('puts a tapped score into the form at once', async () => {
    const {form, pad} = await inForm();
    let sent: unknown;
    pad.addEventListener('change', () => (sent = new FormData(form).get('score')));
    await tap(pad, 4);
    expect(sent).to.equal('4');
    expect(pad.value).to.equal(4);
  });

  it('puts a score set by the page into the form before it renders', async () => {
    const {form, pad} = await inForm();
    pad.value = 2;
    expect(new FormData(form).get('score')).to.equal('2');
  });

  it('fires input and change once a tap, each seen by the page', async () => {
    const {form, pad} = await inForm();
    const heard: string[] = [];
    for (const type of ['input', 'change']) form.addEventListener(type, () => heard.push(type));
    await tap(pad, 3);
    expect(heard).to.deep.equal(['input', 'change']);
  });

  it('keeps the choice when it is tapped again', async () => {
    const {pad} = await inForm();
    await tap(pad, 5);
    await tap(pad, 5);
    expect(pad.value).to.equal(5);
    expect(checked(pad)).to.equal('5');
  });

  it('moves by the arrow keys', async () => {
    const {pad} = await inForm();
    await tap(pad, 2);
    await sendKeys({press: 'ArrowRight'});
    expect(pad.value).to.equal(3);
  });

  it('fires nothing when the page sets the score', async () => {
    const {form, pad} = await inForm();
    let heard = 0;
    for (const type of ['input', 'change']) form.addEventListener(type, () => heard++);
    pad.value = 3;
    await pad.updateComplete;
    expect(heard).to.equal(0);
  });

  for (const nonsense of [NaN, Infinity, 'good', '', undefined, {}]) {
    it(`takes ${JSON.stringify(nonsense) ?? 'undefined'} (${String(nonsense)}) for no answer`, async () => {
      const {form, pad} = await inForm();
      pad.value = 4;
      pad.value = nonsense as number;
      expect(pad.value).to.equal(null);
      expect(new FormData(form).has('score')).to.equal(false);
    });
  }

  it('takes an attribute that is no number for no answer', async () => {
    const {pad} = await inForm(html`<rating-pad value="good"></rating-pad>`);
    expect(pad.value).to.equal(null);
  });

  it('hinders the form while an answer is required and missing', async () => {
    const {form, pad} = await inForm(html`<rating-pad name="score" required></rating-pad>`);
    expect(form.checkValidity()).to.equal(false);
    expect(pad.validationMessage).to.equal('Xin chọn một mức.');
    pad.value = 1;
    expect(form.checkValidity()).to.equal(true);
  });

  it('counts required at once when it is set', async () => {
    const {form, pad} = await inForm();
    pad.required = true;
    expect(form.checkValidity()).to.equal(false);
  });

  it('goes back to the score of its attribute on reset, or to none', async () => {
    const {form, pad} = await inForm(html`<rating-pad name="score" value="3"></rating-pad>`);
    await tap(pad, 5);
    form.reset();
    expect(pad.value).to.equal(3);
    pad.removeAttribute('value');
    form.reset();
    await pad.updateComplete;
    expect(pad.value).to.equal(null);
    expect(checked(pad)).to.equal(null);
  });

  it('shows no mark of a tap that the page took back in its listener', async () => {
    const {pad} = await inForm();
    pad.addEventListener('change', () => (pad.value = null));
    await tap(pad, 2);
    expect(checked(pad)).to.equal(null);
  });

  it('takes no tap in a disabled fieldset, and submits nothing', async () => {
    const box = await fixture<HTMLFieldSetElement>(
      html`<fieldset disabled><rating-pad name="score" value="2"></rating-pad></fieldset>`,
    );
    const pad = box.querySelector('rating-pad')!;
    await tap(pad, 5);
    expect(pad.value).to.equal(2);
    box.disabled = false;
    await pad.updateComplete;
    await tap(pad, 5);
    expect(pad.value).to.equal(5);
  });

  it('never shows the last visitor’s choice when the page comes back from the browser’s memory', async () => {
    const {pad} = await inForm();
    await tap(pad, 1);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    expect(pad.value).to.equal(null);
    expect('formStateRestoreCallback' in pad).to.equal(false);
  });

  it('asks the question of the attribute, or of the slot', async () => {
    const {pad} = await inForm(html`<rating-pad question="Có sạch không?"></rating-pad>`);
    expect(pad.shadowRoot!.querySelector('legend')!.textContent).to.contain('Có sạch không?');
    const slotted = await fixture<RatingPad>(html`<rating-pad><b slot="question">Có ồn không?</b></rating-pad>`);
    expect(slotted.shadowRoot!.querySelector('slot')!.assignedNodes()[0]!.textContent).to.equal('Có ồn không?');
  });

  it('speaks English where the page does', async () => {
    const box = await fixture(html`<div lang="en"><rating-pad></rating-pad></div>`);
    const pad = box.querySelector('rating-pad')!;
    expect(inputs(pad)[4]!.getAttribute('aria-label')).to.equal('Very satisfied, level 5 of 5');
  });

  it('stands from left to right, also on a right-to-left page', async () => {
    const box = await fixture(html`<div dir="rtl"><rating-pad></rating-pad></div>`);
    const lefts = inputs(box.querySelector('rating-pad')!).map((input) => input.getBoundingClientRect().x);
    expect(lefts).to.deep.equal([...lefts].sort((a, b) => a - b));
  });

  it('stands in a column where there is no room, each level at least 20 mm high', async () => {
    const box = await fixture<HTMLElement>(html`<div class="narrow"><rating-pad></rating-pad></div>`);
    box.style.setProperty('width', '320px');
    const rects = inputs(box.querySelector('rating-pad')!).map((input) =>
      input.closest('label')!.getBoundingClientRect(),
    );
    expect(rects.every(({x, height}) => x === rects[0]!.x && height >= 76)).to.equal(true);
    expect(rects.map(({y}) => y)).to.deep.equal(rects.map(({y}) => y).sort((a, b) => a - b));
  });

  it('passes axe', async () => {
    const {pad} = await inForm(html`<rating-pad name="score" required></rating-pad>`);
    await expect(pad).to.be.accessible();
  });
});
