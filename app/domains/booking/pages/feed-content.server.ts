import { type SQL, sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { FeedKind } from '#app/db/schema/booking.ts';
import { addressLine, type PostalAddress } from '#app/domains/facilities/rules/address.ts';
import { paths } from '#app/paths.ts';
import type { FeedEvent, FeedLook } from '#app/platform/calendar-file.ts';
import { addDays, HOME_ZONE, today, wallInstant } from '#app/platform/calendar.ts';
import type { Locale, ReadCtx, Role } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { calendarUid } from '#app/domains/booking/mails/calendars.server.ts';
import {
  CANCELLED_DAYS,
  FEED_DAYS_BACK,
  type FeedBooking,
  feedEventFor,
  type FeedWords,
} from '#app/domains/booking/rules/feed-events.ts';
import { isMyTeam, isOwnBooking, placeJoins } from '#app/domains/booking/store/columns.server.ts';

/** A feed with its owner as they are now. */
export interface OpenFeed {
  kind: FeedKind;
  teamId: string | null;
  resourceId: string | null;
  facilityId: string | null;
  withCancelled: boolean;
  userId: string;
  role: Role;
  operatorId: string | null;
  locale: Locale;
  /** Name of the team or place; null for a person's own bookings. */
  subject: string | null;
  color: string | null;
}

interface EventRow extends FeedBooking, PostalAddress {
  id: string;
  sequence: number;
  changedAt: string;
  date: string;
  startTime: string;
  endTime: string;
  placeName: string;
  facilityName: string | null;
  timeZone: string | null;
}

/** What a feed shows, and how. */
export interface FeedContent {
  events: FeedEvent[];
  look: FeedLook;
}

/** The calendar of a feed of bookings, cut to what its owner may see. One statement. */
export async function feedContentOf(ctx: ReadCtx, feed: OpenFeed): Promise<FeedContent> {
  const t = translator(feed.locale, 'booking.feeds.event');
  const words: FeedWords = {
    requested: t('requested'),
    notYetApproved: t('notYetApproved'),
    cancelled: (title) => t('cancelled', { title }),
    person: (name) => t('person', { name }),
  };
  const viewer = { id: feed.userId, role: feed.role, operatorId: feed.operatorId };
  const events = (await listEvents(ctx, feed)).flatMap((row): FeedEvent[] => {
    const shown = feedEventFor(viewer, row, words);
    if (!shown) return [];
    const { isOpen, ...texts } = shown;
    const zone = row.timeZone ?? HOME_ZONE;
    return [
      {
        ...texts,
        uid: calendarUid(row.id),
        sequence: row.sequence,
        changedAt: row.changedAt,
        start: wallInstant(row.date, row.startTime, zone).toString(),
        end: wallInstant(row.date, row.endTime, zone).toString(),
        location: [row.placeName, row.facilityName, addressLine(row)].filter(Boolean).join(', '),
        url: isOpen ? publicUrl(paths.booking.booking(row.id)) : null,
      },
    ];
  });
  return {
    events,
    // A plan of others must not make its reader look busy.
    look: { name: feed.subject ?? t('own'), color: feed.color, isFree: feed.kind !== 'person' },
  };
}

/** Bookings and, where the feed has them, cancelled ones, in a fixed order. One statement. */
async function listEvents({ db, now }: ReadCtx, feed: OpenFeed): Promise<EventRow[]> {
  const day = today(now, HOME_ZONE);
  const columns = sql`id, resource_id, team_id, user_id, date, start_time, end_time`;
  const cancelled = sql`
    union all
    select c.id, c.resource_id, c.team_id, c.user_id, c.date, c.start_time, c.end_time, (c.snapshot ->> 'created_by')::uuid,
      c.snapshot ->> 'title', c.snapshot ->> 'description', c.snapshot ->> 'status', c.snapshot ->> 'decision',
      c.snapshot ->> 'type_label', c.snapshot ->> 'place_name', c.snapshot ->> 'team_name', c.snapshot ->> 'club_name',
      coalesce(c.snapshot ->> 'person_name', ''), c.sequence + 1, c.cancelled_at, true
    from cancelled_bookings c where c.date >= ${addDays(day, -CANCELLED_DAYS)}::date
      and ${isAbout(feed, sql`c`, sql`(c.snapshot ->> 'created_by')::uuid`)}`;
  return await queryRows<EventRow>(
    db,
    sql`
      with recursive up as (
        select id, parent_id from resources where id = ${feed.resourceId}::uuid
        union all select r.id, r.parent_id from resources r join up on r.id = up.parent_id
      ), down as (
        select id from resources where id = ${feed.resourceId}::uuid
        union all select r.id from resources r join down on r.parent_id = down.id
      ), shown as (
        select ${columns}, created_by, title, description, status, decision, type_label, place_name, team_name, club_name, person_name,
          version as sequence, updated_at as changed_at, false as is_cancelled
        from bookings b where b.date >= ${addDays(day, -FEED_DAYS_BACK)}::date and b.status in ('pending', 'approved', 'expired')
          and ${isAbout(feed, sql`b`, sql`b.created_by`)}
        ${feed.withCancelled ? cancelled : sql``}
      )
      select b.id, b.date::text as date, left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime",
        b.title, b.description, b.status, b.decision, b.type_label as "typeLabel", b.place_name as "placeName",
        b.team_name as "teamName", b.club_name as "clubName", b.person_name as "personName", b.created_by as "createdBy",
        b.user_id as "userId", b.sequence, ${isoUtc('b.changed_at')} as "changedAt", b.is_cancelled as "isCancelled",
        ${isMyTeam(feed.userId)} as "isMyTeam", f.operator_id as "operatorId", f.name as "facilityName", f.time_zone as "timeZone",
        f.street, f.house_number as "houseNumber", f.zip, f.city
      from shown b ${placeJoins()}
      order by b.date, b.start_time, b.id`,
  );
}

/**
 * Which rows a feed is about: those of "my bookings", of a team, of
 * what occupies a resource (itself, the wholes above and the parts below), or of a facility.
 */
function isAbout({ kind, userId, teamId, facilityId }: OpenFeed, of: SQL, createdBy: SQL): SQL {
  switch (kind) {
    // Has no bookings: readCalendarFeed takes its content from the room staff.
    case 'shifts':
      return sql`false`;
    case 'person':
      return isOwnBooking(userId, of, createdBy);
    case 'team':
      return sql`${of}.team_id = ${teamId}::uuid`;
    case 'resource':
      return sql`${of}.resource_id = any(array(select id from up union select id from down))`;
    case 'facility':
      return sql`${of}.resource_id = any(array(select r.id from resources r join resource_groups g on g.id = r.group_id
        where g.facility_id = ${facilityId}::uuid))`;
  }
}
