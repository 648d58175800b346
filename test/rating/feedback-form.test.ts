import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {KeptFeedback} from '../../src/rating/feedback-draft.js';
import {receiptCode} from '../../src/rating/feedback.js';
import {FeedbackForm} from '../../src/rating/feedback-form/feedback-form.js';
import {StorageRefused, type OutboxOptions} from '../../src/services/outbox/contract.js';
import {setPrinter} from '../../src/services/print/print.js';
import {MemoryOutbox} from './memory-outbox.js';

class TestForm extends FeedbackForm {
  outbox = new MemoryOutbox<KeptFeedback>();
  clock = 0;

  protected override openOutbox(options: OutboxOptions<KeptFeedback>) {
    return this.outbox.open(options);
  }

  protected override now(): number {
    return this.clock;
  }
}
TestForm.define('feedback-form');

const hall = 'http://localhost:1/halls/1';
const patience = {timeout: 15_000};
const comments = Array.from({length: 12}, (_, place) => ({
  ...{id: String(place), at: 1_795_000_000_000, category: 'petition', text: `Ý kiến ${place}`},
  ...(place === 0 ? {answer: 'Đã làm.', answeredAt: 1_795_100_000_000} : {}),
}));

function inside<E extends Element = HTMLElement>(element: Element, selector: string): E {
  return element.shadowRoot!.querySelector<E>(selector)!;
}

function all<E extends Element = HTMLElement>(element: Element, selector: string): E[] {
  return [...element.shadowRoot!.querySelectorAll<E>(selector)];
}

