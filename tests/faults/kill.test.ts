import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import { startEmbeddedDatabase } from '#server/database/embedded.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { requireCluster } from '#tests/setup/cluster-urls.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { ensureBuild, freePort } from '#tests/setup/server.ts';
import { type Booker, bookUntil, type LoadReport } from './kill-load.ts';
import { type KilledProcess, startKilledProcess } from './killed-process.ts';

/**
 * kill -9 under load (quality 13) on a durable database of its own: no acknowledged write is lost, and an interrupted one is
 * settled by repeating it with its key.
 */

/** Each victim is killed at least once in each test. */
const KILLS_TOGETHER = scaled(10, 3);
const KILLS_APART = scaled(10, 3);
const READY_WITHIN_MS = 10_000;

let dataDir: string;
let origin: string;
let env: Record<string, string>;
const report: LoadReport = { acknowledged: [], unknown: 0, wrong: [] };
const ready: { victim: string; ms: number }[] = [];
const outputs: string[] = [];

beforeAll(async () => {
  await ensureBuild(requireCluster());
  dataDir = await mkdtemp(path.join(tmpdir(), 'platzwart-kill-'));
  const port = await freePort();
  origin = `http://localhost:${port}`;
  env = { PORT: String(port), HOST: 'localhost', PUBLIC_URL: origin, DATA_DIR: dataDir };
});
afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

/** Of the embedded database, as its supervisor wrote them; the port changes with a restart. */
async function databaseFacts(): Promise<{ pid: number; ownerUrl: string; superUrl: string }> {
  const words = JSON.parse(await readFile(path.join(dataDir, 'postgres-passwords.json'), 'utf8')) as Record<
    string,
    string
  >;
  const lines = (await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const url = (role: string, password = '') => `postgres://${role}:${password}@127.0.0.1:${lines[3]}/platzwart`;
  return {
    pid: Number(lines[0]),
    ownerUrl: url('platzwart_owner', words.owner),
    superUrl: url('postgres', words.superuser),
  };
}

async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, fetch_types: false });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function killBackend(): Promise<void> {
  const { superUrl } = await databaseFacts();
  const [row] = await withSql(
    superUrl,
    (sql) => sql<{ pid: number }[]>`select pid from pg_stat_activity where application_name = 'platzwart' limit 1`,
  );
  if (row) process.kill(row.pid, 'SIGKILL');
}
let killedPid = 0;
async function killDatabase(): Promise<void> {
  killedPid = (await databaseFacts()).pid;
  process.kill(killedPid, 'SIGKILL');
}
/** Until then the backends of the killed server may still answer. */
async function databaseIsBack(): Promise<void> {
  const pid = () =>
    databaseFacts().then(
      (facts) => facts.pid,
      () => killedPid,
    );
  await expect.poll(pid, { timeout: 30_000, interval: 20 }).not.toBe(killedPid);
}

async function readyAgain(victim: string, since: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.status === 200) break;
    if (performance.now() - since > 30_000) throw new Error(`not ready after the end of ${victim}`);
    await sleep(20);
  }
  ready.push({ victim, ms: Math.round(performance.now() - since) });
}

type Victims = readonly (readonly [name: string, kill: () => Promise<void> | void, isBack?: () => Promise<void>])[];

async function killInTurn(victims: Victims, kills: number): Promise<void> {
  for (let turn = 0; turn < kills; turn += 1) {
    const [name, kill, isBack] = victims[turn % victims.length] ?? ['nobody', () => undefined];
    await sleep(250 + ((turn * 137) % 500));
    const since = performance.now();
    await kill();
    await isBack?.();
    await readyAgain(name, since);
  }
}

async function bookers(ids: DemoIds, names: string, firstDay: string): Promise<Booker[]> {
  const enter = async (key: string): Promise<Client> => {
    const person = client(origin);
    const { email, password } = demoPerson(key);
    await person.signIn(email, password);
    return person;
  };
  const { kleinfeld, links } = ids.resources;
  const { ajugend, herren1, fjugend, senioren } = ids.teams;
  const places = [
    ['max.mueller', ajugend, kleinfeld, 8, 'form'],
    ['tom.weber', herren1, kleinfeld, 9, 'api'],
    ['lisa.braun', fjugend, links, 8, 'api'],
    ['hans.meier', senioren, links, 9, 'form'],
  ] as const;
  return Promise.all(
    places.map(async ([key, teamId, resourceId, hour, way]) => ({
      name: `${names} ${key}`,
      person: await enter(key),
      teamId,
      resourceId,
      hour,
      way,
      firstDay,
    })),
  );
}

/** Runs under load until every victim was killed; then each client finishes its writes. */
async function underLoad(people: readonly Booker[], work: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  const load = people.map((booker) => bookUntil(over.signal, booker, report));
  try {
    await work();
  } finally {
    over.abort();
    await Promise.all(load);
  }
}

