import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { type AuditSource, recordAudit } from '#app/domains/audit/public.server.ts';

const erase = statement<{ userId: string }, { months: string[] }>(
  sql`select to_json(actions_erase(${sql.placeholder('userId')}::uuid)) as months`,
);

/**
 * Empties the metadata of a person's actions, in the transaction that erases the person (DSGVO 17); the rows keep the person's id. The
 * appender writes the months' files again after the commit, however often it is killed meanwhile. Returns these months.
 */
export async function eraseActions(tx: Transaction, source: AuditSource, userId: string): Promise<string[]> {
  const [erased] = await erase(tx, { userId });
  const months = erased?.months ?? [];
  if (months.length === 0) return [];
  await markMonths(tx, months);
  await recordAudit(tx, source, {
    action: 'actions.erased',
    entity: 'user',
    entityId: userId,
    operatorId: null,
    after: { months },
  });
  return months;
}

/** The appender writes the files of these months again from the table. */
export async function markMonths(tx: Transaction, months: readonly string[]): Promise<void> {
  await queryRows(
    tx,
    sql`insert into action_files as f (id, dirty_months, marks) values (1, ${`{${months.join(',')}}`}::text[], 1)
      on conflict (id) do update set marks = f.marks + 1,
        dirty_months = array(select distinct month from unnest(f.dirty_months || excluded.dirty_months) month order by month)`,
  );
}
