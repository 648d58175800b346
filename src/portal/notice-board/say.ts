import type {LocaleController} from '../../base/locale.js';
import type {Notice} from '../notice.js';
import type {NoticeMessages} from './notice-board.messages.js';

export type Say = LocaleController<NoticeMessages>;

/** A day or minute as people write it: `23/11/2026`, `07:30 23/11/2026`. */
export function dayOf(moment: string): string {
  const [day = '', time = ''] = moment.split('T');
  const [year = '', month = '', date = ''] = day.split('-');
  return `${time ? `${time} ` : ''}${date}/${month}/${year}`;
}

/** When an announcement holds; empty where it says nothing. */
export function periodOf({text}: Say, {from, until}: Notice): string {
  if (from && until) return from === until ? dayOf(from) : text.between(dayOf(from), dayOf(until));
  return from ? text.since(dayOf(from)) : until ? text.until(dayOf(until)) : '';
}

/** The same for who has no time to read: when it ends, or since when it holds. */
export function shortPeriodOf({text}: Say, {from, until}: Notice): string {
  return until ? text.until(dayOf(until)) : from ? text.since(dayOf(from)) : '';
}

/** Paragraphs of a body. */
export function paragraphs(body: string): string[] {
  return body.split(/\n+/).filter((part) => part.trim());
}
