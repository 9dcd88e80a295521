import { addDays, HOME_ZONE, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { getBookingRow, getSeriesDates } from './booking-page.server.ts';
import { type CancelDecision, decideCancel } from '#app/domains/booking/rules/cancel.ts';
import {
  isRunning,
  overAs,
  type ScopeSkipReason,
  type Scope,
  SCOPES,
  scopesToOffer,
} from '#app/domains/booking/rules/scopes.ts';
import { mayChange, visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/** Everything that the screen shows before a cancellation. */
export interface CancelPreview {
  bookingId: string;
  version: number;
  title: string;
  date: string;
  startTime: string;
  endTime: string;
  placeName: string;
  resourceId: string | null;
  scope: Scope;
  /** The scopes on offer, each with its number of dates; one for a single date. */
  scopes: { scope: Scope; count: number }[];
  /** The dates that go, in order; without any, `refusal` says why. */
  dates: string[];
  refusal: 'past' | 'running' | 'rejected' | 'nothing' | null;
  skipped: { date: string; why: ScopeSkipReason }[];
  /** The new last day of the series, when it changes. */
  endsOn: string | null;
  isPending: boolean;
}

/** Null for an unknown or hidden booking; throws ForbiddenError for another person's. Two statements at most. */
export async function previewCancel(
  { db, now }: ReadCtx,
  actor: Actor,
  query: { bookingId: string; scope: Scope },
): Promise<CancelPreview | null> {
  const row = await getBookingRow(db, query.bookingId, actor.id);
  if (!row) return null;
  const plan = { isPublic: row.publicPlan ?? false, showNames: row.showNames ?? false };
  if (!mayChange(actor, row)) {
    if (visibilityOf(actor, row, plan) === 'hidden') return null;
    throw new ForbiddenError('booking.change');
  }
  if (row.status === 'archived') return null;
  const found = row.seriesId ? await getSeriesDates(db, row.seriesId) : undefined;
  const facts = {
    siblings: found?.siblings ?? [],
    series: found?.series ?? null,
    now: wallClock(now, row.timeZone ?? HOME_ZONE),
    dayBefore: (date: string) => addDays(date, -1),
  };
  const scopes = facts.series ? SCOPES : (['this'] as const);
  const decisions = new Map(
    scopes.map((scope) => [scope, decideCancel({ chosen: row, scope, reason: null }, facts)] as const),
  );
  const scope = decisions.has(query.scope) ? query.scope : 'this';
  const decision = decisions.get(scope);
  const taken = decision ? takenBy(decision) : [];
  return {
    bookingId: row.id,
    version: row.version,
    title: row.title,
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    placeName: row.placeName,
    resourceId: row.resourceId,
    scope,
    scopes: scopesToOffer([...decisions].map(([key, one]) => ({ scope: key, count: takenBy(one).length }))),
    dates: taken.map(({ date }) => date),
    refusal: decision ? refusalOf(decision, isRunning(row, facts.now)) : null,
    skipped:
      decision && 'skipped' in decision
        ? decision.skipped.flatMap(({ booking, why }) =>
            why === 'past' && booking.date < facts.now.date ? [] : [{ date: booking.date, why }],
          )
        : [],
    endsOn:
      decision?.kind === 'cancel' && decision.series && endsEarlier(decision.series.endDate, facts.series, taken)
        ? decision.series.endDate
        : null,
    isPending: taken.length > 0 && taken.every(({ status }) => status === 'pending'),
  };
}

/** A series that goes as a whole keeps its first day as end, which is no new end for the screen. */
function endsEarlier(endDate: string, before: { endDate: string } | null, taken: readonly { date: string }[]): boolean {
  return endDate !== before?.endDate && !taken.some(({ date }) => date <= endDate);
}

const takenBy = <T>(decision: CancelDecision<T>): T[] => (decision.kind === 'cancel' ? decision.taken : []);

function refusalOf(decision: CancelDecision<unknown>, isOn: boolean): CancelPreview['refusal'] {
  if (decision.kind === 'cancel') return null;
  if (decision.kind === 'past' && isOn) return 'running';
  if (decision.kind === 'over') return overAs(decision.status);
  return decision.kind;
}
