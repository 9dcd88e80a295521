import { ownShiftBodyOf, staffFieldMessage } from '#app/domains/staff/api/answers.server.ts';
import { listMyShifts } from '#app/domains/staff/api/contract.server.ts';
import { listMyShifts as list } from '#app/domains/staff/shifts/list-shifts.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';

const api = serve(
  staffFieldMessage,
  reading(listMyShifts, async ({ ctx, actor, query: { from = today(ctx.now, HOME_ZONE), to } }) => ({
    status: 200,
    body: { items: (await list(ctx, actor.id, { from, until: to })).map(ownShiftBodyOf) },
  })),
);

export const loader = api.read;
export const action = api.write;
