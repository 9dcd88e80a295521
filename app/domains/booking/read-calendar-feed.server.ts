import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { etagOf } from '#app/platform/api/etag.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { FEED_FORMAT, feedText } from '#app/platform/icalendar.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { type FeedContent, feedContentOf, type OpenFeed } from './pages/feed-content.server.ts';
import { subjectJoins, subjectName } from './store/feeds.server.ts';
import { FEED_TOKEN } from './rules/feed-events.ts';

/** Wrong addresses per caller; phones of one network that read feeds that have ended are one caller. */
const WRONG = { points: 60, seconds: 600 };
let wrongAddresses: Limiter | undefined;

export type FeedAnswer =
  | { kind: 'feed'; etag: string; text: () => Promise<string> }
  | { kind: 'unknown' }
  /** Too many wrong addresses from this caller. */
  | { kind: 'limited'; retryAfterS: number };

/** Reads the content of a feed of own shifts, which are another room's. */
type ReadShifts = (ctx: ReadCtx, feed: Pick<OpenFeed, 'userId' | 'locale' | 'withCancelled'>) => Promise<FeedContent>;

/**
 * The text of the feed with this token, as its owner may see it now. Unknown when the token was replaced, or its feed or person
 * has ended. Two statements.
 */
export async function readCalendarFeed(
  ctx: ReadCtx,
  { token, ip, readShifts }: { token: string; ip: string | null; readShifts: ReadShifts },
): Promise<FeedAnswer> {
  const feed = FEED_TOKEN.test(token) ? await findFeed(ctx, token) : null;
  if (feed) {
    const { events, look } = await (feed.kind === 'shifts' ? readShifts(ctx, feed) : feedContentOf(ctx, feed));
    // The text is made from these alone, so a calendar without changes is answered without making it.
    const etag = etagOf(JSON.stringify([FEED_FORMAT, events, look]));
    return { kind: 'feed', etag, text: () => feedText(events, look) };
  }
  const retryAfterS = await consume((wrongAddresses ??= limiter('feed-addresses', WRONG)), ip ?? '');
  return retryAfterS === null ? { kind: 'unknown' } : { kind: 'limited', retryAfterS };
}

/** Also notes the read, at most once in an hour: a program that polls each minute writes no row each minute. */
async function findFeed({ db }: ReadCtx, token: string): Promise<OpenFeed | null> {
  const [feed] = await queryRows<OpenFeed>(
    db,
    sql`
      with found as (
        select c.*, u.role, u.operator_id, u.locale from calendar_feeds c join users u on u.id = c.user_id and u.is_active
        where c.token_hash = ${hashSecret(token)}
      ), noted as (
        update calendar_feeds set last_read_at = app_now() from found where calendar_feeds.id = found.id
          and (found.last_read_at is null or found.last_read_at < app_now() - interval '1 hour')
      )
      select c.kind, c.team_id as "teamId", c.resource_id as "resourceId", c.facility_id as "facilityId",
        c.with_cancelled as "withCancelled", c.user_id as "userId", c.role, c.operator_id as "operatorId", c.locale,
        ${subjectName} as subject, coalesce(t.color, fr.color, o.primary_color) as color
      from found c ${subjectJoins} left join operators o on o.id = ff.operator_id`,
  );
  return feed ?? null;
}
