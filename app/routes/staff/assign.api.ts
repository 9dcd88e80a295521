import { answerShift, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { assignStaff } from '#app/domains/staff/api/contract.server.ts';
import { assignStaff as verb } from '#app/domains/staff/shifts/assign-staff.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  staffFieldMessage,
  writing(
    assignStaff,
    ({ ctx, params, body }) => verb(ctx, { ...params, staffId: body.staff_id }),
    (outcome, { actor }) => answerShift(outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
