import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

/** Two processes with a worker each; one of them is killed. */
let house: DemoHouse;
let second: TestServer;
let killed: TestServer | undefined;

beforeAll(async () => {
  const env = { LOG_LEVEL: 'info' };
  house = await openDemoHouse({ env });
  second = await startServer({ on: house.server, env });
});
afterAll(async () => {
  await second.stop();
  await house.close();
});

const rowsOf = (job: string) => house.sql<{ locked_by: string | null }[]>`
  select locked_by from graphile_worker._private_jobs where id = ${job}::bigint`;
const holderOf = async (job: string) => (await rowsOf(job))[0]?.locked_by ?? null;
const waitingForALock = () => house.sql`
  select 1 from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`;

test('runs the job of a killed worker in the other process, with one effect', async () => {
  const { kleinfeld, buergersaal } = house.ids.resources;
  // Past bookings at two places; the job takes them in the order of their roots.
  const over = await house.sql<{ id: string }[]>`
    update bookings b set date = '2026-11-10' from resources r
    where r.id = b.resource_id and b.id in (select distinct on (resource_id) id from bookings
      where resource_id in (${kleinfeld}, ${buergersaal}) and status = 'approved' and date > '2026-11-18'
      order by resource_id, id)
    returning b.id`;
  const states = () => house.sql`
    select b.status, (select count(*)::int from audit_log where entity_id = b.id::text and action = 'booking.expired') as told
    from bookings b join resources r on r.id = b.resource_id
    where b.id = any(${over.map(({ id }) => id)}::uuid[]) order by r.root_id`;
  const job = await house.sql.begin(async (held) => {
    await held`select 1 from bookings b join resources r on r.id = b.resource_id
      where b.id = any(${over.map(({ id }) => id)}::uuid[]) order by r.root_id desc limit 1 for update of b`;
    const [added] = await house.sql<{ id: string }[]>`select id::text from graphile_worker.add_job('booking.expire')`;
    await expect.poll(waitingForALock, { timeout: 4_000, interval: 20 }).toHaveLength(1);
    const holder = await holderOf(added?.id ?? '');
    killed = [house.server, second].find((server) => server.output().includes(`"worker":"${holder}"`));
    await killed?.kill();
    return added?.id ?? '';
  });
  expect(killed).toBeDefined();
  expect([...(await states())]).toEqual([
    { status: 'expired', told: 1 },
    { status: 'approved', told: 0 },
  ]);
  const since = performance.now();
  await expect.poll(() => rowsOf(job), { timeout: 25_000 }).toHaveLength(0);
  process.stdout.write(`the job of a killed worker was done after ${Math.round(performance.now() - since)} ms\n`);
  expect([...(await states())]).toEqual(over.map(() => ({ status: 'expired', told: 1 })));
});

test('keeps the other process running', async () => {
  const other = killed === second ? house.server : second;
  expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
});
