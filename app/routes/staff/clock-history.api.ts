import { clockFieldMessage, sessionBodyOf } from '#app/domains/staff/api/clock-answers.server.ts';
import { getHistory } from '#app/domains/staff/api/clock-contract.server.ts';
import { listSessions, SESSION_CURSOR } from '#app/domains/staff/times/list-sessions.server.ts';
import { reading, serve } from '#app/platform/api/serve.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';

const api = serve(
  clockFieldMessage,
  reading(getHistory, async ({ ctx, actor, query: { from, to, cursor, limit } }) => {
    const after = cursor === undefined ? null : readCursor(cursor, SESSION_CURSOR);
    const { rows, next } = await listSessions(ctx, { userId: actor.id }, { from, until: to, after, limit });
    return { status: 200, body: { items: rows.map(sessionBodyOf), next_cursor: next } };
  }),
);

export const loader = api.read;
export const action = api.write;
