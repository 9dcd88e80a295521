import type { Actor } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

import { mayChange, type SeenBooking, visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/**
 * Lets those through who may change a booking: the involved, and admins of its operator (domain.md, "Who"). Others get
 * NotFoundError when it is hidden from them, ForbiddenError when they may only look (D18).
 */
export function assertMayChange<T extends SeenBooking>(actor: Actor, booking: T | undefined): asserts booking is T {
  if (!booking) throw new NotFoundError();
  const sight = visibilityOf(actor, booking, { isPublic: false, showNames: false });
  if (sight === 'hidden') throw new NotFoundError();
  if (!mayChange(actor, booking)) throw new ForbiddenError('booking.change');
}
