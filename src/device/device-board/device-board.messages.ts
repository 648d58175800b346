import type {AlarmReason, Severity} from '../alarms.js';
import type {DeviceKind, DeviceRow} from '../health.js';

type Sentence = (device: string, figures: AlarmFigures) => string;

/** What a sentence about a device may tell. */
export interface AlarmFigures {
  /** When it was last heard, as time and as age. */
  at: string;
  ago: string;
  backlog: string;
  /** How far its clock is off, as words, and whether it is ahead. */
  skew: string;
  ahead: boolean;
  version: string;
  edition: string;
}

const vi = {
  heading: 'Tình trạng thiết bị',
  alarms: 'Cần xử lý',
  noAlarms: 'Không có thiết bị nào cần xử lý.',
  kind: 'Loại thiết bị',
  everyKind: (count: number) => `Tất cả (${count})`,
  oneKind: (kind: string, count: number) => `${kind} (${count})`,
  summary: (devices: number, alarms: number, warnings: number) =>
    `${devices} thiết bị, ${alarms} báo động, ${warnings} lưu ý`,
  updated: (clock: string) => `Cập nhật lúc ${clock}`,
  stale: (clock: string) => `Chưa cập nhật được từ ${clock}. Bảng dưới là tình trạng lúc ấy.`,
  loading: 'Đang hỏi máy chủ về các thiết bị…',
  empty: 'Chưa có thiết bị nào gửi tin. Màn hình tự gửi tin mỗi nửa phút khi được mở.',
  emptyKind: 'Không có thiết bị nào thuộc loại này.',
  failed: 'Chưa tải được danh sách thiết bị.',
  forbidden: 'Trang này dành cho cán bộ. Mở bằng địa chỉ có khóa của quầy hoặc của người quản lý.',
  retry: 'Thử lại',
  skipped: (count: number) => `${count} dòng không đọc được nên không hiện ở đây.`,
  severities: {alarm: 'Báo động', warning: 'Lưu ý'} satisfies Record<Severity, string>,
  fine: 'Bình thường',
  asleep: 'Không hoạt động hôm nay',
  columns: {
    device: 'Thiết bị',
    state: 'Tình trạng',
    seen: 'Tin gần nhất',
    version: 'Phiên bản',
    backlog: 'Chưa gửi',
    skew: 'Lệch giờ',
    sound: 'Âm thanh',
  },
  kinds: {
    board: 'Bảng gọi số',
    sign: 'Biển quầy',
    slides: 'Màn hình trình chiếu',
    notices: 'Bảng thông báo',
    kiosk: 'Máy lấy số',
    pad: 'Màn hình đánh giá',
    panel: 'Bàn điều khiển',
    printer: 'Máy in',
    camera: 'Camera',
    other: 'Thiết bị khác',
  } satisfies Record<DeviceKind, string>,
  reasons: {
    never: 'Chưa gửi tin lần nào',
    silent: 'Im lặng',
    storage: 'Không ghi được',
    printer: 'Không in được',
    paper: 'Hết giấy',
    stalled: 'Bị treo',
    memory: 'Sắp hết bộ nhớ',
    feed: 'Mất tin từ máy chủ',
    backlog: 'Tồn nhiều',
    growing: 'Tồn đang tăng',
    skew: 'Sai giờ',
    edition: 'Phiên bản khác',
    sound: 'Bị chặn âm thanh',
  } satisfies Record<AlarmReason, string>,
  sentences: {
    never: (device) =>
      `${device} chưa gửi tin lần nào. Bật thiết bị và mở đúng trang của nó; nếu không còn dùng, xóa nó khỏi cấu hình.`,
    silent: (device, {at, ago}) => `${device} im lặng từ ${at} (${ago}). Kiểm tra nguồn điện, mạng và trang đang mở.`,
    storage: (device) =>
      `${device} không ghi được vào bộ nhớ, ý kiến mới có thể không được giữ. Giải phóng ổ đĩa rồi mở lại trang.`,
    printer: (device) => `${device} không in được. Kiểm tra nguồn và cáp của máy in.`,
    paper: (device) => `${device} hết giấy. Thay cuộn giấy.`,
    stalled: (device) => `${device} bị treo. Tải lại trang của thiết bị; nếu lặp lại, xem tệp đang chiếu.`,
    memory: (device) => `${device} sắp hết bộ nhớ. Khởi động lại khi vắng người.`,
    feed: (device) =>
      `${device} không nhận được tin từ máy chủ nên đang hiện thông tin cũ. Kiểm tra mạng của thiết bị.`,
    backlog: (device, {backlog}) =>
      `${device} còn ${backlog} ý kiến chưa gửi được. Ý kiến vẫn giữ trên máy; kiểm tra mạng và khóa của máy.`,
    growing: (device, {backlog}) =>
      `${device} có ${backlog} ý kiến chưa gửi và còn tăng suốt mười phút qua. Kiểm tra mạng và khóa của máy.`,
    skew: (device, {skew, ahead}) =>
      `${device} có đồng hồ ${ahead ? 'nhanh' : 'chậm'} ${skew}. Bật đồng bộ giờ qua mạng trên thiết bị.`,
    edition: (device, {version, edition}) =>
      `${device} chạy phiên bản ${version}, máy chủ đang phát ${edition}. Thiết bị tự tải lại khi rảnh; sau 6 giờ vẫn vậy thì tải lại bằng tay.`,
    sound: (device) =>
      `${device} bị trình duyệt chặn âm thanh nên không đọc số. Chạm vào màn hình một lần, hoặc cho phép trang tự phát âm thanh.`,
  } as Record<AlarmReason, Sentence>,
  device: (kind: string, name: string) => (name ? `${kind} “${name}”` : kind),
  now: 'vừa xong',
  minutes: (count: number) => `${count} phút trước`,
  hours: (count: number) => `${count} giờ trước`,
  days: (count: number) => `${count} ngày trước`,
  never: 'chưa bao giờ',
  unknown: 'chưa rõ',
  seconds: (count: number) => `${count} giây`,
  longer: (minutes: number, seconds: number) =>
    minutes >= 120 ? `${Math.floor(minutes / 60)} giờ` : `${minutes} phút ${seconds} giây`,
  ahead: (length: string) => `nhanh ${length}`,
  behind: (length: string) => `chậm ${length}`,
  exact: 'đúng giờ',
  sounds: {ready: 'sẵn sàng', blocked: 'bị chặn', off: 'tắt'} satisfies Record<NonNullable<DeviceRow['sound']>, string>,
};

