import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as schema from '#app/db/schema/index.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

/** The database has what the design needs, and matches the schema in app/db. */
const database = testDatabase();
const { sql } = database;
let app: postgres.Sql;
beforeAll(() => {
  app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
});
afterAll(() => app.end({ timeout: 2 }));

const tables = Object.values(schema).filter((entry) => entry instanceof PgTable);
/** Tables of our schema without partitions. */
const ownTables = async () =>
  (
    await sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`
  ).map(({ name }) => name);
const auditTables = async () =>
  (
    await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relname like 'audit\\_%' order by 1`
  ).map(({ name }) => name);

describe('no double booking', () => {
  test('refuses two blocking claims for one time', async () => {
    const rows = await sql`
      select pg_get_constraintdef(oid) as def, condeferrable, convalidated from pg_constraint
      where conname = 'booking_claims_no_overlap' and conrelid = 'booking_claims'::regclass`;
    expect([...rows]).toEqual([
      {
        def: 'EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (blocking)',
        condeferrable: false,
        convalidated: true,
      },
    ]);
  });

  test('has both GiST indexes: the one of the constraint, and one over all claims for previews', async () => {
    const rows = await sql<{ def: string }[]>`
      select pg_get_indexdef(indexrelid) as def from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = 'booking_claims'::regclass and c.relam = (select oid from pg_am where amname = 'gist')
        and i.indisvalid order by c.relname`;
    expect(rows.map(({ def }) => def.replace(/^.* USING /, ''))).toEqual([
      'gist (resource_id, during)',
      'gist (resource_id, during) WHERE blocking',
    ]);
  });
});

test('has an index for every foreign key that begins with its columns', async () => {
  const rows = await sql`
    select c.conname as name from pg_constraint c
    where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indisvalid and i.indpred is null
        and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)] @> c.conkey)`;
  expect([...rows]).toEqual([]);
});

/** PostgreSQL's code of the refusal, or that there was none. */
const codeOf = (statement: PromiseLike<unknown>): Promise<string> =>
  Promise.resolve(statement).then(
    () => 'done',
    ({ code }: postgres.PostgresError) => code,
  );

describe('the trail is append-only', () => {
  beforeAll(async () => {
    await app`select audit_ensure_partitions('2026-11-18')`;
    await app`insert into audit_log (stream, action, entity, entity_id, correlation_id)
      values ('house', 'test.made', 'test', '1', gen_random_uuid()), ('door', 'test.made', 'test', '2', gen_random_uuid()), ('login', 'test.made', 'test', '3', gen_random_uuid())`;
    await app`insert into audit_seals (stream, number, from_tx, from_seq, to_tx, to_seq, count, digests, prev_hash, hash)
      values ('house', 1, '1', 1, '1', 1, 1, '', '', '')`;
  });

  test('stores a row of today in the partition of its month', async () => {
    const rows = await sql<{ place: string }[]>`select tableoid::regclass::text as place from audit_log order by 1`;
    expect(
      rows.map(({ place }) => place).every((place) => /^audit_log_(house|door|login)_\d{4}_\d{2}$/.test(place)),
    ).toBe(true);
  });

  test('has the triggers on every partition', async () => {
    const rows = await sql<{ name: string; row: boolean; truncate: boolean }[]>`
      select c.relname as name,
        exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'refuse_change'::regproc
          and t.tgenabled <> 'D' and t.tgtype & 1 = 1 and t.tgtype & 8 = 8 and t.tgtype & 16 = 16) as row,
        c.relkind = 'p' or exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'refuse_change'::regproc
          and t.tgenabled <> 'D' and t.tgtype & 32 = 32) as truncate
      from pg_class c where c.relname in ('audit_log', 'audit_seals') or c.oid in (select relid from pg_partition_tree('audit_log'))`;
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.filter(({ row, truncate }) => !row || !truncate)).toEqual([]);
  });

  test('lets the app role only add and read in every table of the trail', async () => {
    for (const name of await auditTables()) {
      for (const statement of [
        `update ${name} set ${name === 'audit_origins' ? 'ip' : 'stream'} = null`,
        `delete from ${name}`,
        `truncate ${name}`,
        `alter table ${name} disable trigger all`,
        `drop table ${name}`,
      ]) {
        expect([statement, await codeOf(app.unsafe(statement))]).toEqual([statement, '42501']);
      }
    }
  });

  test('refuses the owner’s change of a row', async () => {
    for (const name of (await auditTables()).filter((table) => table !== 'audit_origins')) {
      const [row] = await sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${name}`);
      const statements = row?.n ? [`update ${name} set stream = stream`, `delete from ${name}`] : [];
      for (const statement of [...statements, `truncate ${name}`])
        expect([statement, await codeOf(sql.unsafe(statement))]).toEqual([statement, '42501']);
    }
  });
});

/** drizzle has no GiST index on a range and a key, and no partial index that compares nulls. */
const madeByHand = new Set(['booking_claims_during_idx', 'shifts_generated_key', 'shift_requests_live_key']);

describe('the schema of app/db is the database', () => {
  test('has the same tables', async () => {
    expect(tables.map((table) => getTableConfig(table).name).toSorted()).toEqual(await ownTables());
  });

  test.each(tables.map((table) => [getTableConfig(table).name, table] as const))('%s', async (name, table) => {
    const config = getTableConfig(table);
    const columns = await sql`
      select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as "notNull", atthasdef as "hasDefault"
      from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped`;
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    const written = config.columns.map((column) => ({
      name: column.name,
      type: spelled(column.getSQLType()),
      notNull: column.notNull,
      hasDefault: column.default !== undefined || column.generated !== undefined,
    }));
    expect(written.toSorted(byName)).toEqual([...columns].map((row) => ({ ...row }) as never).toSorted(byName));

    const names = await sql<{ name: string; kind: string }[]>`
      select conname as name, contype::text as kind from pg_constraint where conrelid = ${name}::regclass
      union all select c.relname, 'i' from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = ${name}::regclass and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`;
    const real = (kind: string) => names.filter((row) => row.kind === kind).map((row) => row.name);
    expect(new Set(config.indexes.map((one) => one.config.name ?? ''))).toEqual(
      new Set(real('i').filter((one) => !madeByHand.has(one))),
    );
    expect(new Set(config.checks.map((one) => one.name))).toEqual(new Set(real('c')));
    expect(config.foreignKeys.length).toBe(real('f').length);
  });
});

/** PostgreSQL's spelling of drizzle's type. */
function spelled(type: string): string {
  return type
    .replace(/^timestamp with time zone$/, 'timestamp with time zone')
    .replace(/^varchar/, 'character varying')
    .replace(/^numeric\((\d+), (\d+)\)$/, 'numeric($1,$2)')
    .replace(/^time\((\d)\)$/, 'time($1) without time zone');
}
