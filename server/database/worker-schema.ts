import { Logger, runMigrations } from 'graphile-worker';
import type postgres from 'postgres';

const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/**
 * Brings the job queue's own schema up to date as owner and opens it to the app role.
 * graphile-worker turns row security on without policies: under another role adding a job fails
 * and a worker silently finds nothing.
 */
export async function prepareWorkerSchema(sql: postgres.Sql, ownerUrl: string, appRole: string | null): Promise<void> {
  await runMigrations({
    connectionString: ownerUrl,
    schema: 'graphile_worker',
    logger: new Logger(() => () => undefined),
  });
  if (appRole === null) return;
  const [open] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_policies
    where schemaname = 'graphile_worker' and tablename in ${sql(tables)} and policyname = 'app_role' and ${appRole} = any (roles)`;
  if (open?.count === tables.length) return;
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await sql.begin(async (tx) => {
    for (const table of tables) {
      await tx.unsafe(`drop policy if exists app_role on graphile_worker.${table}`);
      await tx.unsafe(
        `create policy app_role on graphile_worker.${table} for all to ${role} using (true) with check (true)`,
      );
    }
    await tx.unsafe(`
      grant usage on schema graphile_worker to ${role};
      grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
      grant usage, select on all sequences in schema graphile_worker to ${role};
      grant execute on all functions in schema graphile_worker to ${role}`);
  });
}
