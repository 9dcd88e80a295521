import type postgres from 'postgres';

/** The jobs in the queue of this database, the oldest first. */
export async function addedJobs(sql: postgres.Sql): Promise<{ name: string; payload: Record<string, unknown> }[]> {
  const rows = await sql<{ name: string; payload: Record<string, unknown> }[]>`
    select t.identifier as name, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;
  return [...rows];
}
