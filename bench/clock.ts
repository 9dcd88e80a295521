import { createHash, randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import type postgres from 'postgres';
import { paths } from '#app/paths.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';
import { openHouse, type House } from './harness/house.ts';
import { measureLimit } from './harness/limits.ts';
import { type LoadRequest, send } from './harness/load.ts';
import { measured } from './harness/plan-page.ts';
import { benchLine } from './harness/report.ts';
import { roundTripsPerRequest } from './harness/round-trips.ts';
import { statementsPerRequest } from './harness/statements.ts';

const connections = 16;
const warmUp = 400;
const requests = 2_000;
const counted = { statements: 40, warmUp: 160, roundTrips: 40 };
/** So many people clock in, then the same ones out: their stamps are far enough apart for 16 clients. */
const block = 20;
const people = (warmUp + requests + counted.statements + counted.warmUp + counted.roundTrips) / 2;

/** Whose stamp number `index` is, and which one. */
function stampOf(index: number): { person: number; isIn: boolean } {
  const [round, at] = [Math.floor(index / (2 * block)), index % (2 * block)];
  return { person: round * block + (at % block), isIn: at < block };
}

/** Clock-in and clock-out of many people over the API, 16 at once; each stamp with its event, its session and its audit row. */
export async function run() {
  const house = await openHouse();
  const [agent, watched] = [1, 2].map(() => new Agent({ keepAlive: true, maxSockets: 1 })) as [Agent, Agent];
  try {
    const tokens = await fillCrew(house);
    const request = (index: number): LoadRequest => {
      const { person, isIn } = stampOf(index);
      const path = isIn ? paths.api.clockIn() : paths.api.clockOut();
      return { path, method: 'POST', token: tokens[person] ?? '', json: { idempotency_key: `bench-${index}` } };
    };
    const load = await measured(house, {
      url: house.url,
      connections,
      warmUp,
      requests,
      request,
      isGood: ({ status }) => status === 201 || status === 200,
    });
    await makeBareSessions(house.sql);
    const limit = await measureLimit({
      what: 'the bare INSERT or UPDATE of the same session with its stamp in one statement, with the same constraints, durable',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 400,
      count: 4_000,
      statement: (sql, index) => stampBare(sql, stampOf(index)),
    });
    const first = warmUp + requests;
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: counted.statements,
      run: (index) => send(agent, house.url, request(first + index)),
    });
    const roundTrips = await roundTripsPerRequest({
      house,
      warmUp: counted.warmUp,
      requests: counted.roundTrips,
      run: (url, index) => send(watched, url, request(first + counted.statements + index)),
    });
    const { bad, statuses: _statuses, processorMsPerRequest, ...speed } = load;
    return benchLine(
      {
        bench: 'clock',
        work: `clock-in and clock-out of ${people} people over the API, ${connections} clients`,
        ...speed,
        limit,
        statementsPerRequest: statements,
        violations: bad + (await countWrong(house.sql)),
      },
      { roundTripsPerRequest: roundTrips, processorMsPerRequest },
    );
  } finally {
    agent.destroy();
    watched.destroy();
    await house.close();
  }
}

/** People of one operator, each with a token. */
async function fillCrew({ sql, url }: House): Promise<string[]> {
  await switchPartOn({ sql, url }, 'staff');
  const tokens = Array.from({ length: people }, () => `pw_${randomBytes(32).toString('base64url')}`);
  const rows = tokens.map((token, at) => ({
    name: `Kraft ${at}`,
    prefix: token.slice(0, 11),
    hash: createHash('sha256').update(token).digest('hex'),
  }));
  await sql`
    with own as (select operator_id as id from users where email = 'jonas.becker@demo.example'),
    made as (select gen_random_uuid() as id, r.* from jsonb_to_recordset(${sql.json(rows)}) as r (name text, prefix text, hash text)),
    people as (insert into users (id, first_name, last_name, role) select id, 'Kraft', name, 'member' from made),
    tokens as (
      insert into api_tokens (id, user_id, scopes, prefix, token_hash, last_used_at)
      select gen_random_uuid(), id, '{clock:write}', prefix, hash, now() from made)
    insert into staff_members (id, user_id, operator_id, employment_kind, roles)
    select gen_random_uuid(), made.id, own.id, 'employee', '{service}' from made, own`;
  await sql`analyze users, staff_members, api_tokens`;
  return tokens;
}

/** People of the bench without exactly one closed session, its two stamps and exact sums. */
async function countWrong(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from staff_members sm join users u on u.id = sm.user_id and u.first_name = 'Kraft'
    where (select count(*) from time_sessions t where t.staff_member_id = sm.id and t.state = 'CLOSED'
        and t.total_work_seconds = extract(epoch from t.clock_out_at - t.clock_in_at)) <> 1
      or (select count(*) from time_events e where e.staff_member_id = sm.id) <> 2`;
  return row?.n ?? -1;
}

async function makeBareSessions(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema bare;
    create table bare.sessions (
      id uuid primary key default gen_random_uuid(), person integer not null, start_at timestamptz not null, end_at timestamptz,
      exclude using gist (person with =, tstzrange(start_at, end_at) with &&));
    create unique index on bare.sessions (person) where end_at is null;
    create table bare.stamps (id uuid primary key default gen_random_uuid(), session_id uuid not null references bare.sessions, at timestamptz not null);
    grant usage on schema bare to platzwart_app;
    grant select, insert, update, references on all tables in schema bare to platzwart_app`);
}

const stampBare = (sql: postgres.Sql, { person, isIn }: { person: number; isIn: boolean }): Promise<unknown> =>
  isIn
    ? sql`
        with made as (insert into bare.sessions (person, start_at) values (${person}, now()) returning id)
        insert into bare.stamps (session_id, at) select id, now() from made`
    : sql`
        with made as (update bare.sessions set end_at = now() where person = ${person} and end_at is null returning id)
        insert into bare.stamps (session_id, at) select id, now() from made`;
