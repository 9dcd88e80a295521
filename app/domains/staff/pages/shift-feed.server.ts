import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { ShiftStatus } from '#app/db/schema/staff.ts';
import { CANCELLED_DAYS, FEED_DAYS_BACK } from '#app/domains/booking/rules/feed-events.ts';
import { addressLine, type PostalAddress } from '#app/domains/facilities/rules/address.ts';
import { titleOf } from '#app/domains/staff/mails/shift-words.server.ts';
import { letterTexts } from '#app/domains/staff/mails/told-requests.server.ts';
import { paths } from '#app/paths.ts';
import type { FeedEvent, FeedLook } from '#app/platform/calendar-file.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, Locale, ReadCtx } from '#app/platform/ctx.ts';
import { publicUrl, worldwideId } from '#app/platform/public-url.server.ts';

interface EventRow extends PostalAddress {
  id: string;
  version: number;
  changedAt: string;
  startAt: string;
  endAt: string;
  role: string;
  station: string | null;
  notes: string | null;
  status: ShiftStatus;
  areaName: string | null;
  facilityName: string | null;
}

/** The feed of a person's own shifts; empty while the part is off. One statement. */
export async function getShiftFeed(
  ctx: ReadCtx,
  feed: { userId: string; locale: Locale; withCancelled: boolean },
): Promise<{ events: FeedEvent[]; look: FeedLook }> {
  const t = letterTexts(feed.locale);
  const events = (await listEvents(ctx, feed)).map((row): FeedEvent => {
    const isCancelled = row.status === 'CANCELLED';
    const title = t('feed.title', { what: titleOf(row, feed.locale) });
    return {
      uid: worldwideId(row.id),
      sequence: row.version,
      changedAt: row.changedAt,
      start: row.startAt,
      end: row.endAt,
      // Some programs show a cancelled event like any other.
      title: isCancelled ? t('feed.cancelled', { title }) : title,
      location: [row.areaName, row.facilityName, addressLine(row)].filter(Boolean).join(', '),
      description: (row.notes ?? '').split(/\r\n|[\n\r]/).filter(Boolean),
      category: null,
      status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
      url: publicUrl(paths.staff.mine()),
    };
  });
  return { events, look: { name: t('feed.name'), color: null, isFree: false } };
}

function listEvents(
  { db, now }: ReadCtx,
  { userId, withCancelled }: { userId: string; withCancelled: boolean },
): Promise<EventRow[]> {
  const day = today(now, HOME_ZONE);
  return queryRows<EventRow>(
    db,
    sql`
      select s.id, s.version, ${isoUtc('s.updated_at')} as "changedAt", ${isoUtc('s.start_at_utc')} as "startAt",
        ${isoUtc('s.end_at_utc')} as "endAt", s.role, s.station, s.notes_staff as notes, s.status, w.name as "areaName",
        f.name as "facilityName", f.street, f.house_number as "houseNumber", f.zip, f.city
      from staff_members m
        join shift_assignments a on a.staff_member_id = m.id and a.operator_id = m.operator_id
        join shifts s on s.id = a.shift_id
        left join work_areas w on w.id = s.work_area_id left join facilities f on f.id = w.facility_id
      where m.user_id = ${userId}::uuid and m.is_active and not s.archived
        and exists (select from house_settings h where h.staff)
        and (s.status = 'PUBLISHED' and s.date_local >= ${addDays(day, -FEED_DAYS_BACK)}::date
          or ${withCancelled} and s.status = 'CANCELLED' and s.date_local >= ${addDays(day, -CANCELLED_DAYS)}::date)
      order by s.start_at_utc, s.id`,
  );
}

/** The person has an active staff row. One statement. */
export async function isStaffMember({ db }: Pick<ReadCtx, 'db'>, actor: Pick<Actor, 'id'>): Promise<boolean> {
  const rows = await queryRows(
    db,
    sql`select from staff_members where user_id = ${actor.id}::uuid and is_active limit 1`,
  );
  return rows.length > 0;
}
