import {levelMessages} from '../levels.messages.js';

const vi = {
  ...levelMessages.vi,
  question: 'Ông bà hài lòng ở mức nào?',
  missing: 'Xin chọn một mức.',
};

const en: typeof vi = {
  ...levelMessages.en,
  question: 'How satisfied are you with the service?',
  missing: 'Choose a level.',
};

export const messages = {vi, en};
