const vi = {
  count: (_count: number, written: string) => `${written} lượt đánh giá`,
  outOf: 'trên 5',
  tooFew: (minimum: string) => `Chưa đủ ${minimum} lượt để tính trung bình.`,
  empty: 'Chưa có lượt đánh giá nào.',
  loading: 'Đang tải số lượt đánh giá…',
  failed: 'Chưa tải được số lượt đánh giá.',
  offline: 'Máy đang mất kết nối mạng nên chưa tải được số lượt đánh giá.',
  stale: 'Chưa tải được số mới. Đây là số đã tải trước đó.',
  retry: 'Thử lại',
};

const en: typeof vi = {
  count: (count, written) => (count === 1 ? '1 rating' : `${written} ratings`),
  outOf: 'of 5',
  tooFew: (minimum) => `Fewer than ${minimum} ratings: too few for an average.`,
  empty: 'No ratings yet.',
  loading: 'Loading the ratings…',
  failed: 'The ratings could not be loaded.',
  offline: 'This device is offline, so the ratings could not be loaded.',
  stale: 'Newer figures could not be loaded. These were loaded before.',
  retry: 'Try again',
};

export const figureMessages = {vi, en};
