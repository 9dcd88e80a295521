import { answerShift, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { cancelShift } from '#app/domains/staff/api/contract.server.ts';
import { cancelShift as verb } from '#app/domains/staff/shifts/cancel-shift.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  staffFieldMessage,
  writing(
    cancelShift,
    ({ ctx, params }) => verb(ctx, params),
    (outcome, { actor }) => answerShift(outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
