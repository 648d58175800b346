import type {HallConfig, Service} from '../../queue/ticket.js';

/** One list a page, also where two copies of the library or its parts in separate files meet. */
const place = Symbol.for('mot-cua local halls');
const page = globalThis as {[place]?: Map<string, unknown>};
const configs = (page[place] ??= new Map<string, unknown>());

/** Gives the hall `local:NAME` its services, counters and hours. To be called before a screen names it. */
export function configureLocalHall(name: string, config: HallConfig): void {
  configs.set(name, config);
}

/** What a local hall was given; `undefined` where nobody gave it anything. It is checked by who opens the hall. */
export function localConfig(name: string): unknown {
  return configs.get(name) ?? (name === 'demo' ? demo : undefined);
}

function service(id: string, vi: string, en: string): Service {
  return {id, name: {vi, en}, prefix: id, first: 1, last: 999, digits: 3};
}

/** The office of the reference hall, for `local:demo`. */
const demo: HallConfig = {
  id: 'demo',
  name: {vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre'},
  place: {vi: 'phường Hoa Sen', en: 'Hoa Sen ward'},
  timeZone: 'Asia/Ho_Chi_Minh',
  services: [
    service('A', 'Hộ tịch', 'Civil status'),
    service('B', 'Đất đai', 'Land'),
    service('C', 'Chứng thực', 'Certification'),
    service('D', 'Xây dựng', 'Construction'),
    service('E', 'Chính sách xã hội', 'Social policy'),
  ],
  counters: [
    {id: '1', name: '1', services: ['A']},
    {id: '2', name: '2', services: ['A', 'C']},
    {id: '3', name: '3', services: ['D', 'B']},
    {id: '4', name: '4', services: ['B']},
    {id: '5', name: '5', services: ['B', 'D']},
    {id: '6', name: '6', services: ['C', 'A']},
    {id: '7', name: '7', services: ['E']},
  ],
  priorities: [
    {
      id: 'merit',
      name: {vi: 'Thương binh, bệnh binh, người có công', en: 'Person with merit, war invalid'},
    },
    {id: 'elderly', name: {vi: 'Người cao tuổi', en: 'Elderly person'}},
    {id: 'pregnant', name: {vi: 'Phụ nữ mang thai', en: 'Pregnant woman'}},
    {id: 'disabled', name: {vi: 'Người khuyết tật', en: 'Person with a disability'}},
  ],
  calling: {
    ratio: [
      {classes: ['merit', 'elderly', 'pregnant', 'disabled'], turns: 2},
      {classes: ['appointment'], turns: 1},
      {classes: ['normal'], turns: 1},
    ],
    overdue: [{class: 'normal', minutes: 60}],
    pauseReasons: [
      {id: 'break', name: {vi: 'Nghỉ giữa giờ', en: 'Break'}},
      {id: 'meeting', name: {vi: 'Họp, hội ý', en: 'Meeting'}},
      {id: 'papers', name: {vi: 'Đi lấy hồ sơ, trình ký', en: 'Fetching papers, signatures'}},
      {id: 'fault', name: {vi: 'Sự cố máy, đường truyền', en: 'Fault of a machine or the network'}},
    ],
  },
  issuing: {onePerPerson: true},
  appointments: {
    services: [
      {service: 'A', minutes: 15, places: 2},
      {service: 'B', minutes: 30, places: 2},
    ],
  },
  hours: [],
  notices: [
    {
      vi: 'Hồ sơ nhận sau 15 giờ được giải quyết trong ngày làm việc tiếp theo.',
      en: 'Papers handed in after 15:00 are dealt with on the next working day.',
    },
    {
      vi: 'Nộp hồ sơ trực tuyến tại nhà: có cán bộ hướng dẫn ở bàn số 0.',
      en: 'Applying online from home: ask the officer at desk 0.',
    },
    {
      vi: 'Ưu tiên người có công, người cao tuổi, phụ nữ mang thai, người khuyết tật.',
      en: 'People with merit, the elderly, pregnant women and people with disabilities are served first.',
    },
  ],
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};
