import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';

/** The server that a worker sends through: `host:port`, and the sender's address. */
export interface SenderSettings {
  readonly server: string;
  readonly from: string;
}

/**
 * Stores what this worker sends through; null without a server. A pause ends, because the settings may be mended. The moment of
 * the first server stays until a worker starts without one.
 */
export async function setUpSender({ db }: { db: Database }, settings: SenderSettings | null): Promise<void> {
  await queryRows(
    db,
    sql`
      insert into mail_sender (set_up_at, server, from_address)
      values (${settings && sql`app_now()`}, ${settings?.server ?? null}, ${settings?.from ?? null})
      on conflict (id) do update set
        set_up_at = case when excluded.set_up_at is null then null else coalesce(mail_sender.set_up_at, excluded.set_up_at) end,
        server = excluded.server, from_address = excluded.from_address, paused_at = null, pause_reason = null, last_answer = null,
        tries = 0, next_try_at = null, updated_at = app_now()`,
  );
}
