import {levelMessages} from '../levels.messages.js';

const vi = {
  ...levelMessages.vi,
  missing: 'Xin chọn một mức.',
};

const en: typeof vi = {
  ...levelMessages.en,
  missing: 'Choose a level.',
};

export const messages = {vi, en};
