import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {Chart} from 'chart.js';
import '../../src/rating/satisfaction-report/define.js';
import type {SatisfactionReport} from '../../src/rating/satisfaction-report/satisfaction-report.js';
import {share, showsPercentage, total} from '../../src/rating/statistics.js';
import {satisfaction} from './sample-report.js';

const realFetch = window.fetch;
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let round = 0; round < 1000; round++) {
    const found = look();
    if (found) return found;
    await later(20);
  }
  throw new Error('It never came.');
}

/** Puts a report on the page, as wide as given. */
async function put(set: Partial<SatisfactionReport> = {data: satisfaction}, width = 1270): Promise<SatisfactionReport> {
  const box = document.createElement('div');
  box.style.inlineSize = `${width}px`;
  const report = Object.assign(document.createElement('satisfaction-report'), set);
  box.append(report);
  document.body.append(box);
  await report.updateComplete;
  return report;
}

const all = (report: SatisfactionReport, selector: string) => [
  ...report.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const one = (report: SatisfactionReport, selector: string) => report.shadowRoot!.querySelector<HTMLElement>(selector)!;
const text = (node: Element) => node.textContent!.replace(/\s+/g, ' ').trim();
const said = (report: SatisfactionReport) => text(one(report, '.frame'));
const cells = (report: SatisfactionReport, selector: string) =>
  all(report, selector).map((row) => [...row.querySelectorAll('th, td')].map(text));

async function drawn(report: SatisfactionReport): Promise<Chart> {
  return until(() => {
    const canvas = report.shadowRoot!.querySelector('canvas');
    return canvas && Chart.getChart(canvas);
  });
}

function asking(answer: (url: string, init: RequestInit | undefined) => Response | Promise<Response>): string[] {
  const asked: string[] = [];
  window.fetch = async (input, init) => {
    const url = String(input);
    if (!url.includes('/halls/')) return realFetch(input, init);
    asked.push(url);
    return answer(url, init);
  };
  return asked;
}

const few = {...satisfaction, counts: [0, 1, 3, 10, 15], by: {}, reasons: satisfaction.reasons, notCounted: {}};

describe('<satisfaction-report>', () => {
  afterEach(() => {
    window.fetch = realFetch;
    document.body.textContent = '';
    document.documentElement.lang = 'vi';
  });

  describe('shows', () => {
    it('the share with its interval, n and response rate', async () => {
      const report = await put();
      expect(text(one(report, '.key')))
        .to.contain('85,6% hài lòng hoặc rất hài lòng')
        .and.to.contain('Khoảng tin cậy 95%: 83,6–87,4%')
        .and.to.contain('1.284 lượt trả lời, bằng 32,8% của 3.910 lượt phục vụ đã xong');
    });

    it('whose figures they are, and of which days', async () => {
      const report = await put();
      expect(text(one(report, 'header p'))).to.equal('Phường Hoa Sen, từ ngày 01 đến ngày 31 tháng 10 năm 2026');
    });

    it('every level with face, number, word, share, interval and count', async () => {
      const report = await put();
      expect(cells(report, '.dist tbody tr')[0]).to.deep.equal(['5', 'Rất hài lòng', '', '45,7%', '43,0–48,5', '587']);
      expect(all(report, '.dist .face').length).to.equal(5);
    });

    it('counters as dots on their intervals, in the order of the data', async () => {
      const report = await put();
      const rows = cells(report, '.by tbody tr');
      expect(rows[0]).to.deep.equal(['Quầy 1', 'Hộ tịch', '', '87,8%', '83,7–91,0', '312']);
      expect(rows.map(([name]) => name)).to.deep.equal(['Quầy 1', 'Quầy 4', 'Quầy 7']);
    });

    it('which counters may be compared, and that the others are not ranked', async () => {
      const report = await put();
      expect(text(one(report, '.apart'))).to.contain('Quầy 1 cao hơn Quầy 4');
      expect(text(one(report, 'footer'))).to.contain('Khoảng của các quầy chồng lên nhau thì không xếp hạng.');
    });

    it('who chose to answer, and that this is no SIPAS index', async () => {
      const report = await put();
      expect(text(one(report, 'footer')))
        .to.contain('Người dân tự chọn trả lời ngay tại quầy')
        .and.to.contain('không phải chỉ số SIPAS');
    });

    it('how many were asked and did not answer, and what was not counted', async () => {
      const report = await put();
      expect(text(one(report, 'footer')))
        .to.contain('Câu hỏi đã hiện 2.105 lần: 1.284 lần có trả lời (61,0%), 530 lần không ai chạm, 291 lần bỏ dở.')
        .and.to.contain('Tỷ lệ trả lời tính trên các lượt phục vụ đã xong trong thời gian câu hỏi này được dùng.')
        .and.to.contain('không tính 46 lượt (3,5% của mọi lượt): bấm lặp 40, phiếu đã dùng 6.');
    });

    it('that an axis does not start at 0', async () => {
      const report = await put();
      expect(text(one(report, '.trend h3'))).to.contain('trục từ 70%');
      expect(text(one(report, '.by h3'))).to.contain('trục từ 40%');
    });

    it('of each reason how many of those who gave it were satisfied', async () => {
      const reasons = [
        {id: 'waiting', word: 'Thời gian chờ', count: 141, satisfied: 41},
        {id: 'own', word: 'Khác', count: 3},
      ];
      const report = await put({data: {...satisfaction, reasons}});
      expect(cells(report, '.reasons thead tr')[0]!.slice(-3)).to.deep.equal([
        'Lượt',
        'Trong đó hài lòng',
        'Chưa hài lòng',
      ]);
      expect(cells(report, '.reasons tbody tr').map((row) => row.slice(-3))).to.deep.equal([
        ['141', '41', '100'],
        ['3', '–', '–'],
      ]);
      const [header, ...rows] = report.csv().trimEnd().split('\r\n');
      const place = header!.split(',').indexOf('trong đó hài lòng');
      const row = rows.find((line) => line.includes('Thời gian chờ'))!.split(',');
      expect(row.slice(place, place + 2)).to.deep.equal(['41', '100']);
    });

    it('a counter that only has a number as a counter', async () => {
      const counter = [
        {key: '3', name: '3', counts: satisfaction.counts},
        {key: 'x', name: 'Bàn hướng dẫn', counts: satisfaction.counts},
      ];
      const report = await put({data: {...satisfaction, by: {counter}}});
      expect(cells(report, '.by tbody tr').map(([name]) => name)).to.deep.equal(['Quầy 3', 'Bàn hướng dẫn']);
      expect(report.csv()).to.contain('quầy,3,Quầy 3,');
    });

    it('how many answers a device has and has not handed in', async () => {
      const response = {...satisfaction.response, answered: 1333}; // 1,284 counted and 46 not counted are here
      const report = await put({data: {...satisfaction, response}});
      expect(text(one(report, 'footer'))).to.contain('3 câu trả lời chưa nhận được.');
      report.data = satisfaction;
      await report.updateComplete;
      expect(text(one(report, 'footer'))).not.to.contain('chưa nhận được');
    });

    it('not that nobody answered when the answers are still on their way', async () => {
      const response = {finished: 9, shown: 5, answered: 5, timedOut: 0, walkedAway: 0};
      const data = {...satisfaction, counts: [0, 0, 0, 0, 0], by: {}, notCounted: {}, response};
      const report = await put({data});
      expect(text(one(report, '.key'))).to.contain('Chưa nhận được lượt trả lời nào');
      expect(text(one(report, 'footer'))).to.contain('5 câu trả lời chưa nhận được.');
    });

    it("the page's own heading in its place", async () => {
      const report = await put();
      report.innerHTML = '<h1 slot="heading">Kết quả</h1>';
      const slot = one(report, 'slot[name=heading]') as HTMLSlotElement;
      expect(slot.assignedElements().map(text)).to.deep.equal(['Kết quả']);
      expect(getComputedStyle(report.querySelector('h1')!).fontSize).to.equal('40px');
    });

    it('the same in English', async () => {
      document.documentElement.lang = 'en';
      const report = await put();
      expect(said(report))
        .to.contain('85.6% satisfied or very satisfied')
        .and.to.contain('Hoa Sen ward, 1 to 31 October 2026')
        .and.to.contain('is not a SIPAS index');
    });

    it('the scores where the words of a wording are not known', async () => {
      const levels = satisfaction.scale.levels.map((level) => ({...level, word: String(level.score)}));
      const report = await put({data: {...satisfaction, scale: {...satisfaction.scale, levels}}});
      expect(text(one(report, '.key'))).to.contain('85,6% ở mức 4 hoặc 5');
    });

    it('data from a JSON child', async () => {
      const report = document.createElement('satisfaction-report');
      const script = Object.assign(document.createElement('script'), {type: 'application/json'});
      script.textContent = JSON.stringify(satisfaction);
      report.append(script);
      document.body.append(report);
      await report.updateComplete;
      expect(said(report)).to.contain('85,6%');
    });
  });

  describe('hides', () => {
    it('every percentage of 29 answers, and says why in words', async () => {
      const report = await put({data: few});
      expect(said(report).replaceAll('Khoảng 95%', '')).not.to.match(/\d\s?%/); // the column's name
      expect(all(report, '.dot, rect[width]:not([width="0%"])').length).to.equal(0);
      expect(text(one(report, '.key')))
        .to.contain('Chưa đủ 30 lượt trả lời')
        .and.to.contain('29 lượt trả lời');
    });

    it('no count with them', async () => {
      const report = await put({data: few});
      expect(cells(report, '.dist tbody tr').map((row) => row[5])).to.deep.equal(['15', '10', '3', '1', '0']);
    });

    it('the dot of a counter under 30, and says so', async () => {
      const report = await put();
      const row = all(report, '.by tbody tr')[2]!;
      expect(row.querySelector('.dot')).to.equal(null);
      expect(text(row)).to.equal('Quầy 7 Chính sách xã hội Chưa đủ 30 lượt: không hiện tỷ lệ 23');
    });

    it('the percentage of an officer under 50', async () => {
      const officer = [
        {key: 'a', name: 'An', counts: [0, 0, 0, 20, 29]},
        {key: 'b', name: 'Bình', counts: [0, 0, 0, 20, 30]},
      ];
      const report = await put({data: {...satisfaction, by: {officer}}});
      expect(cells(report, '.by tbody tr').map((row) => row.slice(1))).to.deep.equal([
        ['Chưa đủ 50 lượt: không hiện tỷ lệ', '49'],
        ['', '100,0%', '92,9–100,0', '50'],
      ]);
      expect(text(one(report, 'footer'))).to.contain('Không xếp hạng người phục vụ');
    });

    it('what the server keeps from the public, and does not call it nobody', async () => {
      const report = await put({data: {...few, counts: [0, 0, 0, 0, 0], notCounted: {'too-few': 12}}});
      expect(text(one(report, '.key')))
        .to.contain('Chưa đủ 30 lượt trả lời')
        .and.to.contain('12 lượt trả lời');
    });

    it('the share where the scale does not say what counts as satisfied', async () => {
      const levels = satisfaction.scale.levels.map(({score, word}) => ({score, word}));
      const report = await put({data: {...satisfaction, scale: {...satisfaction.scale, levels}}});
      expect(text(one(report, '.key'))).to.contain('chưa nói mức nào được tính là hài lòng');
      expect(all(report, '.dot').length).to.equal(0);
    });
  });

  describe('draws', () => {
    it('the same numbers that its table says, and none where the table says none', async () => {
      const report = await put();
      const {data} = await drawn(report);
      const table = cells(report, '.months tbody tr').map(([, value]) =>
        value!.includes('%') ? Number(value!.replace('%', '').replace(',', '.')) : null,
      );
      const line = (data.datasets[0]!.data as (number | null)[]).map((value) =>
        value === null ? null : Math.round(value * 10) / 10,
      );
      expect(line).to.deep.equal(table);
      expect(table.length).to.equal(11);
    });

    it('the shares of the counts, month by month', async () => {
      const report = await put();
      const {data} = await drawn(report);
      const line = data.datasets[0]!.data as (number | null)[];
      for (const [place, {counts}] of satisfaction.by.month.slice(0, 4).entries()) {
        const n = total(counts);
        expect(line[place]).to.equal(showsPercentage(n) ? share(counts[3]! + counts[4]!, n)!.value * 100 : null);
      }
    });

    it('a chart that a screen reader is told about', async () => {
      const report = await put();
      const canvas = one(report, 'canvas');
      expect(canvas.getAttribute('role')).to.equal('img');
      expect(canvas.getAttribute('aria-label')).to.contain('Tháng 12/2025 79,6%').and.to.contain('Tháng 10/2026 85,6%');
    });

    it('something on the canvas', async () => {
      const report = await put();
      const {canvas} = await drawn(report);
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      expect(data.some((value) => value > 0)).to.equal(true);
    });

    it('nothing more once it has left the page', async () => {
      const report = await put();
      const {canvas} = await drawn(report);
      report.remove();
      expect(Chart.getChart(canvas)).to.equal(undefined);
    });

    it('again when it comes back', async () => {
      const report = await put();
      await drawn(report);
      const {parentElement} = report;
      report.remove();
      parentElement!.append(report);
      expect((await drawn(report)).data.datasets[0]!.data.length).to.equal(11);
    });

    it('other figures when other figures come', async () => {
      const report = await put();
      await drawn(report);
      report.data = {...satisfaction, by: {month: satisfaction.by.month.slice(0, 2)}};
      const chart = await until(() => {
        const canvas = report.shadowRoot!.querySelector('canvas');
        const now = canvas && Chart.getChart(canvas);
        return now?.data.datasets[0]!.data.length === 2 && now;
      });
      expect(chart.data.labels).to.deep.equal([
        ['12', '2025'],
        ['01', '2026'],
      ]);
    });

    it('no line of a year in which no month has 30 answers', async () => {
      const month = [{key: '2026-02', counts: [0, 1, 4, 9, 10]}];
      const report = await put({data: {...satisfaction, by: {month}}});
      expect(report.shadowRoot!.querySelector('canvas')).to.equal(null);
      expect(text(one(report, '.trend'))).to.contain('Chưa tháng nào đủ 30 lượt');
    });
  });

  describe('gives', () => {
    it('the table of the months where it is asked for, and always to screen readers and to paper', async () => {
      const report = await put();
      const table = () => one(report, '.months table').getBoundingClientRect();
      const isAside = () => getComputedStyle(one(report, '.months')).position === 'absolute';
      expect(isAside()).to.equal(true);
      expect(getComputedStyle(one(report, '.months')).display).to.equal('block');
      one(report, '.actions button').click();
      await report.updateComplete;
      expect(isAside()).to.equal(false);
      expect(table().height).to.be.greaterThan(100);
      expect(one(report, '.actions button').getAttribute('aria-pressed')).to.equal('true');
    });

    it('a CSV file with counts by level, denominators and the caution', async () => {
      const report = await put();
      const lines = report.csv().slice(1).trimEnd().split('\r\n');
      expect(report.csv().charCodeAt(0)).to.equal(0xfeff);
      expect(lines[0]).to.contain('mức 1: Rất không hài lòng');
      expect(lines[1]).to.match(
        /^tất cả,,Phường Hoa Sen,,1284,85\.59,83\.56,87\.41,21,46,118,512,587,3910,2105,1284,530,291,/,
      );
      expect(lines.slice(1).every((line) => line.includes('không phải chỉ số SIPAS'))).to.equal(true);
      expect(new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length)).size).to.equal(1);
    });

    it('no percentage in the file that the page does not show', async () => {
      const report = await put();
      const [row] = report
        .csv()
        .split('\r\n')
        .filter((line) => line.startsWith('quầy,7'));
      expect(row).to.contain('Chính sách xã hội,23,,,,1,2,3,8,9');
    });

    it('a file without formulas of strangers', async () => {
      const counter = [{key: '1', name: '=HYPERLINK("http://x")', counts: satisfaction.counts}];
      const report = await put({data: {...satisfaction, by: {counter}}});
      expect(report.csv()).to.contain(`"'=HYPERLINK(""http://x"")"`);
    });

    it('a sentence to publish, with all that must stand beside the share', async () => {
      const report = await put();
      expect(report.sentence()).to.equal(
        'Phường Hoa Sen, từ ngày 01 đến ngày 31 tháng 10 năm 2026: 1.284 lượt trả lời, bằng 32,8% của 3.910 lượt phục vụ đã xong; ' +
          '85,6% hài lòng hoặc rất hài lòng (khoảng tin cậy 95%: 83,6–87,4%). Người dân tự chọn trả lời ngay tại quầy, trên màn hình đánh giá; ' +
          'kết quả không đại diện cho mọi người đến làm thủ tục và không phải chỉ số SIPAS.',
      );
      const copy = all(report, '.actions button').find((button) => text(button) === 'Chép câu công bố')!;
      copy.click();
      await until(() => text(one(report, '.sentence')).includes(report.sentence()));
    });

    it('no sentence of fewer than 30 answers', async () => {
      const report = await put({data: few});
      expect(report.sentence()).to.equal('');
      expect(all(report, '.actions button').map(text)).not.to.include('Chép câu công bố');
    });

    it('a PNG image of its own size', async () => {
      const report = await put();
      const blob = await report.picture();
      const bytes = new Uint8Array(await blob!.arrayBuffer());
      expect([...bytes.slice(1, 4)].map((code) => String.fromCharCode(code)).join('')).to.equal('PNG');
      const image = await createImageBitmap(blob!);
      expect([image.width, image.height > 1200]).to.deep.equal([2400, true]);
    });

    it('an image without a line where no month may be drawn', async () => {
      const report = await put({data: few});
      expect((await createImageBitmap((await report.picture())!)).height).to.be.greaterThan(400);
    });

    it('nothing to carry away where there is nothing', async () => {
      const report = await put({});
      expect([report.csv(), report.dislikesCsv(), report.sheetCsv(), await report.picture()]).to.deep.equal([
        '',
        '',
        '',
        null,
      ]);
    });

    it('all rows of a long group when asked', async () => {
      const service = Array.from({length: 20}, (_, at) => ({key: `s${at}`, counts: satisfaction.counts}));
      const report = await put({data: {...satisfaction, by: {service}}});
      const seen = () => all(report, '.by tbody tr').filter((row) => row.getClientRects().length > 0).length;
      expect(seen()).to.equal(12);
      one(report, '.by button').click();
      await report.updateComplete;
      expect(seen()).to.equal(20);
      expect(one(report, '.by button').getAttribute('aria-expanded')).to.equal('true');
    });

    it('the sheet of Circular 01/2018 with its grade, and its file', async () => {
      const ids = [
        'total-time',
        'agency-time',
        'contacts',
        'agencies',
        'one-stop',
        'publicity',
        'attitude',
        'feedback',
      ];
      const sheet = {...Object.fromEntries(ids.map((id) => [id, 2])), contacts: 0, online: 1};
      const report = await put({sheet});
      expect(text(one(report, '.sheet tfoot'))).to.equal('Xếp loại: Xuất sắc 15/18');
      expect(report.sheetCsv()).to.contain('contacts,').and.to.contain(',Xếp loại: Xuất sắc,15,18');
    });

    it('no total of a sheet that is not whole', async () => {
      const report = await put({sheet: {contacts: 2}});
      expect(text(one(report, '.sheet tfoot')))
        .to.contain('Chưa chấm đủ chín chỉ số')
        .and.to.contain('–');
    });

    it('what Decision 766 counts, from dossiers and not from faces', async () => {
      const dislike = {ticket: 't', number: 'A001', service: 'civil', counter: '1', day: '2026-10-02', score: 1};
      const dislikes = {
        from: '2026-10-01',
        to: '2026-10-31',
        finished: 100,
        rated: 40,
        late: 5,
        dislikes: [dislike, dislike],
      };
      const report = await put({dislikes});
      expect(said(report)).to.contain('100% − trễ hạn 5,0% − phản ánh hoặc không hài lòng 2,0% = 93,0%');
      expect(report.dislikesCsv().split('\r\n')[1]).to.equal('t,A001,civil,1,2026-10-02,1');
      report.dislikes = {...dislikes, late: undefined};
      await report.updateComplete;
      expect(said(report)).to.contain('chưa tính được công thức');
    });
  });

  describe('asks a hall', () => {
    const hall = 'https://hall.test/halls/1';

    it('for its report, with the token and the period', async () => {
      const tokens: (string | null)[] = [];
      const asked = asking((_url, init) => {
        tokens.push(new Headers(init?.headers).get('Authorization'));
        return Response.json(satisfaction);
      });
      const report = await put({hall, token: 'secret', from: '2026-10-01', to: '2026-10-31', series: 'open'});
      await until(() => said(report).includes('85,6%'));
      expect(asked).to.deep.equal([`${hall}/ratings/report?from=2026-10-01&to=2026-10-31&series=open`]);
      expect(tokens).to.deep.equal(['Bearer secret']);
    });

    it('again for another period, and shows no old figure meanwhile', async () => {
      let answer: Response | Promise<Response> = Response.json(satisfaction);
      const asked = asking(() => answer);
      const report = await put({hall});
      await until(() => said(report).includes('85,6%'));
      answer = new Promise(() => {});
      const from = one(report, 'input[type=date]') as HTMLInputElement;
      from.value = '2026-09-01';
      from.dispatchEvent(new Event('change'));
      await report.updateComplete;
      expect(asked[1]).to.equal(`${hall}/ratings/report?from=2026-09-01`);
      expect(said(report)).to.contain('Đang tải');
      expect(said(report)).not.to.contain('85,6%');
    });

    it('for another series by all that names it', async () => {
      const available = [
        {series: 'ticket', scale: 'faces-5', direction: 'lowest-first', wording: '1', n: 1284},
        {series: 'open', scale: 'faces-5', direction: 'lowest-first', wording: '2', n: 96},
      ];
      const asked = asking(() => Response.json({...satisfaction, available}));
      const report = await put({hall});
      const select = (await until(() => one(report, 'select'))) as HTMLSelectElement;
      expect(select.selectedIndex).to.equal(0);
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('change'));
      await report.updateComplete;
      expect(asked[1]).to.equal(`${hall}/ratings/report?series=open&scale=faces-5&direction=lowest-first&wording=2`);
    });

    it('and tells the public where nothing is published', async () => {
      asking(() => new Response('', {status: 403}));
      const report = await put({hall});
      await until(() => report.shadowRoot!.querySelector('[role=alert]'));
      expect(text(one(report, '[role=alert]'))).to.contain('chưa công bố');
    });

    it('again with a token that comes later', async () => {
      asking((_url, init) =>
        new Headers(init?.headers).has('Authorization') ? Response.json(satisfaction) : new Response('', {status: 401}),
      );
      const report = await put({hall});
      await until(() => report.shadowRoot!.querySelector('[role=alert]'));
      report.token = 'secret';
      await until(() => said(report).includes('85,6%'));
    });

    it('nothing of a hall in this browser, which reports nothing', async () => {
      const report = await put({hall: 'local:demo'});
      expect(said(report)).to.contain('Chưa có số liệu đánh giá.');
    });

    it('and never sends its token to another address', async () => {
      let header: string | null = 'none asked';
      window.fetch = async (_input, init) => {
        header = new Headers(init?.headers).get('Authorization');
        return Response.json(satisfaction);
      };
      const report = await put({src: '/figures.json', hall, token: 'secret'});
      await until(() => said(report).includes('85,6%'));
      expect(header).to.equal(null);
    });
  });

  describe('says', () => {
    it('that there is nothing yet', async () => {
      expect(said(await put({}))).to.contain('Chưa có số liệu đánh giá.');
    });

    it('that nobody answered', async () => {
      const report = await put({data: {...few, counts: [0, 0, 0, 0, 0], response: undefined}});
      expect(text(one(report, '.key'))).to.contain('Chưa có lượt trả lời nào');
    });

    it('that what arrived is no report', async () => {
      expect(said(await put({data: {message: 'not found'}}))).to.contain('không phải là báo cáo đánh giá');
    });

    it('that it failed, with a way to try again', async () => {
      let answer = new Response('', {status: 503});
      asking(() => answer);
      const report = await put({hall: '/halls/1'});
      await until(() => report.shadowRoot!.querySelector('[role=alert] button'));
      answer = Response.json(satisfaction);
      one(report, '[role=alert] button').click();
      await until(() => said(report).includes('85,6%'));
    });

    it('how old the figures are when newer ones do not come', async () => {
      let asked = 0;
      asking(() => (asked++ === 0 ? Response.json(satisfaction) : new Response('', {status: 503})));
      const report = await put({hall: '/halls/1', refresh: 0.05});
      const notice = await until(() => report.shadowRoot!.querySelector('.notice'));
      expect(text(notice)).to.match(/đây là số liệu tải lúc \d\d:\d\d\./);
      expect(said(report)).to.contain('85,6%');
      report.refresh = 0;
    });

    it('how many rows could not be read', async () => {
      const by = {...satisfaction.by, counter: [...satisfaction.by.counter, {key: 7}]};
      const report = await put({data: {...satisfaction, by}});
      expect(text(one(report, '.notice'))).to.contain('1 dòng không đọc được');
    });
  });

  it('fits 320 pixels without losing a number', async () => {
    const report = await put({data: satisfaction}, 320);
    expect(report.scrollWidth).to.be.at.most(320);
    const seen = all(report, '.dist tbody .p, .dist tbody .ci, .dist tbody .n').filter(
      (cell) => cell.getClientRects().length > 0,
    );
    expect(seen.length).to.equal(15);
    const ends = all(report, '.dist tbody .n, .dist tbody .p').map((cell) => cell.getBoundingClientRect().right);
    expect(Math.max(...ends)).to.be.at.most(report.getBoundingClientRect().right + 0.5);
    expect(Math.max(...ends) - Math.min(...ends)).to.be.at.most(0.5);
  });

  it('puts the months on paper beside their line, and no button', async () => {
    const report = await put();
    await emulateMedia({media: 'print'});
    const months = getComputedStyle(one(report, '.months'));
    const found = [months.position, getComputedStyle(one(report, '.actions')).display];
    await emulateMedia({media: 'screen'});
    expect(found).to.deep.equal(['static', 'none']);
  });
});
