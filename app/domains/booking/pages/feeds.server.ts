import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { FeedKind } from '#app/db/schema/booking.ts';
import { listPlaces, type PlaceFacility } from '#app/domains/facilities/public.server.ts';
import { type BookableTeam, listBookableTeams } from '#app/domains/organisation/public.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type OwnFeedKind, subjectJoins, subjectName } from '#app/domains/booking/store/feeds.server.ts';

/** A feed of the person; its address is stored as a hash only. */
export interface ListedFeed {
  id: string;
  kind: FeedKind;
  /** Of the team or the place; null for the person. */
  subjectId: string | null;
  /** Null for the person. */
  subject: string | null;
  withCancelled: boolean;
  lastReadAtMs: number | null;
}

/** A team, resource or facility to subscribe to; `group` is the club of a team, and the facility of a place. */
export interface FeedChoice {
  kind: Exclude<FeedKind, OwnFeedKind>;
  id: string;
  name: string;
  group: string;
  isMine: boolean;
}

/** The person's feeds, and every calendar without one: teams (their own first), then places. Three statements. */
export async function getFeeds(
  { db, now }: ReadCtx,
  actor: Actor,
): Promise<{ feeds: ListedFeed[]; choices: FeedChoice[]; hasPerson: boolean; hasShifts: boolean }> {
  const day = today(now, HOME_ZONE);
  const [feeds, teams, places] = await Promise.all([
    queryRows<ListedFeed>(
      db,
      sql`
        select c.id, c.kind, coalesce(c.team_id, c.resource_id, c.facility_id) as "subjectId", ${subjectName} as subject,
          c.with_cancelled as "withCancelled", ${wholeEpochMs('c.last_read_at')} as "lastReadAtMs"
        from calendar_feeds c ${subjectJoins} where c.user_id = ${actor.id}::uuid order by c.created_at, c.id`,
    ),
    listBookableTeams(db, 'all'),
    listPlaces(db, { from: day, until: day }),
  ]);
  const taken = new Set(feeds.map(({ subjectId }) => subjectId));
  return {
    feeds,
    choices: [...teamChoices(teams, actor), ...placeChoices(places)].filter(({ id }) => !taken.has(id)),
    hasPerson: feeds.some(({ kind }) => kind === 'person'),
    hasShifts: feeds.some(({ kind }) => kind === 'shifts'),
  };
}

function teamChoices(teams: readonly BookableTeam[], actor: Actor): FeedChoice[] {
  return teams
    .map(({ id, name, clubName, trainers }): FeedChoice => {
      const isMine = trainers.some(({ userId }) => userId === actor.id);
      return { kind: 'team', id, name, group: clubName, isMine };
    })
    .toSorted((one, other) => Number(other.isMine) - Number(one.isMine));
}

/** Signed-in people may see every plan (domain.md, "Who sees what"). */
function placeChoices(places: readonly PlaceFacility[]): FeedChoice[] {
  return places.flatMap(({ id, name: group, groups }): FeedChoice[] => [
    { kind: 'facility', id, name: group, group, isMine: false },
    ...groups
      .flatMap(({ resources }) => resources)
      .map((resource): FeedChoice => ({
        kind: 'resource',
        id: resource.id,
        name: resource.name,
        group,
        isMine: false,
      })),
  ]);
}
