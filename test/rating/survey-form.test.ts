import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import type {DataErrorDetail} from '../../src/base/data.js';
import {TestSurvey} from './test-survey.js';

customElements.define('test-survey', TestSurvey);

const patience = {timeout: 20_000};
const hall = 'https://hall.example/halls/1';

const choice = {type: 'choice', name: 'where', title: {vi: 'Ông bà nộp ở đâu?', en: 'Where did you hand it in?'}};
const places = ['Quầy', 'Qua mạng', 'Bưu điện'];
const two = {
  id: 'two-pages',
  version: '7',
  title: {vi: 'Hai trang', en: 'Two pages'},
  note: {vi: 'Không phải SIPAS.', en: 'Not SIPAS.'},
  pages: [
    {title: {vi: 'Trang một', en: 'Page one'}, questions: [{...choice, required: true, choices: places}]},
    {
      questions: [
        {
          type: 'text',
          name: 'why',
          title: 'Vì sao?',
          visibleIf: {question: 'where', operator: 'equals', value: 'Qua mạng'},
        },
        {type: 'scale', name: 'overall', title: {vi: 'Mức hài lòng?', en: 'How satisfied?'}, required: true},
      ],
    },
  ],
};

const page = (...questions: unknown[]) => ({id: 's', version: '1', pages: [{questions}]});

interface Setting {
  data?: unknown;
  prepare?: (form: TestSurvey) => void;
  width?: number;
  height?: number;
}

/** A questionnaire in a box of its own. */
async function show({data = two, prepare, width = 1000, height}: Setting = {}) {
  const box = await fixture<HTMLElement>(html`<div lang="vi"></div>`);
  box.style.setProperty('width', `${width}px`);
  if (height) box.style.setProperty('height', `${height}px`);
  const form = document.createElement('test-survey') as TestSurvey;
  Object.assign(form, {data, hall});
  prepare?.(form);
  box.append(form);
  await form.updateComplete;
  return {form, box};
}

const find = <T extends Element = HTMLElement>(form: TestSurvey, selector: string): T =>
  form.shadowRoot!.querySelector<T>(selector)!;
