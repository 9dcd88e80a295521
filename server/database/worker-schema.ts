import { createRequire } from 'node:module';
import { runMigrations } from 'graphile-worker';
import type postgres from 'postgres';

const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/**
 * Brings the job queue's own schema up to date as owner and opens it to the app role.
 * graphile-worker turns row security on without policies: under another role adding a job fails
 * and a worker silently finds nothing.
 */
export async function prepareWorkerSchema(sql: postgres.Sql, ownerUrl: string, appRole: string | null): Promise<void> {
  if (!(await isCurrent(sql))) await runMigrations({ connectionString: ownerUrl, schema: 'graphile_worker', logger: silentLogger() });
  if (appRole === null) return;
  const [open] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_policies
    where schemaname = 'graphile_worker' and tablename in ${sql(tables)} and policyname = 'app_role' and ${appRole} = any (roles)`;
  if (open?.count === tables.length) return;
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await sql.begin(async (tx) => {
    for (const table of tables) {
      await tx.unsafe(`drop policy if exists app_role on graphile_worker.${table}`);
      await tx.unsafe(`create policy app_role on graphile_worker.${table} for all to ${role} using (true) with check (true)`);
    }
    await tx.unsafe(`
      grant usage on schema graphile_worker to ${role};
      grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
      grant usage, select on all sequences in schema graphile_worker to ${role};
      grant execute on all functions in schema graphile_worker to ${role}`);
  });
}

/** Every release of the queue may bring steps; the version that installed the schema is remembered as its comment. */
async function isCurrent(sql: postgres.Sql): Promise<boolean> {
  const version = libraryVersion();
  const [schema] = await sql<{ comment: string | null }[]>`
    select obj_description(to_regnamespace('graphile_worker')::oid, 'pg_namespace') as comment`;
  return schema?.comment === `platzwart: graphile-worker ${version}`;
}

/** Written last, so that an interrupted migration runs again. */
export async function markWorkerSchemaCurrent(sql: postgres.Sql): Promise<void> {
  if (await isCurrent(sql)) return;
  await sql.unsafe(`comment on schema graphile_worker is 'platzwart: graphile-worker ${libraryVersion()}'`);
}

function libraryVersion(): string {
  const require = createRequire(import.meta.url);
  return (require('graphile-worker/package.json') as { version: string }).version;
}
