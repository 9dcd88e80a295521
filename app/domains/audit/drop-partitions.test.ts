import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { sealAll } from '#tests/setup/seals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { log } from '#app/platform/log.server.ts';
import { auditJobs } from './jobs.server.ts';
import { verifyAudit } from './verify-audit.server.ts';

const database = testDatabase();
const owner = database.sql;
const monthOf = (months: number) => `2026-11-18T09:00:00Z'::timestamptz - interval '${months} months`;

beforeEach(async () => {
  await database.reset();
  await owner`select audit_ensure_partitions('2024-08-01')`;
  for (const [months, action] of [
    [27, 'door.requested'],
    [26, 'door.executed'],
    [1, 'door.requested'],
  ] as const)
    await owner.unsafe(`insert into audit_log (stream, action, entity, entity_id, correlation_id, occurred_at)
      values ('door', '${action}', 'door_job', '1', gen_random_uuid(), '${monthOf(months)}'),
        ('house', 'team.renamed', 'team', '1', gen_random_uuid(), '${monthOf(months)}')`);
});

const drop = async (stream: string, before = '2024-11-18T02:30:00Z') => {
  const [row] = await queryRows<{ dropped: string[] }>(
    database.db,
    sql`select to_json(audit_drop_partitions(${stream}, ${before}::timestamptz)) as dropped`,
  );
  return row?.dropped;
};
const seal = () => sealAll(database);
const left = async (stream: string) =>
  Number((await owner`select count(*)::int as n from audit_log where stream = ${stream}`)[0]?.['n']);

test('months that are over are dropped, the app role may do it, the seals stay verifiable', async () => {
  await seal();
  expect(await drop('door')).toEqual(['audit_log_door_2024_08', 'audit_log_door_2024_09', 'audit_log_door_2024_10']);
  expect([await left('door'), await left('house')]).toEqual([1, 5]);
  await seal();
  const report = await verifyAudit(owner);
  expect(report.findings).toEqual([]);
  expect(report.streams.find(({ stream }) => stream === 'door')).toMatchObject({ rows: 1, expired: 2 });
});

test('a row that was taken from a month that stays is still missed', async () => {
  await seal();
  await drop('door');
  await owner`alter table audit_log_door_default disable trigger audit_log_append_only`;
  await owner`delete from audit_log_door_default`;
  await owner`alter table audit_log_door_default enable trigger audit_log_append_only`;
  expect((await verifyAudit(owner)).findings).toMatchObject([{ kind: 'rowMissing', stream: 'door' }]);
});

test('what is not sealed yet stays', async () => {
  expect(await drop('door')).toEqual(['audit_log_door_2024_10']);
  expect(await left('door')).toBe(3);
});

test('old rows in the default partition go as well, younger ones stay, and the guard is back afterwards', async () => {
  await owner.unsafe(`insert into audit_log (stream, action, entity, entity_id, correlation_id, occurred_at)
    values ('door', 'door.requested', 'door_job', '1', gen_random_uuid(), '2023-03-03'),
      ('door', 'door.requested', 'door_job', '1', gen_random_uuid(), '2025-03-03')`);
  await seal();
  expect(await drop('door')).toContain('audit_log_door_default');
  const rows = await owner`select occurred_at::date::text as day from audit_log_door_default`;
  expect(rows.map(({ day }) => String(day)).toSorted()).toEqual(['2025-03-03', '2026-10-18']);
  await expect(owner`delete from audit_log_door_default`).rejects.toMatchObject({ code: '42501' });
});

test('the job drops the months of sign-ins that ended 90 days ago, and 24 months and 10 years back for the others', async () => {
  await owner`select audit_ensure_partitions('2026-07-01')`;
  await owner`insert into audit_log (stream, action, entity, entity_id, correlation_id, occurred_at)
    values ('login', 'session.created', 'session', '1', gen_random_uuid(), '2026-07-31T23:59:00Z'),
      ('login', 'session.created', 'session', '2', gen_random_uuid(), '2026-08-01T00:01:00Z')`;
  await seal();
  expect(await drop('login', '2026-07-31T23:59:59Z')).not.toContain('audit_log_login_2026_07');
  const query = async (text: string, values: unknown[] = []) => void (await owner.unsafe(text, values as string[]));
  await auditJobs['audit.dropOldMonths'].run(null, { query, log: log(), jobId: '1' });
  const rows = await owner`select stream, entity_id as id from audit_log where stream = 'login'`;
  expect([...rows]).toEqual([{ stream: 'login', id: '2' }]);
  expect([await left('door'), await left('house')]).toEqual([1, 6]);
  await seal();
  expect((await verifyAudit(owner)).findings).toEqual([]);
});

test('an unknown stream is refused', async () => {
  await expect(drop('doors')).rejects.toThrow('unknown stream doors');
});
