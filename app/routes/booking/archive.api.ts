import { answerCancelled } from '#app/domains/booking/api/answers.server.ts';
import { bookingFieldMessage } from '#app/domains/booking/api/texts.server.ts';
import { archiveBookings } from '#app/domains/booking/archive-bookings.server.ts';
import { listRecords } from '#app/domains/booking/api/records.server.ts';
import { unlessCancelled } from '#app/domains/booking/store/cancelled-bookings.server.ts';
import { archiveBooking } from '#app/domains/booking/api/contract.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  bookingFieldMessage,
  writing(
    archiveBooking,
    ({ ctx, params: { bookingId } }) =>
      unlessCancelled(ctx, bookingId, () => archiveBookings(ctx, { bookingIds: [bookingId] })),
    async (outcome, { actor, handle, params }) => {
      if ('kind' in outcome) return answerCancelled(outcome.booking, actor.locale);
      const [record] = await listRecords(handle, actor, [params.bookingId]);
      return { status: 200, body: record };
    },
  ),
);

export const loader = api.read;
export const action = api.write;
