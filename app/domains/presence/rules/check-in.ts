import type { VisitEnder, VisitStarter } from '#app/db/schema/presence.ts';

/** An open visit of the person, as the rule needs it. Instants are ISO 8601 in UTC, so that their texts compare. */
export interface KnownVisit {
  readonly id: string;
  readonly roomId: string;
  readonly operatorId: string;
  readonly startedAt: string;
  readonly checkoutAt: string;
  readonly isPresent: boolean;
}

export interface CheckInPlan<V extends KnownVisit> {
  readonly kind: 'start';
  readonly at: string;
  readonly ends: readonly {
    readonly visit: V;
    readonly end: { id: string; endedAt: string; endedBy: VisitEnder; estimated: boolean };
  }[];
}

export type CheckInDecision<V extends KnownVisit> =
  | CheckInPlan<V>
  /** `ends` of rooms that the person left without a word: the operator has allowed several before. */
  | { readonly kind: 'inside'; readonly visit: V; readonly ends: CheckInPlan<V>['ends'] }
  /** The person entered another room of the operator after this moment. */
  | { readonly kind: 'moved_on' };

/**
 * What entering a room at `at` does. A visit that the automatic check-out has ended, though not yet in its row, ends then. Where one room at
 * a time is allowed, the visits of the operator's other rooms end. A door reports late, so it asks who was there at its moment, and a visit
 * that began after it wins; of two calls at the same moment the second begins with the first at the earliest.
 */
export function decideCheckIn<V extends KnownVisit>(
  place: { readonly roomId: string; readonly operatorId: string; readonly isSingle: boolean },
  open: readonly V[],
  { at: asked, by }: { readonly at: string; readonly by: VisitStarter },
): CheckInDecision<V> {
  const isThere = ({ isPresent, checkoutAt }: V) => isPresent || (by === 'door' && checkoutAt > asked);
  const ofOperator = open.filter(({ operatorId }) => operatorId === place.operatorId);
  const here = open.find((visit) => visit.roomId === place.roomId && isThere(visit));
  const left = place.isSingle ? ofOperator.filter((visit) => visit !== here && isThere(visit)) : [];
  const endsAt = (endedAt: string) => (visit: V) => ({
    visit,
    end: { id: visit.id, endedAt, endedBy: by, estimated: false },
  });
  if (here) return { kind: 'inside', visit: here, ends: left.filter(isBefore(asked, by)).map(endsAt(asked)) };
  const latest = left.map(({ startedAt }) => startedAt).reduce((a, b) => (a > b ? a : b), asked);
  if (by === 'door' && latest > asked) return { kind: 'moved_on' };
  const forgottenEnds = ofOperator
    .filter((visit) => !isThere(visit))
    .map((visit) => ({
      visit,
      end: { id: visit.id, endedAt: visit.checkoutAt, endedBy: 'auto' as const, estimated: true },
    }));
  return { kind: 'start', at: latest, ends: [...forgottenEnds, ...left.map(endsAt(latest))] };
}

/** A door ends no visit that began after it. */
const isBefore =
  (at: string, by: VisitStarter) =>
  ({ startedAt }: KnownVisit): boolean =>
    by !== 'door' || startedAt <= at;

/** Longest stay that a person may announce, in hours. */
export const MAX_PLAN_HOURS = 16;
export const MAX_GUESTS = 20;

/** Longest title of what a person works on. */
export const MAX_WORK = 120;

/** True when a planned end lies after now and within the longest stay. */
export const isPlannable = (plannedMs: number, nowMs: number): boolean =>
  plannedMs > nowMs && plannedMs <= nowMs + MAX_PLAN_HOURS * 3_600_000;

export const isGuestCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= MAX_GUESTS;
