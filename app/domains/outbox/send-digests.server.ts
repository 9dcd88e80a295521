import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { addDays, HOME_ZONE, wallClock, wallInstant } from '#app/platform/calendar.ts';
import type { Locale, ReadCtx } from '#app/platform/ctx.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { enqueueMails } from './enqueue-mails.server.ts';
import { MAIL_LOG_TOPIC } from './live.ts';
import { outboxTexts } from './render-mail.server.ts';
import { mergeCalendars, sectionOf, type WaitingMail } from './rules/digest.ts';
import { SEND_WITHIN_DAYS, type UnsentReason } from './rules/outcomes.ts';

/** By the clock of HOME_ZONE. */
const DIGEST_TIME = '18:00';

/**
 * The hourly job: the mails that waited at 18:00 become one mail for each person, or one for each operator whose admins read
 * that person's mails. A run after 18:00 and a second one find the same mails or none, so a missed run is made up by the next.
 * Mails older than three days are left to suppressMails. Returns the number of digests.
 */
export async function sendDigests({ db, now }: ReadCtx): Promise<number> {
  const due = sql`status = 'queued' and is_for_digest and not_before <= ${lastDigestTime(now)}::timestamptz
    and created_at >= app_now() - make_interval(days => ${SEND_WITHIN_DAYS})`;
  const readers = await queryRows<Reader>(
    db,
    sql`select distinct user_id as "userId", operator_id as "operatorId" from mail_messages where ${due}`,
  );
  let count = 0;
  for (const reader of readers)
    count += (await inTransaction({ db }, (tx) => sendDigest(tx, { now }, reader, due))) ? 1 : 0;
  return count;
}

/** The last 18:00 that is not in the future. */
function lastDigestTime(now: ReadCtx['now']): string {
  const { date, time } = wallClock(now, HOME_ZONE);
  return wallInstant(time < DIGEST_TIME ? addDays(date, -1) : date, DIGEST_TIME, HOME_ZONE).toString();
}

interface Reader {
  /** Null when the person was deleted. */
  userId: string | null;
  operatorId: string | null;
}

type WaitingRow = WaitingMail & {
  id: string;
  /** The latest of all rows. */
  relevantUntil: string | null;
  email: string | null;
  firstName: string | null;
  locale: Locale | null;
  isActive: boolean | null;
};

/** A second worker waits for the locked rows and then finds none of them. */
async function sendDigest(
  tx: Transaction,
  { now }: Pick<ReadCtx, 'now'>,
  { userId, operatorId }: Reader,
  due: SQL,
): Promise<boolean> {
  const rows = await queryRows<WaitingRow>(
    tx,
    sql`
      select m.id, m.subject, m.text, m.calendars, max(m.relevant_until) over () as "relevantUntil", u.email, u.first_name as "firstName", u.locale,
        u.is_active as "isActive"
      from (select * from mail_messages where ${due} and user_id is not distinct from ${userId}::uuid
        and operator_id is not distinct from ${operatorId}::uuid order by id for update) m
      left join users u on u.id = m.user_id order by m.id`,
  );
  const [first] = rows;
  if (!first) return false;
  const ids = rows.map(({ id }) => id);
  await notifyBrowsers(tx, MAIL_LOG_TOPIC);
  const { email, firstName, locale, isActive } = first;
  if (userId === null || !isActive || email === null || locale === null) {
    await suppress(tx, ids, 'person_gone', null);
    return false;
  }
  const t = outboxTexts(locale);
  const count = rows.length;
  const [digestId = null] = await enqueueMails(
    tx,
    [
      {
        template: 'digest',
        to: email,
        userId,
        locale,
        content: {
          subject: t('digest.subject', { count }),
          paragraphs: [t('digest.greeting', { name: firstName ?? '' }), t('digest.opening', { count })],
          sections: rows.map((row) => sectionOf(row, publicUrl(''))),
        },
        calendars: mergeCalendars(rows),
        relevantUntil: first.relevantUntil,
        related: { entity: 'user', id: userId },
        operatorId,
      },
    ],
    { now, operationId: null },
  );
  await suppress(tx, ids, 'in_digest', digestId);
  return true;
}

async function suppress(tx: Transaction, ids: readonly string[], reason: UnsentReason, digestId: string | null) {
  await queryRows(
    tx,
    sql`
      update mail_messages set status = 'suppressed', last_error = ${reason}, digest_id = ${digestId}::uuid
      where id = any(${uuidArray(ids)})`,
  );
}
