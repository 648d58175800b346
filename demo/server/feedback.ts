import {randomBytes} from 'node:crypto';
import {feedbackSchema, type Feedback} from '../../src/rating/feedback.ts';
import {keepAttachments, type SentAttachment} from './attachments.ts';
import {readAs} from './reading.ts';
import type {Keeping, Kind} from './receiving.ts';

/* Comments and petitions in. All that a person wrote is kept apart, and goes when the office's time for it is over. */

type Private = NonNullable<Feedback['private']>;

async function refuse({code}: Feedback, {hall, writer}: Keeping): Promise<string | null> {
  const known = writer.selectFrom('feedback').select('id').where('hall', '=', hall.config.id).where('code', '=', code);
  return (await known.executeTakeFirst()) ? 'conflict' : null;
}

async function keep(
  {id, code, category, private: part}: Feedback,
  {hall, writer, sender, now}: Keeping,
): Promise<boolean> {
  const owner = {hall: hall.config.id, device: sender.device, id, received_at: now};
  const open = {state: 'received', answer: null, answered_at: null, published_at: null, published: null};
  await writer
    .insertInto('feedback')
    .values({...owner, name: randomBytes(12).toString('base64url'), code, category, ...open})
    .execute();
  await keepAttachments(writer, owner, (part?.attachments ?? []) as SentAttachment[]);
  return true;
}

/** Comments and petitions, as pages and kiosks send them. */
export const feedbackKind: Kind<Feedback> = {
  route: 'feedback',
  longest: 9_000_000,
  read: (row) => readAs(feedbackSchema, row),
  meaning: ({seq, at, code, category}, digest) => ({seq, at, code, category, digest}),
  refuse,
  privateText: (part) => ({...(part as Private), attachments: undefined}), // they have a table of their own
  keep,
};