function textOf(element: Element, selector: string): string {
  return (inside(element, selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function type(element: Element, selector: string, value: string): void {
  const field = inside<HTMLInputElement>(element, selector);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
}

async function until(element: TestForm, condition: () => boolean, what: string): Promise<void> {
  await waitUntil(condition, what, patience);
  await element.updateComplete;
}

async function shown(markup = html`<feedback-form hall=${hall} .data=${{comments}}></feedback-form>`) {
  return fixture<TestForm>(markup);
}

async function fill(element: TestForm): Promise<void> {
  all<HTMLInputElement>(element, '[name=category]')[2]!.click();
  type(element, '#text', 'Kê thêm ghế ở quầy 4.');
  await element.updateComplete;
}

const press = (element: TestForm) => inside<HTMLButtonElement>(element, '.end button').click();
const shownCode = (element: TestForm) => textOf(element, '.code').replaceAll(' ', '');

async function send(element: TestForm): Promise<void> {
  await fill(element);
  press(element);
  await until(element, () => shownCode(element) !== '', 'the code');
}

/** What a server says, for as long as a test needs it. */
async function answering<T>(answer: (url: string) => Response | Promise<Response>, act: () => Promise<T>): Promise<T> {
  const real = window.fetch;
  window.fetch = async (input) => answer(String(input));
  try {
    return await act();
  } finally {
    window.fetch = real;
  }
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});

describe('<feedback-form> takes a comment', () => {
  it('and shows its receipt code only when it is written down', async () => {
    const element = await shown();
    await fill(element);
    let write = () => {};
    let asked = false;
    element.outbox.gate = () => {
      asked = true;
      return new Promise((resolve) => (write = resolve));
    };
    press(element);
    await until(element, () => asked, 'the write began');
    expect(shownCode(element)).to.equal('');
    expect(textOf(element, '.end button')).to.equal('Đang ghi lại…');
    write();
    await until(element, () => shownCode(element) !== '', 'the code');
    expect(shownCode(element)).to.match(receiptCode);
    expect(element.outbox.items[0]!.body.code).to.equal(shownCode(element));
  });

  it('with all that was written in the part that is erased later, and a salt', async () => {
    const element = await shown();
    type(element, '#name', ' Nguyễn Văn An ');
    type(element, '#phone', '0912 345 678');
    await send(element);
    const {private: part, code, ...rest} = element.outbox.items[0]!.body;
    expect(code).to.match(receiptCode);
    expect(rest).to.deep.equal({type: 'feedback', category: 'petition', channel: 'web', language: 'vi'});
    const {salt, ...personal} = part!;
    expect(salt).to.have.lengthOf.above(20);
    expect(personal).to.deep.equal({text: 'Kê thêm ghế ở quầy 4.', name: 'Nguyễn Văn An', phone: '0912 345 678'});
  });

  it('and leaves no text on the device once the server has it', async () => {
    const element = await shown();
    await send(element);
    const {retain, seal, endpoint} = element.outbox.options!;
    expect(retain!(element.outbox.items[0]!.body)).not.to.have.property('private');
    expect(seal).to.equal(true);
    expect(endpoint()).to.equal(`${hall}/feedback`);
  });

  it('and says what is missing, at its place, and goes there', async () => {
    const element = await shown();
    type(element, '#email', 'khong-phai');
    press(element);
    await until(element, () => all(element, '.fault:not([hidden])').length === 3, 'the faults');
    expect(all(element, '.fault:not([hidden])').map((fault) => fault.textContent!.trim())).to.deep.equal([
      'Xin chọn một mục.',
      'Xin viết nội dung.',
      'Địa chỉ thư điện tử chưa đúng, ví dụ: ten@example.vn.',
    ]);
    await until(element, () => element.shadowRoot!.activeElement !== null, 'the focus');
    expect((element.shadowRoot!.activeElement as HTMLInputElement).name).to.equal('category');
    expect(element.outbox.items).to.deep.equal([]);
  });

  it('and takes a mark away once its field is mended', async () => {
    const element = await shown();
    press(element);
    await until(element, () => all(element, '.fault:not([hidden])').length === 2, 'the faults');
    type(element, '#text', 'Có');
    await element.updateComplete;
    expect(all(element, '.fault:not([hidden])').length).to.equal(1);
  });

  it('and counts letters, aloud only when few are left', async () => {
    const element = await shown();
    type(element, '#text', 'a'.repeat(1200));
    await element.updateComplete;
    expect(textOf(element, '.count')).to.equal('1.200 / 4.000 ký tự');
    expect(textOf(element, '.field [role=status]')).to.equal('');
    type(element, '#text', 'a'.repeat(3950));
    await element.updateComplete;
    expect(textOf(element, '.field [role=status]')).to.equal('Còn 60 ký tự.');
    type(element, '#text', 'a'.repeat(4010));
    await element.updateComplete;
    expect(textOf(element, '.field [role=status]')).to.match(/^Quá|^Còn 0/);
  });

  it('and keeps the draft, shows no code, when the device is full', async () => {
    const element = await shown();
    await fill(element);
    element.outbox.refuse();
    press(element);
    await until(element, () => inside(element, '.trouble') !== null, 'the refusal');
    expect(textOf(element, '.trouble')).to.match(/hết chỗ lưu/);
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('Kê thêm ghế ở quầy 4.');
    expect(shownCode(element)).to.equal('');
  });

  it('and says so when nothing can be kept and the server did not answer', async () => {
    const element = await shown();
    await fill(element);
    element.outbox.gate = () => Promise.reject(new StorageRefused('unreceived'));
    press(element);
    await until(element, () => inside(element, '.trouble') !== null, 'the refusal');
    expect(textOf(element, '.trouble')).to.match(/máy này không lưu được/);
  });

  it('once, however often the button is pressed', async () => {
    const element = await shown();
    await fill(element);
    press(element);
    press(element);
    press(element);
    await until(element, () => shownCode(element) !== '', 'the code');
    expect(element.outbox.items.length).to.equal(1);
  });

  it('with the keyboard alone', async () => {
    const element = await shown();
    all<HTMLInputElement>(element, '[name=category]')[0]!.focus();
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Quầy 4 đông.'});
    inside(element, '#name').focus();
    await sendKeys({press: 'Enter'});
    await until(element, () => shownCode(element) !== '', 'the code');
    expect(element.outbox.items[0]!.body.private!.text).to.equal('Quầy 4 đông.');
  });

  it('and tells a page that it did, and nothing of what it says', async () => {
    const element = await shown();
    await fill(element);
    const told = oneEvent(element, 'feedback-taken');
    press(element);
    const {detail} = (await told) as CustomEvent<object>;
    expect(Object.keys(detail)).to.deep.equal(['id']);
  });

  it('for a local hall, to be carried away', async () => {
    const element = await shown(html`<feedback-form hall="local:x"></feedback-form>`);
    await send(element);
    expect(element.outbox.options!.endpoint()).to.equal(null);
    expect(textOf(element, '.whereabouts')).to.equal('Góp ý đã được lưu trên máy này. Cơ quan sẽ lấy về từ máy.');
    expect((await element.exportKept())!.items.length).to.equal(1);
    expect(inside(element, 'nav').hidden).to.equal(true);
  });

  it('of kinds that the office names', async () => {
    const categories = [{id: 'dat-dai', name: {vi: 'Đất đai', en: 'Land'}}, {id: 'x'}, null];
    const element = await shown(html`<feedback-form .categories=${categories as never}></feedback-form>`);
    expect(all(element, '.choices label').map((label) => label.textContent!.trim())).to.deep.equal(['Đất đai']);
  });
});

describe('<feedback-form> with files', () => {
  async function attach(element: TestForm, ...files: File[]): Promise<void> {
    const input = inside<HTMLInputElement>(element, 'input[type=file]');
    const transfer = new DataTransfer();
    files.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await element.updateComplete;
    await until(element, () => !element.shadowRoot!.textContent!.includes('Đang chuẩn bị tệp'), 'the files');
  }

  async function picture(width: number, height: number): Promise<File> {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')!.fillRect(0, 0, width, height / 2);
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/png'));
    return new File([blob], 'quầy 4.png', {type: 'image/png'});
  }

  it('makes a picture small before it is kept', async () => {
    const element = await shown();
    await attach(element, await picture(3200, 800));
    await send(element);
    const [file] = element.outbox.items[0]!.body.private!.attachments!;
    expect([file!.name, file!.type]).to.deep.equal(['quầy 4.jpg', 'image/jpeg']);
    const bytes = Uint8Array.from(atob(file!.data), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], {type: file!.type}));
    expect([bitmap.width, bitmap.height]).to.deep.equal([1600, 400]);
  });

  it('takes a PDF as it is', async () => {
    const element = await shown();
    await attach(element, new File(['%PDF-1.7 x'], 'don.pdf', {type: 'application/pdf'}));
    await send(element);
    expect(element.outbox.items[0]!.body.private!.attachments).to.deep.equal([
      {name: 'don.pdf', type: 'application/pdf', data: btoa('%PDF-1.7 x')},
    ]);
  });

  it('says why it does not take a file, by its name', async () => {
    const element = await shown();
    await attach(
      element,
      new File(['x'], 'a.exe', {type: 'application/x-msdownload'}),
      new File(['no picture'], 'b.png', {type: 'image/png'}),
      new File(['no pdf'], 'c.pdf', {type: 'application/pdf'}),
      new File(['%PDF-', new Uint8Array(2_100_000)], 'd.pdf', {type: 'application/pdf'}),
    );
    expect(all(element, '.field .fault:not([hidden])').map((fault) => fault.textContent)).to.deep.equal([
      '“a.exe” không phải ảnh JPEG, PNG, WebP hay tệp PDF.',
      'Không mở được “b.png”. Tệp có thể bị hỏng.',
      'Không mở được “c.pdf”. Tệp có thể bị hỏng.',
      '“d.pdf” lớn quá 2 MB.',
    ]);
    expect(all(element, '.files li')).to.deep.equal([]);
  });

  it('takes three and says that it takes no more', async () => {
    const element = await shown();
    const files = [1, 2, 3, 4].map((place) => new File(['%PDF-'], `${place}.pdf`, {type: 'application/pdf'}));
    await attach(element, ...files);
    expect(all(element, '.files li').length).to.equal(3);
    expect(element.shadowRoot!.textContent).to.include('Chỉ nhận tối đa 3 tệp.');
    expect(inside(element, 'label.button').hidden).to.equal(true);
  });

  it('lets a file be taken away again', async () => {
    const element = await shown();
    await attach(element, new File(['%PDF-'], 'a.pdf', {type: 'application/pdf'}));
    expect(inside(element, '.files button').getAttribute('aria-label')).to.equal('Bỏ tệp a.pdf');
    inside<HTMLButtonElement>(element, '.files button').click();
    await element.updateComplete;
    expect(all(element, '.files li')).to.deep.equal([]);
  });

  it('asks for none at a kiosk', async () => {
    const element = await shown(html`<feedback-form kiosk hall=${hall}></feedback-form>`);
    expect(inside(element, 'input[type=file]')).to.equal(null);
  });
});

