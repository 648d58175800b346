/*
 * The health of a hall's screens, as the server and the browser share it. A screen says every half minute how it is;
 * the hall remembers the last word of each.
 */

/** The kinds of things that report. */
export const deviceKinds = [
  'board',
  'sign',
  'slides',
  'notices',
  'kiosk',
  'pad',
  'panel',
  'printer',
  'camera',
  'other',
] as const;

/** What kind of thing it is. */
export type DeviceKind = (typeof deviceKinds)[number];

/** The words for what may be wrong with a device. */
export const deviceProblems = ['storage', 'printer', 'paper', 'stalled', 'memory', 'feed'] as const;

/** What a device says of itself: body of `POST {hall}/devices`. */
export interface DeviceReport {
  /** Its own opaque name, kept in its browser: 1 to 64 letters, digits or `-`. */
  device: string;
  kind: DeviceKind;
  /** Where it stands, as the office named it: at most 60 letters. */
  name: string;
  /** The edition of the library it runs. */
  version: string;
  /** Its own clock, milliseconds since 1970. */
  clock: number;
  /** Ratings and answers not yet received by the server. */
  backlog?: number;
  sound?: 'ready' | 'blocked' | 'off';
  /** What is wrong with it, a word from a fixed list; absent where nothing is. */
  problem?: (typeof deviceProblems)[number];
}

/** Answer of `POST {hall}/devices`. */
export interface DeviceAnswer {
  /** The hall's clock. */
  now: number;
  /** The edition of the screens that the server gives out; a screen that runs another reloads when idle. */
  edition: string;
}

/** One device as the hall knows it: row of `GET {hall}/devices`, for staff alone. */
export interface DeviceRow {
  /** The device's own name, or the configured id of one that never spoke. */
  id: string;
  kind: DeviceKind;
  name: string;
  /** When it was last heard, by the hall's clock; `null` where it never was. */
  at: number | null;
  version: string | null;
  backlog: number;
  /** Its clock minus the hall's when it was last heard, in milliseconds. */
  skew: number | null;
  sound: DeviceReport['sound'] | null;
  problem: DeviceReport['problem'] | null;
  /** Whether the office's configuration names it, so that its silence is an alarm. */
  expected: boolean;
}

/** Answer of `GET {hall}/devices`. */
export interface DeviceList {
  now: number;
  edition: string;
  /** The hall's zone, which says what "today" is; the reader's own where it is absent. */
  timeZone?: string;
  devices: readonly DeviceRow[];
}
