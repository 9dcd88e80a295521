import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { enqueueMails, mailedSince, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { shiftColumns, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { paths } from '#app/paths.ts';
import { addDays, HOME_ZONE, today, wallClock, wallInstant } from '#app/platform/calendar.ts';
import type { Locale, ReadCtx } from '#app/platform/ctx.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { readShiftPlaces } from '#app/domains/staff/mails/mailed-people.server.ts';
import { momentOf, shiftLines, titleOf } from '#app/domains/staff/mails/shift-words.server.ts';
import { letterTexts } from '#app/domains/staff/mails/told-requests.server.ts';

/** In Europe/Berlin: between these times the mail for the next day goes out. */
const HOURS = { from: '08:00', until: '22:00' };

interface RemindedShift extends StoredShift {
  readonly userId: string;
  readonly email: string;
  readonly firstName: string;
  readonly locale: Locale;
}

/**
 * The hourly job: the day before, a person gets one mail with all published shifts of the next day. A second run finds who was mailed since
 * midnight, so a mail is written once. Returns how many mails were queued.
 */
export async function remindShifts({ db, now }: ReadCtx): Promise<number> {
  const local = wallClock(now, HOME_ZONE);
  if (local.time < HOURS.from || local.time >= HOURS.until) return 0;
  const lock = (tx: Transaction) =>
    queryRows(tx, sql`select pg_advisory_xact_lock(hashtext('staff.remindShifts')) is null as taken`);
  return await inLockedTransaction({ db }, lock, async (tx) => {
    const shifts = await readReminded(tx, addDays(local.date, 1));
    if (shifts.length === 0) return 0;
    const since = wallInstant(today(now, HOME_ZONE), '00:00', HOME_ZONE).toString();
    const mailed = await mailedSince(tx, { template: 'shiftReminder', since });
    const places = await readShiftPlaces(tx, shifts);
    const byReader = new Map<string, RemindedShift[]>();
    for (const shift of shifts)
      if (!mailed.has(shift.userId)) byReader.set(shift.userId, [...(byReader.get(shift.userId) ?? []), shift]);
    const mails = [...byReader.values()].map((own) => mailOf(own, places));
    await enqueueMails(tx, mails, { now, operationId: null });
    return mails.length;
  });
}

/** Published shifts of a day with the person of each assignment. One statement. */
function readReminded(tx: Transaction, date: string): Promise<RemindedShift[]> {
  return queryRows<RemindedShift>(
    tx,
    sql`
      select ${shiftColumns}, u.id as "userId", u.email, u.first_name as "firstName", u.locale
      from shifts s join shift_assignments own on own.shift_id = s.id join staff_members m on m.id = own.staff_member_id and m.is_active
        join users u on u.id = m.user_id and u.is_active and u.email is not null
      where s.date_local = ${date}::date and s.status = 'PUBLISHED' and not s.archived
      order by u.id, s.start_at_utc, s.id`,
  );
}

function mailOf(shifts: readonly RemindedShift[], places: ReadonlyMap<string, string>): OutgoingMail {
  const [first] = shifts;
  if (!first) throw new Error('a mail without shifts');
  const { userId, email, firstName, locale, operatorId } = first;
  const t = letterTexts(locale);
  return {
    template: 'shiftReminder',
    to: email,
    userId,
    locale,
    content: {
      subject: t('reminder.subject', { shift: `${titleOf(first, locale)}, ${momentOf(first, locale)}` }),
      paragraphs: [
        t('greeting', { name: firstName }),
        t('reminder.opening', { count: shifts.length }),
        ...shifts.map((shift) => shiftLines(shift, { locale, place: places.get(shift.workAreaId ?? '') ?? null })),
      ],
      link: { label: t('link'), url: publicUrl(paths.staff.mine()) },
    },
    relevantUntil: first.endAtUtc,
    related: { entity: 'shift', id: first.id },
    operatorId,
  };
}
