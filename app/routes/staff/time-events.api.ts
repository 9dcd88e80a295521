import { eventBodyOf, timesFieldMessage } from '#app/domains/staff/api/times-answers.server.ts';
import { listTimeEvents } from '#app/domains/staff/api/times-contract.server.ts';
import { EVENT_CURSOR, listEvents } from '#app/domains/staff/times/list-events.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';

const api = serve(
  timesFieldMessage,
  reading(listTimeEvents, async ({ ctx, actor, query }) => {
    const { to, staff_member_id, cursor, ...rest } = query;
    const after = cursor === undefined ? null : readCursor(cursor, EVENT_CURSOR);
    const filter = { ...rest, until: to, staffId: staff_member_id, after };
    const { rows, next } = await listEvents(ctx, operatorOf(actor, 'time.correct'), filter);
    return { status: 200, body: { items: rows.map(eventBodyOf), next_cursor: next } };
  }),
);

export const loader = api.read;
export const action = api.write;
