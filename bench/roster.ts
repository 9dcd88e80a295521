import { Agent } from 'node:http';
import { paths } from '#app/paths.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';
import { openHouse, type House } from './harness/house.ts';
import { measureLimit } from './harness/limits.ts';
import { send } from './harness/load.ts';
import { measured } from './harness/plan-page.ts';
import { benchLine } from './harness/report.ts';
import { statementsPerRequest } from './harness/statements.ts';

const connections = 8;
const people = 60;
const shifts = 300;
const week = '2026-W47';
const MOST_STATEMENTS = 6;

/** The roster of a week with 300 shifts of 60 people, two on each. */
export async function run() {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    await fillWeek(house);
    const cookie = await house.signIn('jonas.becker');
    const path = paths.staff.roster({ woche: week });
    const {
      bad,
      statuses: _statuses,
      processorMsPerRequest,
      ...speed
    } = await measured(house, {
      url: house.url,
      connections,
      warmUp: 50,
      requests: 200,
      request: () => ({ path, cookie }),
      isGood: ({ status, body }) => status === 200 && body.includes('Kraft 60') && body.includes('300 Dienste'),
    });
    const limit = await measureLimit({
      what: 'the bare SELECT of the same shifts with their people',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 100,
      count: 1_000,
      statement: (sql) => sql`
        select s.id, s.start_at_utc, s.end_at_utc, s.role, s.status, (select json_agg(a.staff_member_id) from shift_assignments a
          where a.shift_id = s.id) from shifts s where s.date_local between '2026-11-16' and '2026-11-22'`,
    });
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: 50,
      run: () => send(agent, house.url, { path, cookie }),
    });
    return benchLine(
      {
        bench: 'roster',
        work: `roster of a week with ${people} people and ${shifts} shifts as HTML, signed in, ${connections} connections`,
        ...speed,
        limit,
        statementsPerRequest: statements,
        violations: bad + (statements > MOST_STATEMENTS ? 1 : 0),
      },
      { processorMsPerRequest },
    );
  } finally {
    agent.destroy();
    await house.close();
  }
}

async function fillWeek({ sql, url }: House): Promise<void> {
  await switchPartOn({ sql, url }, 'staff');
  // Stamps are append-only for everyone but the owner without their triggers.
  await sql`alter table time_events disable trigger user`;
  await sql`truncate shifts, shift_assignments, shift_requests, staff_members cascade`;
  await sql`alter table time_events enable trigger user`;
  await sql`
    with own as (select operator_id as id from users where email = 'jonas.becker@demo.example'),
    people as (
      insert into users (id, first_name, last_name, role)
      select gen_random_uuid(), 'Kraft', n, 'member' from generate_series(1, ${people}::int) n returning id)
    insert into staff_members (id, user_id, operator_id, employment_kind, roles, weekly_hours)
    select gen_random_uuid(), people.id, own.id, 'employee', '{service}', 20 from people, own`;
  await sql`
    with own as (select operator_id as id from users where email = 'jonas.becker@demo.example'),
    made as (
      insert into shifts (id, operator_id, start_at_utc, end_at_utc, role, station, required_staff_count, status)
      select gen_random_uuid(), own.id, at, at + interval '5 hours', 'service', 'Station ' || n % 8, 2 + (n % 5 = 0)::int, 'PUBLISHED'
      from own, generate_series(0, ${shifts - 1}::int) n,
        lateral (select timestamptz '2026-11-16 06:00Z' + n % 7 * interval '1 day' + n % 12 * interval '1 hour' as at) t
      returning id, operator_id),
    numbered as (select id, operator_id, row_number() over (order by id) as n from made),
    staff as (select id, row_number() over (order by id) as n from staff_members)
    insert into shift_assignments (shift_id, staff_member_id, operator_id)
    select numbered.id, staff.id, numbered.operator_id from numbered join staff on staff.n - 1 in (numbered.n % ${people}::int, (numbered.n + 7) % ${people}::int)`;
  await sql`analyze shifts, shift_assignments, staff_members`;
}
