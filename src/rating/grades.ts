import {total} from './statistics.js';

/*
 * Two sheets of the state, worked out of facts. Neither takes in how people tapped at a counter: nine indices are
 * judged by what happened, and Decision 766/QD-TTg counts dossiers.
 */

/** A word in the languages of the sheet. */
export interface SheetWord {
  vi: string;
  en: string;
}

/** One index of Circular 01/2018/TT-VPCP (Decree 61/2018/ND-CP, article 31). */
export interface SheetIndex {
  id: string;
  word: SheetWord;
}

/** The nine indices, in the order of the decree. */
export const indices: readonly SheetIndex[] = [
  {
    id: 'total-time',
    word: {vi: 'Tổng thời gian giải quyết thủ tục so với quy định', en: 'Total time against the time allowed'},
  },
  {
    id: 'agency-time',
    word: {
      vi: 'Thời gian thực hiện của từng cơ quan, đơn vị tham gia giải quyết',
      en: 'Time of each agency that takes part',
    },
  },
  {
    id: 'contacts',
    word: {
      vi: 'Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ',
      en: 'Times the applicant had to come back to complete the dossier',
    },
  },
  {
    id: 'agencies',
    word: {
      vi: 'Số cơ quan, đơn vị, tổ chức phải liên hệ để hoàn thiện hồ sơ',
      en: 'Agencies the applicant had to go to',
    },
  },
  {
    id: 'one-stop',
    word: {vi: 'Thực hiện cơ chế một cửa, một cửa liên thông', en: 'One-stop organisation'},
  },
  {id: 'publicity', word: {vi: 'Công khai thủ tục hành chính', en: 'Publicity of procedures'}},
  {
    id: 'attitude',
    word: {vi: 'Thái độ của cán bộ, công chức, viên chức', en: 'Attitude of officials'},
  },
  {
    id: 'feedback',
    word: {
      vi: 'Tiếp thu, giải trình ý kiến góp ý, phản ánh, kiến nghị',
      en: 'Handling of comments, complaints and proposals',
    },
  },
  {
    id: 'online',
    word: {
      vi: 'Tiến độ và chất lượng cung cấp dịch vụ công trực tuyến',
      en: 'Progress and quality of online services',
    },
  },
];

/** From how many points on a grade is given. */
export interface Grade {
  id: string;
  least: number;
  word: SheetWord;
}

/**
 * Grades of a sheet of 18 points. Data, because sources differ at the edge: some software wants more than 15 points for
 * the highest, the circular's readers 15 and more.
 */
export const defaultGrades: readonly Grade[] = [
  {id: 'excellent', least: 15, word: {vi: 'Xuất sắc', en: 'Excellent'}},
  {id: 'good', least: 12, word: {vi: 'Tốt', en: 'Good'}},
  {id: 'fair', least: 9, word: {vi: 'Khá', en: 'Fair'}},
  {id: 'average', least: 6, word: {vi: 'Trung bình', en: 'Average'}},
  {id: 'weak', least: 0, word: {vi: 'Yếu', en: 'Weak'}},
];

/** The grade of a number of points: the highest whose least it reaches; `null` where it reaches none. */
export function gradeOf(points: number, grades: readonly Grade[] = defaultGrades): Grade | null {
  const reached = grades.filter(({least}) => points >= least);
  return reached.reduce<Grade | null>((best, grade) => (best && best.least >= grade.least ? best : grade), null);
}

/** The sheet of Circular 01/2018: points an index, and what they come to. */
export interface Sheet {
  rows: readonly (SheetIndex & {points: number | null})[];
  /** `null` while an index has no points: a sheet that is not whole has no total and no grade. */
  total: number | null;
  grade: Grade | null;
}

/** Fills the sheet in: 0, 1 or 2 points an index, by its id. Anything else leaves that index open. */
export function sheetOf(points: Readonly<Record<string, unknown>>, grades: readonly Grade[] = defaultGrades): Sheet {
  const rows = indices.map((index) => {
    const given = Object.prototype.hasOwnProperty.call(points, index.id) ? points[index.id] : null;
    return {...index, points: given === 0 || given === 1 || given === 2 ? given : null};
  });
  const given = rows.flatMap(({points: some}) => (some === null ? [] : [some]));
  const sum = given.length === rows.length ? total(given) : null;
  return {rows, total: sum, grade: sum === null ? null : gradeOf(sum, grades)};
}

/** How Decision 766/QD-TTg is taken to count satisfaction. */
export interface Rule766 {
  /** Points of the four criteria of the satisfaction group, 18 together. */
  split: readonly number[];
  /** Which of them the formula below fills, counted from 0. */
  place: number;
  /** The satisfaction from which on all its points are given, as a share. */
  full: number;
}

/**
 * The rule as those who implement it read it: 18 points split 5, 5, 2 and 6, the last by the formula, all of them from
 * 90 % on. From a secondary source, not from the decision's own text: an office checks it against its own instructions.
 */
export const rule766: Rule766 = {split: [5, 5, 2, 6], place: 3, full: 0.9};

/** Finished dossiers of a period, and how many of them came late or were complained of or disliked. */
export interface Dossiers766 {
  finished: number;
  late: number;
  /** Dossiers with a complaint or a dislike; one with both counts once. */
  disliked: number;
}

/** Satisfaction after Decision 766/QD-TTg. */
export interface Satisfaction766 {
  late: number;
  disliked: number;
  /** 1 less both shares, never below 0. */
  satisfaction: number;
  /** Points of this one criterion, and how many it can have. Below the full mark in proportion. */
  points: number;
  most: number;
}

/**
 * Satisfaction = 100 % - late % - complaint-or-dislike %. How many faces were tapped how often does not enter it.
 * `null` where the counts cannot be right.
 */
export function satisfaction766({finished, late, disliked}: Dossiers766, rule = rule766): Satisfaction766 | null {
  const counts = [finished, late, disliked];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0 && count <= finished) || finished === 0) {
    return null;
  }
  const satisfaction = Math.max(0, (finished - late - disliked) / finished);
  const most = rule.split[rule.place] ?? 0;
  return {
    late: late / finished,
    disliked: disliked / finished,
    satisfaction,
    points: most * Math.min(1, satisfaction / rule.full),
    most,
  };
}
