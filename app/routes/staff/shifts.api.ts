import { answerShift, shiftBodyOf, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { shiftInputOf } from '#app/domains/staff/api/inputs.server.ts';
import { createShift, listShifts } from '#app/domains/staff/api/contract.server.ts';
import { createShift as verb } from '#app/domains/staff/shifts/create-shift.server.ts';
import { listShifts as list } from '#app/domains/staff/shifts/list-shifts.server.ts';
import { paths } from '#app/paths.ts';
import { reading, serve, writing } from '#app/platform/api/serve.server.ts';
import { operatorOf } from '#app/platform/edit.server.ts';

const api = serve(
  staffFieldMessage,
  reading(listShifts, async ({ ctx, actor, query }) => {
    const { to, staff_member_id, work_area_id, include_archived, cursor, ...rest } = query;
    const { shifts, next } = await list(ctx, operatorOf(actor, 'shift.view'), {
      ...rest,
      until: to,
      staffId: staff_member_id,
      workAreaId: work_area_id,
      withArchived: include_archived,
      after: cursor,
    });
    return { status: 200, body: { items: shifts.map(shiftBodyOf), next_cursor: next } };
  }),
  writing(
    createShift,
    ({ ctx, body }) => verb(ctx, { ...shiftInputOf(body), role: body.role }),
    (outcome, { actor }) => {
      const answer = answerShift(outcome, actor.locale, 201);
      return outcome.kind === 'created'
        ? { ...answer, headers: { Location: paths.api.shift(outcome.shift.id) } }
        : answer;
    },
  ),
);

export const loader = api.read;
export const action = api.write;
