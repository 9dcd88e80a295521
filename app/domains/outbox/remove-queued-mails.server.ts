import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { mailMessages } from '#app/db/schema/outbox.ts';

/** Undo: mails about something that still wait are never sent. One statement; says how many there were. */
export async function removeQueuedMails(tx: Transaction, related: { entity: string; id: string }): Promise<number> {
  const removed = await tx
    .delete(mailMessages)
    .where(
      and(
        eq(mailMessages.relatedEntity, related.entity),
        eq(mailMessages.relatedId, related.id),
        eq(mailMessages.status, 'queued'),
      ),
    )
    .returning({ id: mailMessages.id });
  return removed.length;
}
