import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { WAKE_TOPIC } from '#app/domains/access/live.ts';
import { onStreamsClosed, subscribe } from '#app/platform/live/hub.server.ts';
import type { DeviceCtx } from './authenticate-device.server.ts';

/** A silent device counts as offline after 20 s, so each wait is shorter. */
export const LONGEST_WAIT_S = 15;

/**
 * The doorbell over HTTP (protocol, wait): true as soon as there may be a job for this device, false after its time. Writes
 * nothing. It subscribes before it reads, so no job is missed in between.
 */
export async function waitForWake(ctx: DeviceCtx, waitS: number, signal: AbortSignal): Promise<boolean> {
  const ending = new AbortController();
  const rung = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.min(waitS, LONGEST_WAIT_S) * 1_000);
    const unsubscribe = subscribe((event) => {
      const isMine = WAKE_TOPIC.is(event) && event.root === ctx.device.deviceId;
      // A wake may have been lost in the gap.
      if (isMine || event.kind === 'resync') resolve(true);
    });
    const over = () => resolve(false);
    const deregister = onStreamsClosed(over);
    signal.addEventListener('abort', over, { once: true });
    if (signal.aborted) over();
    ending.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      unsubscribe();
      deregister();
      signal.removeEventListener('abort', over);
    });
  });
  try {
    const [row] = await hasPending(ctx.db, { id: ctx.device.id });
    return row?.isPending ? true : await rung;
  } finally {
    ending.abort();
  }
}

const hasPending = statement<{ id: string }, { isPending: boolean }>(sql`
  select exists (select from door_jobs j join device_areas l on l.area_id = j.area_id
    where l.device_id = ${sql.placeholder('id')}::uuid and j.status = 'pending' and j.expires_at > door_now()) as "isPending"`);
