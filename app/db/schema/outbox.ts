import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Locale } from '#app/platform/ctx.ts';
import { createdAt, instant, primaryId, updatedAt } from './columns.ts';
import { users } from './people.ts';

export type MailStatus = 'queued' | 'sent' | 'failed' | 'suppressed';

/**
 * The mail is its own job: the row is written in the causing transaction and sent after its commit. The types of `link` and
 * `calendar` are those of the room (rules/).
 */
export const mailMessages = pgTable(
  'mail_messages',
  {
    id: primaryId(),
    template: text('template').notNull(),
    /** The person that the mail is for; null for a guest. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    to: text('to_address').notNull(),
    /** Who answers; null for the sender's address. */
    replyTo: text('reply_to'),
    locale: text('locale').$type<Locale>().notNull().default('de'),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    /** A one-time link; its token is made when the mail is sent. */
    link: jsonb('link'),
    /** The attached calendar files. */
    calendars: jsonb('calendars'),
    /** After it, the mail is about the past. */
    relevantUntil: instant('relevant_until'),
    status: text('status').$type<MailStatus>().notNull().default('queued'),
    /** Waits for the person's mail of the day. */
    isForDigest: boolean('is_for_digest').notNull().default(false),
    /** The next try. */
    notBefore: instant('not_before')
      .notNull()
      .default(sql`app_now()`),
    /** A worker sends the mail until then; by the clock of the database. */
    leasedUntil: instant('leased_until'),
    attempts: integer('attempts').notNull().default(0),
    /** Why the mail was not sent: a code of rules/outcomes. */
    lastError: text('last_error'),
    /** The last answer of the mail server. */
    lastAnswer: text('last_answer'),
    messageId: text('message_id').notNull(),
    relatedEntity: text('related_entity'),
    relatedId: uuid('related_id'),
    /** The operation (its correlation id) whose undo removes the mail while it is queued. */
    operationId: uuid('operation_id'),
    /** Whose admins read the mail log; null is for every admin. */
    operatorId: uuid('operator_id'),
    /** The mail that this one repeats. */
    resendOf: uuid('resend_of').references((): AnyPgColumn => mailMessages.id, { onDelete: 'set null' }),
    /** The mail of the day that contains this one. */
    digestId: uuid('digest_id').references((): AnyPgColumn => mailMessages.id, { onDelete: 'set null' }),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('mail_messages_message_id_key').on(table.messageId),
    index('mail_messages_related_idx').on(table.relatedEntity, table.relatedId),
    index('mail_messages_queue_idx')
      .on(table.notBefore)
      .where(sql`${table.status} = 'queued' and not ${table.isForDigest}`),
    index('mail_messages_digest_queue_idx')
      .on(table.userId)
      .where(sql`${table.status} = 'queued' and ${table.isForDigest}`),
    index('mail_messages_operation_idx')
      .on(table.operationId)
      .where(sql`${table.status} = 'queued'`),
    index('mail_messages_failed_idx')
      .on(table.createdAt)
      .where(sql`${table.status} = 'failed'`),
    index('mail_messages_created_at_idx').on(table.createdAt),
    index('mail_messages_user_id_idx').on(table.userId),
    index('mail_messages_resend_of_idx').on(table.resendOf),
    index('mail_messages_digest_id_idx').on(table.digestId),
    check('mail_messages_status_check', sql`${table.status} in ('queued', 'sent', 'failed', 'suppressed')`),
    check(
      'mail_messages_template_check',
      sql`${table.template} in ('bookingCreated', 'bookingApproved', 'bookingRejected', 'adminNewBooking', 'bookingCancelled', 'bookingChanged', 'usageReminder', 'accessOptIn', 'digest', 'test', 'verifyEmail', 'resetPassword', 'magicLink', 'invite', 'shiftPublished', 'shiftChanged', 'shiftCancelled', 'shiftSwapped', 'shiftOffered', 'shiftRequest', 'shiftReminder', 'correctionAsked', 'correctionDecided', 'monthReopened', 'terminalAlarm', 'reportReturned')`,
    ),
    check('mail_messages_locale_check', sql`${table.locale} in ('de', 'en')`),
    check('mail_messages_sent_check', sql`(${table.status} = 'sent') = (${table.sentAt} is not null)`),
    check(
      'mail_messages_reason_check',
      sql`${table.status} not in ('failed', 'suppressed') or ${table.lastError} is not null`,
    ),
  ],
);

export type PauseReason = 'unreachable' | 'sign_in' | 'encryption' | 'sender';

/** The state of sending for the whole installation; one row from the first start of a worker on. */
export const mailSender = pgTable(
  'mail_sender',
  {
    id: boolean('id').primaryKey().default(true),
    /** Since when a server is set; null without one. Mails from before are not sent. */
    setUpAt: instant('set_up_at'),
    /** `host:port` of the server, and the sender's address. */
    server: text('server'),
    fromAddress: text('from_address'),
    pausedAt: instant('paused_at'),
    pauseReason: text('pause_reason').$type<PauseReason>(),
    /** What the server said. */
    lastAnswer: text('last_answer'),
    /** Tries since the pause began. */
    tries: integer('tries').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('mail_sender_one_row_check', sql`${table.id}`),
    check('mail_sender_pause_check', sql`(${table.pausedAt} is null) = (${table.pauseReason} is null)`),
    check('mail_sender_reason_check', sql`${table.pauseReason} in ('unreachable', 'sign_in', 'encryption', 'sender')`),
  ],
);

/** Addresses that a server refused for good; they get no mail until an admin or the person allows it again. */
export const mailRefusals = pgTable(
  'mail_refusals',
  {
    /** In lower case. */
    address: text('address').primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    mailId: uuid('mail_id').references(() => mailMessages.id, { onDelete: 'set null' }),
    answer: text('answer').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('mail_refusals_user_id_idx').on(table.userId),
    index('mail_refusals_mail_id_idx').on(table.mailId),
    check('mail_refusals_address_check', sql`${table.address} = lower(${table.address})`),
  ],
);

/** Kinds of notice that a person does not get at once; without a row, at once. */
export const mailChoices = pgTable(
  'mail_choices',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    delivery: text('delivery').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.kind] }),
    check(
      'mail_choices_kind_check',
      sql`${table.kind} in ('confirmations', 'decisions', 'changes', 'shifts', 'usage', 'requests')`,
    ),
    check('mail_choices_delivery_check', sql`${table.delivery} in ('digest', 'off')`),
  ],
);
