import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { rooms } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { lockRoom, roomEntry } from './room-rows.server.ts';

/** What refers to a room. */
export interface RoomUses {
  /** Visits, with those that are only counted any more. */
  readonly visits: number;
  readonly areas: number;
  readonly actions: number;
  readonly resources: number;
  readonly workAreas: number;
}

export type RemoveRoomOutcome = { kind: 'removed'; name: string } | ({ kind: 'used' } & RoomUses);

/** Deletes a room that nothing refers to. Another one can only be taken out of service. */
export async function removeRoom(ctx: Ctx, { roomId }: { roomId: string }): Promise<RemoveRoomOutcome> {
  if (!can(ctx.actor, 'facility.administer')) throw new ForbiddenError('facility.administer');
  return await inTransaction(ctx, async (tx) => {
    const [room] = await lockRoom(tx, { id: roomId });
    if (!room || !can(ctx.actor, 'facility.administer', room)) throw new NotFoundError('room');
    const [uses] = await readUses(tx, { id: roomId });
    if (!uses) throw new Error('the uses of a room are one row');
    if (uses.visits + uses.areas + uses.actions + uses.resources + uses.workAreas > 0) return { kind: 'used', ...uses };
    await tx.delete(rooms).where(eq(rooms.id, roomId));
    const { name, slug, facilityId } = room;
    await recordAudit(tx, ctx, roomEntry(room, 'room.removed', { before: { name, slug, facilityId } }));
    return { kind: 'removed', name };
  });
}

const readUses = statement<{ id: string }, RoomUses>(sql`
  select ((select count(*) from visits where room_id = ${sql.placeholder('id')}::uuid)
      + (select coalesce(sum(people), 0) from visit_counts where room_id = ${sql.placeholder('id')}::uuid))::int as visits,
    (select count(*)::int from areas where room_id = ${sql.placeholder('id')}::uuid) as areas,
    (select count(*)::int from actions where room_id = ${sql.placeholder('id')}::uuid) as actions,
    (select count(*)::int from resources where room_id = ${sql.placeholder('id')}::uuid) as resources,
    (select count(*)::int from work_areas where room_id = ${sql.placeholder('id')}::uuid) as "workAreas"`);
