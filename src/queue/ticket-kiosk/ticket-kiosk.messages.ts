import type {Opening} from '../opening-hours.js';
import type {Band} from './slip.js';

/** A weekday's name stands in the sentence as the language writes it. */
type Named = Opening & {name: string};

function minutesInVietnamese({from, to}: Band): string {
  if (to === null) return `hơn ${from} phút`;
  return from === 0 ? `dưới ${to} phút` : `khoảng ${from}–${to} phút`;
}

function minutesInEnglish({from, to}: Band): string {
  if (to === null) return `over ${from} minutes`;
  return from === 0 ? `under ${to} minutes` : `about ${from}–${to} minutes`;
}

function dayInVietnamese({inDays, name}: Named): string {
  return inDays === 0 ? 'hôm nay' : inDays === 1 ? 'ngày mai' : name;
}

function dayInEnglish({inDays, name}: Named): string {
  return inDays === 0 ? 'today' : inDays === 1 ? 'tomorrow' : `on ${name}`;
}

const vi = {
  ask: 'Ông bà cần làm thủ tục nào?',
  tap: 'Chạm một lĩnh vực để lấy số. Mỗi người một số.',
  waitBand: (band: Band | null) => (band ? `chờ ${minutesInVietnamese(band)}` : 'thời gian chờ: chưa rõ'),
  waitingPeople: (_count: number) => 'người chờ',
  noCounterOpen: 'chưa có quầy mở',
  soldOut: 'đã hết số hôm nay',
  unnamed: (prefix: string) => (prefix ? `Lĩnh vực ${prefix}` : 'Lĩnh vực chưa có tên'),
  taking: 'đang lấy số…',
  takingFor: (service: string) => `Đang lấy số ${service}.`,
  language: 'Ngôn ngữ',
  accessibility: 'Trợ năng',
  before: 'Trước',
  pageBefore: 'Trước, trang trước',
  after: 'Sau',
  pageAfter: 'Sau, trang sau',
  page: (page: number, pages: number) => `Trang ${page} trên ${pages}`,
  pageShort: (page: number, pages: number) => `Trang ${page}/${pages}`,
  yourNumber: 'Số của ông bà',
  printing: 'Phiếu đang in.',
  printed: 'Mời ông bà lấy phiếu.',
  noPaper: 'Mời chụp lại số này.',
  printFailed: 'Chưa in được phiếu. Mời chụp lại số này.',
  counters: (names: readonly string[]) => names.map((name) => `Quầy ${name}`).join(', '),
  ahead: 'Trước ông bà',
  people: (_count: number) => 'người',
  waitLabel: (band: Band | null): string =>
    !band ? 'Thời gian chờ' : band.from > 0 && band.to !== null ? 'Chờ khoảng' : 'Chờ',
  waitFigure: ({from, to}: Band) => (to === null ? `hơn ${from}` : from === 0 ? `dưới ${to}` : `${from}–${to}`),
  minutes: 'phút',
  unknown: 'chưa rõ',
  said: (number: string, service: string, ahead: number | null) =>
    `Số của ông bà là ${number}, ${service}.${ahead === null ? '' : ` Trước ông bà ${ahead} người.`}`,
  follow: 'Theo dõi trên điện thoại',
  followHow: 'Quét mã để biết khi nào gần đến số của mình. Không cần cài ứng dụng.',
  code: 'Mã QR để theo dõi số này trên điện thoại',
  stay: 'Xin chờ gọi số',
  stayHow: 'Đến lượt, số của ông bà hiện to trên màn hình. Xin ngồi nơi nhìn thấy màn hình, hoặc nhờ cán bộ báo giúp.',
  reprint: 'In lại phiếu',
  done: 'Xong',
  returns: (seconds: number) => `Tự về màn hình đầu sau ${seconds} giây.`,
  moreTime: 'Thêm thời gian',
  warned: (seconds: number) => `Màn hình sẽ về đầu sau ${seconds} giây. Chọn “Thêm thời gian” để ở lại.`,
  touchToStay: (seconds: number) => `Chạm vào màn hình để ở lại. Tự về đầu sau ${seconds} giây.`,
  home: 'Về màn hình đầu',
  otherField: 'Chọn lĩnh vực khác',
  loading: 'Đang nối với hàng đợi…',
  loadingHow: 'Xin đợi một chút.',
  nothingHere: 'Chưa có lĩnh vực nào nhận số.',
  askStaff: 'Mời ông bà gặp cán bộ hướng dẫn.',
  over: 'Đã hết giờ lấy số.',
  notYet: 'Chưa đến giờ lấy số.',
  opens: (opening: Named) => `Nhận lại từ ${opening.opens} ${dayInVietnamese(opening)}.`,
  hours: 'Giờ lấy số',
  days: (from: string, to: string) => (from === to ? from : `${from} đến ${to}`),
  unreachable: 'Tạm thời chưa lấy được số.',
  unreachableHow: 'Máy mất kết nối và đang tự nối lại. Mời ông bà gặp cán bộ hướng dẫn.',
  unanswered: 'Chưa nhận được số.',
  unansweredHow: (service: string) =>
    `Máy đang hỏi lại số cho ${service}. Xin đợi một chút; ông bà chỉ có một số, không bị lấy hai lần.`,
  unansweredLong: 'Nếu đợi lâu, mời ông bà gặp cán bộ hướng dẫn.',
  unknownHall: 'Máy chưa tìm thấy hàng đợi.',
  unknownHallHow: 'Dành cho cán bộ: địa chỉ hàng đợi trong phần cài đặt của máy này không đúng.',
  unpaired: 'Máy này chưa được phép cấp số.',
  unpairedHow: 'Dành cho cán bộ: mở lại trang này bằng địa chỉ “kiosk” mà máy chủ in ra khi khởi động.',
  refusedLimit: (service: string) => `${service} đã hết số hôm nay.`,
  refusedLimitHow: 'Mời ông bà chọn lĩnh vực khác, hoặc gặp cán bộ để được hẹn ngày khác.',
  refusedClosed: 'Đã hết giờ lấy số.',
  refusedClosedHow: 'Mời ông bà gặp cán bộ hướng dẫn, hoặc trở lại trong giờ làm việc.',
  refusedService: (service: string) => `${service} tạm ngừng nhận số.`,
  refusedServiceHow: 'Mời ông bà chọn lĩnh vực khác, hoặc gặp cán bộ hướng dẫn.',
  refusedOther: 'Chưa lấy được số.',
  refusedOtherHow: 'Mời ông bà thử lại, hoặc gặp cán bộ hướng dẫn.',
  sheetWhat: 'Xin giữ phiếu này. Khi số hiện trên màn hình, mời đến đúng quầy.',
  sheetScan: 'Quét mã để theo dõi trên điện thoại.',
  onePerson: 'Mỗi người một số.',
};

