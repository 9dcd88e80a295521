import { paths } from '#app/paths.ts';
import { openStaffHouse, type StaffHouse } from './staff-house.ts';

export interface TimesHouse extends StaffHouse {
  /** Removes all sessions, corrections and months. */
  forgetTimes(): Promise<void>;
  /** Work of today from and until a time in Berlin, by stamps of a phone that was without a network. Returns the session's id. */
  work(from: string, until: string, who: 'eva' | 'lisa'): Promise<string>;
}

/** The staff house with times. It is Wednesday, 18 November 2026, 10:00 in Berlin. */
export async function openTimesHouse(): Promise<TimesHouse> {
  const house = await openStaffHouse();
  const { sql, api } = house;
  let key = 0;
  return {
    ...house,
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

export const errorsOf = (json: Record<string, unknown>): string[] =>
  ((json['errors'] ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
