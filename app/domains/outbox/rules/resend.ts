import type { MailStatus } from '#app/db/schema/outbox.ts';

/** At most so many mails are sent again at once. */
export const RESEND_AT_ONCE = 200;

/** A second press or a second admin within this time gets the mail that the first one made. */
export const SAME_PRESS_SECONDS = 60;

/** What decides whether one mail is sent again. */
export interface ResendFacts {
  readonly status: MailStatus;
  readonly isSetUp: boolean;
  readonly hasBody: boolean;
  readonly isInDigest: boolean;
  /** Its address gets no mail. */
  readonly isRefused: boolean;
  /** Its dates are over. */
  readonly isOver: boolean;
  /** The newest mail that repeats it; null without one. */
  readonly repeat: { readonly id: string; readonly status: MailStatus; readonly ageSeconds: number } | null;
}

export type ResendRefusal =
  /** There is no server. */
  | { kind: 'not_set_up' }
  /** It waits itself. */
  | { kind: 'queued' }
  /** Its words were removed after 14 days. */
  | { kind: 'gone' }
  /** A mail of the day contains it: that one is sent again. */
  | { kind: 'in_digest' }
  | { kind: 'refused' }
  /** It was sent again just now, or waits to be. */
  | { kind: 'already'; id: string }
  /** Needs a second press. */
  | { kind: 'past' };

/**
 * Decides on one mail; null when it is sent again. The person's choices do not count: an admin sends it on purpose. A refused
 * address counts, because the server would refuse it again.
 */
export function decideResend(facts: ResendFacts, acceptsPast: boolean): ResendRefusal | null {
  if (!facts.isSetUp) return { kind: 'not_set_up' };
  if (facts.status === 'queued') return { kind: 'queued' };
  if (!facts.hasBody) return { kind: 'gone' };
  if (facts.isInDigest) return { kind: 'in_digest' };
  if (facts.isRefused) return { kind: 'refused' };
  const { repeat } = facts;
  if (repeat && (repeat.status === 'queued' || repeat.ageSeconds < SAME_PRESS_SECONDS))
    return { kind: 'already', id: repeat.id };
  return facts.isOver && !acceptsPast ? { kind: 'past' } : null;
}
