import { paths } from '#app/paths.ts';
import { openStaffHouse, type StaffHouse } from './staff-house.ts';

export interface TimesHouse extends StaffHouse {
  /** Removes all sessions, corrections and months. */
  forgetTimes(): Promise<void>;
  /** Work of today from and until a time in Berlin, by stamps of a phone that was without a network. Returns the session's id. */
  work(from: string, until: string, who: 'eva' | 'lisa'): Promise<string>;
  /** Work of any day with its stamps, which were written down at its end; instants are texts. Returns the session's id. */
  past(staffId: string, work: PastWork): Promise<string>;
  /** Makes Eva's month; November 2026 unless another is named. */
  month(state: 'submitted' | 'approved', month?: string): Promise<void>;
}

export interface PastWork {
  readonly from: string;
  readonly until: string;
  readonly breaks?: readonly (readonly [string, string])[];
}

/** The staff house with times. It is Wednesday, 18 November 2026, 10:00 in Berlin. */
export async function openTimesHouse(): Promise<TimesHouse> {
  const house = await openStaffHouse();
  const { sql, api } = house;
  let key = 0;
  return {
    ...house,
    past: (staffId, work) => insertWork(sql, staffId, work),
    month: async (state, month = '2026-11') => {
      await sql`
        insert into month_closings (id, operator_id, staff_member_id, month, state, changed_at)
        select gen_random_uuid(), operator_id, id, ${month}, 'submitted', now() from staff_members where id = ${house.staff.eva}`;
      if (state === 'approved')
        await sql`update month_closings set state = 'approved' where staff_member_id = ${house.staff.eva} and month = ${month}`;
    },
    forgetTimes: async () => {
      await sql`delete from month_closings`;
      await sql`delete from time_corrections where session_id is null`;
      await sql`update time_sessions set state = 'CLOSED', clock_out_at = clock_in_at, total_work_seconds = 0, total_break_seconds = 0,
        discarded = true where clock_out_at is null`;
      await sql`select time_records_forget('2030-01-01', 100000)`;
    },
    work: async (from, until, who) => {
      const stamp = (path: string, time: string) => {
        const body = { occurred_at: `2026-11-18T${time}:00+01:00`, idempotency_key: `work-${(key += 1)}` };
        return api[who]('POST', path, { body });
      };
      await stamp(paths.api.clockIn(), from);
      const { json } = await stamp(paths.api.clockOut(), until);
      return (json['session'] as { id: string }).id;
    },
  };
}

async function insertWork(
  sql: TimesHouse['sql'],
  staffId: string,
  { from, until, breaks = [] }: PastWork,
): Promise<string> {
  const stamps = [
    { type: 'CLOCK_IN', at: from },
    ...breaks.flatMap(([start, end]) => [
      { type: 'BREAK_START', at: start },
      { type: 'BREAK_END', at: end },
    ]),
    { type: 'CLOCK_OUT', at: until },
  ];
  const pauses = breaks.map(([start, end]) => ({ start, end }));
  const [row] = await sql<{ id: string }[]>`
    with sm as (select id, operator_id, user_id from staff_members where id = ${staffId}),
    pauses as (select * from jsonb_to_recordset(${sql.json(pauses)}) as p (start timestamptz, "end" timestamptz)),
    paused as (select coalesce(sum(extract(epoch from "end" - start)), 0)::int as seconds from pauses),
    made as (
      insert into time_sessions (id, operator_id, staff_member_id, user_id, state, clock_in_at, clock_out_at, total_work_seconds, total_break_seconds)
      select gen_random_uuid(), operator_id, sm.id, user_id, 'CLOSED', ${from}::timestamptz, ${until}::timestamptz,
        extract(epoch from ${until}::timestamptz - ${from}::timestamptz)::int - seconds, seconds from sm, paused returning *),
    breaks as (
      insert into time_breaks (id, session_id, start_at, end_at) select gen_random_uuid(), made.id, start, "end" from made, pauses),
    events as (
      insert into time_events (id, session_id, operator_id, staff_member_id, event_type, timestamp_utc, source, idempotency_key, body_hash, created_at)
      select gen_random_uuid(), made.id, made.operator_id, made.staff_member_id, type, at, 'APP', made.id || type || at, '', made.clock_out_at
      from made, jsonb_to_recordset(${sql.json(stamps)}) as s (type text, at timestamptz))
    select id from made`;
  return row?.id ?? '';
}

export const errorsOf = (json: Record<string, unknown>): string[] =>
  ((json['errors'] ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