const en: typeof vi = {
  heading: 'Health of the devices',
  alarms: 'To be dealt with',
  noAlarms: 'No device needs attention.',
  kind: 'Kind of device',
  everyKind: (count) => `All (${count})`,
  oneKind: (kind, count) => `${kind} (${count})`,
  summary: (devices, alarms, warnings) =>
    `${devices} ${devices === 1 ? 'device' : 'devices'}, ${alarms} ${alarms === 1 ? 'alarm' : 'alarms'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  updated: (clock) => `Updated at ${clock}`,
  stale: (clock) => `Not updated since ${clock}. The table shows how things were then.`,
  loading: 'Asking the server about the devices…',
  empty: 'No device has reported yet. A screen reports every half minute while it is open.',
  emptyKind: 'There is no device of this kind.',
  failed: 'The list of devices could not be loaded.',
  forbidden: 'This page is for staff. Open it by the address that carries the key of a counter or of the manager.',
  retry: 'Try again',
  skipped: (count) =>
    `${count} ${count === 1 ? 'row' : 'rows'} could not be read and ${count === 1 ? 'is' : 'are'} not shown.`,
  severities: {alarm: 'Alarm', warning: 'Warning'},
  fine: 'Fine',
  asleep: 'Not used today',
  columns: {
    device: 'Device',
    state: 'State',
    seen: 'Last heard',
    version: 'Edition',
    backlog: 'Unsent',
    skew: 'Clock',
    sound: 'Sound',
  },
  kinds: {
    board: 'Hall display',
    sign: 'Counter sign',
    slides: 'Slide screen',
    notices: 'Notice board',
    kiosk: 'Ticket kiosk',
    pad: 'Rating screen',
    panel: 'Counter panel',
    printer: 'Printer',
    camera: 'Camera',
    other: 'Other device',
  },
  reasons: {
    never: 'Never heard',
    silent: 'Silent',
    storage: 'Cannot write',
    printer: 'Cannot print',
    paper: 'Out of paper',
    stalled: 'Stalled',
    memory: 'Low on memory',
    feed: 'No news from the server',
    backlog: 'Much unsent',
    growing: 'Unsent and growing',
    skew: 'Wrong clock',
    edition: 'Other edition',
    sound: 'Sound blocked',
  },
  sentences: {
    never: (device) =>
      `${device} has never reported. Switch it on and open its page; if it is no longer used, take it out of the configuration.`,
    silent: (device, {at, ago}) =>
      `${device} has been silent since ${at} (${ago}). Check its power, its network and the page it shows.`,
    storage: (device) =>
      `${device} cannot write, so new answers may not be kept. Free its disk, then open its page again.`,
    printer: (device) => `${device} cannot print. Check the power and the cable of the printer.`,
    paper: (device) => `${device} is out of paper. Put a new roll in.`,
    stalled: (device) => `${device} is stalled. Reload its page; if it happens again, look at the file it shows.`,
    memory: (device) => `${device} is low on memory. Restart it when nobody is waiting.`,
    feed: (device) => `${device} hears nothing from the server and shows old information. Check its network.`,
    backlog: (device, {backlog}) =>
      `${device} has ${backlog} answers that could not be sent. They are kept on it; check its network and its key.`,
    growing: (device, {backlog}) =>
      `${device} has ${backlog} unsent answers, more than ten minutes ago. Check its network and its key.`,
    skew: (device, {skew, ahead}) =>
      `The clock of ${device} is ${skew} ${ahead ? 'fast' : 'slow'}. Turn on network time on the device.`,
    edition: (device, {version, edition}) =>
      `${device} runs edition ${version}, the server gives out ${edition}. It reloads by itself when idle; if it has not after 6 hours, reload it by hand.`,
    sound: (device) =>
      `${device} may not make a sound, so it reads no numbers. Touch its screen once, or allow the page to play sound by itself.`,
  },
  device: (kind, name) => (name ? `${kind} “${name}”` : kind),
  now: 'just now',
  minutes: (count) => `${count} ${count === 1 ? 'minute' : 'minutes'} ago`,
  hours: (count) => `${count} ${count === 1 ? 'hour' : 'hours'} ago`,
  days: (count) => `${count} ${count === 1 ? 'day' : 'days'} ago`,
  never: 'never',
  unknown: 'not known',
  seconds: (count) => `${count} ${count === 1 ? 'second' : 'seconds'}`,
  longer: (minutes, seconds) => (minutes >= 120 ? `${Math.floor(minutes / 60)} hours` : `${minutes} min ${seconds} s`),
  ahead: (length) => `${length} fast`,
  behind: (length) => `${length} slow`,
  exact: 'right',
  sounds: {ready: 'ready', blocked: 'blocked', off: 'off'},
};

export type DeviceMessages = typeof vi;
export const messages = {vi, en};
