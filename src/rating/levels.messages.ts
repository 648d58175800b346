/** What both elements with levels say of them. */
export const levelMessages = {
  vi: {
    level: (word: string, place: number, count: number) => `${word}, mức ${place} trên ${count}`,
    question: 'Ông bà hài lòng ở mức nào?',
  },
  en: {
    level: (word: string, place: number, count: number) => `${word}, level ${place} of ${count}`,
    question: 'How satisfied are you with the service?',
  },
};
