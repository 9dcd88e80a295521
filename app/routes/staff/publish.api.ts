import { answerShift, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { publishShift } from '#app/domains/staff/api/contract.server.ts';
import { publishShift as verb } from '#app/domains/staff/shifts/publish-shift.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  staffFieldMessage,
  writing(
    publishShift,
    ({ ctx, params }) => verb(ctx, params),
    (outcome, { actor }) => answerShift(outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
