import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { Role } from '#app/platform/ctx.ts';
import { firstStateAt } from './booker.ts';
import type { FirstState } from './states.ts';
import { endKeepingLength, seriesEnd } from './times.ts';

export interface PlaceOption {
  id: string;
  name: string;
  /** Parts that are booked with it. */
  parts: readonly string[];
  /** The root's open windows; null where everything is open. */
  slots: readonly SlotRule[] | null;
}

export interface FacilityOption {
  id: string;
  name: string;
  operatorId: string;
  operatorName: string;
  /** The role of this person here. */
  role: Role;
  /** Which teams this person may name here, and whether they must name one. */
  teams: 'own' | 'own_or_none' | 'any_or_none' | 'none';
  groups: readonly { id: string; name: string; places: readonly PlaceOption[] }[];
}

export interface TeamOption {
  id: string;
  name: string;
  isMine: boolean;
  eventTypeIds: readonly string[];
  trainers: readonly { name: string; isPrimary: boolean }[];
}

interface DepartmentOption {
  id: string;
  name: string;
  icon: string;
  teams: readonly TeamOption[];
}

interface ClubOption {
  id: string;
  name: string;
  /** Where it is at home; null is everywhere. */
  operatorId: string | null;
  grantedGroupIds: readonly string[];
  departments: readonly DepartmentOption[];
}

/** Everything that can be chosen in the form (seed 4, 3.4). */
export interface RequestChoices {
  facilities: readonly FacilityOption[];
  clubs: readonly ClubOption[];
  eventTypes: readonly { id: string; label: string; icon: string; description: string }[];
}

/** The form while it is filled in: the texts of its fields, and ids of what is selected. */
export interface RequestDraft extends TimeSpan {
  facilityId: string;
  groupId: string;
  resourceId: string;
  clubId: string;
  departmentId: string;
  teamId: string;
  eventTypeId: string;
  planning: 'single' | 'series';
  date: string;
  /** '0' = Sunday. */
  dayOfWeek: string;
  startDate: string;
  endDate: string;
  title: string;
  description: string;
  skipPublicHolidays: boolean;
  skipSchoolHolidays: boolean;
  onlyFree: boolean;
  removed: readonly string[];
}

/** Types that mostly have one date: selecting one sets the planning (seed 4, 5.1.5), and the person may change it back. */
const SINGLE_TYPES = new Set(['match', 'event']);

/** The selected items, and the options of every list. */
export function selectionOf(choices: RequestChoices, draft: RequestDraft) {
  const facility = byId(choices.facilities, draft.facilityId);
  const group = byId(facility?.groups ?? [], draft.groupId);
  const clubs = clubsAt(choices, facility);
  const club = byId(clubs, draft.clubId);
  const departments = club?.departments ?? [];
  const teams = byId(departments, draft.departmentId)?.teams ?? [];
  const team = byId(teams, draft.teamId);
  const types = choices.eventTypes.filter(({ id }) => !team || team.eventTypeIds.includes(id));
  return {
    facility,
    group,
    place: byId(group?.places ?? [], draft.resourceId),
    clubs,
    departments,
    teams,
    team,
    types,
    type: byId(types, draft.eventTypeId),
    mayGoWithoutTeam: facility !== undefined && facility.teams !== 'own',
    becomes: becomesOf(facility, group, team ? club : undefined),
  };
}

/** The state of the booking, as far as it is selected. */
function becomesOf(
  facility: FacilityOption | undefined,
  group: { id: string } | undefined,
  club: ClubOption | undefined,
): FirstState['status'] {
  if (!facility) return 'approved';
  const isGranted = club !== undefined && group !== undefined && club.grantedGroupIds.includes(group.id);
  const team = club ? { clubOperatorId: club.operatorId, isGranted } : null;
  return firstStateAt(facility.role, facility.operatorId, team).status;
}

