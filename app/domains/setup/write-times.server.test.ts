import { expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { timesOf } from '#app/domains/staff/rules/clock-times.ts';
import { readEventsOf } from '#app/domains/staff/store/stamps.server.ts';
import { listSessions } from '#app/domains/staff/times/list-sessions.server.ts';
import { addDays, HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import { readDemoIds } from '#tests/setup/demo-ids.ts';
import { removeAllTimes } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { writeTimes } from './write-times.server.ts';

const { db, sql } = testDatabase({ demo: true });

async function readAll() {
  const [crew] = await sql<{ operatorId: string }[]>`select distinct operator_id as "operatorId" from staff_members`;
  const { rows } = await listSessions({ db, now: now() }, crew ?? { operatorId: '' }, { limit: 200 });
  return rows;
}

test('writeTimes writes two weeks whose stamps make their sessions', async () => {
  const rows = await readAll();
  const days = rows.map(({ dayKey }) => dayKey).toSorted();
  expect([days[0], days.at(-1)]).toEqual(['2026-11-04', '2026-11-17']);
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const { startMs, endMs, breaks } = row;
    expect(timesOf(await readEventsOf(db, { sessionId: row.id }))).toEqual({ startMs, endMs, breaks });
  }
  expect(rows.filter(({ shift }) => shift !== null).map(({ dayKey }) => dayKey)).toContain('2026-11-17');
});

test('has a forgotten session, a correction, a wish and a missing break', async () => {
  const rows = await readAll();
  expect(rows.filter(({ flagged }) => flagged)).toMatchObject([{ firstName: 'Hans', endMs: null }]);
  expect(rows.filter(({ isCorrected }) => isCorrected)).toMatchObject([{ firstName: 'Mia', dayKey: '2026-11-17' }]);
  const noBreak = rows.filter(({ noBreakReason }) => noBreakReason !== null);
  expect(noBreak[0]?.hints.map(({ code }) => code)).toContain('W_BREAK_30');
  const [wish] = await sql`select wanted from time_corrections where decision is null`;
  expect(wish).toEqual({ wanted: { clock_out_at: '2026-11-13T13:30:00Z' } });
});

test('writes them on every day of the week', async () => {
  const ids = await readDemoIds(sql);
  const [sgh] = await sql<{ id: string }[]>`select operator_id as id from staff_members limit 1`;
  for (let days = 1; days < 7; days += 1) {
    await removeAllTimes(sql);
    const day = addDays(today(now(), HOME_ZONE), days);
    const at = now().add({ hours: 24 * days });
    await inTransaction({ db }, (tx) =>
      writeTimes(tx, { ...ids, operators: { sgh: sgh?.id ?? '', gemeinde: '' } }, { today: day, now: at }),
    );
    const [count] = await sql`select count(*)::int as count from time_sessions`;
    expect([days, Number(count?.['count']) > 30]).toEqual([days, true]);
  }
});
