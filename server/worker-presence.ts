import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { type Database, openConnection } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';

export type PresenceOptions = {
  connectionString: string;
  /** As the queue writes it into `locked_by`. */
  worker: string;
  log: Logger;
  everyMs?: number;
  /** Longer than a living worker needs to come back after a restart of the database. */
  absentMs?: number;
};

/**
 * Shows the database that this worker lives, by a connection of its name, and gives back what absent ones hold: the queue
 * itself leaves a job to a killed worker for four hours.
 */
export function startPresence({ connectionString, worker, log, everyMs = 3_000, absentMs = 9_000 }: PresenceOptions): {
  stop: () => Promise<void>;
} {
  const ending = new AbortController();
  const connection = openConnection({ url: connectionString, max: 1, name: `platzwart ${worker}` });
  let absentSince = new Map<string, number>();

  async function look(): Promise<void> {
    const now = performance.now();
    const absent = await absentHolders(connection.db);
    absentSince = new Map(absent.map((name) => [name, absentSince.get(name) ?? now]));
    const dead = absent.filter((name) => now - (absentSince.get(name) ?? now) >= absentMs);
    for (const name of dead) {
      await queryRows(connection.db, sql`select graphile_worker.force_unlock_workers(array[${name}::text])`);
      log.warn({ worker: name }, 'jobs of a dead worker are given back');
    }
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      // Without the database no worker is visible, so none is counted as absent.
      await look().catch(() => absentSince.clear());
      await sleep(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    stop: async () => {
      ending.abort();
      await running;
      await connection.close();
    },
  };
}

/** A connection that has been silent for long belongs to a machine that is gone; the system notices that after hours. */
async function absentHolders(db: Database): Promise<string[]> {
  const rows = await queryRows<{ worker: string }>(
    db,
    sql`
      select worker from (
        select locked_by as worker from graphile_worker._private_jobs union
        select locked_by from graphile_worker._private_job_queues) as holders
      where worker is not null and not exists (
        select from pg_stat_activity a where a.datname = current_database() and a.application_name = 'platzwart ' || worker
          and a.state_change > clock_timestamp() - interval '2 minutes')`,
  );
  return rows.map((row) => row.worker);
}
