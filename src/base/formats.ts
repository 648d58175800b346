import {remembered} from './numbers.js';

export {formatNumber} from './numbers.js';

/** A moment (milliseconds since 1970) as the language writes it, in an IANA time zone where one is given. */
export function formatTime(language: string, instant: number, options: Intl.DateTimeFormatOptions): string {
  if (!Number.isFinite(instant)) return '';
  return remembered(`d${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(language, options)).format(
    instant,
  );
}

/** Hours and minutes as a counter's clock shows them: `14:07` in every language. */
export function formatClock(instant: number, timeZone?: string): string {
  return formatTime('en-GB', instant, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone});
}

/**
 * The long date. Vietnamese offices write "Thứ Hai, ngày 23 tháng 02 năm 2026", with a zero before days under 10
 * and before months 1 and 2, which no style of Intl gives.
 */
export function formatLongDate(language: string, instant: number, timeZone?: string): string {
  if (!language.startsWith('vi')) {
    // English as most of the world writes its dates: Monday 23 November 2026.
    return formatTime(language === 'en' ? 'en-GB' : language, instant, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    });
  }
  const weekday = formatTime('vi', instant, {weekday: 'long', timeZone});
  const [year, month, day] = formatTime('en-CA', instant, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).split('-');
  if (!year || !month || !day) return '';
  return `${weekday}, ngày ${day} tháng ${Number(month) < 3 ? month : String(Number(month))} năm ${year}`;
}

/** Compares as the language sorts: ă after a, đ after d. */
export function collator(language: string): Intl.Collator {
  return remembered(`c${language}`, () => new Intl.Collator(language, {numeric: true}));
}
