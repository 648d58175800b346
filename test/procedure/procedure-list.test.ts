import {expect} from '@open-wc/testing';
import '../../src/procedure/procedure-list/define.js';
import type {ProcedureList} from '../../src/procedure/procedure-list/procedure-list.js';

const rows = [
  {
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    field: 'Hộ tịch',
    deadline: 'trong ngày',
    fee: 'miễn',
    online: 'toàn trình',
  },
  {
    code: '1.004884',
    name: 'Thủ tục đăng ký lại khai sinh',
    field: 'Hộ tịch',
    deadline: '05 ngày làm việc',
    online: 'Mức độ 3',
  },
  {
    code: '2.000815',
    name: 'Chứng thực bản sao từ bản chính',
    field: 'Chứng thực',
    fee: '2.000 đồng/trang',
    online: 'trực tiếp',
  },
  {code: '1.004222', name: 'Đăng ký thường trú'},
];
const many = Array.from({length: 10_000}, (_, at) => ({
  code: `9.${at}`,
  name: `Thủ tục số ${at} ${'dài '.repeat((at * 7) % 40)}`,
}));

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const realFetch = window.fetch;
const realAddress = location.href; // the test runner keeps its own parameters in it

async function put(set: Partial<ProcedureList> = {data: rows}, width = 760): Promise<ProcedureList> {
  const box = document.createElement('div');
  box.style.inlineSize = `${width}px`;
  const list = Object.assign(document.createElement('procedure-list'), set);
  box.append(list);
  document.body.append(box);
  await list.updateComplete;
  await frame();
  return list;
}

const all = <E extends Element = HTMLElement>(list: ProcedureList, selector: string) => [
  ...list.shadowRoot!.querySelectorAll<E>(selector),
];
const one = <E extends Element = HTMLElement>(list: ProcedureList, selector: string) =>
  list.shadowRoot!.querySelector<E>(selector)!;
const items = (list: ProcedureList) => all(list, '[role=listitem]');
const codes = (list: ProcedureList) => all(list, '.code').map((node) => node.textContent);
const said = (list: ProcedureList) => list.shadowRoot!.textContent!.replace(/\s+/g, ' ');

async function type(list: ProcedureList, text: string): Promise<void> {
  const input = one<HTMLInputElement>(list, 'input[type=search]');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await list.updateComplete;
}

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !holds(); round++) await later(10);
  expect(holds()).to.equal(true);
}