const all = <T extends Element = HTMLElement>(form: TestSurvey, selector: string): T[] => [
  ...form.shadowRoot!.querySelectorAll<T>(selector),
];
const text = (form: TestSurvey, selector: string) =>
  find(form, selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const errors = (form: TestSurvey) => all(form, '.error').map((node) => node.textContent!.trim());
const bodies = (form: TestSurvey) => form.outbox.items.map(({body}) => body);
const focused = (form: TestSurvey) => form.shadowRoot!.activeElement as HTMLElement | null;
const focusedQuestion = (form: TestSurvey) => focused(form)?.closest<HTMLElement>('[data-name]')?.dataset['name'];

/** A real click in the middle of something. */
async function click(form: TestSurvey, target: string | HTMLElement): Promise<void> {
  const node = typeof target === 'string' ? find(form, target) : target;
  node.scrollIntoView({block: 'center'});
  const {x, y, width, height} = node.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
  await form.updateComplete;
}

const option = (form: TestSurvey, words: string) =>
  all(form, '.option').find((node) => node.textContent!.trim() === words)!;
const next = (form: TestSurvey) => click(form, '[part=next]');

async function press(form: TestSurvey, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({press: key});
  await form.updateComplete;
}

async function type(form: TestSurvey, selector: string, words: string): Promise<void> {
  await click(form, selector);
  await sendKeys({type: words});
  await form.updateComplete;
}

const thanked = (form: TestSurvey) => waitUntil(() => find(form, '.end'), 'it thanks', patience);

/** Sends what stands there, and returns what was kept. */
async function sent(form: TestSurvey) {
  await next(form);
  await thanked(form);
  return bodies(form)[bodies(form).length - 1]!;
}

before(() => setViewport({width: 1100, height: 900}));
after(() => setViewport({width: 1100, height: 900}));

describe('<survey-form> asks', () => {
  it('page by page, with title, note and progress', async () => {
    const {form} = await show();
    expect(text(form, 'h2')).to.equal('Hai trang');
    expect(text(form, '.note')).to.equal('Không phải SIPAS.');
    expect(text(form, '.progress p')).to.equal('Phần 1 trên 2');
    expect(find<HTMLProgressElement>(form, 'progress').max).to.equal(2);
    expect(text(form, 'h3')).to.equal('Trang một');
    expect(all(form, '.question').length).to.equal(1);
  });

  for (const way of ['src', 'child'] as const) {
    it(`what comes ${way === 'src' ? 'from an address' : 'as JSON in a child'}`, async () => {
      const {form} = await show({
        data: null,
        prepare: (one) => {
          if (way === 'src') one.src = '/src/rating/surveys/five-factors.json';
          else one.innerHTML = `<script type="application/json">${JSON.stringify(two)}</script>`;
        },
      });
      await waitUntil(() => find(form, 'h2'), 'it is there', patience);
      expect(text(form, 'h2')).to.match(way === 'src' ? /^Ý kiến/ : /^Hai trang/);
    });
  }

  it('one of several, by a tap and by the arrow keys', async () => {
    const {form} = await show({data: page({...choice, choices: places, other: true})});
    await click(form, option(form, 'Qua mạng'));
    await press(form, 'ArrowDown');
    expect((await sent(form)).answers).to.deep.equal({where: 'Bưu điện'});
  });

  it('for a second tap never takes a choice back', async () => {
    const {form} = await show({data: page({...choice, choices: places})});
    await click(form, option(form, 'Quầy'));
    await click(form, option(form, 'Quầy'));
    expect((await sent(form)).answers).to.deep.equal({where: 'Quầy'});
  });

  it('several, by Space, where “None of these” excludes the others', async () => {
    const {form} = await show({data: page({...choice, type: 'choices', choices: places, none: true})});
    await click(form, option(form, 'Quầy'));
    await press(form, 'Tab', 'Space', 'Tab', 'Tab', 'Space');
    expect(all<HTMLInputElement>(form, 'input:checked').length).to.equal(1);
    expect(option(form, 'Không có điều nào ở trên').querySelector('input')!.checked).to.equal(true);
    await sendKeys({down: 'Shift'});
    await press(form, 'Tab');
    await sendKeys({up: 'Shift'});
    await press(form, 'Space');
    expect((await sent(form)).answers).to.deep.equal({where: ['Bưu điện']});
  });

  it('what else, where “Other” is chosen, and keeps the words apart from the answer', async () => {
    const {form} = await show({data: page({...choice, choices: places, other: true})});
    await click(form, option(form, 'Khác'));
    await next(form);
    expect(errors(form)).to.deep.equal(['Xin ghi rõ điều khác là gì, hoặc chọn câu trả lời khác.']);
    expect(focused(form)?.closest('.other')).not.to.equal(null);
    await sendKeys({type: 'ở nhà'});
    const {answers, private: own} = await sent(form);
    expect(answers).to.deep.equal({where: 'other'});
    expect(own!.texts).to.deep.equal({where: 'ở nhà'});
    expect(own!.salt.length).to.be.at.least(32);
  });

  for (const [scale, key, score, name] of [
    ['faces-5', 'ArrowRight', 4, 'Hài lòng, mức 4 trên 5'],
    ['stars-5', 'ArrowRight', 4, 'Tốt, mức 4 trên 5'],
    ['recommend-10', 'ArrowLeft', 4, '4 trong thang từ 0 đến 10'],
  ] as const) {
    it(`a degree on the scale ${scale}, each with its name`, async () => {
      const {form} = await show({data: page({type: 'scale', name: 's', scale}, {type: 'scale', name: 't'})});
      const tiles = all(form, '[data-name=s] .level');
      const label = tiles.find((tile) =>
        tile
          .querySelector('input')!
          .getAttribute('aria-label')!
          .replace(/\u00a0/g, ' ')
          .startsWith(name),
      );
      expect(label, 'the tile is named').not.to.equal(undefined);
      await click(form, tiles[scale === 'recommend-10' ? 5 : 2]!);
      await press(form, key);
      await click(form, '[data-name=t] .level');
      expect((await sent(form)).answers).to.deep.equal({s: score, t: 1});
    });
  }

  const matrix = {
    type: 'matrix',
    name: 'm',
    title: 'Các nơi',
    rows: [
      {value: 'a', text: 'Chỗ ngồi'},
      {value: 'b', text: 'Quầy'},
    ],
  };

  it('a matrix row by row: each a named group, answered by taps and keys', async () => {
    const {form} = await show({data: page({...matrix, scale: 'faces-3', required: true})});
    const rows = all(form, '.row');
    const names = rows.map((row) => form.shadowRoot!.getElementById(row.getAttribute('aria-labelledby')!)!.textContent);
    expect(names).to.deep.equal(['Chỗ ngồi', 'Quầy']);
    expect(rows[0]!.querySelector('label')!.textContent!.trim()).to.equal('Không hài\u00a0lòng');
    await click(form, rows[0]!.querySelector<HTMLElement>('.cell')!);
    await next(form);
    expect(errors(form)).to.deep.equal(['Còn 1 dòng chưa trả lời.']);
    expect(focused(form)!.closest('.row')).to.equal(rows[1]);
    await press(form, 'Space', 'ArrowRight');
    expect((await sent(form)).answers).to.deep.equal({m: {a: 1, b: 2}});
  });

  it('a matrix in columns where it is wide, one criterion after another where it is narrow', async () => {
    const {form, box} = await show({data: page({...matrix, scale: 'faces-5'})});
    const word = () => find(form, '.cell .word').getBoundingClientRect().width;
    expect(getComputedStyle(find(form, '.heads')).display).to.equal('grid');
    expect(word()).to.equal(1);
    box.style.setProperty('width', '320px');
    await waitUntil(() => getComputedStyle(find(form, '.heads')).display === 'none', 'it follows', patience);
    expect(word()).to.be.greaterThan(60);
    const cells = all(form, '.row:first-of-type .cell').map((cell) => cell.getBoundingClientRect());
    expect(new Set(cells.map(({left}) => Math.round(left))).size, 'one below another').to.equal(1);
    expect(find(form, '.frame').scrollWidth).to.be.at.most(320);
    expect(Math.min(...cells.map(({height}) => height))).to.be.at.least(44);
  });

  it('a text, counted, and no longer than it may be', async () => {
    const {form} = await show({data: page({type: 'text', name: 't', title: 'Ý kiến', long: true, maxLength: 5})});
    await type(form, 'textarea', 'Tốt lắm');
    expect(text(form, '.letters')).to.equal('7 trên 5 ký tự');
    await next(form);
    expect(errors(form)).to.deep.equal(['Xin viết ngắn lại, nhiều nhất 5 ký tự.']);
    await press(form, 'Backspace', 'Backspace', 'Backspace');
    expect(errors(form)).to.deep.equal([]);
    expect((await sent(form)).private!.texts).to.deep.equal({t: 'Tốt'});
  });

  it('a number with a comma, within its limits', async () => {
    const {form} = await show({data: page({type: 'number', name: 'n', title: 'Mấy lần?', min: 1, max: 20})});
    expect(text(form, '.hint')).to.equal('Từ 1 đến 20.');
    await type(form, 'input', '21');
    await next(form);
    expect(errors(form)).to.deep.equal(['Xin nhập không quá 20.']);
    await press(form, 'Backspace');
    await sendKeys({type: ',5'});
    expect((await sent(form)).answers).to.deep.equal({n: 2.5});
  });

  it('a day, and says so when it is half typed', async () => {
    const {form} = await show({data: page({type: 'date', name: 'd', title: 'Ngày nào?', max: '2026-12-31'})});
    find(form, 'input').focus();
    await sendKeys({type: '11'});
    await next(form);
    expect(errors(form)).to.deep.equal(['Xin nhập đủ ngày, tháng, năm.']);
    const field = find<HTMLInputElement>(form, 'input');
    field.value = '2026-11-23'; // the order of the parts is the browser's language
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await form.updateComplete;
    expect((await sent(form)).answers).to.deep.equal({d: '2026-11-23'});
  });

  it('by a menu, with the keyboard alone', async () => {
    const {form} = await show({data: page({...choice, look: 'menu', choices: places, required: true})});
    await next(form);
    expect(errors(form)).to.deep.equal(['Xin ông bà trả lời câu này.']);
    expect(focused(form)!.localName).to.equal('select');
    await press(form, 'ArrowDown', 'ArrowDown');
    expect((await sent(form)).answers).to.deep.equal({where: 'Qua mạng'});
  });

  it('for an address and a number in the form they have', async () => {
    const {form} = await show({
      data: page({type: 'text', name: 'e', kind: 'email'}, {type: 'text', name: 'p', kind: 'phone'}),
    });
    await type(form, '[data-name=e] input', 'ba@');
    await type(form, '[data-name=p] input', '123');
    await next(form);
    expect(errors(form)).to.deep.equal([
      'Địa chỉ thư điện tử có dạng ten@vidu.vn.',
      'Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.',
    ]);
  });

  it('everything of a SurveyJS form', async () => {
    const {form} = await show({
      data: {
        title: {default: 'Mẫu cũ'},
        elements: [
          {type: 'boolean', name: 'b', title: 'Có hẹn trước?'},
          {type: 'panel', title: 'Thêm', visibleIf: '{b} = true', elements: [{type: 'rating', name: 'r', rateMax: 5}]},
        ],
      },
      prepare: (one) => (one.survey = 'mau-cu'),
    });
    await waitUntil(() => find(form, 'h2'), 'its reader is there', patience);
    expect(text(form, 'h2')).to.equal('Mẫu cũ');
    expect(all(form, '.level').length).to.equal(0);
    await click(form, option(form, 'Có'));
    expect(text(form, 'h4')).to.equal('Thêm');
    await click(form, all(form, '.level')[3]!);
    const {answers, survey, version} = await sent(form);
    expect(answers).to.deep.equal({b: true, r: 4});
    expect(survey).to.equal('mau-cu');
    expect(version).to.match(/^auto-[0-9a-f]{8}$/);
  });
});

describe('<survey-form> says what is wrong', () => {
  it('at each question and in a summary, and goes to the first', async () => {
    const data = page(
      {...choice, required: true, choices: places},
      {type: 'text', name: 't', title: 'Tên nơi', required: true},
    );
    const {form} = await show({data});
    await next(form);
    expect(errors(form).length).to.equal(2);
    expect(text(form, '.mistakes > p')).to.equal('Còn 2 câu xin ông bà xem lại:');
    expect(text(form, '[role=status]')).to.equal('Còn 2 câu xin ông bà xem lại:');
    expect(focusedQuestion(form)).to.equal('where');
    const group = find(form, '[data-name=where]');
    expect(group.getAttribute('aria-invalid')).to.equal('true');
    expect(form.shadowRoot!.getElementById(group.getAttribute('aria-describedby')!)!.textContent).to.contain(
      'Xin ông bà',
    );
    await click(form, all(form, '.mistakes button')[1]!);
    expect(focusedQuestion(form)).to.equal('t');
    await sendKeys({type: 'x'});
    await form.updateComplete;
    expect(errors(form).length).to.equal(1);
    expect(bodies(form).length, 'nothing is kept of a page with mistakes').to.equal(0);
  });

  it('of a form it cannot ask: one error with every reason, and one calm line', async () => {
    const {form} = await show({data: null});
    const heard = oneEvent(form, 'data-error');
    form.data = {
      pages: [
        {
          elements: [
            {type: 'html', name: 'h'},
            {type: 'file', name: 'f'},
            {type: 'text', name: 't'},
          ],
        },
      ],
    };
    const {detail} = (await heard) as CustomEvent<DataErrorDetail>;
    await form.updateComplete;
    expect(detail.faults.map(({path}) => path)).to.deep.equal(['pages.0.elements.0', 'pages.0.elements.1']);
    expect(text(form, '.notice > p')).to.equal('Phiếu khảo sát này chưa dùng được. Xin ông bà báo cán bộ.');
    expect(all(form, '.notice li').length).to.equal(2);
    expect(all(form, '.question').length, 'no part of it is asked').to.equal(0);
  });

  it('when the form cannot be loaded, and tries again when asked', async () => {
    const {form} = await show({data: null, prepare: (one) => (one.src = '/nowhere.json')});
    await waitUntil(() => find(form, '.notice button'), 'it says so', patience);
    expect(text(form, '.notice p')).to.equal('Chưa tải được phiếu khảo sát.');
    form.src = '/src/rating/surveys/nine-indices.json';
    await waitUntil(() => find(form, 'h2'), 'it is there', patience);
  });

  it('when nobody receives the answers', async () => {
    const {form} = await show({prepare: (one) => (one.hall = '')});
    expect(text(form, '.trouble')).to.equal('Phiếu này chưa được nối với nơi nhận câu trả lời.');
  });
});

describe('<survey-form> keeps', () => {
  it('each finished page under one id, and all of it at the end', async () => {
    const {form} = await show();
    await click(form, option(form, 'Quầy'));
    await next(form);
    await waitUntil(() => bodies(form).length === 1, 'the page is kept', patience);
    const [first] = bodies(form);
    expect([first!.complete, first!.answers]).to.deep.equal([false, {where: 'Quầy'}]);
    expect(text(form, '.progress p')).to.equal('Phần 2 trên 2');
    await click(form, all(form, '.level')[4]!);
    const {startedAt, finishedAt, ...last} = await sent(form);
    expect(last).to.deep.equal({
      type: 'answers',
      survey: 'two-pages',
      version: '7',
      channel: 'web',
      language: 'vi',
      answers: {where: 'Quầy', overall: 5},
      complete: true,
    });
    expect(finishedAt).to.be.at.least(startedAt);
    expect(bodies(form).length, 'one visitor, one item').to.equal(1);
    expect(form.outbox.holds).to.deep.equal([30 * 60_000, 0]);
  });

  it('in the outbox of its hall, signed, and of what was sent no word that anybody wrote', async () => {
    const {form} = await show({prepare: (one) => (one.token = 'secret')});
    const {name, seal, endpoint, token, retain} = form.outbox.options!;
    expect([decodeURIComponent(name), seal, endpoint(), token()]).to.deep.equal([
      'answers https://hall.example/halls/1/answers',
      true,
      'https://hall.example/halls/1/answers',
      'secret',
    ]);
    const body = {answers: {a: 1}, private: {texts: {b: 'riêng'}, salt: 'x'}};
    expect(retain!(body as never)).to.deep.equal({answers: {a: 1}});
  });

  it('at an address of its own where it is given one, and in a local hall nowhere but here', async () => {
    const own = await show({prepare: (one) => (one.endpoint = 'https://other.example/answers')});
    expect(own.form.outbox.options!.endpoint()).to.equal('https://other.example/answers');
    const local = await show({prepare: (one) => (one.hall = 'local:demo')});
    expect(local.form.outbox.options!.endpoint()).to.equal(null);
  });

  it('what the counter, the service and the ticket were, and how the visitor came', async () => {
    const {form} = await show({
      data: page({...choice, choices: places}),
      prepare: (one) => Object.assign(one, {counter: '4', service: 'land', ticketToken: 'once', channel: 'phone'}),
    });
    await click(form, option(form, 'Quầy'));
    const {counter, service, token, channel} = await sent(form);
    expect([counter, service, token, channel]).to.deep.equal(['4', 'land', 'once', 'phone']);
  });

  it('and only then thanks, with nothing on screen of what was answered', async () => {
    let open = () => {};
    const {form} = await show({data: page({...choice, choices: places})});
    form.outbox.gate = () => new Promise((resolve) => (open = resolve));
    await click(form, option(form, 'Quầy'));
    await next(form);
    expect(text(form, '[part=next]')).to.equal('Đang gửi…');
    expect(find(form, '.end')).to.equal(null);
    await next(form); // a second tap sends nothing twice
    const taken = oneEvent(form, 'answers-taken');
    open();
    const {detail} = (await taken) as CustomEvent<unknown>;
    await thanked(form);
    expect(detail).to.deep.equal({id: form.outbox.items[0]!.id});
    expect(bodies(form).length).to.equal(1);
    expect(text(form, '.frame')).not.to.contain('Quầy');
    expect(focused(form)?.className).to.contain('end');
  });

  it('nothing where there is no room, says so calmly, and keeps the answers on screen to be sent again', async () => {
    const {form} = await show({data: page({...choice, choices: places})});
    form.outbox.refuse();
    await click(form, option(form, 'Quầy'));
    await next(form);
    await waitUntil(() => find(form, '.trouble'), 'it says so', patience);
    expect(text(form, '.trouble')).to.contain('Máy chưa ghi được câu trả lời.');
    expect(find<HTMLInputElement>(form, 'input:checked')).not.to.equal(null);
    form.outbox.gate = () => Promise.resolve();
    expect((await sent(form)).answers).to.deep.equal({where: 'Quầy'});
  });

  it('on a device that can keep nothing all of it at the end, and no half before', async () => {
    const {form} = await show();
    form.outbox.set({durability: 'network'});
    await click(form, option(form, 'Quầy'));
    await next(form);
    await click(form, all(form, '.level')[0]!);
    expect((await sent(form)).complete).to.equal(true);
    expect(bodies(form).length).to.equal(1);
    expect(form.outbox.holds).to.deep.equal([0]);
  });

  it('the whole under a second id when the first was sent meanwhile', async () => {
    const {form} = await show();
    await click(form, option(form, 'Quầy'));
    await next(form);
    await waitUntil(() => bodies(form).length === 1, 'the page is kept', patience);
    form.outbox.held = false;
    await click(form, all(form, '.level')[1]!);
    await sent(form);
    expect(bodies(form).map(({complete}) => complete)).to.deep.equal([false, true]);
    expect(new Set(form.outbox.items.map(({id}) => id)).size).to.equal(2);
  });

  it('what was finished of a visitor who leaves, and brings none of it back', async () => {
    const {form, box} = await show();
    await click(form, option(form, 'Quầy'));
    await next(form);
    await click(form, all(form, '.level')[1]!);
    form.remove();
    await waitUntil(() => form.outbox.holds.length === 2 && form.outbox.closed, 'it is finished', patience);
    expect(form.outbox.holds[1]).to.equal(0);
    expect(bodies(form).map(({complete, answers}) => [complete, answers])).to.deep.equal([[false, {where: 'Quầy'}]]);
    box.append(form);
    await form.updateComplete;
    expect(text(form, '.progress p')).to.equal('Phần 1 trên 2');
    expect(all(form, 'input:checked').length).to.equal(0);
  });

  it('its visitor where it is only moved within the page', async () => {
    const {form, box} = await show();
    await click(form, option(form, 'Quầy'));
    const other = document.createElement('div');
    box.append(other);
    other.append(form);
    await form.updateComplete;
    expect(all(form, 'input:checked').length).to.equal(1);
  });

  it('nothing on screen when the browser brings the page back from its memory', async () => {
    const {form} = await show();
    await click(form, option(form, 'Quầy'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await form.updateComplete;
    expect(all(form, 'input:checked').length).to.equal(0);
  });

  it('one answer a ticket: who comes again is thanked and not asked', async () => {
    const {form} = await show({
      prepare: (one) => {
        one.ticketToken = 'once';
        one.outbox.sent = [{token: 'once', complete: true}];
      },
    });
    await waitUntil(() => find(form, '.end'), 'it says so', patience);
    expect(text(form, 'h2')).to.equal('Lượt này đã được trả lời.');
  });

  it('a frame around it informed', async () => {
    const {form} = await show();
    expect(form.kept).to.deep.equal(form.outbox.state);
    const heard = oneEvent(form.parentElement!, 'kept-change');
    form.outbox.set({backlog: 3});
    await heard;
    expect(form.kept?.backlog).to.equal(3);
    expect(await form.exportKept()).to.have.property('items');
  });
});

describe('<survey-form> leads through', () => {
  it('back to what was answered, with the answers', async () => {
    const {form} = await show();
    await click(form, option(form, 'Qua mạng'));
    await next(form);
    await type(form, '[data-name=why] input', 'tiện');
    await click(form, '.back');
    expect(option(form, 'Qua mạng').querySelector('input')!.checked).to.equal(true);
    await next(form);
    expect(find<HTMLInputElement>(form, '[data-name=why] input').value).to.equal('tiện');
  });

  it('only what is to be asked, and sends no answer to what is not', async () => {
    const {form} = await show();
    await click(form, option(form, 'Qua mạng'));
    await next(form);
    await type(form, '[data-name=why] input', 'tiện');
    await click(form, all(form, '.level')[0]!);
    await click(form, '.back');
    await click(form, option(form, 'Quầy'));
    await next(form);
    expect(find(form, '[data-name=why]')).to.equal(null);
    const {answers, private: own} = await sent(form);
    expect([answers, own]).to.deep.equal([{where: 'Quầy', overall: 1}, undefined]);
  });

  it('with the keyboard alone, from the first question to the thanks', async () => {
    const {form} = await show();
    option(form, 'Quầy').querySelector('input')!.focus();
    await press(form, 'Space', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(text(form, '.progress p')).to.equal('Phần 2 trên 2');
    expect(focused(form)?.className).to.equal('step');
    await press(form, 'Tab', 'Space', 'ArrowRight', 'Tab', 'Tab', 'Enter');
    await thanked(form);
    expect(bodies(form).map(({answers}) => answers)).to.deep.equal([{where: 'Bưu điện', overall: 2}]);
  });

  it('no second step for a second tap on the same place', async () => {
    const {form} = await show({prepare: (one) => (one.shorter = {settle: 60_000})});
    await click(form, option(form, 'Quầy'));
    await next(form);
    await next(form);
    expect(errors(form)).to.deep.equal([]);
  });

  it('in another language at any time, with every answer where it was', async () => {
    const {form, box} = await show();
    await click(form, option(form, 'Qua mạng'));
    await next(form);
    await type(form, '[data-name=why] input', 'tiện');
    await click(form, all(form, '.level')[2]!);
    box.lang = 'en';
    await waitUntil(() => text(form, '.progress p') === 'Part 2 of 2', 'it speaks English', patience);
    expect(text(form, '[data-name=overall] .title')).to.equal('How satisfied?');
    expect(find<HTMLInputElement>(form, '[data-name=why] input').value).to.equal('tiện');
    expect(all<HTMLInputElement>(form, '.level input')[2]!.checked).to.equal(true);
    const {answers, language} = await sent(form);
    expect([answers, language]).to.deep.equal([{where: 'Qua mạng', overall: 3}, 'en']);
  });

  it('on with the form it began with, when another one comes meanwhile', async () => {
    const {form} = await show();
    await click(form, option(form, 'Quầy'));
    form.data = page({type: 'text', name: 'other', title: 'Khác'});
    await form.updateComplete;
    expect(find<HTMLInputElement>(form, 'input:checked')).not.to.equal(null);
  });
});

describe('<survey-form kiosk>', () => {
  const kiosk = async (setting: Setting = {}) => {
    const {prepare} = setting;
    return show({
      width: 1080,
      height: 860,
      ...setting,
      prepare: (one) => {
        one.kiosk = true;
        prepare?.(one);
      },
    });
  };
  const matrix = {type: 'matrix', name: 'm', title: 'Các nơi', rows: ['Chỗ ngồi', 'Quầy'], scale: 'faces-5'};

  it('begins with a start, then asks one question or one criterion a screen', async () => {
    const {form} = await kiosk({data: page({...choice, choices: places}, matrix)});
    expect(all(form, '.question').length).to.equal(0);
    expect(text(form, 'footer p')).to.equal('Có 3 câu hỏi.');
    await next(form);
    expect(text(form, '#where')).to.equal('Câu 1 trên 3');
    await click(form, option(form, 'Quầy'));
    await next(form);
    expect(text(form, '.criterion')).to.equal('Chỗ ngồi');
    await click(form, all(form, '.level')[0]!);
    await next(form);
    expect(text(form, '.criterion')).to.equal('Quầy');
    await click(form, all(form, '.level')[4]!);
    const {answers, channel} = await sent(form);
    expect([answers, channel]).to.deep.equal([{where: 'Quầy', m: {'Chỗ ngồi': 1, Quầy: 5}}, 'kiosk']);
  });

  it('has targets of 20 mm at least', async () => {
    const {form} = await kiosk({
      data: page({...choice, choices: places}, {type: 'scale', name: 's'}, {type: 'number', name: 'n'}),
    });
    const sides: number[] = [];
    for (let step = 0; step < 4; step++) {
      const targets = all(form, '.option, .level, button, input[type=text]').map((node) =>
        node.getBoundingClientRect(),
      );
      sides.push(...targets.map(({width, height}) => Math.min(width, height)));
      await next(form);
    }
    expect(sides.length).to.be.greaterThan(10);
    expect(Math.min(...sides)).to.be.at.least(76); // 20 mm at 3.8 px/mm
  });

  it('says that it will close, and stays for whoever asks for more time', async () => {
    const {form} = await kiosk({prepare: (one) => (one.shorter = {idle: 600_000, warn: 599_900})});
    await next(form);
    await waitUntil(() => find(form, 'footer .trouble'), 'it warns', patience);
    expect(text(form, 'footer .trouble')).to.contain('Màn hình tự đóng sau');
    expect(text(form, '[role=status]')).to.contain('Màn hình tự đóng sau');
    form.shorter = {}; // the real times: 90 s
    await click(form, 'footer .button');
    expect(find(form, 'footer .trouble')).to.equal(null);
    expect(text(form, '#where')).to.contain('Câu 1 trên 2');
  });

  it('keeps what was finished when nobody is there any more, and shows none of it to the next', async () => {
    const {form} = await kiosk({prepare: (one) => (one.shorter = {idle: 600_000, warn: 20_000})});
    await next(form);
    await click(form, option(form, 'Qua mạng'));
    await next(form);
    await type(form, 'input', 'bí mật');
    form.shorter = {idle: 60, warn: 20};
    await press(form, 'Shift'); // the last touch
    await waitUntil(() => find(form, '.start'), 'it is at its start again', patience);
    await waitUntil(() => form.outbox.holds.length === 2, 'what was finished is final', patience);
    expect(bodies(form).map(({complete, answers, private: own}) => [complete, answers, own])).to.deep.equal([
      [false, {where: 'Qua mạng'}, undefined],
    ]);
    form.shorter = {};
    await next(form);
    expect(all(form, 'input:checked').length).to.equal(0);
    await click(form, option(form, 'Qua mạng'));
    await next(form);
    expect(find<HTMLInputElement>(form, '[data-name=why] input').value).to.equal('');
  });

  it('begins anew when the frame around it saw the visitor go', async () => {
    const {form} = await kiosk({prepare: (one) => (one.shorter = {idle: 600_000, warn: 20_000})});
    await next(form);
    await click(form, option(form, 'Qua mạng'));
    document.dispatchEvent(new Event('kiosk-reset'));
    await waitUntil(() => find(form, '.start'), 'it is at its start again', patience);
    await next(form);
    expect(all(form, 'input:checked').length).to.equal(0);
  });

  it('thanks and begins anew for the next visitor, who is another item', async () => {
    const {form} = await kiosk({
      data: page({...choice, choices: places}),
      prepare: (one) => (one.shorter = {thanks: 600_000}),
    });
    for (const place of ['Quầy', 'Bưu điện']) {
      await next(form);
      expect(all(form, 'input:checked').length).to.equal(0);
      await click(form, option(form, place));
      await sent(form);
      await click(form, 'footer .button');
      expect(find(form, '.start')).not.to.equal(null);
    }
    expect(bodies(form).map(({answers}) => answers)).to.deep.equal([{where: 'Quầy'}, {where: 'Bưu điện'}]);
    expect(new Set(form.outbox.items.map(({id}) => id)).size).to.equal(2);
  });

  it('asks the same of a menu with tiles for fingers', async () => {
    const {form} = await kiosk({data: page({...choice, look: 'menu', choices: places})});
    await next(form);
    expect(find(form, 'select')).to.equal(null);
    expect(all(form, '.option').length).to.equal(3);
  });
});
