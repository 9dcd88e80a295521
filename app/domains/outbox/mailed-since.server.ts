import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { MailTemplate } from './rules/templates.ts';

const readMailed = statement<{ template: string; since: string }, { userId: string }>(sql`
  select distinct user_id as "userId" from mail_messages
  where template = ${sql.placeholder('template')} and created_at >= ${sql.placeholder('since')}::timestamptz and user_id is not null`);

/** Ids of the persons who got a mail of this template since an instant, whatever became of it: so a reminder is written once. */
export async function mailedSince(
  tx: Transaction,
  { template, since }: { template: MailTemplate; since: string },
): Promise<ReadonlySet<string>> {
  return new Set((await readMailed(tx, { template, since })).map(({ userId }) => userId));
}
