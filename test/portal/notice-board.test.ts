import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/portal/notice-board/define.js';
import type {NoticeBoard} from '../../src/portal/notice-board/notice-board.js';
import {sampleNotices} from './sample-notices.js';

const patience = {timeout: 20_000};

function titles(element: NoticeBoard): string[] {
  const found = element.shadowRoot!.querySelectorAll('.stage h3, .title > span');
  return [...found].map((title) => (title.textContent ?? '').trim());
}

function textOf(element: NoticeBoard, selector: string): string {
  return (element.shadowRoot!.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

async function wall(data: unknown, size = 'width: 1280px; height: 720px', seconds = 0): Promise<NoticeBoard> {
  const box = document.createElement('div');
  box.style.cssText = size;
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.append(box);
  const element = document.createElement('notice-board') as NoticeBoard;
  Object.assign(element, {data, seconds});
  box.append(element);
  await element.updateComplete;
  return element;
}

async function list(data: unknown = sampleNotices): Promise<NoticeBoard> {
  const element = await fixture<NoticeBoard>(html`<notice-board layout="list" .data=${data}></notice-board>`);
  await waitUntil(() => titles(element).length > 0, 'the list is there', patience);
  return element;
}

const long = 'Thông báo về việc tiếp nhận hồ sơ và trả kết quả. '.repeat(60);
const many = Array.from({length: 12}, (_, index) => ({
  id: `n${index}`,
  title: `Thông báo ${index}`,
  body: 'Một dòng.',
}));

describe('<notice-board> on the wall', () => {
  it('shows what holds now, the gravest first', async () => {
    const element = await wall(sampleNotices);
    await waitUntil(() => titles(element).length === 3, 'all are on one page', patience);
    expect(titles(element)).to.deep.equal(['Tạm ngừng tiếp nhận', 'Không nộp lại giấy tờ', 'Làm việc sáng thứ Bảy']);
    expect(textOf(element, '.urgent .word')).to.equal('Khẩn');
    expect(textOf(element, '.page')).to.equal('');
  });

  it('turns pages that fit, and comes back to the first', async () => {
    const element = await wall(many, undefined, 0.3);
    await waitUntil(() => textOf(element, '.page').startsWith('Trang 1/'), 'there are pages', patience);
    const pages = Number(textOf(element, '.page').split('/')[1]);
    expect(pages).to.be.greaterThan(1);
    const seen = new Set<string>();
    const stage = element.shadowRoot!.querySelector('.stage')!;
    for (const page of [...Array.from({length: pages}, (_, index) => index + 1), 1]) {
      await waitUntil(() => textOf(element, '.page') === `Trang ${page}/${pages}`, `page ${page}`, patience);
      titles(element).forEach((title) => seen.add(title));
      expect(stage.scrollHeight).to.be.at.most(stage.clientHeight + 1);
    }
    expect(seen.size).to.equal(12);
  });

  it('cuts a long one into parts that fit', async () => {
    const element = await wall([{id: 'long', title: 'Dài', body: long}], undefined, 0.3);
    await waitUntil(() => textOf(element, '.page').startsWith('Trang 2/'), 'the second part', patience);
    const stage = element.shadowRoot!.querySelector('.stage')!;
    expect(stage.scrollHeight).to.be.at.most(stage.clientHeight + 1);
    expect(titles(element)[0]).to.equal('Dài (tiếp theo)');
  });

  it('measures anew when its box changes', async () => {
    const element = await wall(many);
    await waitUntil(() => textOf(element, '.page').includes('/'), 'there are pages', patience);
    const before = textOf(element, '.page');
    element.parentElement!.style.height = '420px';
    await waitUntil(() => textOf(element, '.page') !== before, 'there are more pages', patience);
    const stage = element.shadowRoot!.querySelector('.stage')!;
    expect(stage.scrollHeight).to.be.at.most(stage.clientHeight + 1);
  });

  it('says so where there is nothing', async () => {
    const element = await wall([]);
    await waitUntil(() => textOf(element, '.line') === 'Hiện không có thông báo nào.', 'it says so', patience);
  });

  it('keeps what it had when it can ask no more, and says since when', async () => {
    const real = window.fetch;
    const answers = [() => Promise.resolve(new Response(JSON.stringify(sampleNotices)))];
    window.fetch = () => (answers.shift() ?? (() => Promise.reject(new TypeError('offline'))))();
    try {
      const element = await fixture<NoticeBoard>(
        html`<notice-board src="/notices.json" refresh="0.05"></notice-board>`,
      );
      await waitUntil(() => textOf(element, '.stale').startsWith('Chưa cập nhật được từ'), 'it is old', patience);
      expect(titles(element)).to.have.length.greaterThan(0);
    } finally {
      window.fetch = real;
    }
  });
});

describe('<notice-board> as a list', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('is searched as people type', async () => {
    const element = await list();
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('input[type="search"]')!;
    input.focus();
    await sendKeys({type: 'thu bay'});
    await waitUntil(() => titles(element).length === 1, 'one is left', patience);
    expect(titles(element)).to.deep.equal(['Làm việc sáng thứ Bảy']);
    expect(textOf(element, '.count')).to.equal('1 trong 3 thông báo Bỏ lọc');
  });

  it('shows all again at one tap', async () => {
    const element = await list();
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('input[type="search"]')!;
    input.focus();
    await sendKeys({type: 'zzz'});
    await waitUntil(() => textOf(element, '.line') === 'Không có thông báo nào khớp.', 'nothing is found', patience);
    element.shadowRoot!.querySelector<HTMLButtonElement>('.count button')!.click();
    await waitUntil(() => titles(element).length === 3, 'all are back', patience);
    expect(input.value).to.equal('');
  });

  it('keeps to the days that a reader chooses', async () => {
    const element = await list();
    const from = element.shadowRoot!.querySelector<HTMLInputElement>('input[name="from"]')!;
    from.value = '2020-01-02';
    from.dispatchEvent(new Event('change', {bubbles: true}));
    await waitUntil(() => titles(element).length === 1, 'one is left', patience);
    const week = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.periods button')][1]!;
    week.click();
    await waitUntil(() => week.getAttribute('aria-pressed') === 'true', 'the week is chosen', patience);
    expect(from.value).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(titles(element)).to.have.length(0);
  });

  it('says that days stand the wrong way round', async () => {
    const element = await list();
    for (const [name, value] of Object.entries({from: '2026-02-02', to: '2026-01-01'})) {
      const input = element.shadowRoot!.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
      input.value = value;
      input.dispatchEvent(new Event('change', {bubbles: true}));
    }
    await waitUntil(() => textOf(element, '.wrong') === 'Ngày đầu phải trước ngày cuối.', 'it says so', patience);
  });

  it('opens one by keyboard', async () => {
    const element = await list();
    const details = element.shadowRoot!.querySelector<HTMLDetailsElement>('#papers')!;
    details.querySelector('summary')!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => details.open, 'it is open', patience);
    expect(details.querySelector<HTMLAnchorElement>('.doors a')!.href).to.equal('https://a.vn/1');
  });

  it('opens the one that the address names', async () => {
    const element = await list();
    location.hash = '#papers';
    const details = element.shadowRoot!.querySelector<HTMLDetailsElement>('#papers')!;
    await waitUntil(() => details.open, 'it is open', patience);
  });

  it('opens it too where the address came first', async () => {
    history.replaceState(null, '', '#power');
    const element = await list();
    await waitUntil(
      () => element.shadowRoot!.querySelector<HTMLDetailsElement>('#power')!.open,
      'it is open',
      patience,
    );
  });

  it('prints one alone', async () => {
    const real = window.print;
    let unprinted = -1;
    const element = await list();
    window.print = () => (unprinted = element.shadowRoot!.querySelectorAll('.unprinted').length);
    try {
      const details = element.shadowRoot!.querySelector<HTMLDetailsElement>('#power')!;
      details.open = true;
      details.querySelector<HTMLButtonElement>('.doors button')!.click();
      await waitUntil(() => unprinted === 2, 'the two others are left out', patience);
      await waitUntil(() => !element.shadowRoot!.querySelector('.unprinted'), 'all are back', patience);
    } finally {
      window.print = real;
    }
  });

  it('counts what it could not read', async () => {
    const element = await list([...sampleNotices, {id: 'x'}, null]);
    expect(textOf(element, '.skipped')).to.equal('2 thông báo không đọc được nên không hiện ở đây.');
  });
});
