import { sql } from 'drizzle-orm';
import { houseSettings } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { log } from '#app/platform/log.server.ts';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { PARTS_TOPIC, refreshParts } from './house-parts.server.ts';
import type { HouseInput } from './settings-schema.ts';

/** `edited` also when nothing differs; then nothing is written. `stale` says which version there is. */
export type EditHouseOutcome = { kind: 'edited' } | { kind: 'stale'; version: number };

/** Switches the parts of the whole house and sets what it keeps for how long, by any admin (D21). When it returns, this process goes by the new switches. */
export async function editHouse(
  ctx: Ctx,
  { version, ...input }: HouseInput & { version: number },
): Promise<EditHouseOutcome> {
  if (!can(ctx.actor, 'settings.administer')) throw new ForbiddenError('settings.administer');
  const outcome = await inTransaction(ctx, async (tx): Promise<EditHouseOutcome> => {
    await tx.insert(houseSettings).values({}).onConflictDoNothing();
    const [house] = await tx.select().from(houseSettings).for('update');
    if (!house) throw new Error('the house has no settings');
    if (house.version !== version) return { kind: 'stale', version: house.version };
    const changes = changesOf<HouseInput>(house, input);
    if (!changes) return { kind: 'edited' };
    await tx.update(houseSettings).set({ ...input, version: version + 1, updatedAt: sql`app_now()` });
    await recordAudit(tx, ctx, {
      action: 'house.edited',
      entity: 'house_settings',
      entityId: '1',
      operatorId: null,
      ...changes,
    });
    await notifyServers(tx, [{ topic: PARTS_TOPIC, root: '' }]);
    return { kind: 'edited' };
  });
  try {
    await refreshParts(ctx.db);
  } catch (error) {
    // It is committed; the message to all processes makes this one read again.
    log().warn({ err: error }, 'the switches of the parts cannot be read after a change');
  }
  return outcome;
}
