import type {HallSettings} from './config.ts';
import type {Database} from './database.ts';

/** A finished ticket that may be rated once, as the holder of its right sees it. */
export interface Invitation {
  /** The ticket's id. */
  id: string;
  number: string;
  counter: string;
  counterName: string;
  service: string;
  /** When it was finished. */
  at: number;
  used: boolean;
}

/** What a right is for; `null` where nobody has it. It is 122 random bits, so nobody finds one by trying. */
export async function invitationOf(db: Database, hall: HallSettings, token: string): Promise<Invitation | null> {
  const right = await db
    .selectFrom('rating_tokens')
    .selectAll()
    .where('token', '=', token)
    .where('hall', '=', hall.id)
    .executeTakeFirst();
  if (!right) return null;
  const {ticket: id, number, counter, service, finished_at: finishedAt, day, used} = right;
  const counterName = hall.counters.find((each) => each.id === counter)?.name ?? counter;
  return {id, number, counter, counterName, service, at: finishedAt || Date.parse(day), used: used === 1};
}