describe('<feedback-form> after a comment', () => {
  it('says that it is on its way, then that it has arrived', async () => {
    const element = await shown();
    await send(element);
    expect(textOf(element, '.whereabouts')).to.equal('Góp ý đã được lưu trên máy này và đang gửi tới cơ quan.');
    const [item] = element.outbox.items.splice(0);
    element.outbox.export = async () => ({
      ...{device: 'memory', keys: [], items: [], rejected: []},
      sent: [{...item!, sentAt: 1}],
    });
    element.outbox.set({backlog: 0});
    await until(element, () => textOf(element, '.whereabouts') === 'Cơ quan đã nhận được góp ý.', 'the arrival');
  });

  it('says that the server did not take it', async () => {
    const element = await shown();
    await send(element);
    const [item] = element.outbox.items.splice(0);
    element.outbox.export = async () => ({
      ...{device: 'memory', keys: [], items: [], sent: []},
      rejected: [{...item!, reason: 'invalid'}],
    });
    element.outbox.set({rejected: 1});
    await until(element, () => textOf(element, '.whereabouts').includes('không nhận'), 'the rejection');
  });

  it('moves the reading position to the thanks', async () => {
    const element = await shown();
    await send(element);
    await until(element, () => element.shadowRoot!.activeElement !== null, 'the focus');
    expect(element.shadowRoot!.activeElement!.className).to.equal('thanks');
  });

  it('prints the receipt with its code', async () => {
    const element = await shown();
    await send(element);
    let printed = '';
    setPrinter(async ({fill: put}) => {
      const root = document.createElement('div').attachShadow({mode: 'open'});
      put(root);
      printed = root.textContent!;
    });
    const code = shownCode(element);
    all<HTMLButtonElement>(element, '.actions button')[1]!.click();
    await waitUntil(() => printed !== '', 'the sheet', patience).finally(() => setPrinter(null));
    expect(printed).to.include(code);
    expect(printed).not.to.include('ghế');
  });

  it('shows an empty form to the next one', async () => {
    const element = await shown();
    await send(element);
    all<HTMLButtonElement>(element, '.actions button')[2]!.click();
    await element.updateComplete;
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('');
    expect(all<HTMLInputElement>(element, ':checked')).to.deep.equal([]);
  });

  it('tells a frame around it what is kept', async () => {
    const element = await shown();
    const told = oneEvent(element, 'kept-change');
    await fill(element);
    press(element);
    await told;
    expect(element.kept!.backlog).to.equal(1);
  });
});

