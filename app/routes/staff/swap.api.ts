import { answerSwap, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { swapShift } from '#app/domains/staff/api/contract.server.ts';
import { swapShift as verb } from '#app/domains/staff/shifts/swap-shift.server.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  staffFieldMessage,
  writing(
    swapShift,
    ({ ctx, params, body }) =>
      verb(ctx, {
        ...params,
        fromStaffId: body.from_staff_id,
        toStaffId: body.to_staff_id,
        otherShiftId: body.other_shift_id,
      }),
    (outcome, { actor }) => answerSwap(outcome, actor.locale),
  ),
);

export const loader = api.read;
export const action = api.write;
