import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from './columns.ts';

export type MailStatus = 'queued' | 'sent' | 'failed' | 'suppressed';

/** The mail is its own job: the row is written in the causing transaction and sent after its commit. */
export const mailMessages = pgTable(
  'mail_messages',
  {
    id: primaryId(),
    template: text('template').notNull(),
    to: text('to_address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    status: text('status').$type<MailStatus>().notNull().default('queued'),
    notBefore: instant('not_before')
      .notNull()
      .default(sql`app_now()`),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    messageId: text('message_id').notNull(),
    relatedEntity: text('related_entity'),
    relatedId: uuid('related_id'),
    /** The operation (its correlation id) whose undo removes the mail while it is queued. */
    operationId: uuid('operation_id'),
    /** Whose admins read the mail log; null is for every admin. */
    operatorId: uuid('operator_id'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('mail_messages_message_id_key').on(table.messageId),
    index('mail_messages_related_idx').on(table.relatedEntity, table.relatedId),
    index('mail_messages_queue_idx')
      .on(table.notBefore)
      .where(sql`${table.status} = 'queued'`),
    index('mail_messages_operation_idx')
      .on(table.operationId)
      .where(sql`${table.status} = 'queued'`),
    index('mail_messages_created_at_idx').on(table.createdAt),
    check('mail_messages_status_check', sql`${table.status} in ('queued', 'sent', 'failed', 'suppressed')`),
    check(
      'mail_messages_template_check',
      sql`${table.template} in ('bookingCreated', 'bookingApproved', 'bookingRejected', 'adminNewBooking', 'bookingCancelled', 'bookingChanged', 'accessOptIn', 'verifyEmail', 'resetPassword', 'magicLink', 'invite', 'shiftPublished', 'shiftSwapped', 'reportReturned')`,
    ),
  ],
);
