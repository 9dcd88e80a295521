import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { columnsOf, type FeedSubject, nameOfSubject, newFeedToken } from './store/feeds.server.ts';
import { MAX_FEEDS } from './rules/feed-events.ts';

export interface SubscribeInput {
  subject: FeedSubject;
  /** A new link for a calendar that programs read already: the old one ends. Without it such a calendar is kept. */
  replaces: boolean;
  /** For a new feed; a replaced one keeps its choice. */
  withCancelled: boolean;
}

export type SubscribeCalendarOutcome =
  /** The token is returned once and stored as a hash; `subject` is the name of the team or place. */
  | { kind: 'subscribed'; feedId: string; subject: string | null; token: string; isNew: boolean }
  /** There is a feed of this calendar, and a program has read it. */
  | { kind: 'exists' }
  | { kind: 'unknown' }
  | { kind: 'too_many'; limit: number };

interface OwnFeeds {
  count: number;
  existing: { id: string; withCancelled: boolean; isRead: boolean } | null;
}

/**
 * Makes the secret address of a calendar for the actor, who has at most one per subject. An address that no program has read is
 * replaced: of a form that was sent twice, only the second answer is seen.
 */
export async function subscribeCalendar(ctx: Ctx, input: SubscribeInput): Promise<SubscribeCalendarOutcome> {
  if (!can(ctx.actor, 'feed.manage')) throw new ForbiddenError('feed.manage');
  const columns = columnsOf(input.subject);
  return await inTransaction(ctx, async (tx): Promise<SubscribeCalendarOutcome> => {
    const subject = await nameOfSubject(tx, input.subject);
    if (subject === undefined) return { kind: 'unknown' };
    const { count, existing } = await lockOwnFeeds(tx, ctx.actor.id, columns);
    if (existing?.isRead && !input.replaces) return { kind: 'exists' };
    if (!existing && count >= MAX_FEEDS) return { kind: 'too_many', limit: MAX_FEEDS };
    const token = newFeedToken();
    const withCancelled = existing?.withCancelled ?? input.withCancelled;
    const [row] = await queryRows<{ id: string }>(
      tx,
      sql`
        insert into calendar_feeds (id, user_id, kind, team_id, resource_id, facility_id, token_hash, with_cancelled)
        values (${newId()}::uuid, ${ctx.actor.id}::uuid, ${columns.kind}, ${columns.teamId}::uuid, ${columns.resourceId}::uuid,
          ${columns.facilityId}::uuid, ${hashSecret(token)}, ${withCancelled})
        on conflict on constraint calendar_feeds_subject_key do update set token_hash = excluded.token_hash, last_read_at = null,
          version = calendar_feeds.version + 1, updated_at = app_now()
        returning id`,
    );
    if (!row) throw new Error('a feed was not stored');
    await recordAudit(tx, ctx, {
      action: existing ? 'calendar_feed.renewed' : 'calendar_feed.created',
      entity: 'calendar_feed',
      entityId: row.id,
      operatorId: null,
      after: { ...columns, withCancelled },
    });
    return { kind: 'subscribed', feedId: row.id, subject, token, isNew: !existing };
  });
}

/** Locks the person, so that of two requests at the same moment the second finds the feed of the first. */
async function lockOwnFeeds(
  tx: Transaction,
  userId: string,
  { kind, teamId, resourceId, facilityId }: ReturnType<typeof columnsOf>,
): Promise<OwnFeeds> {
  await queryRows(tx, sql`select 1 from users where id = ${userId}::uuid for no key update`);
  const rows = await queryRows<{ id: string; withCancelled: boolean; isRead: boolean; isIt: boolean }>(
    tx,
    sql`
      select id, with_cancelled as "withCancelled", last_read_at is not null as "isRead", kind = ${kind} and
        coalesce(team_id, resource_id, facility_id) is not distinct from ${teamId ?? resourceId ?? facilityId}::uuid as "isIt"
      from calendar_feeds where user_id = ${userId}::uuid`,
  );
  return { count: rows.length, existing: rows.find(({ isIt }) => isIt) ?? null };
}
