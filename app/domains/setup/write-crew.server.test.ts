import { expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { addDays, HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import { readDemoIds } from '#tests/setup/demo-ids.ts';
import { removeCrew } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { writeCrew } from './write-crew.server.ts';

const { db, sql } = testDatabase({ demo: true });
const readShifts = () => sql<
  { date: string; code: string; status: string; wanted: number; until: string; people: string[] }[]
>`
  select s.date_local::text as date, t.code, s.status, s.required_staff_count as wanted, to_char(s.end_at_utc at time zone 'Europe/Berlin', 'HH24:MI') as until,
    array(select u.first_name from shift_assignments a join staff_members m on m.id = a.staff_member_id join users u on u.id = m.user_id
      where a.shift_id = s.id order by 1) as people
  from shifts s join shift_templates t on t.id = s.template_id where s.date_local >= '2026-11-16' order by s.start_at_utc, t.code`;

test('writeCrew writes eight members, one of them a minor, and two work areas', async () => {
  const members = await sql`
    select m.employment_kind as kind, count(*)::int as people, bool_or(age('2026-11-18', u.birth_date) < interval '18 years') as minor
    from staff_members m join users u on u.id = m.user_id group by 1 order by 1`;
  expect([...members]).toEqual([
    { kind: 'employee', people: 3, minor: false },
    { kind: 'minijob', people: 2, minor: false },
    { kind: 'volunteer', people: 2, minor: null },
    { kind: 'youth', people: 1, minor: true },
  ]);
  expect([...(await sql`select name from work_areas order by 1`)]).toEqual([
    { name: 'Gaststätte' },
    { name: 'Terrasse' },
  ]);
});

test('this week is published, the end of the next one is a draft, and some shifts are short of people', async () => {
  const shifts = await readShifts();
  expect(shifts).toHaveLength(43);
  const drafts = shifts.filter(({ status }) => status === 'DRAFT').map(({ date }) => date);
  expect([...new Set(drafts)]).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
  expect(shifts.filter(({ people, wanted }) => people.length < wanted)).toHaveLength(9);
  expect(shifts.filter(({ date, code }) => date === '2026-11-21' && code !== 'SVC_LATE')).toMatchObject([
    { code: 'SVC_EARLY', people: ['Lena'] },
    { code: 'TER_LUNCH', people: [] },
    { code: 'KIT_LATE', people: ['Thomas'] },
    { code: 'EVENT_BAR', people: ['Tom'], until: '00:30' },
    { code: 'BAR_CLOSE', people: ['Hans'], until: '21:00' },
  ]);
});

test('the crew has a shift that Aylin gives away and that Eva can take, on every day of the week', async () => {
  const ids = await readDemoIds(sql);
  const [sgh] = await sql<
    { id: string }[]
  >`select operator_id as id from users where id = ${ids.people['jonas.becker']}`;
  const demoIds = { ...ids, operators: { sgh: sgh?.id ?? '', gemeinde: '' } };
  for (let days = 0; days < 7; days += 1) {
    await removeCrew(sql);
    const day = addDays(today(now(), HOME_ZONE), days);
    await inTransaction({ db }, (tx) => writeCrew(tx, demoIds, { today: day, now: now() }));
    const [request] = await sql`
      select r.state, r.to_staff_id as "to", s.status, s.date_local > ${day}::date as "isAhead", exists (
        select 1 from shift_assignments a join staff_members m on m.id = a.staff_member_id join shifts o on o.id = a.shift_id
        where m.user_id = ${ids.people['eva.lang']} and o.date_local = s.date_local) as "isEvaBusy"
      from shift_requests r join shifts s on s.id = r.shift_id`;
    expect([day, request]).toEqual([
      day,
      { state: 'offered', to: null, status: 'PUBLISHED', isAhead: true, isEvaBusy: false },
    ]);
  }
});
