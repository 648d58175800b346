import {member} from '../../core/schema.js';
import type {Invitation} from '../../queue/view.js';
import type {Outbox} from '../../services/outbox/outbox.js';
import type {Rating} from '../rating.js';
import type {Scale} from '../scale.js';
import type {Answer} from './session.js';

/** A rating as the pad keeps it; the outbox adds its id, order and time. */
export type KeptRating = Omit<Rating, 'id' | 'seq' | 'at'>;

/** The whole of an answer: which ticket, which scale in which words, and what was tapped. */
export function ratingOf(answer: Answer, scale: Scale, counter: string, language: string): KeptRating {
  const {invitation, score, shownAt, answeredAt, repeated} = answer;
  const ticket = invitation && {ticket: invitation.id, token: invitation.token, service: invitation.service};
  return {
    type: 'rating',
    ...ticket,
    ...(counter && {counter}),
    scale: scale.id,
    direction: scale.direction,
    wording: scale.wording,
    language,
    score,
    flags: repeated ? ['repeat'] : [],
    shownAt,
    answeredAt,
  };
}

/** Who left minutes ago is not asked: a pad that was off would put the question to the next visitor. */
const freshness = 3 * 60_000;

/** The newest invitation of a counter that was not handled, unless a newer one was. */
export function newestInvitation(
  invitations: readonly Invitation[],
  counter: string,
  now: number,
  handled: ReadonlySet<string>,
): Invitation | null {
  const own = invitations.filter((invitation) => invitation.counter === counter).sort((a, b) => b.at - a.at);
  const newest = own[0];
  return newest && now - newest.at < freshness && !handled.has(newest.token) ? newest : null;
}

/** Tokens of ratings this device still keeps or lately sent: a pad started anew must not ask about them again. */
export async function tokensKept(outbox: Outbox<KeptRating>): Promise<Set<string>> {
  const tokens = await outbox.export().then(
    ({items, sent}) => [...items, ...sent].map(({body}) => member(body, 'token')),
    () => [],
  );
  return new Set(tokens.map(String));
}
