import type { Transaction } from '#app/db/client.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { CheckInPlan } from '#app/domains/presence/rules/check-in.ts';
import { endEntry, startEntry, trackEnds, visitAction } from './visit-records.server.ts';
import { insertVisit, type NewVisit, type OpenVisit, type Place, storeEnds } from './visits.server.ts';

/** Ends what the rule ends and starts the visit: one flight. Returns its id. */
export async function startVisit(
  tx: Transaction,
  source: Parameters<typeof recordAudit>[1],
  { plan, place, visit }: { plan: CheckInPlan<OpenVisit>; place: Place; visit: Omit<NewVisit, 'id'> },
): Promise<string> {
  const started = { id: newId(), ...visit } as NewVisit;
  const { ends } = plan;
  await inOneFlight(tx, () => [
    storeEnds(
      tx,
      ends.map(({ end }) => end),
    ),
    insertVisit(tx, started),
    recordAudit(tx, source, [
      ...ends.map(({ visit: ended, end }) => endEntry(ended, end)),
      startEntry(started, place.operatorId),
    ]),
    trackAction(tx, { actor: { id: visit.userId as string } }, [
      ...ends.map(({ visit: ended }) => visitAction('visit.ended', ended)),
      visitAction('visit.started', started),
    ]),
  ]);
  return started.id;
}

/** Ends visits as the rule says, with an audit row and an action each. One flight; nothing for an empty list. */
export async function storeEndsOf(
  tx: Transaction,
  source: Parameters<typeof recordAudit>[1],
  ends: CheckInPlan<OpenVisit>['ends'],
): Promise<void> {
  if (ends.length === 0) return;
  await inOneFlight(tx, () => [
    storeEnds(
      tx,
      ends.map(({ end }) => end),
    ),
    recordAudit(
      tx,
      source,
      ends.map(({ visit, end }) => endEntry(visit, end)),
    ),
    trackEnds(
      tx,
      ends.map(({ visit }) => visit),
    ),
  ]);
}

/** Once more where another transaction has written the person's open visit meanwhile. */
export async function againWhenTaken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (postgresError(error)?.code !== '23505') throw error;
    return await work();
  }
}
