import type { ClockEventType } from '#app/db/schema/clock.ts';
import { stampClock } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type postgres from 'postgres';
import { fileCounter } from './file-counter.ts';
import type { MadeStaff } from './staff.ts';

const counter = fileCounter();

/** Work of a person by real stamps, from one instant to another; null: it runs on. Returns the session's id. */
export async function makeSession(
  staff: Pick<MadeStaff, 'ctx'>,
  from: string,
  until: string | null,
  breaks: readonly (readonly [string, string])[] = [],
): Promise<string> {
  const stamp = async (event: ClockEventType, at: string) => {
    const key = `stamp ${counter.next()}`;
    const outcome = await stampClock({ ...staff.ctx, now: instantOfText(at) }, { event, key, source: 'APP' });
    if (outcome.kind !== 'stamped') throw new Error(`no stamp was made: ${JSON.stringify(outcome)}`);
    return outcome.session.id;
  };
  const id = await stamp('CLOCK_IN', from);
  for (const [start, end] of breaks) {
    await stamp('BREAK_START', start);
    await stamp('BREAK_END', end);
  }
  if (until !== null) await stamp('CLOCK_OUT', until);
  return id;
}

/** An approved month of a person. */
export async function approveMonth(sql: postgres.Sql, staffId: string, month: string): Promise<void> {
  await sql`insert into month_closings (id, operator_id, staff_member_id, month, state, changed_at)
    select gen_random_uuid(), operator_id, id, ${month}, 'submitted', now() from staff_members where id = ${staffId}`;
  await sql`update month_closings set state = 'approved' where staff_member_id = ${staffId} and month = ${month}`;
}

/** Removes every session with its stamps, which only the owner of the tables can, without their triggers. */
export async function removeAllTimes(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (owner) => {
    await owner`alter table time_events disable trigger user`;
    await owner`truncate time_sessions, time_breaks, time_events, time_corrections, month_closings, clock_suggestions`;
    await owner`alter table time_events enable trigger user`;
  });
}

/** Removes every shift, with the times that are linked to them. */
export async function removeAllShifts(sql: postgres.Sql): Promise<void> {
  await removeAllTimes(sql);
  await sql`truncate shift_assignments, shift_requests`;
  await sql`delete from shifts`;
}

/** Removes the crew with all that hangs on it. */
export async function removeCrew(sql: postgres.Sql): Promise<void> {
  await removeAllShifts(sql);
  for (const table of ['schedules', 'shift_templates', 'work_areas', 'staff_members'])
    await sql`delete from ${sql(table)}`;
}
