const vi = {
  heading: 'Đánh giá',
  question: 'Ông bà thấy trang này thế nào?',
  word: (score: number) => ['Rất kém', 'Kém', 'Bình thường', 'Tốt', 'Rất tốt'][score - 1] ?? '',
  star: (score: string, word: string) => `${score} trên 5 sao: ${word}`,
  hint: '1 sao là rất kém, 5 sao là rất tốt.',
  refused: 'Chưa ghi lại được. Mời ông bà chọn lại.',
};

const en: typeof vi = {
  heading: 'Rating',
  question: 'What do you think of this page?',
  word: (score) => ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'][score - 1] ?? '',
  star: (score, word) => `${score} of 5 stars: ${word}`,
  hint: '1 star is very poor, 5 stars are very good.',
  refused: 'Your rating could not be recorded. Please choose again.',
};

export const messages = {vi, en};
