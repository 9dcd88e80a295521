import { answerDecision } from '#app/domains/booking/api/answers.server.ts';
import { bookingFieldMessage } from '#app/domains/booking/api/texts.server.ts';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { unlessCancelled } from '#app/domains/booking/store/cancelled-bookings.server.ts';
import { approveBooking } from '#app/domains/booking/api/contract.server.ts';
import { now } from '#app/platform/calendar.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  bookingFieldMessage,
  writing(
    approveBooking,
    ({ ctx, params, query, body }) =>
      unlessCancelled(ctx, params.bookingId, () =>
        approveBookings(ctx, { units: [{ ...params, ...query }], onConflict: body.on_conflict }),
      ),
    (outcome, { actor, handle, params }) =>
      answerDecision('kind' in outcome ? outcome : outcome[0], { actor, handle, ...params, now: now() }),
  ),
);

export const loader = api.read;
export const action = api.write;
