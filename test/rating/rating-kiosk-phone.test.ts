import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall} from '../helpers/fake-hall.js';
import {TestKiosk} from './fake-outbox.js';

customElements.define('phone-rating-kiosk', TestKiosk);

const patient = {timeout: 20_000};
const hall = 'https://hall.example/halls/1';
const right = {id: 't', number: 'B027', counter: '4', counterName: '4B', service: 'land', at: 1, used: false};
/** As the server answers. */
const told = (change: Partial<typeof right> = {}) => Response.json({invitation: {...right, ...change}});
const native = window.fetch;

let asked: unknown[][] = [];

/** Answers for the hall's server; everything else goes its way. */
function serve(answer: () => Response | Promise<Response>): void {
  window.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.startsWith(hall)) return native(input, init);
    asked.push([init?.method, address, init?.body]);
    return Promise.resolve(answer());
  };
}

async function open(prepare: (kiosk: TestKiosk) => void = () => {}) {
  const box = await fixture<HTMLElement>(html`<div lang="vi"></div>`);
  box.style.setProperty('height', '844px');
  const kiosk = document.createElement('phone-rating-kiosk') as TestKiosk;
  Object.assign(kiosk, {hall, invitation: 'one use', shorter: {change: 0}, reasons: 'none', token: 'of a device'});
  prepare(kiosk);
  box.append(kiosk);
  await kiosk.updateComplete;
  return kiosk;
}

const find = <T extends Element = HTMLElement>(kiosk: TestKiosk, selector: string) =>
  kiosk.shadowRoot!.querySelector<T>(selector);
const says = (kiosk: TestKiosk, words: string) =>
  waitUntil(() => find(kiosk, 'h1')?.textContent === words, words, patient);
const asks = (kiosk: TestKiosk) => waitUntil(() => find(kiosk, 'input[name=level]:enabled'), 'it asks', patient);

describe('rating-kiosk on a visitor’s own phone', () => {
  before(() => setViewport({width: 390, height: 844}));
  after(() => setViewport({width: 1280, height: 820}));
  beforeEach(() => (asked = []));
  afterEach(() => (window.fetch = native));

  it('asks about the one ticket, by its right alone', async () => {
    serve(() => told());
    const kiosk = await open();
    await asks(kiosk);
    expect(asked).to.deep.equal([['POST', `${hall}/invitation`, '{"token":"one use"}']]);
    expect(find(kiosk, '.about')!.textContent!.replace(/\s+/g, ' ').trim()).to.equal('Số B027 Quầy 4B');
  });

  it('keeps the rating as one of a phone, and says that the page may be closed', async () => {
    serve(() => told());
    const kiosk = await open();
    await asks(kiosk);
    find<HTMLInputElement>(kiosk, 'input[value="4"]')!.click();
    await waitUntil(() => find(kiosk, '.thanks'), 'it thanks', patient);
    const [{body}] = kiosk.outbox.items as [(typeof kiosk.outbox.items)[0]];
    expect([body.channel, body.token, body.ticket, body.counter, body.score]).to.deep.equal([
      'phone',
      'one use',
      't',
      '4',
      4,
    ]);
    find(kiosk, 'footer .button')!.click();
    const words = 'Câu trả lời đã được ghi lại. Ông bà có thể đóng trang này.';
    await waitUntil(() => find(kiosk, '.detail')?.textContent === words, words, patient);
  });

  it('sends the rating when its time to change is over, without reasons and without another touch', async () => {
    serve(() => told());
    const kiosk = await open((one) => (one.reasons = null));
    await asks(kiosk);
    await import('../../src/rating/rating-kiosk/follow-up.js');
    find<HTMLInputElement>(kiosk, 'input[value="4"]')!.click();
    await waitUntil(() => find(kiosk, '.thanks'), 'it thanks', patient);
    expect(find(kiosk, '.follow')).to.equal(null);
    expect(kiosk.outbox.holds).to.deep.equal([0]);
    await waitUntil(() => kiosk.outbox.items[0]!.holdUntil <= Date.now(), 'the rating goes out', patient);
    const [question] = kiosk.outbox.questions;
    await waitUntil(() => question!.holdUntil <= Date.now(), 'the question goes with it', patient);
    expect(question!.body.outcome).to.equal('answered');
  });

  it('closes nothing by itself', async () => {
    serve(() => told());
    const kiosk = await open((one) => (one.shorter = {answer: 30, warn: 20}));
    await asks(kiosk);
    await new Promise((resolve) => setTimeout(resolve, 300)); // ten times as long as a pad would wait
    expect(find(kiosk, 'input[name=level]:enabled')).not.to.equal(null);
    expect(kiosk.outbox.questions.map(({body}) => body.outcome)).to.deep.equal(['shown']);
  });

  it('does not ask again, opened anew, about what it has rated', async () => {
    serve(() => told());
    const first = await open();
    await asks(first);
    find<HTMLInputElement>(first, 'input[value="4"]')!.click();
    await waitUntil(() => find(first, '.thanks'), 'it thanks', patient);
    const {outbox} = first;
    first.remove();
    await says(await open((one) => (one.outbox = outbox)), 'Lượt này đã được đánh giá.');
  });

  const states: [string, () => Response | Promise<Response>, string][] = [
    ['was rated already', () => told({used: true}), 'Lượt này đã được đánh giá.'],
    ['is known to nobody', () => new Response('', {status: 404}), 'Mã này không mở được câu hỏi nào.'],
    ['cannot be looked up', () => Promise.reject(new TypeError('offline')), 'Chưa kết nối được.'],
    ['gets another’s answer', () => new Response('<html>', {status: 200}), 'Chưa kết nối được.'],
    ['is waited for', () => new Promise<Response>(() => {}), 'Đang mở màn hình đánh giá.'],
  ];
  for (const [what, answer, words] of states) {
    it(`says so in words when the right ${what}`, async () => {
      serve(answer);
      const kiosk = await open();
      await says(kiosk, words);
      expect(kiosk.outbox.items.length + kiosk.outbox.questions.length).to.equal(0);
      expect(kiosk.shadowRoot!.textContent).not.to.match(/null|undefined|NaN/);
    });
  }

  it('tries again when it is asked to', async () => {
    serve(() => Promise.reject(new TypeError('offline')));
    const kiosk = await open();
    await says(kiosk, 'Chưa kết nối được.');
    serve(() => told());
    find(kiosk, '.notice .button')!.click();
    await asks(kiosk);
  });

  it('passes axe', async () => {
    serve(() => told());
    const kiosk = await open();
    await asks(kiosk);
    await expect(kiosk).to.be.accessible();
  });
});

