import type {HallView} from '../../queue/view.js';
import type {HallLink} from '../../services/hall/hall.js';

/** Why no question can be put, as the words for it are named. */
export type Obstacle =
  | 'loading'
  | 'noHall'
  | 'unknownHall'
  | 'unreachable'
  | 'forbidden'
  | 'noCounter'
  | 'unknownCounter'
  | 'phoneUnknown'
  | 'phoneUsed'
  | 'phoneUnreachable'
  | 'phoneDone';

interface Standing {
  hall: string;
  counter: string;
  open: boolean;
  view: HallView | null;
  link: HallLink;
}

/** What hinders a pad from asking, or `null`. */
export function obstacleOf({hall, counter, open, view, link}: Standing): Obstacle | null {
  if (!hall) return open ? null : 'noHall';
  if (link.problem === 'forbidden' || (view && !view.invitations && !open)) return 'forbidden';
  // Who rates without a ticket needs nothing of the hall: it may be away, also since the start.
  if (!view && open && link.problem === 'unreachable') return null;
  if (!view && link.state === 'failed') return link.problem === 'unreachable' ? 'unreachable' : 'unknownHall';
  if (!view) return 'loading';
  if (!counter) return open ? null : 'noCounter';
  return counterOf(view, counter) ? null : 'unknownCounter';
}

/** The counter by its id, or by the name that is called out. */
export function counterOf(view: HallView | null, counter: string) {
  const rows = view?.counters ?? [];
  return rows.find(({id}) => id === counter) ?? rows.find(({name}) => name === counter);
}
