import { listPlaces, type PlaceFacility, type PlaceGroup } from '#app/domains/facilities/public.server.ts';
import { slotsOn } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { listBookableTeams, listEventTypes } from '#app/domains/organisation/public.server.ts';
import { dayOfWeek, HOME_ZONE, isoWeekOf, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { roleAt, teamChoice } from '#app/domains/booking/rules/booker.ts';
import {
  selectionOf,
  type FacilityOption,
  withParents,
  type RequestChoices,
  type RequestDraft,
  normalizeDraft,
} from '#app/domains/booking/rules/request-draft.ts';
import { seriesEnd } from '#app/domains/booking/rules/times.ts';

/** Everything the request form offers to one person, and its values when it opens. */
export interface RequestForm extends RequestChoices {
  draft: RequestDraft;
  /** The first day that can be booked. */
  today: string;
  /** ISO week of the date, for the link back to the plan. */
  week: string;
}

/** Values from the address or from the last request; null means a suggestion. */
export interface RequestDefaults {
  resourceId: string | null;
  teamId: string | null;
  date: string | null;
  time: TimeSpan | null;
}

type Teams = Awaited<ReturnType<typeof listBookableTeams>>;

const EVENING = { startTime: '18:00', endTime: '19:30' };

/** Null without any place. Three statements, a fourth for people who may name any team. */
export async function getRequestForm(
  { db, now }: ReadCtx,
  actor: Actor,
  defaults: RequestDefaults,
): Promise<RequestForm | null> {
  const day = today(now, HOME_ZONE);
  const date = defaults.date ?? day;
  const [places, own, types] = await Promise.all([
    listPlaces(db, { from: date, until: date }),
    listBookableTeams(db, { trainedBy: actor.id }),
    listEventTypes(db),
  ]);
  const facilities = places
    .map((facility) => facilityOption(facility, actor, own.length > 0))
    .filter(({ groups }) => groups.length > 0);
  if (facilities.length === 0) return null;
  const mayNameAny = facilities.some(({ teams }) => teams === 'any_or_none');
  const choices: RequestChoices = {
    facilities,
    clubs: clubOptions(mayNameAny ? await listBookableTeams(db, 'all') : own, own),
    eventTypes: types
      .filter((type) => type.isActive)
      .map(({ id, label, icon, description }) => ({ id, label, icon, description })),
  };
  return { ...choices, draft: openingDraft(choices, { ...defaults, date }, own), today: day, week: isoWeekOf(date) };
}

function openingDraft(choices: RequestChoices, defaults: RequestDefaults & { date: string }, own: Teams): RequestDraft {
  const weekday = dayOfWeek(defaults.date);
  const empty: RequestDraft = {
    facilityId: '',
    groupId: '',
    resourceId: defaults.resourceId ?? '',
    clubId: '',
    departmentId: '',
    teamId: defaults.teamId ?? '',
    eventTypeId: '',
    planning: 'single',
    date: defaults.date,
    dayOfWeek: String(weekday),
    startDate: defaults.date,
    endDate: '',
    ...EVENING,
    title: '',
    description: '',
    skipPublicHolidays: false,
    skipSchoolHolidays: false,
    onlyFree: false,
    removed: [],
  };
  const known = withParents(choices, empty);
  const start = known.resourceId ? known : withParents(choices, { ...empty, ...grantedPlace(choices.facilities, own) });
  const draft = normalizeDraft(choices, start);
  const { place } = selectionOf(choices, draft);
  const window = place?.slots && slotsOn(place.slots, { date: draft.date, dayOfWeek: weekday })[0];
  const { startTime, endTime } = defaults.time ?? window ?? EVENING;
  return { ...draft, startTime, endTime, endDate: seriesEnd(place, draft) };
}

/** A member of a guest club starts at a place that the club was granted. */
function grantedPlace(facilities: readonly FacilityOption[], own: Teams): { resourceId: string } {
  const mayUse = (groupId: string) =>
    own.length === 0 || own.some((team) => team.isHomeClub || team.grantedGroupIds.includes(groupId));
  const groups = facilities.flatMap((facility) => facility.groups);
  const group = groups.find(({ id }) => mayUse(id)) ?? groups[0];
  return { resourceId: group?.places[0]?.id ?? '' };
}

function facilityOption(facility: PlaceFacility, actor: Actor, hasTeams: boolean): FacilityOption {
  const role = roleAt(actor, facility.operatorId);
  return {
    id: facility.id,
    name: facility.name,
    operatorId: facility.operatorId,
    operatorName: facility.operatorName,
    role,
    teams: teamChoice(role, hasTeams),
    groups: facility.groups
      .filter((group) => group.resources.length > 0)
      .map((group) => ({ id: group.id, name: group.name, places: placeOptions(group) })),
  };
}

function placeOptions({ resources }: PlaceGroup) {
  const roots = new Map(resources.map((resource) => [resource.id, resource]));
  return resources.map(({ id, name, rootId }) => {
    const root = roots.get(rootId);
    return {
      id,
      name,
      parts: resources.filter((part) => part.parentId === id).map((part) => part.name),
      slots: root?.bookingMode === 'slotOnly' ? root.slots : null,
    };
  });
}

function clubOptions(teams: Teams, own: Teams): RequestChoices['clubs'] {
  const mine = new Set(own.map(({ id }) => id));
  const groupBy = <K extends 'clubId' | 'departmentId'>(rows: Teams, key: K) =>
    [...new Set(rows.map((row) => row[key]))].map((id) => rows.filter((row) => row[key] === id));
  return groupBy(teams, 'clubId').map((inClub) => ({
    id: inClub[0]?.clubId ?? '',
    name: inClub[0]?.clubName ?? '',
    operatorId: inClub[0]?.clubOperatorId ?? null,
    grantedGroupIds: inClub[0]?.grantedGroupIds ?? [],
    departments: groupBy(inClub, 'departmentId').map((inDepartment) => ({
      id: inDepartment[0]?.departmentId ?? '',
      name: inDepartment[0]?.departmentName ?? '',
      icon: inDepartment[0]?.departmentIcon ?? '',
      teams: inDepartment.map(({ id, name, eventTypeIds, trainers }) => ({
        id,
        name,
        isMine: mine.has(id),
        eventTypeIds,
        trainers: trainers.map((trainer) => ({ name: trainer.name, isPrimary: trainer.isPrimary })),
      })),
    })),
  }));
}
