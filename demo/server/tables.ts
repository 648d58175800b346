import type {Generated} from 'kysely';
import type {DeviceKind, DeviceRow} from '../../src/device/health.ts';

/* The tables as the last migration leaves them. */

export interface Tables {
  halls: {id: string; epoch: string; created_at: number};
  /** Append only. The body is the whole event. */
  events: {hall: string; seq: number; at: number; day: string; type: string; body: string};
  /** The state as the day began, so that a start replays one day and no more. */
  days: {hall: string; day: string; seq: number; state: string};
  /** What was answered to a command, for whoever asks again. */
  commands: {hall: string; key: string; hash: string; answer: string; at: number};
  /** One-use rights to rate a finished ticket; kept when the day is over, since a pad may be offline for weeks. */
  rating_tokens: {
    token: string;
    hall: string;
    ticket: string;
    counter: string;
    service: string;
    day: string;
    used: number;
    /** The ticket's number and when it was finished; empty and 0 where its events were forgotten before these were kept. */
    number: string;
    finished_at: number;
  };
  /** Who sends: a device of the office, or a visitor's phone or page. */
  devices: {device: string; office: number; since: number};
  /** Public halves of the keys that devices announced, each kept on first use. */
  device_keys: {device: string; id: string; spki: string; since: number};
  /**
   * Whatever was received, as it was sent but for its personal text, and once: the key is device and id. Nothing is
   * ever changed or deleted here, so that the chains can be checked as long as ratings are kept.
   */
  received: {
    n: Generated<number>;
    hall: string;
    device: string;
    id: string;
    /** The address it came by: `ratings`, `answers`, `feedback` or `votes`. Each counts its own `seq`. */
    route: string;
    seq: number;
    received_at: number;
    /** Fingerprint of what it says, to tell "the same again" from another content. */
    hash: string;
    /** Canonical JSON. */
    body: string;
    /** 1 where a signature was checked and stands. */
    signed: number;
    /** Its place in the chain of its device, as it claims. */
    place: number | null;
  };
  /** Personal text, apart, so that it can be erased. */
  private_texts: {hall: string; device: string; id: string; received_at: number; body: string};
  /** Heads of chains as they were seen, one a batch. Append only. */
  anchors: {n: Generated<number>; device: string; key: string; place: number; hash: string; received_at: number};
  /** What should not happen and did. Append only. */
  incidents: {n: Generated<number>; hall: string; device: string; kind: string; detail: string; at: number};
  /** What became of each question that was put to somebody. */
  questions: {
    hall: string;
    device: string;
    id: string;
    received_at: number;
    day: string;
    series: string;
    ticket: string | null;
    counter: string | null;
    service: string | null;
    scale: string;
    direction: string;
    wording: string;
    channel: string;
    outcome: string;
  };
  ratings: {
    hall: string;
    device: string;
    id: string;
    seq: number;
    /** By the device's clock. */
    tapped_at: number;
    /** By the server's clock. */
    received_at: number;
    /** `ticket` where a valid one-use token came with it, else `open`. */
    series: string;
    ticket: string | null;
    counter: string | null;
    service: string | null;
    scale: string;
    direction: string;
    wording: string;
    language: string | null;
    score: number;
    /** JSON list. */
    flags: string;
    counted: number;
    /** The service day it is counted under; empty until the hall that knows its time zone has filled it in. */
    day: string;
    channel: string;
    /** JSON list of the ids of reasons. */
    reasons: string;
    reasons_wording: string | null;
    /** By the device's clock. */
    shown_at: number | null;
    answered_at: number | null;
  };
  /** What anybody was shown of a closed month. Append only; the body is every series of it. */
  published_months: {hall: string; month: string; at: number; body: string};
  answers: {
    hall: string;
    device: string;
    id: string;
    received_at: number;
    day: string;
    survey: string;
    version: string;
    complete: number;
    channel: string;
  };
  /** How often one visit's right was used for a questionnaire; only the first use is counted. */
  answer_tokens: {hall: string; survey: string; token: string; uses: number};
  /** One row a value: of a multi-choice several, of a matrix one a row. */
  answer_values: {
    hall: string;
    device: string;
    id: string;
    survey: string;
    version: string;
    question: string;
    /** The row of a matrix; empty where there is none. */
    part: string;
    /** JSON. */
    value: string;
  };
  feedback: {
    /** Public name of the comment, made here: it tells nothing of its device. */
    name: string;
    hall: string;
    device: string;
    id: string;
    code: string;
    category: string;
    received_at: number;
    state: string;
    answer: string | null;
    answered_at: number | null;
    published_at: number | null;
    /** The words that moderation let through. */
    published: string | null;
  };
  attachments: {
    hall: string;
    device: string;
    id: string;
    /** Its place among the attachments of its comment. */
    place: number;
    name: string;
    type: string;
    size: number;
    received_at: number;
    /** Null where it was of a type that is not taken. */
    bytes: Uint8Array | null;
  };
  /** What each screen last said of itself. */
  screens: {
    hall: string;
    /** The screen's own opaque name. */
    device: string;
    kind: DeviceKind;
    name: string;
    version: string;
    /** Its clock minus the hall's. */
    skew: number;
    backlog: number;
    sound: NonNullable<DeviceRow['sound']> | null;
    problem: NonNullable<DeviceRow['problem']> | null;
    /** When it spoke, by the hall's clock. */
    at: number;
  };
  /** The last vote of each device for each subject and scale. */
  votes: {
    hall: string;
    subject: string;
    scale: string;
    device: string;
    seq: number;
    score: number;
    received_at: number;
  };
}
