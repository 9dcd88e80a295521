import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { etagOf } from '#app/platform/api/etag.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { feedText } from '#app/platform/icalendar.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { feedContentOf, type OpenFeed } from './pages/feed-content.server.ts';
import { subjectJoins, subjectName } from './store/feeds.server.ts';
import { FEED_TOKEN } from './rules/feed-events.ts';

/** Wrong addresses per caller; a house whose phones read feeds that have ended is one caller. */
const WRONG = { points: 60, seconds: 600 };
let wrongAddresses: Limiter | undefined;

export type FeedAnswer =
  | { kind: 'feed'; etag: string; text: () => Promise<string> }
  | { kind: 'unknown' }
  /** Too many wrong addresses from this caller. */
  | { kind: 'limited'; retryAfterS: number };

/**
 * The text of the feed with this token, as its owner may see it now. Unknown when the token was replaced, or its feed or person
 * has ended. Two statements.
 */
export async function readCalendarFeed(ctx: ReadCtx, token: string, ip: string | null): Promise<FeedAnswer> {
  const feed = FEED_TOKEN.test(token) ? await findFeed(ctx, token) : null;
  if (feed) return { kind: 'feed', ...(await taggedText(await feedContentOf(ctx, feed))) };
  const retryAfterS = await consume((wrongAddresses ??= limiter('feed-addresses', WRONG)), ip ?? '');
  return retryAfterS === null ? { kind: 'unknown' } : { kind: 'limited', retryAfterS };
}

/** Tags of the newest texts by what they were made from, so that a calendar without changes is answered without making its text. */
const tags = new Map<string, string>();
const MOST_TAGS = 1_000;

type Content = Awaited<ReturnType<typeof feedContentOf>>;

async function taggedText({ events, look }: Content): Promise<{ etag: string; text: () => Promise<string> }> {
  const source = etagOf(JSON.stringify([events, look]));
  let made: Promise<string> | undefined;
  const text = () => (made ??= feedText(events, look));
  const etag = tags.get(source) ?? etagOf(await text());
  tags.delete(source);
  tags.set(source, etag);
  const [oldest] = tags.keys();
  if (tags.size > MOST_TAGS && oldest !== undefined) tags.delete(oldest);
  return { etag, text };
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