describe('<procedure-list>', () => {
  afterEach(() => {
    window.fetch = realFetch;
    document.body.textContent = '';
    document.documentElement.lang = 'vi';
    history.replaceState(null, '', realAddress);
    window.scrollTo(0, 0);
  });

  it('lists the procedures with what is known of them', async () => {
    const list = await put();
    expect(codes(list)).to.deep.equal(rows.map(({code}) => code));
    expect(items(list)[0]!.textContent!.replace(/\s+/g, ' ')).to.contain('Trong ngày').and.to.contain('Toàn trình');
  });

  it('says "Chưa rõ" for what is not known', async () => {
    const list = await put();
    expect([...items(list)[3]!.querySelectorAll('.unknown')].map((node) => node.textContent)).to.deep.equal(
      Array(3).fill('Chưa rõ'),
    );
  });

  it('finds what is typed without marks, and marks what matched with its accents', async () => {
    const list = await put();
    await type(list, 'dang ky khai sinh');
    expect(codes(list).slice(0, 2)).to.deep.equal(['1.001193', '1.004884']);
    expect([...items(list)[0]!.querySelectorAll('mark')].map((node) => node.textContent)).to.deep.equal([
      'đăng ký khai sinh',
    ]);
    expect(one(list, '.summary [role=status]').textContent)
      .to.contain('2 thủ tục')
      .and.to.contain('“đăng ký khai sinh”');
  });

  it('clears the search, and puts the cursor back into the box', async () => {
    const list = await put({data: rows, query: 'khai sinh'});
    one(list, '.box button').click();
    await list.updateComplete;
    expect(list.query).to.equal('');
    expect(items(list).length).to.equal(4);
    expect(list.shadowRoot!.activeElement === one(list, 'input[type=search]')).to.equal(true);
  });

  it('clears the search with Escape', async () => {
    const list = await put({data: rows, query: 'khai sinh'});
    one(list, 'input[type=search]').dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', cancelable: true}));
    expect(list.query).to.equal('');
  });

  it('says what it did not find, and what to try', async () => {
    const list = await put({data: rows, query: 'zzzz'});
    expect(items(list).length).to.equal(0);
    expect(one(list, '.nothing').textContent)
      .to.contain('Không có thủ tục nào khớp với “zzzz”.')
      .and.to.contain('ít từ hơn');
  });

  it('narrows by a facet and counts what each other would leave', async () => {
    const list = await put();
    const box = all<HTMLInputElement>(list, 'input[data-facet=field]').find(({value}) => value === 'Hộ tịch')!;
    box.click();
    await list.updateComplete;
    expect(codes(list)).to.deep.equal(['1.001193', '1.004884']);
    const online = all(list, 'fieldset')[1]!.textContent!.replace(/\s+/g, ' ');
    expect(online).to.contain('Toàn trình 1').and.to.contain('Trực tiếp 0');
    expect(one(list, '.filter').textContent).to.contain('Đã chọn 1');
  });

  it('gives back all rows when the filters are cleared', async () => {
    const list = await put();
    all<HTMLInputElement>(list, 'input[data-facet=online]')[0]!.click();
    await list.updateComplete;
    expect(items(list).length).to.equal(1);
    one(list, '.facets > .plain').click();
    await list.updateComplete;
    expect(items(list).length).to.equal(4);
  });

  it('folds the facets under one button in a narrow place', async () => {
    const list = await put({data: rows}, 390);
    expect(getComputedStyle(one(list, '.facets')).display).to.equal('none');
    one(list, '.filter').click();
    await list.updateComplete;
    expect(getComputedStyle(one(list, '.facets')).display).to.equal('block');
    expect(one(list, '.filter').getAttribute('aria-expanded')).to.equal('true');
  });

  it('needs no room to the side at 320 px', async () => {
    const list = await put(
      {data: [...rows, {code: '1', name: 'Ộ'.repeat(2000), field: 'Ộ'.repeat(200), fee: 'Ộ'.repeat(200)}]},
      320,
    );
    expect(one(list, '.frame').scrollWidth).to.be.at.most(320);
  });

  it('sorts by name as Vietnamese does, and by code', async () => {
    const list = await put();
    list.order = 'name';
    await list.updateComplete;
    expect(codes(list)).to.deep.equal(['2.000815', '1.004222', '1.001193', '1.004884']);
    list.order = 'code';
    await list.updateComplete;
    expect(codes(list)).to.deep.equal(['1.001193', '1.004222', '1.004884', '2.000815']);
  });

  it('tells which procedure was chosen', async () => {
    const list = await put();
    const chosen: string[] = [];
    document.body.addEventListener('procedure-select', ({detail}) => chosen.push(detail.code), {once: true});
    one(list, '.target').click();
    expect(chosen).to.deep.equal(['1.001193']);
  });

  it('makes the whole row the target', async () => {
    const list = await put();
    const row = items(list)[1]!.getBoundingClientRect();
    const hit = list.shadowRoot!.elementFromPoint(row.right - 4, row.bottom - 4);
    expect(hit === items(list)[1]!.querySelector('.target')).to.equal(true);
  });

  it('links each row to its address, with the code put in safely', async () => {
    const list = await put({data: [{code: '1.1/&?', name: 'Một'}], href: 'thu-tuc?code={code}'});
    expect(one(list, 'a').getAttribute('href')).to.match(/\/thu-tuc\?code=1\.1%2F%26%3F$/);
  });

  it('makes no link of any other kind', async () => {
    for (const href of ['javascript:alert(1)//{code}', 'data:text/html,{code}', 'vbscript:{code}', 'http://[']) {
      const list = await put({data: rows, href});
      expect(all(list, 'a').length, href).to.equal(0);
      list.remove();
    }
  });

  it('follows no link when the choice is cancelled', async () => {
    const list = await put({data: rows, href: '#{code}'});
    list.addEventListener('procedure-select', (event) => event.preventDefault());
    one(list, 'a').click();
    expect(location.hash).to.equal('');
  });

  it('reads the search from the address and keeps it there, when told to', async () => {
    history.replaceState(null, '', `${realAddress}&q=khai%20sinh`);
    const list = await put({data: rows, parameter: 'q'});
    expect(codes(list)).to.deep.equal(['1.001193', '1.004884']);
    await type(list, 'ban sao');
    await until(() => new URLSearchParams(location.search).get('q') === 'ban sao');
    expect(location.search.replace('q=ban+sao', 'q=khai%20sinh')).to.equal(
      new URL(`${realAddress}&q=khai%20sinh`).search,
    );
  });

  it('leaves the address alone otherwise', async () => {
    history.replaceState(null, '', `${realAddress}&q=khai%20sinh`);
    const list = await put();
    await type(list, 'ban sao');
    await later(400);
    expect(location.href).to.equal(`${realAddress}&q=khai%20sinh`);
  });

  it('goes from the box into the rows and back by arrow keys', async () => {
    const list = await put();
    const press = (key: string) =>
      list.shadowRoot!.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}),
      );
    one(list, 'input[type=search]').focus();
    press('ArrowDown');
    press('ArrowDown');
    expect(list.shadowRoot!.activeElement === all(list, '.target')[1]).to.equal(true);
    press('ArrowUp');
    press('ArrowUp');
    expect(list.shadowRoot!.activeElement === one(list, 'input[type=search]')).to.equal(true);
  });

  it('speaks English in an English place, and leaves the names as they are', async () => {
    document.documentElement.lang = 'en';
    const list = await put({data: rows, query: 'khai sinh'});
    expect(said(list)).to.contain('2 procedures').and.to.contain('Fully online').and.to.contain('Closest first');
    expect(one(list, '.name').lang).to.equal('vi');
  });

  describe('without good data', () => {
    it('says that nothing is published', async () => {
      const list = await put({data: []});
      expect(one(list, '.nothing').textContent).to.contain('Chưa có thủ tục nào');
    });

    it('keeps lines and labels while it loads', async () => {
      window.fetch = () => new Promise(() => {});
      const list = await put({src: '/procedures'});
      expect(said(list)).to.contain('Đang tải danh sách thủ tục');
      expect(all(list, '.waiting p').length).to.equal(5);
    });

    it('says that it failed and loads on a retry', async () => {
      window.fetch = async () => new Response('', {status: 503});
      const list = await put({src: '/procedures'});
      await until(() => all(list, '.bad').length === 1);
      expect(one(list, '.bad').textContent).to.contain('Chưa tải được danh sách thủ tục.');
      window.fetch = async () => new Response(JSON.stringify(rows));
      one(list, '.bad button').click();
      await until(() => items(list).length === 4);
    });

    it('keeps the old list when a newer one fails, and says so', async () => {
      window.fetch = async () => new Response(JSON.stringify(rows));
      const list = await put({src: '/procedures', refresh: 0.05});
      await until(() => items(list).length === 4);
      window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      await until(() => all(list, '.notice').length === 1);
      expect(one(list, '.notice').textContent).to.contain('đã tải trước đó');
      expect(items(list).length).to.equal(4);
    });

    it('says how many rows could not be read', async () => {
      const list = await put({data: [...rows, {code: '1'}, null]});
      expect(one(list, '.notice').textContent).to.contain('2 mục không đọc được');
      expect(items(list).length).to.equal(4);
    });

    it('says that what came is no list', async () => {
      const list = await put({data: {message: 'x'}});
      expect(one(list, '.bad').textContent).to.contain('không đọc được');
    });
  });

  describe('with hostile data', () => {
    it('shows markup as text', async () => {
      const name = '<img src=x onerror=alert(1)><script>alert(1)</script> khai sinh';
      const list = await put({
        data: [{code: '<b>1</b>', name, field: '<i>', deadline: '<u>', fee: '<s>'}],
        query: 'khai sinh',
      });
      expect(one(list, '.target').textContent).to.equal(name);
      expect(all(list, 'img, script, .row b, i, u, s').length).to.equal(0);
    });

    it('shows null nowhere', async () => {
      const list = await put({
        data: [{code: null, name: 'Một', field: 'null', deadline: 'undefined', fee: 'NaN', online: null}],
      });
      expect(said(list)).not.to.match(/null|undefined|NaN/);
      expect(one(list, '.code').textContent).to.equal('Chưa rõ');
    });

    it('keeps one of two rows with the same code', async () => {
      const list = await put({data: [rows[0], rows[0], rows[1]]});
      expect(items(list).length).to.equal(2);
      expect(one(list, '.notice').textContent).to.contain('1 mục');
    });
  });

  describe('with ten thousand rows', () => {
    it('draws only those near the screen, and says how many there are', async () => {
      const list = await put({data: many});
      expect(items(list).length).to.be.within(12, 120);
      expect(items(list)[0]!.getAttribute('aria-setsize')).to.equal('10000');
      expect(items(list)[0]!.getAttribute('aria-posinset')).to.equal('1');
      expect(said(list)).to.contain('10.000 thủ tục');
    });

    it('has a row at every height of the screen wherever it is scrolled to', async () => {
      const list = await put({data: many});
      for (const part of [0.1, 0.5, 0.9, 0.3, 1]) {
        window.scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * part);
        await frame();
        await frame();
        for (const height of [0.2, 0.5, 0.8]) {
          const {left, width} = one(list, '.list').getBoundingClientRect();
          const hit = list.shadowRoot!.elementFromPoint(left + width / 2, innerHeight * height);
          expect(Boolean(hit?.closest('[role=listitem]')), `${part} ${height}`).to.equal(true);
        }
      }
      expect(items(list).at(-1)!.getAttribute('aria-posinset')).to.equal('10000');
    });

    it('keeps rows in order, without gaps and without more nodes', async () => {
      const list = await put({data: many});
      for (let step = 0; step < 30; step++) {
        window.scrollBy(0, step % 3 === 2 ? -500 : 700);
        await frame();
        const places = items(list).map((node) => Number(node.getAttribute('aria-posinset')));
        expect(places).to.deep.equal(places.map((_, at) => places[0]! + at));
      }
      expect(one(list, '.list').childNodes.length).to.be.at.most(120);
    });

    it('does not move what is being read when rows above turn out higher than guessed', async () => {
      const list = await put({data: many});
      window.scrollTo(0, document.documentElement.scrollHeight / 2);
      await frame();
      await frame();
      for (let step = 0; step < 10; step++) {
        const seen = items(list).find((node) => node.getBoundingClientRect().top > 0)!;
        const place = seen.getAttribute('aria-posinset');
        const before = seen.getBoundingClientRect().top;
        window.scrollBy(0, -200);
        await frame();
        const same = items(list).find((node) => node.getAttribute('aria-posinset') === place)!;
        expect(same.getBoundingClientRect().top - before).to.be.closeTo(200, 2);
      }
    });

    it('keeps the row that has the focus, however far the page is scrolled', async () => {
      const list = await put({data: many});
      const target = all(list, '.target')[3]!;
      target.focus();
      window.scrollTo(0, document.documentElement.scrollHeight / 2);
      await frame();
      await frame();
      expect(list.shadowRoot!.activeElement === target).to.equal(true);
      expect(target.textContent).to.contain('Thủ tục số 3');
    });

    it('reaches the last row by the End key', async () => {
      const list = await put({data: many});
      all(list, '.target')[0]!.focus();
      all(list, '.target')[0]!.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'End', bubbles: true, cancelable: true}),
      );
      await frame();
      expect(list.shadowRoot!.activeElement?.textContent).to.contain('Thủ tục số 9999');
    });

    it('finds one of them', async () => {
      const list = await put({data: many});
      await until(() => !said(list).includes('Đang chuẩn bị'));
      await type(list, 'thu tuc so 7321');
      await until(() => codes(list)[0] === '9.7321');
    });

    it('works inside a box that scrolls by itself', async () => {
      const list = await put({data: many});
      const box = list.parentElement!;
      box.style.blockSize = '400px';
      box.style.overflow = 'auto';
      list.remove();
      box.append(list);
      await list.updateComplete;
      await frame();
      box.scrollTop = box.scrollHeight / 2;
      await frame();
      await frame();
      const {left, top, width} = box.getBoundingClientRect();
      expect(
        Boolean(list.shadowRoot!.elementFromPoint(left + width / 2, top + 200)?.closest('[role=listitem]')),
      ).to.equal(true);
      expect(items(list).length).to.be.at.most(120);
    });
  });
});
