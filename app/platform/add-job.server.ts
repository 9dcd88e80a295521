import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';

const insertJob = statement<{ name: string; payload: string; seconds: number }>(sql`
  select graphile_worker.add_job(${sql.placeholder('name')}::text, ${sql.placeholder('payload')}::text::json,
    run_at => now() + ${sql.placeholder('seconds')}::int * interval '1 second') is not null as added`);

/**
 * Adds a job to the worker's queue when the transaction commits. server/jobs.ts maps its name to verbs (D25). A job may run twice, so its
 * verbs recognise the second time by the payload. `runAfterSeconds` delays it, e.g. until an undo has ended. One statement.
 */
export async function addJob(
  tx: Transaction,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  { runAfterSeconds = 0 }: { runAfterSeconds?: number } = {},
): Promise<void> {
  await insertJob(tx, { name, payload: JSON.stringify(payload), seconds: runAfterSeconds });
}
