import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { mailMessages } from '#app/db/schema/outbox.ts';

/** Undo: the queued mails of an operation are never sent. One statement; returns their number. */
export async function removeQueuedMails(tx: Transaction, operationId: string): Promise<number> {
  const removed = await tx
    .delete(mailMessages)
    .where(and(eq(mailMessages.operationId, operationId), eq(mailMessages.status, 'queued')))
    .returning({ id: mailMessages.id });
  return removed.length;
}
