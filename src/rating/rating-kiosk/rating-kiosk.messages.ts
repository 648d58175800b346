import {levelMessages} from '../levels.messages.js';

const vi = {
  ...levelMessages.vi,
  number: 'Số',
  counter: 'Quầy',
  language: 'Ngôn ngữ',
  hint: (counter: string) =>
    counter
      ? `Về lần phục vụ vừa xong tại Quầy ${counter}. Chạm một ô; chạm ô khác để đổi.`
      : 'Về lần phục vụ vừa xong. Chạm một ô; chạm ô khác để đổi.',
  browsing: 'Nhấn phím cách hoặc Enter để chọn.',
  sending: 'Đang gửi…',
  recorded: 'Cảm ơn ông bà. Đã ghi lại; chạm ô khác để đổi.',
  refused: 'Chưa ghi được đánh giá. Xin chạm lại, hoặc báo cán bộ.',
  unchanged: 'Chưa đổi được. Câu trả lời trước vẫn được giữ.',
  privacy: 'Tự nguyện, không ghi tên. Cán bộ tại quầy không thấy câu trả lời.',
  closing: (seconds: string) => `Màn hình tự đóng sau ${seconds} giây.`,
  moreTime: 'Thêm thời gian',
  thanks: 'Cảm ơn ông bà.',
  thanksDetail: 'Câu trả lời đã được ghi lại.',
  closesSoon: 'Tự đóng sau vài giây.',
  done: 'Xong',
  idle: 'Cảm ơn ông bà đã đến.',
  loading: 'Đang mở màn hình đánh giá.',
  loadingDetail: 'Xin đợi một lát.',
};

const en: typeof vi = {
  ...levelMessages.en,
  number: 'Number',
  counter: 'Counter',
  language: 'Language',
  question: 'How satisfied are you?', // short, in letters that are read from afar
  hint: (counter) =>
    counter
      ? `About your service at Counter ${counter}. Touch one; touch another to change.`
      : 'About the service just given. Touch one; touch another to change.',
  browsing: 'Press Space or Enter to choose.',
  sending: 'Sending…',
  recorded: 'Thank you. It is recorded; touch another to change.',
  refused: 'Your rating was not recorded. Please touch again, or tell the staff.',
  unchanged: 'It could not be changed. Your first answer is kept.',
  privacy: 'Voluntary and without your name. The officer does not see your answer.',
  closing: (seconds) => `This screen closes in ${seconds} seconds.`,
  moreTime: 'More time',
  thanks: 'Thank you.',
  thanksDetail: 'Your answer is recorded.',
  closesSoon: 'Closes in a few seconds.',
  done: 'Done',
  idle: 'Thank you for coming.',
  loading: 'Opening the rating screen.',
  loadingDetail: 'One moment, please.',
};

export const messages = {vi, en};
