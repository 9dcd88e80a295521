import { newId } from '#app/db/schema/columns.ts';
import { rooms } from '#app/db/schema/index.ts';
import { postgresError } from '#app/db/errors.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { RoomInput } from './room-schema.ts';
import { lossEntries, placeResources, readFacilityOfRoom, roomEntry } from './room-rows.server.ts';
import { type RoomProblems, roomProblems } from './rules/room-problems.ts';

export type CreateRoomOutcome = { kind: 'created'; roomId: string } | { kind: 'refused'; problems: RoomProblems };

/** Creates a room in a facility of the admin's operator. The named resources move into it. */
export async function createRoom(
  ctx: Ctx,
  { facilityId, ...input }: RoomInput & { facilityId: string },
): Promise<CreateRoomOutcome> {
  if (!can(ctx.actor, 'facility.administer')) throw new ForbiddenError('facility.administer');
  const id = newId();
  try {
    return await inTransaction(ctx, async (tx) => {
      const [facility] = await readFacilityOfRoom(tx, { id: facilityId });
      if (!facility || !can(ctx.actor, 'facility.administer', facility)) throw new NotFoundError('facility');
      const problems = roomProblems(input, facility.rootIds);
      if (Object.keys(problems).length > 0) return { kind: 'refused', problems };
      const { resourceIds, ...values } = input;
      await tx.insert(rooms).values({ id, facilityId, ...values });
      const moved = await placeResources(tx, { roomId: id, resourceIds });
      const after = { facilityId, ...input, ...(moved.length > 0 ? { moved } : {}) };
      const { operatorId } = facility;
      const entry = roomEntry({ id, operatorId }, 'room.created', { after });
      await recordAudit(tx, ctx, [entry, ...lossEntries(moved, { roomId: id, operatorId })]);
      return { kind: 'created', roomId: id };
    });
  } catch (error) {
    if (postgresError(error)?.constraint !== 'rooms_slug_key') throw error;
    return { kind: 'refused', problems: { slug: 'slug_taken' } };
  }
}
