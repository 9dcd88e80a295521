import { Agent } from 'node:http';
import type postgres from 'postgres';
import { paths } from '#app/paths.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';
import { openHouse, type House } from './harness/house.ts';
import { measureLimit } from './harness/limits.ts';
import { send } from './harness/load.ts';
import { measured } from './harness/plan-page.ts';
import { benchLine } from './harness/report.ts';
import { statementsPerRequest } from './harness/statements.ts';

const connections = 8;
const MOST_STATEMENTS = 5;
/** 12 at the top, 4 below each, 5 below each of those. */
const shape = [12, 4, 5] as const;
const subprojects = 12 + 12 * 4 + 12 * 4 * 5;
const measures = subprojects * 10;

interface Tree {
  readonly grantId: string;
  /** A sub-project of level 1 with everything below it. */
  readonly topId: string;
}

interface Page {
  readonly path: string;
  readonly person: string;
  /** A text of the page. */
  readonly shows: string;
  readonly what: string;
  readonly statement: (sql: postgres.Sql) => Promise<unknown>;
}

/** A grant with a tree of 300 sub-projects and 3,000 measures: its page, the page of a sub-project, and an author's own projects. */
export async function run() {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { grantId, topId } = await fillTree(house);
    const [grant, subproject, own] = [
      await measurePage(house, agent, {
        path: paths.funding.grant(grantId),
        person: 'peter.koenig',
        shows: 'Teilprojekt 12.4.5',
        what: 'the bare SELECT of the same sub-projects with the sums of their measures',
        statement: (sql) => sql`
          select s.id, s.number, s.name, s.budget, s.level, x.* from subprojects s left join (
            select subproject_id, count(*), avg(progress), min(planned_until) from measures group by 1) x on x.subproject_id = s.id
          where s.grant_id = ${grantId}`,
      }),
      await measurePage(house, agent, {
        path: paths.funding.subproject(topId),
        person: 'peter.koenig',
        shows: 'Maßnahme 1.10',
        what: 'the bare SELECT of the same sub-project with its measures',
        statement: (sql) => sql`
          select s.*, (select json_agg(m) from measures m where m.subproject_id = s.id) from subprojects s where s.id = ${topId}`,
      }),
      await measurePage(house, agent, {
        path: paths.funding.projects(),
        person: 'max.mueller',
        shows: 'Teilprojekt 12.4.5',
        what: 'the bare SELECT of the same sub-projects with the roles of the person',
        statement: (sql) => sql`
          select s.id, s.number, s.name, a.role, x.* from subproject_assignments a join users u on u.id = a.user_id
          join subprojects s on s.id = a.subproject_id left join (
            select subproject_id, count(*), avg(progress), min(planned_until) from measures group by 1) x on x.subproject_id = s.id
          where u.email = 'max.mueller@demo.example'`,
      }),
    ] as const;
    const { work, ...speed } = grant;
    return benchLine(
      {
        bench: 'funding',
        work,
        ...speed,
        statementsPerRequest: Math.max(...[grant, subproject, own].map((page) => page.statementsPerRequest)),
        violations: grant.violations + subproject.violations + own.violations,
      },
      { subproject, own },
    );
  } finally {
    agent.destroy();
    await house.close();
  }
}

async function measurePage(house: House, agent: Agent, { path, person, shows, what, statement }: Page) {
  const cookie = await house.signIn(person);
  const { bad, statuses, ...speed } = await measured(house, {
    url: house.url,
    connections,
    warmUp: 16,
    requests: 80,
    request: () => ({ path, cookie }),
    isGood: ({ status, body }) => status === 200 && body.includes(shows),
  });
  const limit = await measureLimit({
    what,
    databaseUrl: house.databaseUrl,
    connections,
    warmUp: 20,
    count: 200,
    statement,
  });
  const statements = await statementsPerRequest({
    superuserUrl: house.superuserUrl,
    logFile: house.logFile,
    requests: 20,
    run: () => send(agent, house.url, { path, cookie }),
  });
  return {
    work: `${path.split('/').slice(0, 3).join('/')} with ${subprojects} sub-projects and ${measures} measures as HTML, signed in, ${connections} connections`,
    ...speed,
    statuses,
    limit,
    statementsPerRequest: statements,
    violations: bad + (statements > MOST_STATEMENTS ? 1 : 0),
  };
}

