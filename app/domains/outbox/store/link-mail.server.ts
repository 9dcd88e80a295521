import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import type { MailStatus } from '#app/db/schema/outbox.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { MailLink } from '#app/domains/outbox/rules/links.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { isReadable } from './filter.server.ts';
import { isServerSet } from './conditions.server.ts';

/** A mail with a one-time link. */
export interface LinkMail {
  readonly id: string;
  readonly to: string;
  readonly link: MailLink;
  readonly status: MailStatus;
  readonly operatorId: string | null;
  /** A server is set: mails leave, so that the link belongs to its recipient alone. */
  readonly isSetUp: boolean;
}

/** A mail with a one-time link that the admin may read, locked; null for every other mail. */
export async function lockLinkMail(tx: Transaction, actor: Actor, mailId: string): Promise<LinkMail | null> {
  const [mail] = await queryRows<LinkMail>(
    tx,
    sql`
      select m.id, m.to_address as "to", m.link, m.status, m.operator_id as "operatorId",
        ${isServerSet} as "isSetUp"
      from mail_messages m where m.id = ${mailId}::uuid and m.link is not null and ${isReadable(actor)} for update`,
  );
  return mail ?? null;
}
