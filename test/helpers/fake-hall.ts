import type {Command} from '../../src/queue/ticket.js';
import type {CommandAnswer, HallView} from '../../src/queue/view.js';
import type {Hall, HallLink} from '../../src/services/hall/hall.js';

/** A hall whose view, link and answers a test or a story sets by hand. */
export class FakeHall implements Hall {
  view: HallView | null;
  link: HallLink;
  readonly local: boolean;
  readonly ratings: string | null;
  /** Every command sent, with its key. */
  readonly sent: {command: Command; key: string}[] = [];
  /** What `send` answers; a test replaces it. */
  answer: (command: Command, key: string) => Promise<CommandAnswer> = async () => ({status: 'done', seq: 1});
  /** Subscribers now; 0 once every element is gone. */
  get subscribers(): number {
    return this.#listeners.size;
  }
  readonly #listeners = new Set<() => void>();

  constructor({
    view = sampleView(),
    link,
    local = false,
  }: {view?: HallView | null; link?: HallLink; local?: boolean} = {}) {
    this.view = view;
    this.link = link ?? {state: view ? 'live' : 'loading', since: Date.now(), problem: null};
    this.local = local;
    this.ratings = local ? null : 'https://hall.example/halls/1/ratings';
  }

  now(): number {
    return this.view?.now ?? Date.now();
  }

  send(command: Command, {key = 'key'}: {key?: string} = {}): Promise<CommandAnswer> {
    this.sent.push({command, key});
    return this.answer(command, key);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes the view in part and tells everyone. */
  show(change: Partial<HallView>): void {
    this.view = {...(this.view ?? sampleView()), ...change};
    this.#listeners.forEach((listener) => listener());
  }

  /** Changes the link and tells everyone. */
  set(link: Partial<HallLink>): void {
    this.link = {...this.link, ...link};
    this.#listeners.forEach((listener) => listener());
  }
}

/** 23 November 2026, 14:07 in Ho Chi Minh City. */
export const sampleNow = Date.UTC(2026, 10, 23, 7, 7);

const minutes = (count: number) => sampleNow - count * 60_000;

/** A busy afternoon as `look/` draws it, with the rows of all roles. */
export function sampleView(): HallView {
  const calls = [
    ['D009', 'construction', '3', 17],
    ['E012', 'social', '7', 14],
    ['B026', 'land', '5', 11],
    ['C057', 'certification', '6', 9],
    ['A033', 'civil', '1', 8],
    ['C058', 'certification', '6', 3],
    ['A034', 'civil', '2', 2],
    ['B027', 'land', '4', 0],
  ] as const;
  const counters = [
    ['1', 'civil'],
    ['2', 'civil'],
    ['3', 'construction'],
    ['4', 'land'],
    ['5', 'land'],
    ['6', 'certification'],
    ['7', 'social'],
  ] as const;
  return {
    epoch: 'sample',
    seq: 100,
    day: '2026-11-23',
    now: sampleNow,
    role: 'manager',
    open: true,
    hall: {
      id: '1',
      name: {vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre'},
      place: {vi: 'phường Hoa Sen', en: 'Hoa Sen ward'},
      timeZone: 'Asia/Ho_Chi_Minh',
      hours: [],
      priorities: [
        {id: 'elder', name: {vi: 'người cao tuổi', en: 'older person'}},
        {id: 'disability', name: {vi: 'người khuyết tật', en: 'person with a disability'}},
      ],
      notices: [
        {
          vi: 'Hồ sơ nhận sau 15 giờ: trả kết quả vào ngày làm việc tiếp theo.',
          en: 'Papers received after 15:00: result on the next working day.',
        },
        {vi: 'Mỗi người một số.', en: 'One number a person.'},
      ],
    },
    services: [
      {
        id: 'civil',
        name: {vi: 'Hộ tịch', en: 'Civil status'},
        prefix: 'A',
        count: 6,
        band: {from: 10, to: 20},
        counters: ['1', '2'],
        usual: 400_000,
      },
      {
        id: 'land',
        name: {vi: 'Đất đai', en: 'Land'},
        prefix: 'B',
        count: 11,
        band: {from: 45, to: 60},
        counters: ['4', '5'],
        usual: 570_000,
      },
      {
        id: 'certification',
        name: {vi: 'Chứng thực', en: 'Certification'},
        prefix: 'C',
        count: 4,
        band: {from: 0, to: 10},
        counters: ['6'],
        usual: 120_000,
      },
      {
        id: 'construction',
        name: {vi: 'Xây dựng', en: 'Construction'},
        prefix: 'D',
        count: 2,
        band: null,
        counters: ['3'],
        usual: null,
      },
      {
        id: 'social',
        name: {vi: 'Chính sách xã hội', en: 'Social policy'},
        prefix: 'E',
        count: 3,
        band: {from: 10, to: 20},
        counters: ['7'],
        usual: 300_000,
      },
    ],
    counters: counters.map(([name, service]) => ({
      id: name,
      name,
      state: 'open',
      services: [service],
      reason: null,
      since: minutes(120),
      undo: name === '4' ? 'start' : null,
      tally: {done: 21, noShow: 2, transferred: 1},
    })),
    tickets: [
      ...calls.slice(-3).map(([number, service, counter, ago]) => ({
        ...blank(number, service),
        id: `ticket-${number}`,
        state: number === 'B027' ? ('serving' as const) : ('called' as const),
        counter,
        since: minutes(ago),
        calledAt: minutes(ago),
        startedAt: number === 'B027' ? sampleNow - 252_000 : null,
        issuedAt: minutes(41),
        calls: 1,
      })),
      ...['B028', 'B029', 'B031', 'B030', 'A029', 'B032', 'B033', 'B034', 'B035', 'B036', 'B037'].map(
        (number, index) => ({
          ...blank(number, 'land'),
          issuedAt: minutes(39 - index * 3),
          since: minutes(39 - index * 3),
          rank: index + 1,
          priority: number === 'B031' ? 'elder' : null,
          from: number === 'A029' ? '1' : null,
          appointmentAt: number === 'B034' ? sampleNow + 480_000 : null,
        }),
      ),
      {...blank('B024', 'land'), state: 'parked', counter: '4', note: 'bổ sung bản sao', since: minutes(18)},
    ],
    calls: calls.map(([number, service, counter, ago], index) => ({
      seq: 90 + index,
      at: minutes(ago),
      ticket: `ticket-${number}`,
      number,
      service,
      counter,
      time: 1,
    })),
    invitations: [
      {id: 'ticket-B027', number: 'B027', service: 'land', counter: '4', at: minutes(0), token: 'token-of-B027'},
    ],
    streams: [{type: 'sse', href: 'events'}],
  };
}

function blank(number: string, service: string) {
  return {
    id: `ticket-${number}`,
    number,
    service,
    state: 'waiting' as const,
    counter: null as string | null,
    since: minutes(10),
    rank: 0,
    issuedAt: minutes(10),
    checkedIn: true,
    priority: null as string | null,
    priorityReason: null,
    appointmentAt: null as number | null,
    holder: null,
    calls: 0,
    calledAt: null as number | null,
    startedAt: null as number | null,
    notBefore: null,
    note: null as string | null,
    from: null as string | null,
    rated: false,
    version: 1,
  };
}
