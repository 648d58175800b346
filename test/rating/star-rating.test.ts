import {aTimeout, expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {StarRating, type KeptVote} from '../../src/rating/star-rating/star-rating.js';
import type {OutboxOptions} from '../../src/services/outbox/contract.js';
import {MemoryOutbox} from './memory-outbox.js';

class TestStars extends StarRating {
  outbox = new MemoryOutbox<KeptVote>();

  protected override async openOutbox(options: OutboxOptions<KeptVote>) {
    return this.outbox.open(options);
  }
}
TestStars.define('star-rating');

const many = {
  subject: '/x',
  levels: [
    {score: 5, count: 60},
    {score: 4, count: 20},
    {score: 1, count: 20},
  ],
};
const hall = 'http://localhost:1/halls/1';
const patience = {timeout: 15_000};

function inside<E extends Element = HTMLElement>(element: Element, selector: string): E {
  return element.shadowRoot!.querySelector<E>(selector)!;
}

const figures = (element: StarRating) => inside(element, '[part=figures]').textContent!.replace(/\s+/g, ' ').trim();
const said = (element: StarRating) => inside(element, '.said').textContent!.trim();
const radios = (element: StarRating) => [...element.shadowRoot!.querySelectorAll('input')];

async function shown(markup = html`<star-rating hall=${hall} .data=${many}></star-rating>`): Promise<TestStars> {
  const element = await fixture<TestStars>(markup);
  await waitUntil(() => !inside(element, '[part=figures]').hidden, 'the figures come', patience);
  return element;
}

async function settled(element: TestStars, condition: () => boolean, what: string): Promise<void> {
  await waitUntil(condition, what, patience);
  await element.updateComplete;
}

beforeEach(() => localStorage.clear()); // an earlier test is an earlier visit

describe('<star-rating> shows', () => {
  it('the average never without the number of votes', async () => {
    const element = await shown();
    expect(figures(element)).to.equal('4,0 trên 5 100 lượt đánh giá');
  });

  it('half stars', async () => {
    const data = {levels: [4, 5].map((score) => ({score, count: 10}))};
    const element = await shown(html`<star-rating .data=${data}></star-rating>`);
    const stars = [...element.shadowRoot!.querySelectorAll('.average svg')];
    const filled = stars.map((star) => star.querySelectorAll('.on:not([d=""])').length);
    expect(filled).to.deep.equal([1, 1, 1, 1, 1]);
    expect(stars[4]!.querySelector('.on:not([d=""])')).not.to.equal(stars[4]!.firstElementChild);
    expect(stars[3]!.querySelector('.on:not([d=""])')).to.equal(stars[3]!.firstElementChild);
  });

  it('no average below the fewest votes', async () => {
    const data = {levels: [{score: 5, count: 4}]};
    const element = await shown(html`<star-rating .data=${data}></star-rating>`);
    expect(figures(element)).to.equal('4 lượt đánh giá Chưa đủ 5 lượt để tính trung bình.');
  });

  it('a sentence where nobody has rated', async () => {
    const element = await shown(html`<star-rating .data=${{levels: []}}></star-rating>`);
    expect(figures(element)).to.equal('Chưa có lượt đánh giá nào.');
  });

  it('what a script inside says', async () => {
    const element = await shown(
      html`<star-rating><script type="application/json">{"levels": [{"score": 3, "count": 7}]}</script></star-rating>`,
    );
    expect(figures(element)).to.equal('3,0 trên 5 7 lượt đánh giá');
  });

  it('that the figures did not come, and asks again', async () => {
    const element = await shown(html`<star-rating src="/there-is-no-such-file"></star-rating>`);
    await settled(element, () => Boolean(inside(element, '.bad')), 'the failure is told');
    expect(figures(element)).to.match(/Chưa tải được|mất kết nối/);
    expect(inside<HTMLButtonElement>(element, 'button').textContent).to.equal('Thử lại');
  });

  it('nothing of figures where it has no source of them', async () => {
    const element = await fixture<TestStars>(html`<star-rating></star-rating>`);
    await element.updateComplete;
    expect(inside(element, '[part=figures]').hidden).to.equal(true);
  });

  it('asks the hall for the votes of its subject', async () => {
    const asked: string[] = [];
    const answer = window.fetch;
    window.fetch = async (address) => {
      asked.push(String(address));
      return new Response(JSON.stringify(many), {headers: {'Content-Type': 'application/json'}});
    };
    const element = await shown(html`<star-rating hall=${hall} subject="Giới thiệu/1"></star-rating>`).finally(
      () => (window.fetch = answer),
    );
    await settled(element, () => figures(element).includes('100'), 'the figures');
    expect(asked).to.deep.equal([`${hall}/votes/Gi%E1%BB%9Bi%20thi%E1%BB%87u%2F1`]);
  });
});

describe('<star-rating> takes a vote', () => {
  it('and thanks only when it is written down', async () => {
    const element = await shown(html`<star-rating hall=${hall} subject="/x" .data=${many}></star-rating>`);
    let write = () => {};
    element.outbox.gate = () => new Promise((resolve) => (write = resolve));
    let asked = false;
    const gate = element.outbox.gate;
    element.outbox.gate = () => {
      asked = true;
      return gate();
    };
    radios(element)[3]!.click();
    await settled(element, () => asked, 'the write began');
    expect(said(element)).to.equal('');
    write();
    await settled(element, () => said(element) !== '', 'the thanks');
    expect(said(element)).to.match(/^Cảm ơn/);
    expect(element.outbox.items.map(({body}) => body)).to.deep.equal([
      {type: 'vote', subject: '/x', scale: 'stars-5', score: 4, channel: 'web', language: 'vi'},
    ]);
  });

  it('and marks nothing, thanks nobody, when it could not be written down', async () => {
    const element = await shown();
    element.outbox.refuse();
    radios(element)[1]!.click();
    await settled(element, () => said(element) !== '', 'the refusal');
    expect(said(element)).to.match(/^Chưa ghi lại được/);
    expect(element.value).to.equal(null);
    expect(radios(element).some(({checked}) => checked)).to.equal(false);
  });

  it('and holds it back for no moment: whoever voted turns the page', async () => {
    const element = await shown();
    radios(element)[3]!.click();
    await settled(element, () => said(element) !== '', 'the thanks');
    expect(element.outbox.items[0]!.holdUntil).to.equal(0);
  });

  it('and sends a changed mind later as a new vote', async () => {
    const element = await shown();
    radios(element)[0]!.click();
    await settled(element, () => said(element) !== '', 'the first thanks');
    radios(element)[4]!.click();
    await element.updateComplete;
    await settled(element, () => said(element) !== '', 'the second thanks');
    expect(element.outbox.items.map(({body}) => body.score)).to.deep.equal([1, 5]);
  });

  it('and a second tap never clears it', async () => {
    const element = await shown();
    radios(element)[2]!.click();
    await element.updateComplete;
    radios(element)[2]!.click();
    await settled(element, () => said(element) !== '', 'the thanks');
    expect(element.value).to.equal(3);
    expect(radios(element)[2]!.checked).to.equal(true);
  });

  it('with the arrow keys alone', async () => {
    const element = await shown();
    radios(element)[0]!.focus();
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'ArrowRight'});
    await settled(element, () => said(element) !== '', 'the thanks');
    expect(element.value).to.equal(2);
  });

  it('under the name of a store that belongs to its hall', async () => {
    const element = await shown();
    radios(element)[0]!.click();
    await settled(element, () => said(element) !== '', 'the thanks');
    const {name, endpoint, seal} = element.outbox.options!;
    expect(decodeURIComponent(name)).to.equal(`votes ${hall}/votes`);
    expect(endpoint()).to.equal(`${hall}/votes`);
    expect(seal).to.equal(true);
  });

  it('and keeps it on the machine for a local hall', async () => {
    const element = await fixture<TestStars>(html`<star-rating hall="local:x"></star-rating>`);
    radios(element)[4]!.click();
    await settled(element, () => said(element) !== '', 'the thanks');
    expect(element.outbox.options!.endpoint()).to.equal(null);
    expect((await element.exportKept())!.items.length).to.equal(1);
  });

  it('and asks for the figures again once the server has it', async () => {
    let asked = 0;
    const answer = window.fetch;
    window.fetch = async () => {
      asked++;
      return new Response(JSON.stringify(many), {headers: {'Content-Type': 'application/json'}});
    };
    try {
      const element = await shown(html`<star-rating hall=${hall}></star-rating>`);
      await settled(element, () => figures(element).includes('100'), 'the figures');
      radios(element)[4]!.click();
      await settled(element, () => said(element) !== '', 'the thanks');
      expect(asked).to.equal(1);
      element.outbox.set({backlog: 0});
      await settled(element, () => asked === 2, 'the second question');
    } finally {
      window.fetch = answer;
    }
  });

  it('and tells a frame around it what is kept', async () => {
    const element = await shown();
    expect(element.kept).to.equal(null);
    const told = oneEvent(element, 'kept-change');
    radios(element)[4]!.click();
    await told;
    await settled(element, () => element.kept?.backlog === 1, 'the backlog');
  });

  it('and shows none of it on a page that comes back from the memory of the browser', async () => {
    const element = await shown();
    radios(element)[4]!.click();
    await settled(element, () => said(element) !== '', 'the thanks');
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await element.updateComplete;
    expect(element.value).to.equal(null);
    expect(said(element)).to.equal('');
  });
});

describe('<star-rating> in a form', () => {
  it('submits its score and resets to none', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><star-rating name="stars"></star-rating></form>`);
    const element = form.querySelector('star-rating')!;
    await element.updateComplete;
    radios(element)[3]!.click();
    expect(new FormData(form).get('stars')).to.equal('4');
    form.reset();
    expect(new FormData(form).get('stars')).to.equal(null);
  });

  it('keeps nothing where no hall is named', async () => {
    const element = await fixture<TestStars>(html`<star-rating></star-rating>`);
    radios(element)[3]!.click();
    await aTimeout(0);
    expect(await element.exportKept()).to.equal(null);
    expect(element.outbox.opened).to.equal(0);
    expect(said(element)).to.equal('');
  });

  it('takes none but whole numbers from one to five', () => {
    const element = document.createElement('star-rating');
    for (const value of [0, 6, 2.5, Number.NaN, '', 'x', null, undefined, {}]) {
      element.value = value as number;
      expect(element.value).to.equal(null);
    }
  });
});
