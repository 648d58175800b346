import {SurveyForm, type SurveyTimes} from '../../src/rating/survey-form/survey-form.js';
import type {KeptAnswers} from '../../src/rating/survey-form/kept-answers.js';
import type {Outbox, OutboxExport, OutboxOptions} from '../../src/services/outbox/contract.js';
import {MemoryOutbox} from './memory-outbox.js';

/** An outbox in memory that notes for how long each write is held back, and may have sent something before. */
export class SurveyOutbox extends MemoryOutbox<KeptAnswers> {
  /** Every hold asked for, in order. */
  readonly holds: (number | undefined)[] = [];
  /** Bodies of items that were received earlier, as they are kept for 30 days. */
  sent: unknown[] = [];

  override async put(body: KeptAnswers, options: {id?: string; holdMilliseconds?: number} = {}) {
    const item = await super.put(body, options);
    this.holds.push(options.holdMilliseconds);
    return item;
  }

  override async replace(id: string, body: KeptAnswers, options: {holdMilliseconds?: number} = {}) {
    const replaced = await super.replace(id, body);
    if (replaced) this.holds.push(options.holdMilliseconds);
    return replaced;
  }

  override async export(): Promise<OutboxExport<KeptAnswers>> {
    const blank = {device: 'memory', at: 0, holdUntil: 0, sentAt: 1};
    const sent = this.sent.map((body, seq) => ({...blank, id: `sent-${seq}`, seq, body}));
    return {...(await super.export()), sent};
  }
}

/** The questionnaire with an outbox in memory. Only the surroundings differ, nothing of its own. */
export class TestSurvey extends SurveyForm {
  readonly outbox = new SurveyOutbox();
  /** Changed before it is connected. */
  shorter: Partial<SurveyTimes> = {};

  protected override get times(): SurveyTimes {
    return {...super.times, settle: 0, ...this.shorter};
  }

  protected override openOutbox(options: OutboxOptions<KeptAnswers>): Outbox<KeptAnswers> {
    return this.outbox.open(options);
  }
}
