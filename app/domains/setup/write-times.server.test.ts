import { expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { type Stamp, timesOf } from '#app/domains/staff/rules/clock-times.ts';
import { addDays, HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import { readDemoIds } from '#tests/setup/demo-ids.ts';
import { removeAllShifts } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { writeTimes } from './write-times.server.ts';

const { db, sql } = testDatabase({ demo: true });

const readSessions = () => sql<
  {
    id: string;
    day: string;
    start: number;
    end: number | null;
    breaks: { startMs: number; endMs: number }[];
    stamps: Stamp[];
  }[]
>`
  select t.id, t.day_key::text as day, extract(epoch from t.clock_in_at)::float8 * 1000 as start, extract(epoch from t.clock_out_at)::float8 * 1000 as end,
    (select coalesce(json_agg(json_build_object('startMs', extract(epoch from b.start_at) * 1000, 'endMs', extract(epoch from b.end_at) * 1000)
      order by b.start_at), '[]') from time_breaks b where b.session_id = t.id) as breaks,
    (select json_agg(json_build_object('id', e.id, 'eventType', e.event_type, 'atMs', extract(epoch from e.timestamp_utc) * 1000,
      'metadata', e.metadata)) from time_events e where e.session_id = t.id) as stamps
  from time_sessions t order by t.clock_in_at`;

test('writeTimes writes two weeks whose stamps make their sessions', async () => {
  const sessions = await readSessions();
  expect([sessions[0]?.day, sessions.at(-1)?.day]).toEqual(['2026-11-04', '2026-11-17']);
  expect(sessions.length).toBeGreaterThan(30);
  for (const { start, end, breaks, stamps } of sessions)
    expect(timesOf(stamps)).toEqual({ startMs: start, endMs: end, breaks });
});

test('has a forgotten session, a correction, a wish and a missing break', async () => {
  const [found] = await sql`
    select (select count(*)::int from time_sessions where flagged and clock_out_at is null) as forgotten,
      (select count(distinct session_id)::int from time_events where source = 'ADMIN_CORRECTION') as corrected,
      (select count(*)::int from time_sessions where no_break_reason is not null) as "withoutBreak",
      (select count(*)::int from time_sessions where link_method = 'NONE') as unlinked,
      (select wanted from time_corrections where decision is null) as wanted`;
  expect(found).toEqual({
    forgotten: 1,
    corrected: 1,
    withoutBreak: 2,
    unlinked: 0,
    wanted: { clock_out_at: '2026-11-13T13:30:00Z' },
  });
});

test('writes them on every day of the week', async () => {
  const ids = await readDemoIds(sql);
  const [sgh] = await sql<{ id: string }[]>`select operator_id as id from staff_members limit 1`;
  for (let days = 1; days < 7; days += 1) {
    await removeAllShifts(sql);
    const day = addDays(today(now(), HOME_ZONE), days);
    const at = now().add({ hours: 24 * days });
    await inTransaction({ db }, (tx) =>
      writeTimes(tx, { ...ids, operators: { sgh: sgh?.id ?? '', gemeinde: '' } }, { today: day, now: at }),
    );
    const [count] = await sql`select count(*)::int as count from time_sessions`;
    expect([days, Number(count?.['count']) > 30]).toEqual([days, true]);
  }
});
