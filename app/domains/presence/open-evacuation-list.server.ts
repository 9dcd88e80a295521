import { type RunningBooking, listRunningBookings } from '#app/domains/booking/public.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { type ListedVisit, listOpenVisits } from './list-open-visits.server.ts';

export interface EvacuationList {
  readonly facilityName: string;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly visits: readonly ListedVisit[];
  readonly people: number;
  readonly guests: number;
  readonly bookings: readonly RunningBooking[];
}

/** Who is in a facility and which bookings run there now, with all names. That it was opened is in the audit. */
export async function openEvacuationList(ctx: Ctx, { facilityId }: { facilityId: string }): Promise<EvacuationList> {
  const operatorId = operatorOf(ctx.actor, 'presence.names');
  return await inTransaction(ctx, async (tx) => {
    const inside = await listOpenVisits({ db: tx }, ctx.actor, { facilityId });
    const bookings = await listRunningBookings(tx, { facilityId, at: ctx.now.toString() });
    const { people, guests } = inside;
    const after = { people, guests, bookings: bookings.length };
    const entry = { action: 'evacuation.opened', entity: 'facility', entityId: facilityId, operatorId, after };
    await recordAudit(tx, ctx, entry);
    return { ...inside, bookings, nowMs: ctx.now.epochMilliseconds };
  });
}