/** The tree; Max fills in every sub-project at its end, 240 of them, and one measure of each other one. */
async function fillTree({ sql, url }: House): Promise<Tree> {
  await switchPartOn({ sql, url }, 'funding');
  const [first, second, third] = shape;
  const [grant] = await sql<{ id: string }[]>`
    insert into funding_grants (id, operator_id, number, title, funder, granted, valid_from, valid_until)
    select gen_random_uuid(), operator_id, 'BENCH', 'Messung', 'Amt', 3000000, current_date - 300, current_date + 300
    from users where email = 'peter.koenig@demo.example' returning id`;
  const grantId = grant?.id ?? '';
  const level = async (above: number | null, count: number, budget: number) => sql`
    insert into subprojects (id, grant_id, parent_id, level, number, name, budget)
    select gen_random_uuid(), ${grantId}, p.id, coalesce(p.level, 0) + 1, concat_ws('.', p.number, n),
      'Teilprojekt ' || concat_ws('.', p.number, n), ${budget}::int
    from (select id, level, number from subprojects where grant_id = ${grantId} and level = ${above}
      union all select null, null, null where ${above}::int is null) p, generate_series(1, ${count}::int) n`;
  await level(null, first, 200_000);
  await level(1, second, 40_000);
  await level(2, third, 5_000);
  // Every second measure is below the one before it.
  await sql`
    with made as (
      insert into measures (id, subproject_id, number, title, budget, status, progress, planned_from, planned_until)
      select gen_random_uuid(), s.id, s.number || '.' || n, 'Maßnahme ' || s.number || '.' || n, 100,
        (array['planned', 'in_progress', 'paused'])[1 + n % 3], n * 7, current_date - n * 10 - 30, current_date + n * 20 - case when s.number like '%.1' then 15 else 0 end
      from subprojects s, generate_series(1, 5) n where s.grant_id = ${grantId} returning id, subproject_id, number)
    select count(*) from made`;
  await sql`
    insert into measures (id, subproject_id, parent_id, number, title, budget, status, progress, planned_from, planned_until)
    select gen_random_uuid(), m.subproject_id, m.id, s.number || '.' || n, 'Maßnahme ' || s.number || '.' || n, 10, 'planned', n,
      current_date - n * 10 - 30, current_date + n * 20 - case when s.number like '%.1' then 15 else 0 end
    from measures m join subprojects s on s.id = m.subproject_id, lateral (select split_part(m.number, '.', s.level + 1)::int + 5 as n) x
    where s.grant_id = ${grantId}`;
  await sql`
    insert into funding_grant_lines (id, grant_id, kind, label, approved)
    select gen_random_uuid(), ${grantId}, 'expense', 'Zeile ' || n, 100000 from generate_series(1, 10) n`;
  await sql`
    insert into funding_receipts (id, grant_id, line_id, subproject_id, paid_on, party, reason, amount, number)
    select gen_random_uuid(), ${grantId}, (select id from funding_grant_lines where grant_id = ${grantId} limit 1), s.id, current_date,
      'Laden', 'Material', 12.34, 'B-' || s.number from subprojects s where s.grant_id = ${grantId}`;
  await sql`
    with max as (select id from users where email = 'max.mueller@demo.example')
    insert into subproject_assignments (id, subproject_id, user_id, role, valid_from)
    select gen_random_uuid(), s.id, max.id, 'author', current_date - 1 from max, subprojects s where s.grant_id = ${grantId} and s.level = 3`;
  await sql`
    with max as (select id from users where email = 'max.mueller@demo.example')
    insert into measure_assignments (id, measure_id, user_id, role, valid_from)
    select gen_random_uuid(), m.id, max.id, 'author', current_date - 1 from max, subprojects s join measures m on m.subproject_id = s.id
    where s.grant_id = ${grantId} and s.level < 3 and m.number = s.number || '.1'`;
  await sql`analyze funding_grants, subprojects, measures, subproject_assignments, measure_assignments, funding_receipts`;
  const [top] = await sql<{ id: string }[]>`select id from subprojects where grant_id = ${grantId} and number = '1'`;
  return { grantId, topId: top?.id ?? '' };
}