const idsNow = async () => withSql((await databaseFacts()).ownerUrl, readDemoIds);

/** Writes that exist zero or several times, and rows without a write. */
async function wronglyWritten(sql: postgres.Sql): Promise<postgres.Row[]> {
  const expected = report.acknowledged.map(({ title, dates }) => ({ title, dates: dates.length }));
  return sql`
    with expected as (select * from json_to_recordset(${JSON.stringify(expected)}::text::json) as e(title text, dates int)),
    written as (
      select b.title, count(*)::int as dates, count(distinct coalesce(b.series_id, b.id))::int as entities,
        min(coalesce(b.series_id, b.id)::text) as entity,
        sum((select count(*) from booking_claims c where c.booking_id = b.id and c.blocking))::int as claims,
        sum((select count(*) from resources r where r.id = b.resource_id or r.parent_id = b.resource_id))::int as places
      from bookings b where b.title ~ '^(Together|Apart) ' group by b.title),
    checked as (
      select *, (select count(*) from audit_log a where a.entity_id = w.entity)::int as audits,
        (select count(*) from mail_messages m where m.related_id::text = w.entity)::int as mails from written w)
    select title, e.dates as expected, c.* from expected e full join checked c using (title)
    where (e.dates, c.dates, c.entities, c.claims, c.audits, c.mails)
      is distinct from (c.dates, e.dates, 1, c.places, 1, 1)`;
}

test(`web, worker and database in one house: nothing acknowledged is lost in ${KILLS_TOGETHER} kills`, async () => {
  const house: KilledProcess = await startKilledProcess({ env, readyWords: 'Platzwart läuft' });
  const people = await bookers(await idsNow(), 'Together', addDays(today(now(), HOME_ZONE), 200));
  const victims: Victims = [
    ['house', () => house.kill(), () => house.isBack()],
    ['database', killDatabase, databaseIsBack],
    ['backend', killBackend],
    ['house', () => house.kill(), () => house.isBack()],
    ['database', killDatabase, databaseIsBack],
  ];
  await underLoad(people, () => killInTurn(victims, KILLS_TOGETHER));
  await house.stop();
  outputs.push(house.output());
  expect(report.wrong).toEqual([]);
});

test(`web and worker as processes of their own: nothing acknowledged is lost in ${KILLS_APART} kills`, async () => {
  const database = await startEmbeddedDatabase({ dataDir, durable: true, log: () => undefined });
  const addresses = { DATABASE_URL: database.appUrl, MIGRATE_DATABASE_URL: database.ownerUrl };
  const apart = (role: string) => ({ ...env, ...addresses, PLATZWART_PROCESS: role });
  const web = await startKilledProcess({ env: apart('web'), readyWords: 'Platzwart läuft' });
  const worker = await startKilledProcess({ env: apart('worker'), readyWords: 'Der Worker läuft' });
  const people = await bookers(await idsNow(), 'Apart', addDays(today(now(), HOME_ZONE), 400));
  const victims: Victims = [
    ['web', () => web.kill(), () => web.isBack()],
    ['worker', () => worker.kill(), () => worker.isBack()],
    ['database', killDatabase, databaseIsBack],
  ];
  await underLoad(people, () => killInTurn(victims, KILLS_APART));

  const wrong = await withSql(database.ownerUrl, async (sql) => {
    await sql`select graphile_worker.add_job('booking.expire')`;
    const waiting = () => sql`select 1 from graphile_worker.jobs where task_identifier = 'booking.expire'`;
    await expect.poll(waiting, { timeout: 15_000 }).toHaveLength(0);
    return await wronglyWritten(sql);
  });
  await Promise.all([web.stop(), worker.stop()]);
  await database.stop();
  outputs.push(web.output(), worker.output());

  const slowest = Math.max(...ready.map(({ ms }) => ms));
  process.stdout.write(
    `kills ${ready.length}, acknowledged ${report.acknowledged.length}, unknown and settled ${report.unknown}, ready again after ${slowest} ms at most\n`,
  );
  expect(report.wrong).toEqual([]);
  expect(wrong).toEqual([]);
  expect(ready).toHaveLength(KILLS_TOGETHER + KILLS_APART);
  expect(slowest).toBeLessThan(READY_WITHIN_MS);
  const lines = outputs.join('\n').split('\n');
  expect(lines.filter((line) => /unhandled rejection|uncaught|the worker ended|"level":60/.test(line))).toEqual([]);
  // The kills hit writes in their middle.
  expect(report.unknown).toBeGreaterThan(0);
  expect(report.acknowledged.length).toBeGreaterThan(scaled(50, 15));
});
