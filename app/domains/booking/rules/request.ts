import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import { isOnGrid, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { Role } from '#app/platform/ctx.ts';
import { type Conflict, findConflicts, nextFreeTime, type OtherBooking, type WantedTime } from './conflicts.ts';
import { type FirstState, firstState } from './states.ts';

/** How far ahead a date may lie; beyond it a typing error is likelier than a plan. */
export const MAX_DAYS_AHEAD = 731;
export const MAX_TITLE = 120;
export const MAX_DESCRIPTION = 2000;

/** What the person asks for, already well-formed. */
export interface RequestedBooking extends TimeSpan {
  resourceId: string;
  teamId: string | null;
  eventTypeId: string;
  date: string;
  /** Empty: the suggestion "{Team} {Terminart}" is used. */
  title: string;
  description: string | null;
}

export interface TeamFacts {
  id: string;
  name: string;
  clubName: string;
  /** The home club needs no grant (D8). */
  isHomeClub: boolean;
  /** The club was granted the group of the wanted resource. */
  isGranted: boolean;
  eventTypeIds: readonly string[];
  trainers: readonly { userId: string; name: string; isPrimary: boolean }[];
}

/** Does a wall time exist exactly once on that day? Answered by the platform's calendar. */
export type WallTimeFact = { kind: 'ok' } | { kind: 'skipped' | 'repeated'; alternatives: readonly [string, string] };

export interface RequestFacts {
  actor: { id: string; name: string; role: Role; operatorId: string | null; hasTeams: boolean };
  place: {
    operatorId: string;
    /** The root's slots, or null when the root is freely bookable. */
    slots: readonly SlotRule[] | null;
    tree: readonly TreeNode[];
  };
  /** Null when none was named; 'unknown' when the named one does not exist. */
  team: TeamFacts | null | 'unknown';
  eventType: { id: string; label: string; allowOverlap: boolean; isActive: boolean } | null;
  /** Wall clock at the facility. */
  now: { date: string; time: string };
  day: { dayOfWeek: number; daysAhead: number; start: WallTimeFact; end: WallTimeFact };
  others: readonly OtherBooking[];
}

export type RequestField = 'resourceId' | 'teamId' | 'eventTypeId' | 'date' | 'startTime' | 'endTime' | 'title';

/** Well-formed but wrong: one field and why; `values` fill the message. */
export interface Refusal {
  field: RequestField;
  code:
    | 'resource_unknown'
    | 'team_required'
    | 'team_unknown'
    | 'team_not_yours'
    | 'type_unknown'
    | 'type_not_allowed'
    | 'no_grant'
    | 'title_required'
    | 'title_too_long'
    | 'off_grid'
    | 'end_before_start'
    | 'past'
    | 'too_far_ahead'
    | 'time_skipped'
    | 'time_repeated'
    | 'no_slot'
    | 'outside_slot';
  values?: Record<string, string>;
}

export type RequestDecision =
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'conflict'; with: OtherBooking; conflict: Conflict; nextFree: TimeSpan | null }
  | {
      kind: 'accepted';
      status: FirstState['status'];
      decision: FirstState['decision'];
      title: string;
      /** The booking person (domain.md): the actor if primary trainer, else the first primary trainer, else the actor. */
      person: { userId: string; name: string };
      blocking: boolean;
      warnings: Conflict[];
    };

/** Admins and managers have their role at their own operator's facilities; elsewhere they are members. */
export function roleAt(actor: { role: Role; operatorId: string | null }, operatorId: string): Role {
  const isBound = actor.role === 'admin' || actor.role === 'manager';
  return isBound && actor.operatorId !== operatorId ? 'member' : actor.role;
}

/** Must this person name one of their teams, may they, or may they name any? */
export function teamChoice(role: Role, hasTeams: boolean): 'own' | 'own_or_none' | 'any_or_none' | 'none' {
  if (role === 'trainer') return 'own';
  if (role === 'extern') return hasTeams ? 'own' : 'none';
  if (role === 'member') return hasTeams ? 'own_or_none' : 'none';
  return 'any_or_none';
}

/** "{Mannschaft} {Terminart}" (seed 4, 5.1.6), cut to what a title may hold. */
export function suggestTitle(teamName: string, typeLabel: string): string {
  return `${teamName} ${typeLabel}`.slice(0, MAX_TITLE);
}

