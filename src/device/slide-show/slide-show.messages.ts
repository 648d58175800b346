const vi = {
  label: 'Trình chiếu',
  loading: 'Đang tải hình…',
  empty: 'Chưa có hình nào để chiếu.',
  failed: 'Chưa chiếu được hình nào. Máy sẽ tự thử lại.',
  unreadable: 'Chưa đọc được danh sách hình.',
  pause: 'Dừng chiếu',
  play: 'Chiếu tiếp',
};

const en: typeof vi = {
  label: 'Slide show',
  loading: 'Loading pictures…',
  empty: 'There are no pictures to show yet.',
  failed: 'No picture could be shown. It will try again by itself.',
  unreadable: 'The list of pictures could not be read.',
  pause: 'Pause the slides',
  play: 'Go on',
};

export const messages = {vi, en};
