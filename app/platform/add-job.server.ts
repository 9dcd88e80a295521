import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';

const insertJob = statement<{ name: string; payload: string }>(sql`
  select graphile_worker.add_job(${sql.placeholder('name')}::text, ${sql.placeholder('payload')}::text::json) is not null as added`);

/**
 * Adds a job to the worker's queue when the transaction commits. server/jobs.ts maps its name to verbs (D25). A job may run twice, so its
 * verbs recognise the second time by the payload. One statement.
 */
export async function addJob(tx: Transaction, name: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await insertJob(tx, { name, payload: JSON.stringify(payload) });
}
