import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '#app/domains/audit/public.server.ts';
import { parseHead } from '#app/domains/audit/rules/head.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { folderWithOneMore } from '#tests/factories/migrations-folder.ts';
import { portrait, restorePlaces, tablesOf, type Place } from '#tests/factories/restored-house.ts';
import { sealAll } from '#tests/setup/seals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkBackup } from './check-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const database = testDatabase({ demo: true });
const places = restorePlaces();

async function backUp(url: string, name: string): Promise<string> {
  const sql = openLongClient(url);
  const file = path.join(places.folder, name);
  try {
    await writeBackup({ sql, file, product: '0.0.0', madeAt: '2026-11-18T09:00:00Z' });
    return file;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function restore(file: string, place: Place, migrationsFolder = 'drizzle') {
  const backup = await checkBackup(file);
  return { backup, ...(await restoreBackup({ file, backup, ...place, migrationsFolder })) };
}

describe('the demo club', () => {
  beforeAll(async () => {
    await database.sql`select graphile_worker.add_job('test.waits', '{"a":"\\\\n\\u00e4"}', queue_name := 'one', run_at := '2027-01-01',
      max_attempts := 3, job_key := 'key', priority := 7, flags := array['f'])`;
    // A row in the past and one in a month that has no partition yet.
    await database.sql`insert into audit_log (stream, occurred_at, action, entity, entity_id, correlation_id, after)
      select 'house', at::timestamptz, 'test.made', 'test', E'tab\\t, line\\n, \\\\, "quote"', gen_random_uuid(), '{"text": "a\\\\nb\\tc"}'
      from unnest(array['2024-02-29', '2026-06-01', '2031-01-01']) at`;
    await sealAll(database);
    await database.sql`insert into audit_log (stream, action, entity, entity_id, correlation_id)
      values ('house', 'test.unsealed', 'test', '1', gen_random_uuid())`;
  });

  test('comes back row by row, with constraints, triggers, sequences, jobs and seals', async () => {
    const before = await portrait(database.ownerUrl);
    const file = await backUp(database.ownerUrl, 'demo.backup');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const place = await places.emptyDatabase();
    const { backup, rows } = await restore(file, place);
    const after = await portrait(place.ownerUrl);
    expect(after).toEqual(before);
    expect(after.disabled).toEqual([]);
    expect(rows).toBeGreaterThan(1_000);

    const sql = openLongClient(place.ownerUrl);
    const heads = backup.manifest.audit.heads.flatMap((head) => parseHead(head) ?? []);
    expect(heads).toHaveLength(1);
    const report = await verifyAudit(sql, heads);
    expect(report.findings).toEqual([]);
    expect(report.streams[0]?.unsealed).toBe(1);
    const [strays] = await sql`select count(*)::int as n from audit_log_house_default`;
    expect(strays?.n).toBe(0);
    await sql.end({ timeout: 2 });

    const app = postgres(place.appUrl, { max: 1, onnotice: () => undefined });
    await expect(app`delete from audit_log`).rejects.toThrow(/permission denied/);
    expect((await app`select from users`).length).toBeGreaterThan(5);
    await app.end({ timeout: 2 });
  });

  test('comes back with one role that owns and runs', async () => {
    const file = await backUp(database.ownerUrl, 'one-role.backup');
    const { ownerUrl } = await places.emptyDatabase();
    await restore(file, { ownerUrl, appUrl: ownerUrl });
    expect((await portrait(ownerUrl)).contents).toEqual((await portrait(database.ownerUrl)).contents);
  });
});

describe('another version', () => {
  const everyType = `create table oddities (
      id bigint generated always as identity primary key, parent bigint references oddities (id),
      doubled bigint generated always as (id * 2) stored, bytes bytea, words text[], during tsrange, many int4multirange,
      body jsonb, real_number double precision, exact numeric, at timestamptz, day date, span interval, address inet, gone text);
    alter table oddities drop column gone;
    create function refuse_oddity() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger refuse_oddity before insert on oddities for each row execute function refuse_oddity();`;
  const newer = folderWithOneMore(everyType);
  afterAll(() => rmSync(newer, { recursive: true, force: true }));

  test('generated and identity columns, arrays, ranges, bytes, special numbers and times survive, triggers do not fire', async () => {
    const [from, to] = [await places.emptyDatabase(), await places.emptyDatabase()];
    await migrateDatabase({ ...from, migrationsFolder: newer });
    const sql = openLongClient(from.ownerUrl);
    await sql.unsafe(`alter table oddities disable trigger user;
      insert into oddities (id, parent, bytes, words, during, many, body, real_number, exact, at, day, span, address)
      overriding system value values
        (7, 9, '\\x00ff0a5c', array['a', null, 'b "c"', E'line\\nend', ''], '[2026-03-29 02:30,)', '{[1,3),[5,9)}',
         '{"a": "\\\\n", "n": 1.10}', 0.1::float8 + 0.2::float8, 1.10, '2026-10-25 00:30:00.123456Z', 'infinity', '1 mon 2 days 03:04:05.6', 'fe80::1'),
        (9, null, '', '{}', 'empty', '{}', 'null', 'NaN', '-Infinity', '-infinity', '0044-03-15 BC', '-1 day', '10.0.0.0/8');
      alter table oddities enable trigger user`);
    await sql.end({ timeout: 2 });
    await restore(await backUp(from.ownerUrl, 'types.backup'), to, newer);
    expect(await portrait(to.ownerUrl)).toEqual(await portrait(from.ownerUrl));
  });

  test('an older backup gets what came since', async () => {
    const file = await backUp(database.ownerUrl, 'older.backup');
    const place = await places.emptyDatabase();
    await restore(file, place, newer);
    const after = await portrait(place.ownerUrl);
    const { oddities, ...contents } = after.contents as Record<string, unknown>;
    expect(oddities).toEqual({ rows: 0, sum: null });
    expect(contents).toEqual((await portrait(database.ownerUrl)).contents);
  });

  test('a newer backup is refused, and nothing is written', async () => {
    const [from, to] = [await places.emptyDatabase(), await places.emptyDatabase()];
    await migrateDatabase({ ...from, migrationsFolder: newer });
    const file = await backUp(from.ownerUrl, 'newer.backup');
    await expect(restore(file, to)).rejects.toThrow(/neueren Platzwart.*newer version/s);
    expect(await tablesOf(to.ownerUrl)).toEqual([]);
  });
});
