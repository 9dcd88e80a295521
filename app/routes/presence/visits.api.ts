import { answerCheckIn, presenceFieldMessage } from '#app/domains/presence/api/answers.server.ts';
import { createVisit } from '#app/domains/presence/api/contract.server.ts';
import { checkIn } from '#app/domains/presence/check-in.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  presenceFieldMessage,
  writing(
    createVisit,
    ({ ctx, body }) =>
      checkIn(ctx, {
        roomId: body.room_id,
        userId: body.user_id,
        guestCount: body.guest_count,
        plannedEndAt: body.planned_end_at,
      }),
    (outcome, { actor: { locale }, handle }) => answerCheckIn(outcome, { handle, locale }),
  ),
);

export const loader = api.read;
export const action = api.write;
