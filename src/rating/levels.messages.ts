/** What both elements with levels say of one. */
export const levelMessages = {
  vi: {level: (word: string, place: number, count: number) => `${word}, mức ${place} trên ${count}`},
  en: {level: (word: string, place: number, count: number) => `${word}, level ${place} of ${count}`},
};
