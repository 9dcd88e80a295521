import {
  listPlaces,
  type PlaceFacility,
  type PlaceGroup,
  type PlaceResource,
} from '#app/domains/facilities/public.server.ts';
import { addressLine } from '#app/domains/facilities/rules/address.ts';
import {
  addDays,
  HOME_ZONE,
  isLocalDate,
  type LocalDate,
  type Month,
  monthRange,
  today,
  wallClock,
} from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

/** The place in the address of a plan; an unknown one becomes the first there is. */
export interface PlaceQuery {
  anlage: string | null;
  gruppe: string | null;
  ressource: string | null;
  /** Id of a facility: places of others do not count. */
  within?: string;
}

export interface PlanPlace {
  facilities: PlaceFacility[];
  facility: PlaceFacility;
  group: PlaceGroup;
  resource: PlaceResource;
  now: { date: LocalDate; time: string };
}

/** The facilities whose plans the viewer may see, with opening hours and school holidays around a date. One statement. */
export async function listVisiblePlaces(
  ctx: ReadCtx,
  viewer: Actor | null,
  date: LocalDate,
  days: { before: number; after: number },
): Promise<PlaceFacility[]> {
  const places = await listPlaces(ctx.db, { from: addDays(date, -days.before), until: addDays(date, days.after) });
  return places
    .filter((facility) => viewer !== null || facility.publicPlan)
    .map((facility) => ({ ...facility, groups: facility.groups.filter((group) => group.resources.length > 0) }))
    .filter((facility) => facility.groups.length > 0);
}

/**
 * The place of a plan, and all others to choose from: every facility for people who are signed in, otherwise those with a
 * public plan. Null without any.
 */
export async function readPlanPlace(
  ctx: ReadCtx,
  viewer: Actor | null,
  query: PlaceQuery,
  date: LocalDate | null,
  /** Days before and after it whose opening hours and school holidays come along. */
  days = { before: 7, after: 13 },
): Promise<PlanPlace | null> {
  const visible = await listVisiblePlaces(ctx, viewer, date ?? today(ctx.now, HOME_ZONE), days);
  const facilities = visible.filter((facility) => query.within === undefined || facility.id === query.within);
  const chosen = choose(facilities, viewer, query);
  return chosen && { facilities, ...chosen, now: wallClock(ctx.now, chosen.facility.timeZone) };
}

/** A resource id decides alone; a group or a facility means its first resource. Admins start at their operator's facility. */
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

/** The place in the frame of a plan, with what there is to choose beside it. */
export function placeFrame({ facilities, facility, group, resource, now }: PlanPlace) {
  return {
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    facility: { id: facility.id, name: facility.name, address: addressLine(facility) },
    groups: facility.groups.map(({ id, name }) => ({ id, name })),
    group: { id: group.id, name: group.name },
    resources: group.resources.map(({ id, name, color, parentId }) => ({ id, name, color, isPart: parentId !== null })),
    resource: { id: resource.id, name: resource.name },
    now,
  };
}

export interface PlanQuery extends PlaceQuery {
  week: string | null;
  date: LocalDate | null;
  isList: boolean;
}

/** Reads a plan's address. Invalid parameters are ignored so that old links keep working. */
export function readPlanQuery(url: string): PlanQuery {
  const { searchParams } = new URL(url);
  const date = searchParams.get('datum');
  return {
    anlage: searchParams.get('anlage'),
    gruppe: searchParams.get('gruppe'),
    ressource: searchParams.get('ressource'),
    week: searchParams.get('woche'),
    date: date !== null && isLocalDate(date) && date >= '1900-01-01' && date <= '2199-12-31' ? date : null,
    isList: searchParams.get('ansicht') === 'liste',
  };
}

/** As readPlanQuery, with the month of the address: null without one, or when it is none. */
export function readMonthQuery(url: string): PlanQuery & { month: Month | null; isWrongMonth: boolean } {
  const asked = new URL(url).searchParams.get('monat');
  const month = asked !== null && monthRange(asked) !== null ? asked : null;
  return { ...readPlanQuery(url), month, isWrongMonth: asked !== null && asked !== '' && month === null };
}
