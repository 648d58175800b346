import {levelMessages} from '../levels.messages.js';

const vi = {
  level: levelMessages.vi.level,
  start: 'Bắt đầu',
  privacy: 'Tự nguyện, không ghi tên. Câu trả lời chỉ dùng để phục vụ tốt hơn.',
  length: (count: number) => `Có ${count} câu hỏi.`,
  page: (at: number, count: number) => `Phần ${at} trên ${count}`,
  question: (at: number, count: number) => `Câu ${at} trên ${count}`,
  progress: 'Tiến độ',
  optional: 'không bắt buộc',
  other: 'Khác',
  otherText: 'Xin ông bà ghi rõ',
  none: 'Không có điều nào ở trên',
  choose: 'Xin chọn',
  severalHint: 'Có thể chọn nhiều câu trả lời.',
  severalLimits: (least: string, most: string) =>
    least && most
      ? `Xin chọn từ ${least} đến ${most}.`
      : least
        ? `Xin chọn ít nhất ${least}.`
        : `Chọn nhiều nhất ${most}.`,
  limits: (least: string, most: string) =>
    least && most ? `Từ ${least} đến ${most}.` : least ? `Từ ${least} trở lên.` : `Không quá ${most}.`,
  days: (first: string, last: string) =>
    first && last
      ? `Từ ngày ${first} đến ngày ${last}.`
      : first
        ? `Từ ngày ${first} trở đi.`
        : `Không sau ngày ${last}.`,
  letters: (count: string, limit: string) => `${count} trên ${limit} ký tự`,
  back: 'Quay lại',
  next: 'Tiếp tục',
  send: 'Gửi câu trả lời',
  sending: 'Đang gửi…',
  mistakes: (count: number) => (count === 1 ? 'Còn 1 câu xin ông bà xem lại:' : `Còn ${count} câu xin ông bà xem lại:`),
  required: 'Xin ông bà trả lời câu này.',
  rows: (count: string) => `Còn ${count} dòng chưa trả lời.`,
  tooFew: (limit: string) => `Xin chọn ít nhất ${limit}.`,
  tooMany: (limit: string) => `Xin chọn nhiều nhất ${limit}.`,
  otherMissing: 'Xin ghi rõ điều khác là gì, hoặc chọn câu trả lời khác.',
  tooLong: (limit: string) => `Xin viết ngắn lại, nhiều nhất ${limit} ký tự.`,
  email: 'Địa chỉ thư điện tử có dạng ten@vidu.vn.',
  phone: 'Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.',
  number: 'Xin nhập một số.',
  step: (limit: string) => `Xin nhập theo bước ${limit}.`,
  low: (limit: string) => `Xin nhập từ ${limit} trở lên.`,
  high: (limit: string) => `Xin nhập không quá ${limit}.`,
  date: 'Xin nhập đủ ngày, tháng, năm.',
  early: (limit: string) => `Xin chọn ngày từ ${limit} trở đi.`,
  late: (limit: string) => `Xin chọn ngày không sau ${limit}.`,
  refused: 'Máy chưa ghi được câu trả lời. Câu trả lời vẫn còn ở đây: xin ông bà gửi lại, hoặc báo cán bộ.',
  thanks: 'Cảm ơn ông bà.',
  thanksDetail: 'Câu trả lời đã được ghi lại.',
  closesSoon: 'Tự đóng sau vài giây.',
  done: 'Xong',
  answered: 'Lượt này đã được trả lời.',
  answeredDetail: 'Cảm ơn ông bà đã góp ý.',
  closing: (seconds: string) => `Màn hình tự đóng sau ${seconds} giây. Phần đã trả lời vẫn được ghi lại.`,
  moreTime: 'Thêm thời gian',
  loading: 'Đang mở phiếu khảo sát…',
  empty: 'Chưa có phiếu khảo sát.',
  failed: 'Chưa tải được phiếu khảo sát.',
  retry: 'Thử lại',
  unusable: 'Phiếu khảo sát này chưa dùng được. Xin ông bà báo cán bộ.',
  faults: (count: number) => `Dành cho người soạn phiếu: ${count} điểm phải sửa`,
  nowhere: 'Phiếu này chưa được nối với nơi nhận câu trả lời.',
};

const en: typeof vi = {
  level: levelMessages.en.level,
  start: 'Start',
  privacy: 'Voluntary, without your name. The answers only serve to improve the service.',
  length: (count) => (count === 1 ? 'There is one question.' : `There are ${count} questions.`),
  page: (at, count) => `Part ${at} of ${count}`,
  question: (at, count) => `Question ${at} of ${count}`,
  progress: 'Progress',
  optional: 'optional',
  other: 'Other',
  otherText: 'Please say which',
  none: 'None of these',
  choose: 'Please choose',
  severalHint: 'You may choose several.',
  severalLimits: (least, most) =>
    least && most
      ? `Please choose ${least} to ${most}.`
      : least
        ? `Please choose at least ${least}.`
        : `Choose at most ${most}.`,
  limits: (least, most) =>
    least && most ? `From ${least} to ${most}.` : least ? `${least} or more.` : `At most ${most}.`,
  days: (first, last) =>
    first && last ? `From ${first} to ${last}.` : first ? `On or after ${first}.` : `On or before ${last}.`,
  letters: (count, limit) => `${count} of ${limit} characters`,
  back: 'Back',
  next: 'Continue',
  send: 'Send answers',
  sending: 'Sending…',
  mistakes: (count) => (count === 1 ? 'Please look at 1 question again:' : `Please look at ${count} questions again:`),
  required: 'Please answer this question.',
  rows: (count) => (count === '1' ? 'One row is not answered yet.' : `${count} rows are not answered yet.`),
  tooFew: (limit) => `Please choose at least ${limit}.`,
  tooMany: (limit) => `Please choose at most ${limit}.`,
  otherMissing: 'Please say which, or choose another answer.',
  tooLong: (limit) => `Please write less: at most ${limit} characters.`,
  email: 'An email address looks like name@example.com.',
  phone: 'A telephone number has digits only, such as 0912 345 678.',
  number: 'Please enter a number.',
  step: (limit) => `Please enter a number in steps of ${limit}.`,
  low: (limit) => `Please enter ${limit} or more.`,
  high: (limit) => `Please enter at most ${limit}.`,
  date: 'Please enter day, month and year.',
  early: (limit) => `Please choose ${limit} or a later day.`,
  late: (limit) => `Please choose ${limit} or an earlier day.`,
  refused: 'Your answers could not be written down. They are still here: please send them again, or tell the staff.',
  thanks: 'Thank you.',
  thanksDetail: 'Your answers have been recorded.',
  closesSoon: 'Closes in a few seconds.',
  done: 'Done',
  answered: 'This visit has been answered already.',
  answeredDetail: 'Thank you for your answers.',
  closing: (seconds) => `This closes in ${seconds} seconds. What you have answered stays recorded.`,
  moreTime: 'More time',
  loading: 'Opening the questionnaire…',
  empty: 'There is no questionnaire yet.',
  failed: 'The questionnaire could not be loaded.',
  retry: 'Try again',
  unusable: 'This questionnaire cannot be used yet. Please tell the staff.',
  faults: (count) => `For whoever wrote it: ${count} ${count === 1 ? 'thing' : 'things'} to mend`,
  nowhere: 'This questionnaire is not connected to a place that receives its answers.',
};

export const messages = {vi, en};
export type SurveyMessages = typeof vi;