/** A change with its consequences: shorter lists, a fitting planning, an end that keeps the length. */
export function applyChange(choices: RequestChoices, draft: RequestDraft, change: Partial<RequestDraft>): RequestDraft {
  const next = normalizeDraft(choices, { ...draft, ...change });
  if (next.eventTypeId !== draft.eventTypeId && SINGLE_TYPES.has(next.eventTypeId)) next.planning = 'single';
  if (change.startTime !== undefined && change.endTime === undefined)
    next.endTime = endKeepingLength(draft, next.startTime);
  const hasOwnEnd = draft.endDate !== seriesEnd(selectionOf(choices, draft).place, draft);
  if (change.endDate === undefined && !hasOwnEnd) next.endDate = seriesEnd(selectionOf(choices, next).place, next);
  return next;
}

/** Replaces a selection that is no longer on offer by the first option, or by the only one. */
export function normalizeDraft(choices: RequestChoices, draft: RequestDraft): RequestDraft {
  const facility = byId(choices.facilities, draft.facilityId) ?? choices.facilities[0];
  const group = byId(facility?.groups ?? [], draft.groupId) ?? facility?.groups[0];
  const place = byId(group?.places ?? [], draft.resourceId) ?? group?.places[0];
  const clubs = clubsAt(choices, facility);
  const mustName = facility?.teams === 'own';
  const club = byId(clubs, draft.clubId) ?? (mustName ? onlyOne(clubs) : undefined);
  const department = byId(club?.departments ?? [], draft.departmentId) ?? onlyOne(club?.departments ?? []);
  const team = byId(department?.teams ?? [], draft.teamId) ?? onlyOne(department?.teams ?? []);
  const types = choices.eventTypes.filter(({ id }) => !team || team.eventTypeIds.includes(id));
  const type = byId(types, draft.eventTypeId) ?? types[0];
  return {
    ...draft,
    facilityId: facility?.id ?? '',
    groupId: group?.id ?? '',
    resourceId: place?.id ?? '',
    clubId: club?.id ?? '',
    departmentId: department?.id ?? '',
    teamId: team?.id ?? '',
    eventTypeId: type?.id ?? '',
  };
}

/**
 * Selects the lists above a known place and team. An unknown one stays unselected: a replacement could be booked by mistake.
 */
export function withParents(choices: RequestChoices, draft: RequestDraft): RequestDraft {
  const place = { facilityId: '', groupId: '', resourceId: '' };
  for (const facility of choices.facilities)
    for (const group of facility.groups)
      if (byId(group.places, draft.resourceId))
        Object.assign(place, { facilityId: facility.id, groupId: group.id, resourceId: draft.resourceId });
  const facility = byId(choices.facilities, place.facilityId);
  const clubs = clubsAt(choices, facility);
  const team = { clubId: '', departmentId: '', teamId: '' };
  for (const club of clubs)
    for (const department of club.departments)
      if (byId(department.teams, draft.teamId))
        Object.assign(team, { clubId: club.id, departmentId: department.id, teamId: draft.teamId });
  const { clubId, departmentId } = draft;
  return { ...draft, ...place, ...(team.teamId || draft.teamId ? team : { clubId, departmentId }) };
}

function clubsAt({ clubs }: RequestChoices, facility: FacilityOption | undefined): ClubOption[] {
  if (!facility || facility.teams === 'none') return [];
  if (facility.teams === 'any_or_none') return [...clubs];
  const mine = (departments: readonly DepartmentOption[]) =>
    departments
      .map((department) => ({ ...department, teams: department.teams.filter(({ isMine }) => isMine) }))
      .filter(({ teams }) => teams.length > 0);
  return clubs
    .map((club) => ({ ...club, departments: mine(club.departments) }))
    .filter(({ departments }) => departments.length > 0);
}

const byId = <T extends { id: string }>(rows: readonly T[], id: string): T | undefined =>
  rows.find((row) => row.id === id);

const onlyOne = <T>(rows: readonly T[]): T | undefined => (rows.length === 1 ? rows[0] : undefined);
