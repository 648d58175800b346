import type {LocaleController} from '../../base/locale.js';
import type {Alarm, AlarmReason} from '../alarms.js';
import type {DeviceList, DeviceRow} from '../health.js';
import type {AlarmFigures, DeviceMessages} from './device-board.messages.js';

type Say = LocaleController<DeviceMessages>;

/** A zone that Intl knows, or the reader's own. */
export function zoneOf({timeZone}: DeviceList): string | undefined {
  try {
    return timeZone && new Intl.DateTimeFormat('en', {timeZone}) ? timeZone : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a device in a sentence. */
export function nameOf({text}: Say, {kind, name}: DeviceRow): string {
  return text.device(text.kinds[kind], name);
}

/** How long ago. */
export function agoOf({text}: Say, at: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000);
  if (minutes < 1) return text.now;
  if (minutes < 60) return text.minutes(minutes);
  return minutes < 48 * 60 ? text.hours(Math.floor(minutes / 60)) : text.days(Math.floor(minutes / 1440));
}

/** The time of a moment, with its day where that is another. */
export function timeOf(say: Say, at: number, list: DeviceList): string {
  const timeZone = zoneOf(list);
  const clock = say.clock(at, timeZone);
  const day = (instant: number) =>
    new Intl.DateTimeFormat('en-GB', {day: '2-digit', month: '2-digit', timeZone}).format(instant);
  return Number.isFinite(new Date(at).getTime()) && day(at) !== day(list.now) ? `${clock} ${day(at)}` : clock;
}

/** How far a clock is off. */
export function lengthOf({text}: Say, milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  return seconds < 60 ? text.seconds(seconds) : text.longer(Math.floor(seconds / 60), seconds % 60);
}

/** The clock of a device against the hall's; what a network makes of it is no difference. */
export function skewOf(say: Say, {skew}: DeviceRow): string {
  const {text} = say;
  if (skew === null) return text.unknown;
  if (Math.abs(skew) < 5000) return text.exact;
  return skew > 0 ? text.ahead(lengthOf(say, skew)) : text.behind(lengthOf(say, skew));
}

/** What is the matter with a device and what to do, as one sentence. */
export function sentenceOf(say: Say, {row, reason}: Alarm, list: DeviceList): string {
  const figures: AlarmFigures = {
    at: row.at === null ? '' : timeOf(say, row.at, list),
    ago: row.at === null ? '' : agoOf(say, row.at, list.now),
    backlog: say.number(row.backlog),
    skew: lengthOf(say, row.skew ?? 0),
    ahead: (row.skew ?? 0) > 0,
    version: row.version ?? '',
    edition: list.edition,
  };
  return say.text.sentences[reason](nameOf(say, row), figures);
}

/** The first thing that is the matter, in a word or two. */
export function stateOf({text}: Say, reason: AlarmReason | undefined, isAsleep: boolean): string {
  return reason ? text.reasons[reason] : isAsleep ? text.asleep : text.fine;
}
