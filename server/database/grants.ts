import type postgres from 'postgres';

/** What was written here is never changed or removed by the running app. */
const appendOnlyTables = new Set([
  'audit_log',
  'audit_origins',
  'audit_seals',
  'actions',
  'time_events',
  'subproject_history',
]);

/**
 * Gives the app role what it needs on the tables of `public`, and no more.
 * Partitions are left out: the app reaches them through their parent only.
 */
export async function grantToAppRole(sql: postgres.Sql, appRole: string): Promise<void> {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  const [tables, functions] = await Promise.all([listTables(sql), listFunctions(sql)]);
  const appendOnly = tables.filter((table) => appendOnlyTables.has(table));
  const ordinary = tables.filter((table) => !appendOnlyTables.has(table));
  await sql.begin(async (tx) => {
    await tx.unsafe(`grant usage on schema public to ${role}`);
    if (ordinary.length > 0)
      await tx.unsafe(`grant select, insert, update, delete on ${quoteAll(ordinary)} to ${role}`);
    if (appendOnly.length > 0) {
      await tx.unsafe(`revoke all on ${quoteAll(appendOnly)} from ${role}`);
      await tx.unsafe(`grant select, insert on ${quoteAll(appendOnly)} to ${role}`);
    }
    await tx.unsafe(`grant usage, select on all sequences in schema public to ${role}`);
    for (const signature of functions) await tx.unsafe(`grant execute on function ${signature} to ${role}`);
  });
}

/** True when some table was made since the last grant, or when the role is a new one. */
export async function lacksGrants(sql: postgres.Sql, appRole: string): Promise<boolean> {
  const tables = await listTables(sql);
  if (tables.length === 0) return false;
  const [row] = await sql<{ lacks: boolean }[]>`
    select bool_or(not has_table_privilege(${appRole}, format('public.%I', name), 'select')
      or not has_table_privilege(${appRole}, format('public.%I', name), 'insert')) as lacks
    from unnest(${tables}::text[]) as name`;
  return row?.lacks ?? false;
}

async function listTables(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
    order by relname`;
  return rows.map((row) => row.name);
}

/** Functions of this product, quoted and with their arguments; those of extensions are public and have another owner. */
async function listFunctions(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ signature: string }[]>`
    select oid::regprocedure::text as signature from pg_proc
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
    order by signature`;
  return rows.map((row) => row.signature);
}

function quoteAll(tables: string[]): string {
  return tables.map((table) => `public."${table.replaceAll('"', '""')}"`).join(', ');
}
