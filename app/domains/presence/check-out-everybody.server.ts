import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { storeVisitEnds } from './check-out.server.ts';
import { lockVisitsOfPlace } from './store/visits.server.ts';

export type PlaceInput = { readonly facilityId: string } | { readonly roomId: string };

const readOperator = statement<{ facilityId: string | null; roomId: string | null }, { operatorId: string }>(sql`
  select operator_id as "operatorId" from facilities where id = coalesce(${sql.placeholder('facilityId')}::uuid,
    (select facility_id from rooms where id = ${sql.placeholder('roomId')}::uuid))`);

/** The last one out: ends the visits of everyone who is in a room, or in a facility. Returns whose visits ended. */
export async function checkOutEverybody(
  ctx: Ctx,
  input: PlaceInput,
): Promise<{ kind: 'ended'; people: number; guests: number } | { kind: 'empty' }> {
  const place = {
    facilityId: 'facilityId' in input ? input.facilityId : null,
    roomId: 'roomId' in input ? input.roomId : null,
  };
  if (!can(ctx.actor, 'presence.administer')) throw new ForbiddenError('presence.administer');
  const lock = (tx: Transaction) => inOneFlight(tx, () => [readOperator(tx, place), lockVisitsOfPlace(tx, place)]);
  return await inLockedTransaction(ctx, lock, async (tx, [[found], visits]) => {
    if (!found) throw new NotFoundError('place');
    if (!can(ctx.actor, 'presence.administer', found)) throw new ForbiddenError('presence.administer');
    if (visits.length === 0) return { kind: 'empty' };
    await storeVisitEnds(tx, ctx, visits, 'admin');
    return {
      kind: 'ended',
      people: new Set(visits.map(({ userId }) => userId)).size,
      guests: visits.reduce((sum, { guestCount }) => sum + guestCount, 0),
    };
  });
}
