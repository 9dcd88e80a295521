import type { Transaction } from '#app/db/client.server.ts';
import type { VisitStarter } from '#app/db/schema/presence.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { endEntry, trackEnds } from './store/visit-records.server.ts';
import { assertMayEnd, findVisit } from './store/stored-visits.server.ts';
import { lockOpenVisit, lockVisitsOfPerson, type OpenVisit, readPlace, storeEnds } from './store/visits.server.ts';

/** A visit, or whatever visit the person has in a room. */
export type CheckOutInput = { readonly endedBy?: Extract<VisitStarter, 'self' | 'admin' | 'terminal'> } & (
  | { readonly visitId: string }
  | { readonly roomId: string; readonly userId?: string | undefined }
);

export type CheckOutOutcome =
  | { kind: 'ended'; visitId: string; userId: string; roomId: string }
  /** The person is not in this room, or the visit has ended. */
  | { kind: 'not_inside' };

/** Ends a visit now. Throws NotFoundError for an unknown visit or room and for another person's visit that the actor may not see (D18). */
export async function checkOut(ctx: Ctx, input: CheckOutInput): Promise<CheckOutOutcome> {
  const lock = (tx: Transaction) => ('visitId' in input ? lockVisit(tx, input.visitId) : lockInRoom(tx, ctx, input));
  return await inLockedTransaction(ctx, lock, async (tx, { userId, operatorId, visit }): Promise<CheckOutOutcome> => {
    assertMayEnd(ctx, { userId, operatorId });
    if (!visit?.isPresent) return { kind: 'not_inside' };
    await storeVisitEnds(tx, ctx, [visit], input.endedBy ?? (userId === ctx.actor.id ? 'self' : 'admin'));
    return { kind: 'ended', visitId: visit.id, userId, roomId: visit.roomId };
  });
}

/** Ends locked visits now, with an audit row and an action each. One flight. */
export async function storeVisitEnds(
  tx: Transaction,
  ctx: Ctx,
  visits: readonly OpenVisit[],
  endedBy: VisitStarter,
): Promise<void> {
  const at = toDate(ctx.now).toISOString();
  // A visit that began after this call did ends at its begin.
  const ends = visits.map(({ id, startedAt }) => ({
    id,
    endedAt: startedAt > at ? startedAt : at,
    endedBy,
    estimated: false,
  }));
  await inOneFlight(tx, () => [
    storeEnds(tx, ends),
    recordAudit(
      tx,
      ctx,
      visits.map((visit, index) => endEntry(visit, ends[index] as (typeof ends)[number])),
    ),
    trackEnds(tx, visits),
  ]);
}

interface Found {
  readonly userId: string;
  readonly operatorId: string;
  readonly visit: OpenVisit | undefined;
}

async function lockVisit(tx: Transaction, visitId: string): Promise<Found> {
  const [[visit], [known]] = await inOneFlight(tx, () => [lockOpenVisit(tx, { visitId }), findVisit(tx, { visitId })]);
  if (!known) throw new NotFoundError('visit');
  return { ...known, visit };
}

async function lockInRoom(
  tx: Transaction,
  ctx: Ctx,
  { roomId, userId = ctx.actor.id }: { roomId: string; userId?: string | undefined },
): Promise<Found> {
  const [open, [place]] = await inOneFlight(tx, () => [lockVisitsOfPerson(tx, { userId }), readPlace(tx, { roomId })]);
  if (!place) throw new NotFoundError('room');
  return { userId, operatorId: place.operatorId, visit: open.find((visit) => visit.roomId === roomId) };
}
