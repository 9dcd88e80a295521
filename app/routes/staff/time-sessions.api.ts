import { listedBodyOf, timesFieldMessage } from '#app/domains/staff/api/times-answers.server.ts';
import { listTimeSessions } from '#app/domains/staff/api/times-contract.server.ts';
import { listSessions, SESSION_CURSOR } from '#app/domains/staff/times/list-sessions.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';

const api = serve(
  timesFieldMessage,
  reading(listTimeSessions, async ({ ctx, actor, query }) => {
    const { to, staff_member_id, cursor, ...rest } = query;
    const { rows, next } = await listSessions(
      ctx,
      { operatorId: operatorOf(actor, 'time.view') },
      {
        ...rest,
        until: to,
        staffId: staff_member_id,
        withDiscarded: true,
        after: cursor === undefined ? null : readCursor(cursor, SESSION_CURSOR),
      },
    );
    return { status: 200, body: { items: rows.map((row) => listedBodyOf(row, actor.locale)), next_cursor: next } };
  }),
);

export const loader = api.read;
export const action = api.write;
