import type {Database} from './database.ts';
import type {Writer} from './log.ts';

/* What people attach to a comment. Never shown to the public, and handed to staff as a file, never as a page. */

/** What may be attached, by how it begins. What a sender calls it is not believed. */
const beginnings: readonly [type: string, extension: string, begins: (bytes: Buffer) => boolean][] = [
  ['image/jpeg', 'jpg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', 'png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  [
    'image/webp',
    'webp',
    (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  ],
  ['application/pdf', 'pdf', (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-'],
];

/** One attachment as it was sent. */
export interface SentAttachment {
  name: string;
  type: string;
  /** Base64, with or without the head of a data address. */
  data: string;
}

/** Keeps what may be kept. Of anything else the name alone stays, so that staff can ask for it another way. */
export async function keepAttachments(
  writer: Writer,
  owner: {hall: string; device: string; id: string; received_at: number},
  sent: readonly SentAttachment[],
): Promise<void> {
  for (const [place, {name, type, data}] of sent.entries()) {
    const bytes = Buffer.from(data.replace(/^data:[^,]*,/, ''), 'base64');
    const [known] = beginnings.find(([, , begins]) => begins(bytes)) ?? [];
    await writer
      .insertInto('attachments')
      .values({...owner, place, name, type: known ?? type, size: bytes.length, bytes: known ? bytes : null})
      .execute();
  }
}

/** A name that no file system and no header stumbles over, with the ending of what it really is. */
function fileName(name: string, extension: string): string {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const clean = stem
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 80);
  return `${clean || 'attachment'}.${extension}`;
}

/** One attachment for staff; `null` where there is none, or not any more. */
export async function attachmentOf(
  db: Database,
  hall: string,
  comment: string,
  place: number,
): Promise<{type: string; fileName: string; bytes: Buffer} | null> {
  const row = await db
    .selectFrom('attachments')
    .innerJoin('feedback', (join) =>
      join.onRef('feedback.device', '=', 'attachments.device').onRef('feedback.id', '=', 'attachments.id'),
    )
    .select(['attachments.name', 'type', 'bytes'])
    .where('feedback.hall', '=', hall)
    .where('feedback.name', '=', comment)
    .where('place', '=', place)
    .executeTakeFirst();
  const known = beginnings.find(([type]) => type === row?.type);
  if (!row?.bytes || !known) return null;
  return {type: row.type, fileName: fileName(row.name, known[1]), bytes: Buffer.from(row.bytes)};
}
