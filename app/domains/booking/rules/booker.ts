import type { Role } from '#app/platform/ctx.ts';
import type { FieldError } from './field-errors.ts';
import { type FirstState, firstState } from './states.ts';

/** The person who books, with what the rules need. */
export interface Booker {
  id: string;
  name: string;
  role: Role;
  operatorId: string | null;
  hasTeams: boolean;
}

export interface TeamFacts {
  id: string;
  name: string;
  clubName: string;
  /** The home club needs no grant (D8). */
  isHomeClub: boolean;
  /** The operator where the club is at home; null is everywhere. */
  clubOperatorId: string | null;
  /** The club was granted the group of the requested resource. */
  isGranted: boolean;
  eventTypeIds: readonly string[];
  trainers: readonly { userId: string; name: string; isPrimary: boolean }[];
}

export interface TypeFacts {
  id: string;
  label: string;
  allowOverlap: boolean;
  isActive: boolean;
}

/** Admins and managers have their role at facilities of their own operator; elsewhere they are members. */
export function roleAt(actor: { role: Role; operatorId: string | null }, operatorId: string): Role {
  const isBound = actor.role === 'admin' || actor.role === 'manager';
  return isBound && actor.operatorId !== operatorId ? 'member' : actor.role;
}

/**
 * The first state of a booking by a person in this role. A trainer books at once where the team's club is at home and in groups
 * granted to the club; elsewhere trainers ask like members (domain.md, "Who").
 */
export function firstStateAt(
  role: Role,
  operatorId: string,
  team: Pick<TeamFacts, 'clubOperatorId' | 'isGranted'> | null,
): FirstState {
  if (role !== 'trainer' || !team) return firstState(role);
  const isAtHome = team.clubOperatorId === null || team.clubOperatorId === operatorId;
  return firstState(isAtHome || team.isGranted ? 'trainer' : 'member');
}

/** Whether this person must name one of their teams, may do so, may name any, or none. */
export function teamChoice(role: Role, hasTeams: boolean): 'own' | 'own_or_none' | 'any_or_none' | 'none' {
  if (role === 'trainer') return 'own';
  if (role === 'extern') return hasTeams ? 'own' : 'none';
  if (role === 'member') return hasTeams ? 'own_or_none' : 'none';
  return 'any_or_none';
}

/** Whether this person may book this type for this team at this place (domain.md, "Who"; D8; seed 4, 5.3.1). */
export function validateTeam(
  role: Role,
  input: { teamId: string | null; eventTypeId: string },
  facts: { actor: Booker; team: TeamFacts | null | 'unknown'; eventType: TypeFacts | null },
): FieldError[] {
  const { team, eventType, actor } = facts;
  const choice = teamChoice(role, actor.hasTeams);
  const refusals: FieldError[] = [];
  if (team === 'unknown') return [{ field: 'teamId', code: 'team_unknown' }];
  if (!team && choice === 'own') refusals.push({ field: 'teamId', code: 'team_required' });
  if (team && choice !== 'any_or_none' && !team.trainers.some((trainer) => trainer.userId === actor.id))
    refusals.push({ field: 'teamId', code: 'team_not_yours' });
  const noGrant = validateGrant(team);
  if (noGrant) refusals.push(noGrant);
  if (!eventType || !eventType.isActive) refusals.push({ field: 'eventTypeId', code: 'type_unknown' });
  else if (team && !team.eventTypeIds.includes(input.eventTypeId))
    refusals.push({
      field: 'eventTypeId',
      code: 'type_not_allowed',
      values: { team: team.name, type: eventType.label },
    });
  return refusals;
}

/** A guest club books only the groups it was granted (D8); judged again when an admin approves. */
export function validateGrant(team: TeamFacts | null): FieldError | null {
  if (!team || team.isHomeClub || team.isGranted) return null;
  return { field: 'resourceId', code: 'no_grant', values: { club: team.clubName } };
}

/** The actor if a primary trainer of the team, else its first primary, else the actor (domain.md, "Who"). */
export function bookingPerson(
  actor: { id: string; name: string },
  team: TeamFacts | null,
): { userId: string; name: string } {
  const primaries = team?.trainers.filter((trainer) => trainer.isPrimary) ?? [];
  const person = primaries.find((trainer) => trainer.userId === actor.id) ?? primaries[0];
  return person ? { userId: person.userId, name: person.name } : { userId: actor.id, name: actor.name };
}
