import { type SQL, sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { scopeOf } from '#app/permissions.ts';
import { addDays, HOME_ZONE, instantOfText, isLocalDate, wallInstant } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { allOf, pageOf } from '#app/platform/list/cursor.server.ts';
import { TIME_OF_ACTION } from './action-lines.server.ts';
import { HOUSE_TYPES } from './rules/types.ts';
import type { ActionsQuery } from './schema.ts';
import type { WrittenAction } from './track-action.server.ts';

export interface ListedAction extends WrittenAction {
  readonly metadata: Record<string, unknown>;
}

export interface ActionsPage {
  readonly rows: ListedAction[];
  /** Cursor of the following page; null on the last. */
  readonly next: string | null;
}

/**
 * Actions, newest first: for an admin those in rooms of the own operator, and reports of programs elsewhere than in a room; for others their own. Throws NotFoundError for an unknown person or room, and for
 * another person whose actions are hidden (D18). One round trip.
 */
export async function listActions({ db }: ReadCtx, actor: Actor, query: ActionsQuery): Promise<ActionsPage> {
  const isForAll = scopeOf(actor.role, 'action.read') === 'operator';
  const user = query.user?.toLowerCase() ?? (isForAll ? null : actor.id);
  if (!isForAll && user !== actor.id) throw new NotFoundError();
  const { room, type, from, to, limit, after } = query;
  const isMeant = allOf(
    [
      user !== null && sql`user_id = ${user}::uuid`,
      isForAll && isOfOperator(actor),
      room !== undefined && sql`room_id = ${room}::uuid`,
      type !== undefined && sql`action_type = ${type}`,
      from !== undefined && sql`timestamp >= ${instantFrom(from, 0)}::timestamptz`,
      to !== undefined && sql`timestamp < ${instantFrom(to, 1)}::timestamptz`,
      after !== undefined && sql`(timestamp, id) < (${after.timestamp}::timestamptz, ${after.id}::uuid)`,
    ].map((condition) => condition || null),
  );
  const [rows, [known]] = await inOneFlight(db, (flight) => [
    queryRows<ListedAction>(
      flight,
      sql`select id, user_id, action_type, gid, metadata, ${sql.raw(TIME_OF_ACTION)} as timestamp, room_id
        from actions where ${isMeant} order by actions.timestamp desc, actions.id desc limit ${limit + 1}`,
    ),
    queryRows<{ isKnown: boolean }>(
      flight,
      sql`select (${user}::uuid is null or exists (select from users where id = ${user}::uuid))
        and (${room ?? null}::uuid is null or exists (select from rooms where id = ${room ?? null}::uuid)) as "isKnown"`,
    ),
  ]);
  if (known?.isKnown !== true) throw new NotFoundError();
  return pageOf(rows, limit, ({ timestamp, id }) => `${timestamp}~${id}`);
}

/** Where a person was is read by admins of that operator only (`presence.names`). */
const isOfOperator = ({ id, operatorId }: Pick<Actor, 'id' | 'operatorId'>): SQL => sql`(user_id = ${id}::uuid
  or room_id in (select r.id from rooms r join facilities f on f.id = r.facility_id where f.operator_id = ${operatorId}::uuid)
  or room_id is null and action_type !~ ${HOUSE_TYPES})`;

/** A day of Germany begins at its midnight, and ends at the next one. */
function instantFrom(text: string, days: 0 | 1): string {
  return isLocalDate(text)
    ? wallInstant(addDays(text, days), '00:00', HOME_ZONE).toString()
    : instantOfText(text).toString();
}
