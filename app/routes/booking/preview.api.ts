import { answerPreview } from '#app/domains/booking/api-answers.server.ts';
import { bookingFieldWords } from '#app/domains/booking/api-words.server.ts';
import { previewBookings } from '#app/domains/booking/contract.server.ts';
import { previewBooking } from '#app/domains/booking/preview-booking.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  bookingFieldWords,
  reading(previewBookings, async ({ ctx, actor, body }) =>
    answerPreview(await previewBooking(ctx, actor, body, 'complete'), actor.locale, body.when.kind === 'series'),
  ),
);

export const loader = api.read;
export const action = api.write;
