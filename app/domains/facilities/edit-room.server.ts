import { eq, sql } from 'drizzle-orm';
import { postgresError } from '#app/db/errors.ts';
import { rooms } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { RoomInput } from './room-schema.ts';
import { lockRoom, lossEntries, placeResources, roomEntry } from './room-rows.server.ts';
import { type RoomProblems, roomProblems } from './rules/room-problems.ts';

/** Changes every field of a room except its facility. Resources move from one room to another; the audit says from where. */
export async function editRoom(
  ctx: Ctx,
  { roomId, version, ...input }: RoomInput & { roomId: string; version: number },
): Promise<EditOutcome<RoomProblems>> {
  if (!can(ctx.actor, 'facility.administer')) throw new ForbiddenError('facility.administer');
  try {
    return await inTransaction(ctx, async (tx) => {
      const [room] = await lockRoom(tx, { id: roomId });
      if (!room || !can(ctx.actor, 'facility.administer', room)) throw new NotFoundError('room');
      if (room.version !== version) return { kind: 'stale' };
      const problems = roomProblems(input, room.rootIds);
      if (Object.keys(problems).length > 0) return { kind: 'refused', problems };
      const changes = changesOf<RoomInput>(room, input);
      if (!changes) return { kind: 'edited' };
      const { resourceIds, ...values } = input;
      await tx
        .update(rooms)
        .set({ ...values, version: version + 1, updatedAt: sql`app_now()` })
        .where(eq(rooms.id, roomId));
      const moved = await placeResources(tx, { roomId, resourceIds });
      const after = { ...changes.after, ...(moved.length > 0 ? { moved } : {}) };
      const entry = roomEntry(room, 'room.edited', { before: changes.before, after });
      await recordAudit(tx, ctx, [entry, ...lossEntries(moved, { roomId, operatorId: room.operatorId })]);
      return { kind: 'edited' };
    });
  } catch (error) {
    if (postgresError(error)?.constraint !== 'rooms_slug_key') throw error;
    return { kind: 'refused', problems: { slug: 'slug_taken' } };
  }
}