describe('<feedback-form> forgets', () => {
  const beat = () => document.dispatchEvent(new Event('visibilitychange')); // the ticker ticks at once

  async function begun(): Promise<TestForm> {
    const element = await shown(html`<feedback-form kiosk hall=${hall}></feedback-form>`);
    element.clock = 1_000_000;
    beat();
    await fill(element);
    return element;
  }

  it('a draft on a kiosk that nobody touches, and says so twenty seconds before', async () => {
    const element = await begun();
    element.clock += 69_000;
    beat();
    await element.updateComplete;
    expect(inside(element, '.warning')).to.equal(null);
    element.clock += 2000;
    beat();
    await element.updateComplete;
    expect(textOf(element, '.warning p')).to.match(/sau 1[89] giây|sau 20 giây/);
    element.clock += 20_000;
    beat();
    await element.updateComplete;
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('');
    expect(inside(element, '.warning')).to.equal(null);
  });

  it('nothing while somebody says that they are still there', async () => {
    const element = await begun();
    for (let times = 0; times < 10; times++) {
      element.clock += 80_000;
      beat();
      await element.updateComplete;
      inside<HTMLButtonElement>(element, '.warning button').click();
      await element.updateComplete;
    }
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('Kê thêm ghế ở quầy 4.');
  });

  it('a receipt on a kiosk', async () => {
    const element = await begun();
    press(element);
    await until(element, () => shownCode(element) !== '', 'the code');
    element.clock += 91_000;
    beat();
    await element.updateComplete;
    expect(shownCode(element)).to.equal('');
  });

  it('nothing on a page of a person of its own', async () => {
    const element = await shown();
    await fill(element);
    element.clock = 10_000_000;
    beat();
    await element.updateComplete;
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('Kê thêm ghế ở quầy 4.');
  });

  it('all when a page comes back from the memory of the browser', async () => {
    const element = await shown();
    await fill(element);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await element.updateComplete;
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('');
  });

  it('all when the frame of a kiosk is reset', async () => {
    const element = await shown();
    await fill(element);
    document.dispatchEvent(new Event('kiosk-reset'));
    await element.updateComplete;
    expect(inside<HTMLTextAreaElement>(element, '#text').value).to.equal('');
  });

  it('who wrote before, when what they sent is written down late', async () => {
    const element = await shown();
    await fill(element);
    let write = () => {};
    let asked = false;
    element.outbox.gate = () => {
      asked = true;
      return new Promise((resolve) => (write = resolve));
    };
    press(element);
    await until(element, () => asked, 'the write began');
    element.reset();
    const taken = oneEvent(element, 'feedback-taken');
    write();
    await taken;
    await element.updateComplete;
    expect(shownCode(element)).to.equal('');
    expect(element.outbox.items.length).to.equal(1);
  });
});

