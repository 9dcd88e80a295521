import { answerCancel, answerEdit, answerCancelled } from '#app/domains/booking/api/answers.server.ts';
import { bookingFieldMessage } from '#app/domains/booking/api/texts.server.ts';
import { listRecords } from '#app/domains/booking/api/records.server.ts';
import { cancelBooking as cancelVerb } from '#app/domains/booking/cancel-booking.server.ts';
import { getCancelledFor, unlessCancelled } from '#app/domains/booking/store/cancelled-bookings.server.ts';
import { cancelBooking, editBooking, getBooking } from '#app/domains/booking/api/contract.server.ts';
import { patchBooking } from '#app/domains/booking/api/patch-booking.server.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';

const api = serve(
  bookingFieldMessage,
  reading(getBooking, async ({ ctx, actor, params: { bookingId } }) => {
    const [record] = await listRecords(ctx.db, actor, [bookingId]);
    if (record) return { status: 200, body: record };
    const cancelled = await getCancelledFor(ctx, actor, bookingId);
    if (!cancelled) throw new NotFoundError(bookingId);
    return answerCancelled(cancelled, actor.locale);
  }),
  writing(
    editBooking,
    ({ ctx, params, query, body }) =>
      unlessCancelled(ctx, params.bookingId, () => patchBooking(ctx, { ...params, ...query, patch: body })),
    (outcome, { actor, handle, query }) => answerEdit(outcome, { actor, handle, isSeries: query.scope !== 'this' }),
  ),
  writing(
    cancelBooking,
    ({ ctx, params, query: { scope, version = null, reason } }) =>
      cancelVerb(ctx, { ...params, scope, version, reason: reason || null, count: null }),
    (outcome, { actor }) => answerCancel(outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
