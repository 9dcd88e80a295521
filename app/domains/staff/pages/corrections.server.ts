import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { WantedTimes } from '#app/db/schema/clock.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { nameOf } from '#app/domains/staff/store/corrections.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { CorrectionLine } from './time-page.server.ts';
import { readTimesTabs } from './times.server.ts';

/** Days that a decided wish stays on the screen. */
const DECIDED_DAYS = 14;
const MOST = 200;

export interface ListedCorrection extends CorrectionLine {
  readonly staffId: string;
  readonly userId: string;
  readonly name: string;
  readonly dayKey: string;
  /** The session that the wish is about; null when it makes one. */
  readonly sessionId: string | null;
  readonly version: number;
  /** The times now. */
  readonly present: WantedTimes | null;
}

/** The session's times as `WantedTimes`. */
export const presentTimes = sql`(select jsonb_strip_nulls(jsonb_build_object('clock_in_at', ${isoUtc('t.clock_in_at')},
    'clock_out_at', ${isoUtc('t.clock_out_at')}, 'discard', case when t.discarded then true end,
    'breaks', coalesce((select jsonb_agg(jsonb_build_object('start_at', ${isoUtc('b.start_at')}, 'end_at', ${isoUtc('b.end_at')}) order by b.start_at)
      from time_breaks b where b.session_id = t.id and b.end_at is not null), '[]'::jsonb)))
  from time_sessions t where t.id = c.session_id)`;

const columns = sql`
  select c.id, c.staff_member_id as "staffId", sm.user_id as "userId", u.first_name || ' ' || u.last_name as name, c.day_key::text as "dayKey",
    c.session_id as "sessionId", c.version, ${nameOf('c.asked_by')} as "askedBy", c.reason, c.before, c.wanted, c.decision,
    ${nameOf('c.decided_by')} as "decidedBy", c.answer, ${isoUtc('c.created_at')} as "askedAt", ${isoUtc('c.decided_at')} as "decidedAt",
    ${presentTimes} as present
  from time_corrections c join staff_members sm on sm.id = c.staff_member_id join users u on u.id = sm.user_id
  where c.operator_id = ${sql.placeholder('operatorId')}::uuid`;

const readWaiting = statement<{ operatorId: string }, ListedCorrection>(sql`
  ${columns} and c.decision is null order by c.created_at, c.id limit ${sql.raw(String(MOST))}`);

/** What an admin corrected without a wish is not here: it was asked and decided by the same person at once. */
const readDecided = statement<{ operatorId: string; since: string }, ListedCorrection>(sql`
  ${columns} and c.decided_at >= ${sql.placeholder('since')}::timestamptz order by c.decided_at desc, c.id desc limit 50`);

/** Wishes for corrections at the actor's operator, the oldest first, and those decided lately. Three statements in one flight. */
export async function getCorrectionsPage(ctx: ReadCtx, actor: Actor) {
  const operatorId = operatorOf(actor, 'time.view');
  const since = ctx.now.subtract({ hours: 24 * DECIDED_DAYS }).toString();
  const [waiting, decided, tabs] = await inOneFlight(ctx.db, (flight) => [
    readWaiting(flight, { operatorId }),
    readDecided(flight, { operatorId, since }),
    readTimesTabs({ db: flight }, actor),
  ]);
  const mayDecide = can(actor, 'time.correct', { operatorId });
  return {
    // The own times are another admin's to decide (staff.md).
    waiting: waiting.map((line) => ({ ...line, mayDecide: mayDecide && line.userId !== actor.id })),
    decided,
    mayDecide,
    tabs,
  };
}
