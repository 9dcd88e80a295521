import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { MailStatus } from '#app/db/schema/outbox.ts';
import type { MailState } from '#app/domains/outbox/rules/state.ts';
import {
  createdMicros,
  isReadable,
  type MailFilter,
  mailsOf,
  olderThan,
} from '#app/domains/outbox/store/filter.server.ts';
import { isFree, isUnrepeated } from '#app/domains/outbox/store/conditions.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type Cursor, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';

const PAGE = 50;

/** A mail as the log lists it. */
export interface MailLine extends MailState {
  readonly id: string;
  readonly template: string;
  readonly to: string;
  readonly userId: string | null;
  /** Null for a guest. */
  readonly personName: string | null;
  readonly subject: string;
  readonly status: MailStatus;
  readonly createdAtMs: number;
  readonly sentAtMs: number | null;
  readonly notBeforeMs: number;
  /** It repeats another mail. */
  readonly isResend: boolean;
  /** Another mail repeats it. */
  readonly wasResent: boolean;
}

type FoundLine = MailLine & { createdMicros: string };

/** What the state of a mail follows from (rules/state); `s` is the row of mail_sender. */
export const stateColumns = sql`m.status, m.last_error as reason, m.is_for_digest as "isForDigest", m.attempts,
  not ${isFree} as "isLeased", m.not_before > app_now() as "isHeld",
  s.paused_at is not null as "isPaused"`;

/** A value for each line: for "exists" among the columns PostgreSQL may read the whole log to learn which mails were repeated. */
const wasResent = sql`(select r.id from mail_messages r where r.resend_of = m.id limit 1) is not null`;

/** One page of the mail log, newest first. One statement. */
export async function listMails(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { after, ...filter }: MailFilter & { after: Cursor | null },
): Promise<{ rows: MailLine[]; next: string | null }> {
  const found = await queryRows<FoundLine>(
    db,
    sql`
      select m.id, ${createdMicros} as "createdMicros", m.template, m.to_address as "to", m.user_id as "userId",
        u.first_name || ' ' || u.last_name as "personName", m.subject, ${stateColumns},
        ${wholeEpochMs('m.created_at')} as "createdAtMs", ${wholeEpochMs('m.sent_at')} as "sentAtMs",
        ${wholeEpochMs('m.not_before')} as "notBeforeMs", m.resend_of is not null as "isResend", ${wasResent} as "wasResent"
      from mail_messages m left join users u on u.id = m.user_id left join mail_sender s on true
      where ${mailsOf(actor, filter)} and ${after ? olderThan(after) : sql`true`}
      order by m.created_at desc, m.id desc limit ${PAGE + 1}`,
  );
  const { rows, next } = pageOf(found, PAGE, ({ createdMicros: micros, id }) => writeCursor(micros, id));
  return { rows: rows.map(({ createdMicros: _key, ...line }) => line), next };
}

/** The name of the person that a list is filtered by; null without a mail that the admin may read. */
export async function nameOfRecipient(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  userId: string,
): Promise<string | null> {
  const [row] = await queryRows<{ name: string }>(
    db,
    sql`
      select u.first_name || ' ' || u.last_name as name from users u
      where u.id = ${userId}::uuid and exists (select 1 from mail_messages m where m.user_id = u.id and ${isReadable(actor)})`,
  );
  return row?.name ?? null;
}

/**
 * What is wrong with mails for this admin: a pause counts as one, and each mail of the last 14 days that failed and was not sent
 * again. One statement; null without a statement for other people.
 */
export async function countMailProblems({ db }: Pick<ReadCtx, 'db'>, actor: Actor): Promise<number | null> {
  if (!can(actor, 'mail.administer') || actor.operatorId === null) return null;
  const [row] = await queryRows<{ count: number }>(
    db,
    sql`
      select (select count(*) from mail_sender where paused_at is not null)::int
        + (select count(*) from mail_messages m where m.status = 'failed' and m.created_at > app_now() - interval '14 days'
          and ${isReadable(actor)} and ${isUnrepeated})::int as count`,
  );
  return row?.count ?? 0;
}
