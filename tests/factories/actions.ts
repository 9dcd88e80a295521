import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { LINE_OF_ACTION, MONTH_OF_ACTION } from '#app/domains/actions/action-lines.server.ts';

export interface InsertedAction {
  readonly at?: string;
  readonly type?: string;
  readonly gid?: string;
  /** JSON text. */
  readonly metadata?: string;
}

/** Actions of a person as programs and the house write them, in this order. */
export async function insertActions(
  sql: postgres.Sql | postgres.TransactionSql,
  userId: string,
  actions: readonly InsertedAction[],
): Promise<void> {
  const rows = actions.map(({ at = '2026-11-18T09:00:00Z', type = 'work.started', gid = 'gid', metadata = '{}' }) => ({
    at,
    type,
    gid,
    metadata,
  }));
  await sql`
    insert into actions (id, user_id, action_type, gid, metadata, timestamp)
    select gen_random_uuid(), ${userId}, type, gid, metadata::jsonb, at::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as action(at text, type text, gid text, metadata text)`;
}

/** The numbered rows of the table as lines, by their month. */
export async function tableLines(sql: postgres.Sql): Promise<Record<string, string[]>> {
  const rows = await sql.unsafe<{ month: string; text: string }[]>(
    `select ${MONTH_OF_ACTION} as month, ${LINE_OF_ACTION} as text from actions where line is not null order by line`,
  );
  const months: Record<string, string[]> = {};
  for (const { month, text } of rows) (months[month] ??= []).push(text);
  return months;
}

/** Waits until every action can be numbered: open transactions in other databases of the cluster delay it. */
export async function actionsSettled(sql: postgres.Sql): Promise<void> {
  const waiting = () =>
    sql`select from actions where line is null and tx >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`;
  while ((await waiting()).length > 0) await sleep(20);
}

/** What only the owner can do: removes all rows. */
export async function emptyActions(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`alter table actions disable trigger user`;
    await tx`delete from actions`;
    await tx`alter table actions enable trigger user`;
  });
}
