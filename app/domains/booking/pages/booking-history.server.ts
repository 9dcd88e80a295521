import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { type HistoryLine, historyRows, listKeptHistory } from '#app/domains/audit/public.server.ts';
import { de } from '#app/domains/booking/messages/history.de.ts';
import { en } from '#app/domains/booking/messages/history.en.ts';
import { entriesOfDate } from '#app/domains/booking/rules/date-history.ts';
import type { Locale, ReadCtx } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import type { Cursor } from '#app/platform/list/cursor.server.ts';

const messages = roomTexts({ de, en });

interface DateOfSeries {
  readonly date: string;
  /** The series of the date, and those from which it was split ("from here on"). */
  readonly seriesIds: readonly string[];
}

const readDate = statement<{ bookingId: string }, DateOfSeries>(sql`
  with recursive chosen as (
    select date, series_id from bookings where id = ${sql.placeholder('bookingId')}::uuid
    union all select date, series_id from cancelled_bookings where id = ${sql.placeholder('bookingId')}::uuid limit 1),
  chain (id) as (
    select series_id::text from chosen where series_id is not null
    union select l.after ->> 'from' from chain c join audit_log l on l.stream = 'house' and l.entity = 'booking_series'
      and l.entity_id = c.id and l.action = 'booking_series.created' where l.after ? 'from')
  select date::text as date, (select coalesce(json_agg(id), '[]') from chain) as "seriesIds" from chosen`);

/**
 * Who booked this date and every change since, newest first: its own entries, and those of its series that concern it. The
 * caller answers for who may read them. Two statements; a third for a booking without an entry of its creation.
 */
export async function listBookingHistory(
  { db }: Pick<ReadCtx, 'db'>,
  { bookingId, after }: { bookingId: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const [found] = await readDate(db, { bookingId });
  if (!found) return { rows: [], next: null };
  // Two conditions with constants: each reads the index of the log by its entity.
  const about = sql`(l.entity = 'booking' and l.entity_id = ${bookingId}
    or l.entity = 'booking_series' and l.entity_id = any(${arrayOf(found.seriesIds)}::text[]))`;
  const page = await listKeptHistory(db, { stream: 'house', about, after }, (lines) =>
    entriesOfDate(lines, found.date),
  );
  if (page.next !== null || page.rows.some(({ action }) => action.endsWith('.created'))) return page;
  return { rows: [...page.rows, ...(await readCreation(db, { bookingId }))], next: null };
}

/** The creation by the row itself: bookings of an import or of the demo club have no entry in the log. */
const readCreation = statement<{ bookingId: string }, HistoryLine>(sql`
  select '0' as seq, ${wholeEpochMs('b.created_at')} as "atMs", 'booking.imported' as action, null as before, null as after,
    b.created_by is not null as "hasActor", u.first_name || ' ' || u.last_name as "actorName", null as "deviceName",
    b.id as "correlationId"
  from bookings b left join users u on u.id = b.created_by where b.id = ${sql.placeholder('bookingId')}::uuid`);

/** Entries of a booking in words, in the zone of its facility. */
export function bookingHistoryRows(lines: readonly HistoryLine[], locale: Locale, timeZone: string) {
  return historyRows(lines, { locale, timeZone, what: (line) => whatOf(line, locale) });
}

const PLAIN = {
  'booking.imported': 'imported',
  'booking.approved': 'approved',
  'booking_series.approved': 'approved',
  'booking.rejected': 'rejected',
  'booking_series.rejected': 'rejected',
  'booking.cancelled': 'cancelled',
  'booking.restored': 'restored',
  'booking_series.restored': 'restored',
  'booking.archived': 'archived',
  'booking.expired': 'expired',
  'booking.checked_in': 'checkedIn',
} as const;

/** What an undo took back, by the kind of the operation. */
const UNDONE = {
  'booking.requested': 'requested',
  'booking.changed': 'changed',
  'booking.approved': 'approved',
  'booking.rejected': 'rejected',
} as const;

function whatOf({ action, before, after }: HistoryLine, locale: Locale): string {
  const t = messages(locale);
  const count = Array.isArray(after?.['dates']) ? after['dates'].length : 1;
  const isPending = after?.['status'] === 'pending';
  switch (action) {
    case 'booking.created':
      return t(isPending ? 'requested' : 'booked');
    case 'booking_series.created':
      if (after?.['from'] !== undefined) return t('continued', { count });
      return t(isPending ? 'requestedSeries' : 'bookedSeries', { count });
    case 'booking.changed':
      return t('changed', { changes: changesIn(before ?? {}, after ?? {}, locale).join(', ') });
    case 'booking_series.changed':
      return t('changedSeries', { changes: changesIn(before ?? {}, after ?? {}, locale).join(', ') });
    case 'booking.undone':
    case 'booking_series.undone': {
      const operation = UNDONE[String(after?.['operation']) as keyof typeof UNDONE];
      return operation ? t(`undone.${operation}`) : t('other', { action });
    }
    case 'booking.usage_recorded':
      if (after?.['tookPlace'] === false) return t('usage.fellOut');
      if (typeof after?.['headcount'] === 'number') return t('usage.counted', { count: after['headcount'] });
      return t('usage.tookPlace');
    case 'booking_series.cancelled':
      return t('cancelledSeries', { count });
    default:
      return action in PLAIN ? t(PLAIN[action as keyof typeof PLAIN]) : t('other', { action });
  }
}

type Stored = Readonly<Record<string, unknown>>;

/** What differs between two states. The log keeps no personal values, so a change of texts shows only when nothing else differs. */
function changesIn(before: Stored, after: Stored, locale: Locale): string[] {
  const t = messages(locale);
  const format = formats(locale);
  const differs = (...fields: string[]) =>
    fields.some((field) => field in after && JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const both = (read: (state: Stored) => string) => ({ before: read(before), after: read({ ...before, ...after }) });
  const text = (state: Stored, field: string): string => {
    const value = state[field];
    return typeof value === 'string' ? value : '';
  };
  const hours = (state: Stored) => format.timeRange(clock(state, 'startTime'), clock(state, 'endTime'));
  const clock = (state: Stored, field: string): string => text(state, field).slice(0, 5);
  const range = (state: Stored) => format.span(text(state, 'startDate'), text(state, 'endDate'));
  const found = [
    differs('date')
      ? t(
          'field.date',
          both((state) => format.day(text(state, 'date'))),
        )
      : null,
    differs('startTime', 'endTime') ? t('field.time', both(hours)) : null,
    differs('dayOfWeek') ? t('field.weekday') : null,
    differs('startDate', 'endDate') ? t('field.range', both(range)) : null,
    differs('resourceId') ? t('field.place') : null,
    differs('eventTypeId') ? t('field.type') : null,
    before['status'] === 'approved' && after['status'] === 'pending' ? t('requestedAgain') : null,
  ].filter((change) => change !== null);
  return found.length > 0 ? found : [t('field.texts')];
}
