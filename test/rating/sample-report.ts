import type {SatisfactionCounts} from '../../src/rating/report.ts';

const words = ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'];
const vietnamese = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];

/** A small whole report: 1,284 answers, 85.6 % satisfied; February and counter 7 have too few. */
export const satisfaction = {
  office: {vi: 'Phường Hoa Sen', en: 'Hoa Sen ward'},
  from: '2026-10-01',
  to: '2026-10-31',
  series: 'ticket',
  scale: {
    id: 'faces-5',
    direction: 'lowest-first',
    wording: '1',
    kind: 'satisfaction',
    picture: 'faces',
    levels: words.map((en, at) => ({score: at + 1, word: {vi: vietnamese[at]!, en}, satisfied: at > 2})),
  },
  counts: [21, 46, 118, 512, 587],
  response: {finished: 3910, shown: 2105, answered: 1284, timedOut: 530, walkedAway: 291},
  notCounted: {repeat: 40, 'token-used': 6},
  by: {
    month: [
      {key: '2025-12', counts: [15, 30, 98, 260, 299]},
      {key: '2026-01', counts: [14, 31, 81, 244, 285]},
      {key: '2026-02', counts: [0, 1, 4, 9, 10]},
      {key: '2026-03', counts: [18, 37, 92, 309, 354]},
      {key: '2026-10', counts: [21, 46, 118, 512, 587]},
    ],
    counter: [
      {key: '1', name: 'Quầy 1', note: 'Hộ tịch', counts: [4, 8, 26, 120, 154]},
      {key: '4', name: 'Quầy 4', note: 'Đất đai', counts: [30, 32, 40, 70, 69]},
      {key: '7', name: 'Quầy 7', note: 'Chính sách xã hội', counts: [1, 2, 3, 8, 9]},
    ],
    field: [],
    service: [],
    channel: [{key: 'counter', counts: [21, 46, 118, 512, 587]}],
    officer: [],
  },
  reasons: [{id: 'time', word: {vi: 'Thời gian chờ', en: 'Waiting time'}, count: 141}],
  target: {operator: 'over', value: 80},
  available: [],
} satisfies SatisfactionCounts;