const en: typeof vi = {
  ask: 'What do you need today?',
  tap: 'Touch a field to take a number. One number per person.',
  waitBand: (band) => (band ? `wait ${minutesInEnglish(band)}` : 'wait: not known yet'),
  waitingPeople: () => 'waiting',
  noCounterOpen: 'no counter open yet',
  soldOut: 'no numbers left today',
  unnamed: (prefix) => (prefix ? `Field ${prefix}` : 'Field without a name'),
  taking: 'taking your number…',
  takingFor: (service) => `Taking a number for ${service}.`,
  language: 'Language',
  accessibility: 'Accessibility',
  before: 'Back',
  pageBefore: 'Back, previous page',
  after: 'Next',
  pageAfter: 'Next, following page',
  page: (page, pages) => `Page ${page} of ${pages}`,
  pageShort: (page, pages) => `Page ${page}/${pages}`,
  yourNumber: 'Your number',
  printing: 'Your ticket is printing.',
  printed: 'Please take your ticket.',
  noPaper: 'Take a photo of this number.',
  printFailed: 'The ticket could not be printed. Take a photo of this number.',
  counters: (names) => names.map((name) => `Counter ${name}`).join(', '),
  ahead: 'Ahead of you',
  people: (count) => (count === 1 ? 'person' : 'people'),
  waitLabel: (band) => (!band ? 'Waiting time' : band.from > 0 && band.to !== null ? 'Wait about' : 'Wait'),
  waitFigure: ({from, to}) => (to === null ? `over ${from}` : from === 0 ? `under ${to}` : `${from}–${to}`),
  minutes: 'min',
  unknown: 'not known yet',
  said: (number, service, ahead) =>
    `Your number is ${number}, ${service}.${ahead === null ? '' : ` ${ahead} ${ahead === 1 ? 'person' : 'people'} ahead of you.`}`,
  follow: 'Follow it on your phone',
  followHow: 'Scan the code to see when your turn is near. No app to install.',
  code: 'QR code to follow this number on a phone',
  stay: 'Please wait for your call',
  stayHow:
    'When it is your turn, your number appears large on the screen. Sit where you can see it, or ask staff to tell you.',
  reprint: 'Print again',
  done: 'Done',
  returns: (seconds) => `Back to the first screen in ${seconds} seconds.`,
  moreTime: 'More time',
  warned: (seconds) => `The screen goes back in ${seconds} seconds. Choose “More time” to stay.`,
  touchToStay: (seconds) => `Touch the screen to stay. It goes back in ${seconds} seconds.`,
  home: 'Back to the first screen',
  otherField: 'Choose another field',
  loading: 'Connecting to the queue…',
  loadingHow: 'One moment, please.',
  nothingHere: 'No field gives numbers yet.',
  askStaff: 'Please ask a member of staff.',
  over: 'No more numbers today.',
  notYet: 'Numbers are not given yet.',
  opens: (opening) => `Numbers are given again from ${opening.opens} ${dayInEnglish(opening)}.`,
  hours: 'Opening hours',
  days: (from, to) => (from === to ? from : `${from} to ${to}`),
  unreachable: 'No numbers for the moment.',
  unreachableHow: 'The connection is down and is being made again. Please ask a member of staff.',
  unanswered: 'Your number has not arrived yet.',
  unansweredHow: (service) =>
    `Asking again for your ${service} number. Please wait; you have one number, it is not taken twice.`,
  unansweredLong: 'If it takes long, please ask a member of staff.',
  unknownHall: 'The queue was not found.',
  unknownHallHow: 'For staff: the address of the queue set on this machine is not right.',
  unpaired: 'This machine may not give numbers yet.',
  unpairedHow: 'For staff: open this page by the “kiosk” address the server prints when it starts.',
  refusedLimit: (service) => `${service}: no numbers left today.`,
  refusedLimitHow: 'Choose another field, or ask a member of staff for another day.',
  refusedClosed: 'No more numbers today.',
  refusedClosedHow: 'Ask a member of staff, or come back during opening hours.',
  refusedService: (service) => `${service} gives no numbers for the moment.`,
  refusedServiceHow: 'Choose another field, or ask a member of staff.',
  refusedOther: 'No number could be taken.',
  refusedOtherHow: 'Try again, or ask a member of staff.',
  sheetWhat: 'Keep this ticket. When the number is on the screen, go to the counter beside it.',
  sheetScan: 'Scan the code to follow it on your phone.',
  onePerson: 'One number per person.',
};

export const messages = {vi, en};
export type Messages = typeof vi;
