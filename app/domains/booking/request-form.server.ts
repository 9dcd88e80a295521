import { listPlaces, type PlaceFacility } from '#app/domains/facilities/public.server.ts';
import { slotsOn } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { listBookableTeams, listEventTypes } from '#app/domains/organisation/public.server.ts';
import { dayOfWeek, HOME_ZONE, isoWeekOf, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { roleAt, teamChoice } from './rules/booker.ts';
import { firstState } from './rules/states.ts';

/** Everything the request form offers to one person, on one day. */
export interface RequestForm {
  places: {
    facility: string;
    groups: { name: string; resources: { id: string; name: string; isPart: boolean }[] }[];
  }[];
  resourceId: string;
  facilityName: string;
  operatorName: string;
  date: string;
  /** ISO week of the date, for the way back to the plan. */
  week: string;
  /** Parts that a booking of this resource takes along. */
  parts: string[];
  /** Open windows of the day; null where everything is open. */
  windows: TimeSpan[] | null;
  teams: {
    id: string;
    name: string;
    group: string;
    eventTypeIds: string[];
    trainers: { name: string; isPrimary: boolean }[];
  }[];
  mayGoWithoutTeam: boolean;
  eventTypes: { id: string; label: string; icon: string; description: string }[];
  /** What sending it does for this person at this place. */
  becomes: 'approved' | 'pending';
}

/** Null when there is no place at all. Three statements, a fourth for people who may name any team. */
export async function getRequestForm(
  { db, now }: ReadCtx,
  actor: Actor,
  asked: { resourceId: string | null; date: string | null },
): Promise<RequestForm | null> {
  const day = asked.date ?? today(now, HOME_ZONE);
  const [places, own, types] = await Promise.all([
    listPlaces(db, { from: day, until: day }),
    listBookableTeams(db, { trainedBy: actor.id }),
    listEventTypes(db),
  ]);
  const all = places.flatMap((facility) =>
    facility.groups.flatMap((group) => group.resources.map((resource) => ({ facility, group, resource }))),
  );
  // Somebody of a guest club starts where the club was granted a place.
  const mayUse = (groupId: string) =>
    own.length === 0 || own.some((team) => team.isHomeClub || team.grantedGroupIds.includes(groupId));
  const chosen =
    all.find(({ resource }) => resource.id === asked.resourceId) ?? all.find(({ group }) => mayUse(group.id)) ?? all[0];
  if (!chosen) return null;
  const { facility, group, resource } = chosen;
  const role = roleAt(actor, facility.operatorId);
  const choice = teamChoice(role, own.length > 0);
  const teams = choice === 'any_or_none' ? await listBookableTeams(db, 'all') : choice === 'none' ? [] : own;
  const root = group.resources.find((candidate) => candidate.id === resource.rootId);
  return {
    places: places.map(placeOptions).filter((row) => row.groups.length > 0),
    resourceId: resource.id,
    facilityName: facility.name,
    operatorName: facility.operatorName,
    date: day,
    week: isoWeekOf(day),
    parts: group.resources.filter((part) => part.parentId === resource.id).map((part) => part.name),
    windows: root?.bookingMode === 'slotOnly' ? slotsOn(root.slots, { date: day, dayOfWeek: dayOfWeek(day) }) : null,
    teams: teams.map((team) => ({
      id: team.id,
      name: team.name,
      group: `${team.clubName} · ${team.departmentName}`,
      eventTypeIds: team.eventTypeIds,
      trainers: team.trainers.map(({ name, isPrimary }) => ({ name, isPrimary })),
    })),
    mayGoWithoutTeam: choice !== 'own',
    eventTypes: types
      .filter((type) => type.isActive)
      .map(({ id, label, icon, description }) => ({ id, label, icon, description })),
    becomes: firstState(role).status,
  };
}

function placeOptions(facility: PlaceFacility) {
  return {
    facility: facility.name,
    groups: facility.groups
      .filter((group) => group.resources.length > 0)
      .map((group) => ({
        name: group.name,
        resources: group.resources.map(({ id, name, parentId }) => ({ id, name, isPart: parentId !== null })),
      })),
  };
}
