import { newId } from '#app/db/schema/columns.ts';
import { mailMessages } from '#app/db/schema/outbox.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { ComposedMail } from './rules/compose.ts';

/** How long the mail of an action that can be undone waits for the undo. */
export const UNDO_SECONDS = 30;

export interface OutgoingMail extends ComposedMail {
  template: typeof mailMessages.$inferInsert.template;
  to: string;
  related: { entity: string; id: string };
}

/**
 * Puts mails into the outbox in the causing transaction: what is rolled back is never sent. One statement for all; none for
 * an empty list. The Message-ID is fixed here, so a repeated delivery after a crash carries the same one.
 */
export async function enqueueMails(
  tx: Transaction,
  mails: readonly OutgoingMail[],
  options: { now: Ctx['now']; canBeUndone: boolean; messageIdDomain: string },
): Promise<void> {
  if (mails.length === 0) return;
  const notBefore = toDate(options.now.add({ seconds: options.canBeUndone ? UNDO_SECONDS : 0 }));
  await tx.insert(mailMessages).values(
    mails.map((mail) => {
      const id = newId();
      const { related, ...content } = mail;
      return {
        id,
        ...content,
        notBefore,
        messageId: `<${id}@${options.messageIdDomain}>`,
        relatedEntity: related.entity,
        relatedId: related.id,
      };
    }),
  );
}
