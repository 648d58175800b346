import {formatClock, formatLongDate, formatNumber} from './formats.js';
import {WordsController} from './words.js';

export {registerMessages, type Catalog, type Catalogs, type Message} from './words.js';

/** Messages, numbers and dates of one element in the language of its place on the page, live. */
export class LocaleController<M extends object> extends WordsController<M> {
  /** A number in that language. */
  number(value: number, options?: Intl.NumberFormatOptions): string {
    return formatNumber(this.language, value, options);
  }

  /** The long date as offices write it. */
  longDate(instant: number, timeZone?: string): string {
    return formatLongDate(this.language, instant, timeZone);
  }

  /** Hours and minutes. */
  clock(instant: number, timeZone?: string): string {
    return formatClock(instant, timeZone);
  }
}
