import { sql } from 'drizzle-orm';
import { affectedRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { notifyBrowsers, notifyServers } from '#app/platform/live/notify.server.ts';
import { MAIL_LOG_TOPIC, MAIL_QUEUED_TOPIC } from './live.ts';
import { takeTry } from './store/repeats.server.ts';

export type RetryOutcome =
  | { kind: 'asked' }
  /** Sending is not paused. */
  | { kind: 'running' }
  | { kind: 'limited'; retryAfterS: number };

/** An admin has mended the server: the next try of a paused queue is now. */
export async function retrySending(ctx: Ctx): Promise<RetryOutcome> {
  operatorOf(ctx.actor, 'mail.administer');
  const retryAfterS = await takeTry(ctx, 'sender');
  if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  return await inTransaction(ctx, async (tx): Promise<RetryOutcome> => {
    const paused = await affectedRows(
      tx,
      sql`update mail_sender set next_try_at = app_now(), updated_at = app_now() where paused_at is not null`,
    );
    if (paused === 0) return { kind: 'running' };
    await recordAudit(tx, ctx, {
      action: 'mail_sender.retried',
      entity: 'mail_sender',
      entityId: 'sender',
      operatorId: null,
    });
    await notifyServers(tx, [{ topic: MAIL_QUEUED_TOPIC, root: '' }]);
    await notifyBrowsers(tx, MAIL_LOG_TOPIC);
    return { kind: 'asked' };
  });
}
