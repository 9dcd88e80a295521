import { beforeAll, describe, expect, it } from 'vitest';
import type { FeedSubject } from '#app/domains/booking/store/feeds.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { subscribeCalendar, type SubscribeInput } from './subscribe-calendar.server.ts';

const database = testDatabase({ demo: true });
let max: Ctx;
let eva: Ctx;
beforeAll(async () => {
  [max, eva] = [await demoCtx(database.db, 'max.mueller'), await demoCtx(database.db, 'eva.lang')];
});

const own = { kind: 'person' } as const;
const subscribe = (ctx: Ctx, subject: FeedSubject, change: Partial<SubscribeInput> = {}) =>
  subscribeCalendar(ctx, { subject, replaces: false, withCancelled: true, ...change });
async function made(ctx: Ctx, subject: FeedSubject, change: Partial<SubscribeInput> = {}) {
  const outcome = await subscribe(ctx, subject, change);
  if (outcome.kind !== 'subscribed') throw new Error(outcome.kind);
  return outcome;
}
const feedsOf = (ctx: Ctx) => database.sql<{ id: string; token_hash: string; with_cancelled: boolean }[]>`
  select id, token_hash, with_cancelled from calendar_feeds where user_id = ${ctx.actor.id} order by created_at, id`;
const markRead = (feedId: string) =>
  database.sql`update calendar_feeds set last_read_at = app_now() where id = ${feedId}`;

describe('subscribeCalendar', () => {
  it('returns a token of 192 bits once, and stores its hash', async () => {
    const { token, feedId, isNew, subject } = await made(eva, own);
    expect([token, isNew, subject]).toEqual([expect.stringMatching(/^[\w-]{32}$/), true, null]);
    const [row] = await feedsOf(eva);
    expect(row).toEqual({ id: feedId, token_hash: hashSecret(token), with_cancelled: true });
    const found = await database.sql`select 1 from calendar_feeds f where to_jsonb(f)::text like ${`%${token}%`}`;
    expect(found).toEqual([]);
  });

  it('names the team or place, and records ids only', async () => {
    const id = await demoTeamId(database.db, 'ajugend');
    const { feedId, subject, token } = await made(eva, { kind: 'team', id });
    expect(subject).toBe('A-Jugend');
    const rows = await database.sql`select action, before, after from audit_log where entity_id = ${feedId}`;
    expect(rows).toEqual([
      {
        action: 'calendar_feed.created',
        before: null,
        after: { kind: 'team', teamId: id, withCancelled: true },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('keeps a calendar that a program reads, unless a new link is asked for', async () => {
    const first = await made(max, own, { withCancelled: false });
    await markRead(first.feedId);
    expect(await subscribe(max, own)).toEqual({ kind: 'exists' });
    const second = await made(max, own, { replaces: true });
    expect(second).toMatchObject({ feedId: first.feedId, isNew: false });
    expect(await feedsOf(max)).toEqual([
      { id: first.feedId, token_hash: hashSecret(second.token), with_cancelled: false },
    ]);
  });

  it('gives one feed for two requests at the same moment, and the last token opens it', async () => {
    const id = await demoResourceId(database.db, 'kleinfeld');
    const outcomes = await Promise.all([1, 2, 3].map(() => made(max, { kind: 'resource', id })));
    const [row, ...others] = (await feedsOf(max)).filter((feed) => feed.id === outcomes[0]?.feedId);
    expect(others).toEqual([]);
    expect(outcomes.map(({ token }) => hashSecret(token))).toContain(row?.token_hash);
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it.each(['team', 'resource', 'facility'] as const)('refuses an unknown %s', async (kind) => {
    expect(await subscribe(max, { kind, id: crypto.randomUUID() })).toEqual({ kind: 'unknown' });
  });

  it('refuses the 51st feed, and still renews one of the 50', async () => {
    const hans = await demoCtx(database.db, 'hans.meier');
    const [first] = await database.sql<{ id: string }[]>`
      with more as (
        insert into teams (id, department_id, name, short_name, color)
        select gen_random_uuid(), (select id from departments limit 1), 'Mannschaft ' || n, 'M' || n, '#123456'
        from generate_series(1, 50) n returning id
      ) insert into calendar_feeds (id, user_id, kind, team_id, token_hash)
      select gen_random_uuid(), ${hans.actor.id}, 'team', id, id::text from more returning team_id as id`;
    expect(await subscribe(hans, own)).toEqual({ kind: 'too_many', limit: 50 });
    expect(await subscribe(hans, { kind: 'team', id: first?.id ?? '' })).toMatchObject({ kind: 'subscribed' });
  });
});
