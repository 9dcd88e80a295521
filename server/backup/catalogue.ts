import type postgres from 'postgres';
import { jobsTable, type BackupTable } from './manifest.ts';

type Sql = postgres.Sql | postgres.TransactionSql;

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Tables of the house with the columns that are stored (generated ones come by themselves), partitions through their parents; each
 * behind the tables it refers to.
 */
export async function listTables(sql: Sql): Promise<BackupTable[]> {
  const tables = await sql<BackupTable[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
    group by c.relname order by c.relname`;
  return orderByForeignKeys(sql, tables);
}

/** Foreign keys within one table do not matter, nor deferred ones: they are checked when all rows are there. */
async function orderByForeignKeys(sql: Sql, tables: readonly BackupTable[]): Promise<BackupTable[]> {
  const keys = await sql<{ from: string; to: string }[]>`
    select distinct c.relname as from, r.relname as to from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    where k.contype = 'f' and not k.condeferred and k.conrelid <> k.confrelid and c.relnamespace = 'public'::regnamespace`;
  const ordered: BackupTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.filter(({ name }) => !keys.some(({ from, to }) => from === name && names.has(to)));
    if (free.length === 0) throw new Error(`foreign keys go in a circle: ${[...names].join(', ')}`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}

export async function listSequences(sql: Sql): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> {
  const names = await sql<{ name: string }[]>`
    select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`;
  const sequences = [];
  for (const { name } of names) {
    const [state] = await sql.unsafe<{ lastValue: string; isCalled: boolean }[]>(
      `select last_value::text as "lastValue", is_called as "isCalled" from public.${quote(name)}`,
    );
    if (state) sequences.push({ name, ...state });
  }
  return sequences;
}

/** Reads the rows of a table as COPY's text; jobs that will not be tried again stay behind. */
export function copyOut({ name, columns }: BackupTable): string {
  const source =
    name === jobsTable
      ? `select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority,
           (select array_agg(flag) from jsonb_object_keys(j.flags) flag) as flags
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
         where j.attempts < j.max_attempts order by j.id`
      : `select ${columns.map(quote).join(', ')} from public.${quote(name)}`;
  return `copy (${source}) to stdout`;
}

export const jobColumns = ['identifier', 'payload', 'queue_name', 'run_at', 'max_attempts', 'key', 'priority', 'flags'];
