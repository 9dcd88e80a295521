import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { enqueueMails, mailedSince, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { paths } from '#app/paths.ts';
import { addDays, HOME_ZONE, today, wallInstant } from '#app/platform/calendar.ts';
import type { Locale, ReadCtx } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { mailTexts } from './mails/dates.server.ts';
import { placeJoins, placeZone } from './store/columns.server.ts';

/** By the clock of each facility. */
const MORNING = { from: '08:00', until: '20:00' };

interface AskedDate {
  userId: string;
  email: string;
  firstName: string;
  locale: Locale;
  operatorId: string | null;
  title: string;
  placeName: string;
  date: string;
  startTime: string;
  endTime: string;
}

/**
 * The hourly job: in the morning after a date without a head count its booking person gets one mail with all such dates of the day before. A
 * second run finds who was mailed since midnight, so a mail is written once. Returns how many mails were queued.
 */
export async function remindUsage({ db, now }: ReadCtx): Promise<number> {
  const lock = (tx: Transaction) =>
    queryRows(tx, sql`select pg_advisory_xact_lock(hashtext('booking.remindUsage')) is null as taken`);
  return await inLockedTransaction({ db }, lock, async (tx) => {
    const dates = await readAsked(tx, { now });
    if (dates.length === 0) return 0;
    const since = wallInstant(today(now, HOME_ZONE), '00:00', HOME_ZONE).toString();
    const mailed = await mailedSince(tx, { template: 'usageReminder', since });
    const byReader = new Map<string, AskedDate[]>();
    for (const date of dates) {
      if (mailed.has(date.userId)) continue;
      const reader = `${date.userId} ${date.operatorId ?? ''}`;
      byReader.set(reader, [...(byReader.get(reader) ?? []), date]);
    }
    const mails = [...byReader.values()].map(mailOf);
    await enqueueMails(tx, mails, { now, operationId: null });
    return mails.length;
  });
}

/** Approved dates of the day before, without the word of a person. One statement. */
function readAsked(tx: Transaction, { now }: Pick<ReadCtx, 'now'>): Promise<AskedDate[]> {
  const local = sql`(${now.toString()}::timestamptz at time zone ${placeZone})`;
  const day = today(now, HOME_ZONE);
  return queryRows<AskedDate>(
    tx,
    sql`
      select p.id as "userId", p.email, p.first_name as "firstName", p.locale, f.operator_id as "operatorId", b.title,
        b.place_name as "placeName", b.date::text as date, left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime"
      from bookings b ${placeJoins()} join users p on p.id = b.user_id and p.is_active and p.email is not null
      left join booking_usage u on u.booking_id = b.id
      where b.date between ${addDays(day, -2)}::date and ${day}::date and b.date = ${local}::date - 1
        and ${local}::time between ${MORNING.from}::time and ${MORNING.until}::time
        and b.decision = 'approved' and b.archived_at is null and (u.booking_id is null or u.source = 'door')
      order by p.id, b.date, b.start_time, b.id`,
  );
}

function mailOf(dates: readonly AskedDate[]): OutgoingMail {
  const [first] = dates;
  if (!first) throw new Error('a mail without dates');
  const { userId, email, firstName, locale, operatorId } = first;
  const [t, format] = [mailTexts(locale), formats(locale)];
  const about = { count: dates.length, title: first.title, date: format.day(first.date) };
  return {
    template: 'usageReminder',
    to: email,
    userId,
    locale,
    content: {
      subject: t('usageReminder.subject', about),
      paragraphs: [
        t('greeting', { name: firstName }),
        t('usageReminder.opening', about),
        ...dates.map(({ title, placeName, date, startTime, endTime }) => [
          title,
          placeName,
          `${format.day(date)}, ${format.timeRange(startTime, endTime)}`,
        ]),
      ],
      link: { label: t('usageReminder.link'), url: publicUrl(paths.booking.usage()) },
    },
    related: { entity: 'user', id: userId },
    operatorId,
  };
}
