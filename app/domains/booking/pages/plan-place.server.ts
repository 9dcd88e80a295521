import {
  listPlaces,
  type PlaceFacility,
  type PlaceGroup,
  type PlaceResource,
} from '#app/domains/facilities/public.server.ts';
import { addDays, HOME_ZONE, type LocalDate, today, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

/** What the address of a plan names; anything unknown falls back to the first there is. */
export interface PlaceQuery {
  anlage: string | null;
  gruppe: string | null;
  ressource: string | null;
}

export interface PlanPlace {
  facilities: PlaceFacility[];
  facility: PlaceFacility;
  group: PlaceGroup;
  resource: PlaceResource;
  now: { date: LocalDate; time: string };
}

/**
 * The place a plan shows, and all the others to choose from: every facility for people who are signed in, public ones
 * otherwise. Null when there is none to show.
 */
export async function readPlanPlace(
  ctx: ReadCtx,
  viewer: Actor | null,
  query: PlaceQuery,
  date: LocalDate | null,
): Promise<PlanPlace | null> {
  const around = date ?? today(ctx.now, HOME_ZONE);
  const places = await listPlaces(ctx.db, { from: addDays(around, -7), until: addDays(around, 13) });
  const facilities = places
    .filter((facility) => viewer !== null || facility.publicPlan)
    .map((facility) => ({ ...facility, groups: facility.groups.filter((group) => group.resources.length > 0) }))
    .filter((facility) => facility.groups.length > 0);
  const chosen = choose(facilities, viewer, query);
  return chosen && { facilities, ...chosen, now: wallClock(ctx.now, chosen.facility.timeZone) };
}

/** A resource decides everything; a group or a facility alone means its first resource. Admins start at their operator's. */
function choose(facilities: readonly PlaceFacility[], viewer: Actor | null, query: PlaceQuery) {
  const all = facilities.flatMap((facility) =>
    facility.groups.flatMap((group) => group.resources.map((resource) => ({ facility, group, resource }))),
  );
  return (
    all.find(({ resource }) => resource.id === query.ressource) ??
    all.find(({ group }) => group.id === query.gruppe) ??
    all.find(({ facility }) => facility.id === query.anlage) ??
    all.find(({ facility }) => facility.operatorId === viewer?.operatorId) ??
    all[0] ??
    null
  );
}
