import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { CorrectionDecision, WantedTimes } from '#app/db/schema/clock.ts';
import type { ClockTimes } from '#app/domains/staff/rules/clock-times.ts';
import { instantOfMs } from '#app/platform/calendar.ts';

/** What was asked to be put right, and what came of it. Instants are ISO 8601, UTC. */
export interface StoredCorrection {
  readonly id: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly userId: string;
  readonly sessionId: string | null;
  readonly dayKey: string;
  readonly askedBy: string | null;
  readonly wanted: WantedTimes;
  readonly before: WantedTimes | null;
  readonly reason: string;
  readonly decision: CorrectionDecision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly answer: string | null;
  readonly version: number;
  readonly createdAt: string;
}

/** The columns of `StoredCorrection` of the table aliases `c` and `sm` (staff_members). */
export const correctionColumns = sql`
  c.id, c.operator_id as "operatorId", c.staff_member_id as "staffId", sm.user_id as "userId", c.session_id as "sessionId",
  c.day_key::text as "dayKey", c.asked_by as "askedBy", c.wanted, c.before, c.reason, c.decision, c.decided_by as "decidedBy",
  ${isoUtc('c.decided_at')} as "decidedAt", c.answer, c.version, ${isoUtc('c.created_at')} as "createdAt"`;

/** A correction by its id, locked until the end. Lock the person's staff rows first. */
export const lockCorrection = statement<{ id: string }, StoredCorrection>(sql`
  select ${correctionColumns} from time_corrections c join staff_members sm on sm.id = c.staff_member_id
  where c.id = ${sql.placeholder('id')}::uuid for update of c`);

const iso = (ms: number): string => instantOfMs(ms).toString();

/** The times of a session as they are stored with a correction. */
export function wantedOf({ startMs, endMs, breaks }: ClockTimes): WantedTimes {
  return {
    clock_in_at: iso(startMs),
    ...(endMs === null ? {} : { clock_out_at: iso(endMs) }),
    breaks: breaks.flatMap((one) =>
      one.endMs === null ? [] : [{ start_at: iso(one.startMs), end_at: iso(one.endMs) }],
    ),
  };
}
