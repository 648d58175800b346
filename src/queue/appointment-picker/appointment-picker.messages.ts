const vi = {
  heading: 'Tiêu đề',
  empty: 'Chưa có nội dung.',
};

const en: typeof vi = {
  heading: 'Heading',
  empty: 'Nothing here yet.',
};

export const messages = {vi, en};
