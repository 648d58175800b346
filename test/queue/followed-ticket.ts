import type {FollowedTicket} from '../../src/queue/followed.js';
import {sampleNow} from '../helpers/fake-hall.js';

/** B031 of the sample afternoon, with four people before it. */
export function followedTicket(change: Partial<FollowedTicket> = {}): FollowedTicket {
  return {
    hall: {
      id: '1',
      name: {vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre'},
      place: {vi: 'phường Hoa Sen', en: 'Hoa Sen ward'},
      timeZone: 'Asia/Ho_Chi_Minh',
    },
    seq: 100,
    now: sampleNow,
    number: 'B031',
    state: 'waiting',
    since: sampleNow - 600_000,
    service: {id: 'land', name: {vi: 'Đất đai', en: 'Land'}, prefix: 'B'},
    checkedIn: true,
    appointmentAt: null,
    backUntil: null,
    ahead: 4,
    band: {from: 20, to: 30},
    counter: null,
    calls: 0,
    calledAt: null,
    ...change,
  };
}

/** A hall that knows one ticket and answers over `fetch`; whoever asks with another id learns nothing. */
export class TicketDesk {
  readonly hall = 'https://hall.example/halls/1';
  /** `null`: no ticket of today. A number: the status of an error. */
  answer: FollowedTicket | null | number = followedTicket();
  /** What was asked, newest last. */
  readonly asked: {url: string; body: unknown}[] = [];
  leaveAnswer: unknown = {status: 'done', seq: 101};
  readonly #fetch = window.fetch;

  constructor(readonly ticket = '6b1f0c0e8d3a4f7f') {
    window.fetch = (input, init) => this.#reply(String(input), init);
  }

  close(): void {
    window.fetch = this.#fetch;
  }

  async #reply(url: string, init: RequestInit = {}): Promise<Response> {
    if (!url.startsWith(this.hall)) return this.#fetch(url, init);
    const body = JSON.parse(String(init.body)) as {ticket?: string};
    this.asked.push({url, body});
    const say = (content: unknown, status = 200) =>
      new Response(JSON.stringify(content), {status, headers: {'Content-Type': 'application/json'}});
    if (typeof this.answer === 'number') return say({error: 'broken'}, this.answer);
    if (url.endsWith('/leave'))
      return say(this.leaveAnswer, (this.leaveAnswer as {status: string}).status === 'done' ? 200 : 409);
    return this.answer && body.ticket === this.ticket ? say(this.answer) : say({error: 'unknown-ticket'}, 404);
  }
}
