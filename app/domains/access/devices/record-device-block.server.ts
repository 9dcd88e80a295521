import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Origin } from '#app/platform/ctx.ts';

interface BlockCtx {
  readonly db: Database;
  readonly correlationId: string;
  readonly origin: Origin;
}

/**
 * The audit row of a block: too many wrong secrets of one address for one id. An id that belongs to no device is not stored,
 * because a caller chooses it.
 */
export async function recordDeviceBlock(
  { db, ...ctx }: BlockCtx,
  { deviceId, via }: { deviceId: string | null; via: 'http' | 'mqtt' },
): Promise<void> {
  await inTransaction({ db }, async (tx) => {
    const [device] = deviceId === null ? [] : await readOwner(tx, { deviceId });
    await recordAudit(
      tx,
      { ...ctx, actor: null },
      {
        stream: 'door',
        action: 'device.blocked',
        entity: 'device',
        entityId: device?.id ?? 'unknown',
        operatorId: device?.operatorId ?? null,
        deviceId: device ? deviceId : null,
        after: { via },
      },
    );
  });
}

const readOwner = statement<{ deviceId: string }, { id: string; operatorId: string }>(sql`
  select id, operator_id as "operatorId" from devices where device_id = ${sql.placeholder('deviceId')}`);