describe('rating-kiosk beside the question', () => {
  const address = 'fake:aside';
  const stand = async (prepare: (kiosk: TestKiosk) => void) => {
    provideHall(address, new FakeHall());
    const kiosk = await open((one) => {
      Object.assign(one, {hall: address, counter: '4', invitation: ''});
      prepare(one);
    });
    await asks(kiosk);
    return kiosk;
  };

  before(() => setViewport({width: 1280, height: 820}));

  it('shows the way to answer by phone: the page, and the right after the hash', async () => {
    const kiosk = await stand((one) => (one.phonePage = 'https://hall.example/rate.html'));
    await waitUntil(() => find(kiosk, '.phone .code'), 'the code is drawn', patient);
    expect(find(kiosk, '.phone .code')!.getAttribute('aria-label')).to.contain('B027');
  });

  it('says nothing of the officer unless the office turns it on', async () => {
    const kiosk = await stand(() => {});
    expect(find(kiosk, '.officer')).to.equal(null);
  });

  it('shows the officer’s name and photo, with words for the photo', async () => {
    const pixel = new URL('/favicon.ico', location.href).href;
    const kiosk = await stand((one) => Object.assign(one, {officerName: 'Nguyễn Thị Hạnh', officerPhoto: pixel}));
    await waitUntil(() => find(kiosk, '.officer img'), 'it is shown', patient);
    expect(find(kiosk, '.officer b')!.textContent).to.equal('Nguyễn Thị Hạnh');
    expect(find(kiosk, '.officer img')!.getAttribute('alt')).to.equal('Ảnh của Nguyễn Thị Hạnh');
  });

  it('loads no photo and draws no code from an address that is none', async () => {
    const kiosk = await stand((one) =>
      Object.assign(one, {officerName: 'Hạnh', officerPhoto: 'javascript:alert(1)', phonePage: 'javascript:alert(1)'}),
    );
    await waitUntil(() => find(kiosk, '.officer'), 'it is shown', patient);
    expect(find(kiosk, 'img')).to.equal(null);
    expect(find(kiosk, '.code')).to.equal(null);
  });

  for (const speaks of [true, false]) {
    it(`${speaks ? 'offers to read the screen aloud' : 'offers nothing of the kind'} where ${speaks ? 'a' : 'no'} voice of the language is there`, async () => {
      const voice = {lang: 'vi-VN', name: 'v', default: true, localService: true, voiceURI: 'v'};
      const {getVoices} = speechSynthesis;
      Object.defineProperty(speechSynthesis, 'getVoices', {configurable: true, value: () => (speaks ? [voice] : [])});
      try {
        const kiosk = await stand((one) => (one.voice = true));
        await import('../../src/rating/rating-kiosk/listening.js');
        await new Promise((resolve) => setTimeout(resolve));
        await kiosk.updateComplete;
        if (speaks) await waitUntil(() => find(kiosk, '.listen'), 'it is offered', patient);
        expect(find(kiosk, '.listen') !== null).to.equal(speaks);
        find(kiosk, '.listen')?.click(); // whatever the voice does, the question stands
        expect(find(kiosk, 'input[name=level]:enabled')).not.to.equal(null);
      } finally {
        Object.defineProperty(speechSynthesis, 'getVoices', {configurable: true, value: getVoices});
      }
    });
  }
});
