import { spansOverlap, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { type Booker, bookingPerson, type TeamFacts } from './booker.ts';
import type { ElsewhereBooking, ElsewhereHint } from './conflicts.ts';
import type { DateVerdict } from './dates.ts';

/** The team and the person of the booking that is planned; null where it has none of its own. */
export interface PlannedFor {
  teamId: string | null;
  userId: string | null;
}

/** Of a request. Admins and managers book for others, so without a team they are nowhere themselves. */
export function plannedFor({ actor, team }: { actor: Booker; team: TeamFacts | null | 'unknown' }): PlannedFor {
  if (team !== null && team !== 'unknown') return { teamId: team.id, userId: bookingPerson(actor, team).userId };
  return { teamId: null, userId: actor.role === 'admin' || actor.role === 'manager' ? null : actor.id };
}

/**
 * The verdicts with a hint where the same team or person is elsewhere at that time. A free date becomes a warned one. A booking
 * that is a conflict already has no second line, and dates that cannot be booked need none.
 */
export function withHints(
  verdicts: readonly DateVerdict[],
  time: TimeSpan,
  elsewhere: readonly ElsewhereBooking[],
  planned: PlannedFor,
): DateVerdict[] {
  return verdicts.map((verdict) => {
    if (verdict.kind !== 'free' && verdict.kind !== 'warned') return verdict;
    const known = new Set(verdict.conflicts.flatMap((conflict) => ('with' in conflict ? [conflict.with.id] : [])));
    const hints = elsewhere.flatMap((other): ElsewhereHint[] => {
      if (other.date !== verdict.date || known.has(other.id) || !spansOverlap(time, other)) return [];
      if (planned.teamId !== null && other.teamId === planned.teamId) return [{ who: 'team', with: other }];
      return planned.userId !== null && other.userId === planned.userId ? [{ who: 'person', with: other }] : [];
    });
    return hints.length === 0 ? verdict : { ...verdict, kind: 'warned', hints };
  });
}

/** The day after which no school holidays are known, when dates that skip them lie behind it; null otherwise. */
export function holidaysKnownUntil(
  dates: readonly { date: string }[],
  skipsSchoolHolidays: boolean,
  knownUntil: string | null,
): { until: string | null } | null {
  const last = dates.reduce((latest, { date }) => (date > latest ? date : latest), '');
  return skipsSchoolHolidays && (knownUntil === null || last > knownUntil) ? { until: knownUntil } : null;
}
