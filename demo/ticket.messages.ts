import type {FollowedTicket} from './server/follow.ts';

type Band = NonNullable<FollowedTicket['band']>;

const vi = {
  whose: 'Số của ông bà',
  loading: 'Đang hỏi số của ông bà…',
  ahead: 'Trước ông bà',
  people: (_count: number) => 'người',
  waitLabel: (band: Band | null): string =>
    !band ? 'Thời gian chờ' : band.from > 0 && band.to !== null ? 'Chờ khoảng' : 'Chờ',
  wait: ({from, to}: Band) => (to === null ? `hơn ${from}` : from === 0 ? `dưới ${to}` : `${from}–${to}`),
  minutes: 'phút',
  unknown: 'chưa rõ',
  waiting: 'Trang này tự cập nhật. Xin ở gần phòng chờ và để trang mở.',
  first: 'Ông bà là người được gọi tiếp theo. Xin ở trong phòng chờ.',
  next: 'Sắp đến lượt ông bà. Mời vào phòng chờ.',
  come: 'Mời đến',
  counter: (name: string) => `Quầy ${name}`,
  noCounter: 'quầy đang gọi',
  calledAgain: (times: number) => `Đã gọi ${times} lần.`,
  serving: 'Đang được phục vụ',
  parked: 'Hồ sơ của ông bà đang được giữ lại. Cán bộ sẽ gọi tiếp.',
  done: 'Đã xong. Cảm ơn ông bà.',
  noShow: 'Số đã được gọi mà ông bà chưa đến. Mời gặp cán bộ hướng dẫn để được gọi lại.',
  ended: 'Số này không còn chờ nữa. Nếu cần, mời gặp cán bộ hướng dẫn.',
  missing: 'Không tìm thấy số này.',
  missingHow: 'Số chỉ có giá trị trong ngày. Mời lấy số mới tại máy, hoặc gặp cán bộ hướng dẫn.',
  live: (time: string) => `Đang cập nhật, lúc ${time}`,
  stale: (time: string) =>
    time ? `Mất kết nối từ ${time}, đang nối lại. Xin nhìn màn hình gọi số.` : 'Chưa kết nối được, đang thử lại.',
  called: (number: string, counter: string) => `Mời số ${number} đến ${counter}.`,
};

const en: typeof vi = {
  whose: 'Your number',
  loading: 'Asking for your number…',
  ahead: 'Ahead of you',
  people: (count) => (count === 1 ? 'person' : 'people'),
  waitLabel: (band) => (!band ? 'Waiting time' : band.from > 0 && band.to !== null ? 'Wait about' : 'Wait'),
  wait: ({from, to}) => (to === null ? `over ${from}` : from === 0 ? `under ${to}` : `${from}–${to}`),
  minutes: 'min',
  unknown: 'not known yet',
  waiting: 'This page keeps itself up to date. Stay near the waiting hall and leave the page open.',
  first: 'You are the next to be called. Please stay in the waiting hall.',
  next: 'Your turn is near. Please come into the waiting hall.',
  come: 'Please go to',
  counter: (name) => `Counter ${name}`,
  noCounter: 'the counter that calls',
  calledAgain: (times) => `Called ${times} times.`,
  serving: 'Being served',
  parked: 'Your case is on hold. The officer will call you again.',
  done: 'Finished. Thank you.',
  noShow: 'Your number was called and you were not there. Please ask a member of staff to call it again.',
  ended: 'This number is no longer waiting. If you need help, ask a member of staff.',
  missing: 'This number was not found.',
  missingHow: 'Numbers are good for one day. Take a new one at the machine, or ask a member of staff.',
  live: (time) => `Up to date, ${time}`,
  stale: (time) =>
    time ? `No connection since ${time}, trying again. Please watch the screen.` : 'No connection yet, trying again.',
  called: (number, counter) => `Number ${number}, please go to ${counter}.`,
};

export const messages = {vi, en};
export type Messages = typeof vi;