/** Decides one requested date. Field refusals come first and all together, then what others have booked. */
export function decideRequest(wanted: RequestedBooking, facts: RequestFacts): RequestDecision {
  const role = roleAt(facts.actor, facts.place.operatorId);
  const team = facts.team === 'unknown' ? null : facts.team;
  const title = wanted.title || (team && facts.eventType ? suggestTitle(team.name, facts.eventType.label) : '');
  const time: WantedTime = {
    ...wanted,
    dayOfWeek: facts.day.dayOfWeek,
    allowOverlap: facts.eventType?.allowOverlap ?? false,
  };
  const world = { tree: facts.place.tree, others: facts.others, slots: facts.place.slots };

  const timeRefusals = refuseTime(wanted, facts);
  const conflicts = timeRefusals.length === 0 ? findConflicts(time, world) : [];
  const refusals = [
    ...refuseTeam(role, wanted, facts),
    ...(title === '' && !wanted.teamId ? refuseMissingTitle(role, facts) : []),
    ...(title.length > MAX_TITLE ? [{ field: 'title', code: 'title_too_long' } as const] : []),
    ...timeRefusals,
    ...conflicts.flatMap(refuseSlot),
  ];
  if (refusals.length > 0) return { kind: 'refused', refusals };

  for (const conflict of conflicts) {
    if (conflict.severity === 'error' && 'with' in conflict)
      return { kind: 'conflict', with: conflict.with, conflict, nextFree: nextFreeTime(time, world) };
  }
  return {
    kind: 'accepted',
    ...firstState(role),
    title,
    person: bookingPerson(facts.actor, team),
    blocking: firstState(role).status === 'approved' && !time.allowOverlap,
    warnings: conflicts,
  };
}

function refuseTeam(role: Role, wanted: RequestedBooking, facts: RequestFacts): Refusal[] {
  const { team, eventType, actor } = facts;
  const choice = teamChoice(role, actor.hasTeams);
  const refusals: Refusal[] = [];
  if (team === 'unknown') return [{ field: 'teamId', code: 'team_unknown' }];
  if (!team && choice === 'own') refusals.push({ field: 'teamId', code: 'team_required' });
  if (team && choice !== 'any_or_none' && !team.trainers.some((trainer) => trainer.userId === actor.id))
    refusals.push({ field: 'teamId', code: 'team_not_yours' });
  if (team && !team.isHomeClub && !team.isGranted)
    refusals.push({ field: 'resourceId', code: 'no_grant', values: { club: team.clubName } });
  if (!eventType || !eventType.isActive) refusals.push({ field: 'eventTypeId', code: 'type_unknown' });
  else if (team && !team.eventTypeIds.includes(wanted.eventTypeId))
    refusals.push({
      field: 'eventTypeId',
      code: 'type_not_allowed',
      values: { team: team.name, type: eventType.label },
    });
  return refusals;
}

/** Whoever has to name a team has its name suggested as soon as it is right. */
function refuseMissingTitle(role: Role, { actor }: RequestFacts): Refusal[] {
  return teamChoice(role, actor.hasTeams) === 'own' ? [] : [{ field: 'title', code: 'title_required' }];
}

function refuseTime(wanted: RequestedBooking, { now, day }: RequestFacts): Refusal[] {
  const refusals: Refusal[] = [];
  for (const field of ['startTime', 'endTime'] as const)
    if (!isOnGrid(wanted[field])) refusals.push({ field, code: 'off_grid' });
  if (wanted.endTime <= wanted.startTime) refusals.push({ field: 'endTime', code: 'end_before_start' });
  if (wanted.date < now.date) refusals.push({ field: 'date', code: 'past' });
  else if (wanted.date === now.date && wanted.startTime < now.time) refusals.push({ field: 'startTime', code: 'past' });
  if (day.daysAhead > MAX_DAYS_AHEAD) refusals.push({ field: 'date', code: 'too_far_ahead' });
  if (refusals.length > 0) return refusals;
  return [...refuseClockChange('startTime', day.start), ...refuseClockChange('endTime', day.end)];
}

function refuseClockChange(field: 'startTime' | 'endTime', fact: WallTimeFact): Refusal[] {
  if (fact.kind === 'ok') return [];
  const [before, after] = fact.alternatives;
  return [{ field, code: fact.kind === 'skipped' ? 'time_skipped' : 'time_repeated', values: { before, after } }];
}

function refuseSlot(conflict: Conflict): Refusal[] {
  if (conflict.kind === 'no_slot') return [{ field: 'date', code: 'no_slot' }];
  if (conflict.kind !== 'outside_slot') return [];
  const windows = conflict.windows.map((window) => `${window.startTime}–${window.endTime}`).join(', ');
  return [{ field: 'startTime', code: 'outside_slot', values: { windows } }];
}

function bookingPerson(actor: { id: string; name: string }, team: TeamFacts | null): { userId: string; name: string } {
  const primaries = team?.trainers.filter((trainer) => trainer.isPrimary) ?? [];
  const person = primaries.find((trainer) => trainer.userId === actor.id) ?? primaries[0];
  return person ? { userId: person.userId, name: person.name } : { userId: actor.id, name: actor.name };
}