describe('<feedback-form> follows a comment', () => {
  async function asked(code: string, answer: () => Response | Promise<Response>): Promise<TestForm> {
    const element = await shown(html`<feedback-form hall=${hall} view="follow" .data=${{comments}}></feedback-form>`);
    const urls: string[] = [];
    await answering(
      (url) => {
        urls.push(url);
        return answer();
      },
      async () => {
        type(element, '#code', code);
        inside<HTMLButtonElement>(element, '.ask button').click();
        await until(element, () => !['', 'Đang hỏi cơ quan…'].includes(result(element)), 'the answer');
      },
    );
    if (urls.length > 0) expect(urls).to.deep.equal([`${hall}/feedback/codes/7K2M-9QXT-HR4C`]);
    return element;
  }

  const result = (element: TestForm) => textOf(element, '.body > [role=status]') || textOf(element, '#code-fault');

  it('by its code, to the answer', async () => {
    const told = {code: '7K2M-9QXT-HR4C', at: 1_795_000_000_000, state: 'answered', answer: 'Đã kê thêm ghế.'};
    const element = await asked('7k2m 9qxt hr4c', () => json(told));
    expect(result(element)).to.match(/^Đã trả lời/);
    expect(textOf(element, '.found .prose')).to.equal('Đã kê thêm ghế.');
  });

  it('and says that nobody has the code', async () => {
    const element = await asked('7K2M-9QXT-HR4C', () => json({}, 404));
    expect(result(element)).to.match(/^Chưa có góp ý nào mang mã này/);
  });

  it('and says that too many were asked for', async () => {
    const element = await asked('7K2M-9QXT-HR4C', () => json({}, 429));
    expect(result(element)).to.match(/^Đã hỏi quá nhiều mã/);
  });

  it('and says that the server did not answer as one', async () => {
    const element = await asked('7K2M-9QXT-HR4C', () => json({hello: 'world'}));
    expect(result(element)).to.match(/^Chưa hỏi được/);
  });

  it('and asks nobody for what cannot be a code', async () => {
    const element = await asked('1010', () => {
      throw new Error('asked');
    });
    expect(result(element)).to.match(/^Mã gồm ba nhóm/);
    expect(inside(element, '#code').getAttribute('aria-invalid')).to.equal('true');
  });

  it('and knows what still waits on this device', async () => {
    const element = await shown();
    await send(element);
    const code = shownCode(element);
    element.view = 'follow';
    await element.updateComplete;
    await answering(
      () => Promise.reject(new TypeError('no network')),
      async () => {
        type(element, '#code', code);
        inside<HTMLButtonElement>(element, '.ask button').click();
        await until(element, () => result(element).includes('chưa gửi tới cơ quan'), 'the answer');
      },
    );
  });
});

