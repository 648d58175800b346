import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/device/device-board/define.js';
import type {DeviceBoard} from '../../src/device/device-board/device-board.js';
import {device, list, noon, sampleDevices} from './sample-devices.js';

const patience = {timeout: 20_000};

function textOf(element: DeviceBoard, selector: string): string {
  return (element.shadowRoot?.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function rows(element: DeviceBoard): string[] {
  return [...element.shadowRoot!.querySelectorAll('tbody th b')].map((name) => name.textContent ?? '');
}

/** Answers the next requests; what is asked is kept. */
function server(...answers: (() => Response)[]): {asked: {url: string; key: string | null}[]; restore(): void} {
  const real = window.fetch;
  const asked: {url: string; key: string | null}[] = [];
  window.fetch = (url, init) => {
    asked.push({url: String(url), key: new Headers(init?.headers).get('Authorization')});
    const next = answers.length > 1 ? answers.shift()! : answers[0]!;
    return Promise.resolve(next());
  };
  return {asked, restore: () => (window.fetch = real)};
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), {status});

describe('<device-board>', () => {
  it('puts alarms first, each in a sentence that says what to do', async () => {
    const element = await fixture<DeviceBoard>(html`<device-board .data=${sampleDevices()}></device-board>`);
    const sentences = [...element.shadowRoot!.querySelectorAll('.alarms li')].map((line) =>
      (line.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
    expect(sentences).to.have.length(7);
    expect(sentences[0]).to.equal(
      'Báo động Bảng gọi số “Tầng 2” im lặng từ 13:42 (23 phút trước). Kiểm tra nguồn điện, mạng và trang đang mở.',
    );
    expect(sentences[3]).to.contain('Lưu ý Biển quầy “Quầy 4” có đồng hồ chậm 3 phút 5 giây.');
    expect(textOf(element, '.summary')).to.contain('11 thiết bị, 3 báo động, 4 lưu ý');
  });

  it('puts the devices with alarms above the others', async () => {
    const element = await fixture<DeviceBoard>(html`<device-board .data=${sampleDevices()}></device-board>`);
    expect(rows(element).slice(0, 3)).to.deep.equal(['Tầng 2', 'Cửa chính', 'Cửa phụ']);
    expect(rows(element)).to.have.length(11);
  });

  it('says so where nothing is amiss', async () => {
    const element = await fixture<DeviceBoard>(html`<device-board .data=${list(device())}></device-board>`);
    expect(textOf(element, '.alarms')).to.equal('Cần xử lý Không có thiết bị nào cần xử lý.');
  });

  it('says every value of a row in words', async () => {
    const data = list(device({skew: 2 * 3_600_000, backlog: 1234, at: noon - 26 * 3_600_000, sound: 'off'}));
    const element = await fixture<DeviceBoard>(html`<device-board .data=${data}></device-board>`);
    const cells = [...element.shadowRoot!.querySelectorAll('tbody td span')].map((cell) =>
      (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
    expect(cells).to.deep.equal([
      ...['Im lặng', '26 giờ trước12:05 22/11', '0.1.0+4f2a91c07be3', '1.234', 'nhanh 2 giờ', 'tắt'],
    ]);
  });

  it('shows one kind when a person chooses it', async () => {
    const element = await fixture<DeviceBoard>(html`<device-board .data=${sampleDevices()}></device-board>`);
    const select = element.shadowRoot!.querySelector('select')!;
    select.focus();
    for (const kind of ['board', 'sign', 'slides', 'kiosk']) {
      await sendKeys({press: 'ArrowDown'});
      await waitUntil(() => element.kind === kind, `the key reaches ${kind}`, patience);
    }
    await waitUntil(() => rows(element).length === 2, 'two kiosks are left', patience);
    expect(element.shadowRoot!.querySelectorAll('.alarms li')).to.have.length(2);
  });

  it('asks its hall with the key of its staff', async () => {
    const {asked, restore} = server(() => json(sampleDevices()));
    try {
      const element = await fixture<DeviceBoard>(
        html`<device-board hall="https://hall.example/halls/1" token="a-key-for-staff"></device-board>`,
      );
      await waitUntil(() => rows(element).length === 11, 'the list is there', patience);
      expect(asked[0]).to.deep.equal({
        url: 'https://hall.example/halls/1/devices',
        key: 'Bearer a-key-for-staff',
      });
    } finally {
      restore();
    }
  });

  it('never gives the key to another address', async () => {
    const {asked, restore} = server(() => json(sampleDevices()));
    try {
      const element = await fixture<DeviceBoard>(
        html`<device-board src="/devices.json" hall="https://hall.example/halls/1" token="key"></device-board>`,
      );
      await waitUntil(() => rows(element).length === 11, 'the list is there', patience);
      expect(asked[0]!.key).to.equal(null);
    } finally {
      restore();
    }
  });

  it('says whom it is for where the key is missing', async () => {
    const {restore} = server(() => json({error: {}}, 401));
    try {
      const element = await fixture<DeviceBoard>(
        html`<device-board hall="https://hall.example/halls/1"></device-board>`,
      );
      await waitUntil(() => textOf(element, '.line').includes('dành cho cán bộ'), 'it says so', patience);
    } finally {
      restore();
    }
  });

  it('keeps the last list, marked as old, and renews it when asked', async () => {
    const answers = [() => json(list(device())), () => json({}, 503), () => json(sampleDevices())];
    const {restore} = server(...answers);
    try {
      const element = await fixture<DeviceBoard>(
        html`<device-board hall="https://hall.example/halls/1" refresh="0.05"></device-board>`,
      );
      await waitUntil(() => textOf(element, '.stale').includes('Chưa cập nhật được từ 14:05'), 'it is old', patience);
      expect(rows(element)).to.deep.equal(['Sảnh chính']);
      element.refresh = 0;
      const retry = element.shadowRoot!.querySelector<HTMLButtonElement>('.stale button');
      retry?.click();
      await waitUntil(() => rows(element).length === 11, 'it is new again', patience);
    } finally {
      restore();
    }
  });

  it('counts what it could not read', async () => {
    const data = {...list(), devices: [device(), {}, 7]};
    const element = await fixture<DeviceBoard>(html`<device-board .data=${data}></device-board>`);
    expect(textOf(element, '.skipped')).to.equal('2 dòng không đọc được nên không hiện ở đây.');
  });
});
