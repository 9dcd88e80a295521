import { answerDecision } from '#app/domains/booking/api-answers.server.ts';
import { bookingFieldWords } from '#app/domains/booking/api-words.server.ts';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { unlessCancelled } from '#app/domains/booking/cancelled-booking.server.ts';
import { approveBooking } from '#app/domains/booking/contract.server.ts';
import { now } from '#app/platform/calendar.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  bookingFieldWords,
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