describe('<feedback-form> lists what was published', () => {
  const published = (data: unknown) =>
    shown(html`<feedback-form hall=${hall} view="published" .data=${data}></feedback-form>`);

  it('ten at a time, with the answers', async () => {
    const element = await published({comments});
    expect(all(element, 'ol li').length).to.equal(10);
    expect(textOf(element, 'ol li .about')).to.match(/^Kiến nghị/);
    expect(textOf(element, 'ol li .answer .prose')).to.equal('Đã làm.');
    inside<HTMLButtonElement>(element, '.body > .plain').click();
    await element.updateComplete;
    expect(all(element, 'ol li').length).to.equal(12);
    expect(inside(element, '.body > .plain')).to.equal(null);
  });

  it('page after page from the server', async () => {
    const asked: string[] = [];
    await answering(
      (url) => {
        asked.push(url);
        return json(
          url.includes('after')
            ? {comments: comments.slice(0, 2), next: null}
            : {comments: comments.slice(0, 5), next: 'x y'},
        );
      },
      async () => {
        const element = await shown(html`<feedback-form hall=${hall} view="published"></feedback-form>`);
        await until(element, () => all(element, 'ol li').length === 5, 'the first page');
        inside<HTMLButtonElement>(element, '.body > .plain').click();
        await until(element, () => all(element, 'ol li').length === 7, 'the second page');
        expect(inside(element, '.body > .plain')).to.equal(null);
      },
    );
    expect(asked).to.deep.equal([`${hall}/feedback`, `${hall}/feedback?after=x+y`]);
  });

  it('as words, never as markup', async () => {
    const element = await published([{...comments[0], text: '<img src=x onerror=alert(1)>'}]);
    expect(inside(element, 'ol img')).to.equal(null);
    expect(textOf(element, 'ol .prose')).to.equal('<img src=x onerror=alert(1)>');
  });

  it('with a sentence where there is none', async () => {
    const element = await published([]);
    expect(textOf(element, '.body')).to.equal('Chưa có góp ý nào được công khai.');
  });

  it('and says what could not be loaded', async () => {
    const element = await shown(html`<feedback-form view="published" src="/there-is-no-such-file"></feedback-form>`);
    await until(element, () => inside(element, '.body .mark') !== null, 'the failure');
    expect(textOf(element, '.body')).to.match(/Chưa tải được|mất mạng/);
    expect(textOf(element, '.body button')).to.equal('Thử lại');
  });

  it('and how many could not be read', async () => {
    const element = await published([comments[0], null, {text: 4}]);
    expect(textOf(element, '.body .note')).to.equal('2 góp ý không đọc được nên không có ở đây.');
  });
});
