import { answerShift, shiftBodyOf, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { shiftInputOf } from '#app/domains/staff/api/inputs.server.ts';
import { archiveShift, editShift, getShift } from '#app/domains/staff/api/contract.server.ts';
import { archiveShift as archiveVerb } from '#app/domains/staff/shifts/archive-shift.server.ts';
import { editShift as editVerb } from '#app/domains/staff/shifts/edit-shift.server.ts';
import { assertMayManage } from '#app/domains/staff/store/shift-records.server.ts';
import { readShifts } from '#app/domains/staff/store/shifts.server.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';

const api = serve(
  staffFieldMessage,
  reading(getShift, async ({ ctx, params }) => {
    const [shift] = await readShifts(ctx.db, [params.shiftId]);
    assertMayManage(ctx, shift, 'shift.view');
    return { status: 200, body: shiftBodyOf(shift) };
  }),
  writing(
    editShift,
    ({ ctx, params, body }) =>
      editVerb(ctx, {
        ...params,
        ...shiftInputOf(body),
        role: body.role,
        version: body.version,
        updatedAt: body.updated_at,
      }),
    (outcome, { actor }) => answerShift(outcome, actor.locale),
  ),
  writing(
    archiveShift,
    ({ ctx, params }) => archiveVerb(ctx, params),
    ({ shift }) => ({ status: 200, body: shiftBodyOf(shift) }),
  ),
);

export const loader = api.read;
export const action = api.write;
