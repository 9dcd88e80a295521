import { Agent } from 'node:http';
import { paths } from '#app/paths.ts';
import { openHouse, type House } from './harness/house.ts';
import { measureLimit } from './harness/limits.ts';
import { send } from './harness/load.ts';
import { measured } from './harness/plan-page.ts';
import { benchLine } from './harness/report.ts';
import { statementsPerRequest } from './harness/statements.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

const connections = 16;
const rooms = 20;
const visitors = 200;
const viewers = ['max.mueller', 'anna.schmidt', 'tom.weber', 'lisa.braun', 'hans.meier', 'peter.koenig'];

/** The board of 200 people in 20 rooms, each with a name and a work. */
export async function run() {
  const house = await openHouse();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    await fillRooms(house);
    const cookies: string[] = [];
    for (let index = 0; index < connections; index += 1)
      cookies.push(await house.signIn(viewers[index % viewers.length] ?? ''));
    const path = paths.presence.board();
    const {
      bad,
      statuses: _statuses,
      processorMsPerRequest,
      ...speed
    } = await measured(house, {
      url: house.url,
      connections,
      warmUp: 200,
      requests: 1_000,
      request: (index) => ({ path, cookie: cookies[index % cookies.length] ?? '' }),
      isGood: ({ status, body }) => status === 200 && body.includes('Gast 200') && body.includes('Stück 200'),
    });
    const limit = await measureLimit({
      what: 'the bare SELECT of the same visits with their people and rooms',
      databaseUrl: house.databaseUrl,
      connections,
      warmUp: 500,
      count: 5_000,
      statement: (sql) => sql`
        select r.name, u.first_name, u.last_name, v.started_at, v.guest_count
        from visits v join rooms r on r.id = v.room_id join users u on u.id = v.user_id where v.ended_at is null`,
    });
    const statements = await statementsPerRequest({
      superuserUrl: house.superuserUrl,
      logFile: house.logFile,
      requests: 50,
      run: () => send(agent, house.url, { path, cookie: cookies[0] ?? '' }),
    });
    const violations = bad + (statements > 4 ? 1 : 0);
    return benchLine(
      {
        bench: 'board',
        work: 'board of 200 people in 20 rooms as HTML, signed in, 16 connections',
        ...speed,
        limit,
        statementsPerRequest: statements,
        violations,
      },
      { processorMsPerRequest },
    );
  } finally {
    agent.destroy();
    await house.close();
  }
}

async function fillRooms({ sql, url }: House): Promise<void> {
  await switchPresenceOn({ sql, url });
  await sql`
    insert into rooms (id, facility_id, name, slug)
    select gen_random_uuid(), (select id from facilities order by id limit 1), 'Raum ' || n, 'raum-' || n
    from generate_series(1, ${rooms}::int) n`;
  await sql`
    insert into users (id, first_name, last_name, role, birth_date, presence_visibility)
    select gen_random_uuid(), 'Gast', n::text, 'member', '1990-01-01', 'name' from generate_series(1, ${visitors}::int) n`;
  await sql`
    insert into visits (id, user_id, room_id, started_at, started_by)
    select gen_random_uuid(), u.id, r.id, now(), 'self' from users u
    join rooms r on r.slug = 'raum-' || (1 + u.last_name::int % ${rooms}::int) where u.first_name = 'Gast'`;
  await sql`
    insert into actions (id, user_id, action_type, gid, metadata)
    select gen_random_uuid(), id, 'work.started', 'platzwart:work/' || id, jsonb_build_object('title', 'Stück ' || last_name)
    from users where first_name = 'Gast'`;
  await sql`analyze`;
}
