import { answerPreview } from '#app/domains/booking/api/answers.server.ts';
import { bookingFieldMessage } from '#app/domains/booking/api/texts.server.ts';
import { previewBookings } from '#app/domains/booking/api/contract.server.ts';
import { previewBooking } from '#app/domains/booking/pages/preview.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  bookingFieldMessage,
  reading(previewBookings, async ({ ctx, actor, body }) =>
    answerPreview(await previewBooking(ctx, actor, body, 'complete'), actor.locale, body.when.kind === 'series'),
  ),
);

export const loader = api.read;
export const action = api.write;
