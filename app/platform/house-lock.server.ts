import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import type pg from 'pg';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { dropSessionClient, endSessionClient, openSessionClient } from '#app/db/session-client.server.ts';
import { log } from './log.server.ts';

export interface HouseLockOptions {
  /** Names the work that only one process does at a time. */
  readonly name: string;
  readonly onTaken: () => void;
  /** Called when another process has the lock. It is not called while the database is away. */
  readonly onLost: () => void;
  readonly everyMs?: number;
}

export interface HouseLock {
  isHeld(): boolean;
  /** Releases the lock. */
  readonly stop: () => Promise<void>;
}

/**
 * Holds an advisory lock on a connection of its own, from the moment when the lock is free until `stop`. It retries every
 * second, so that another process takes over within seconds when the holder dies.
 */
export function keepHouseLock({ name, onTaken, onLost, everyMs = 1_000 }: HouseLockOptions): HouseLock {
  const ending = new AbortController();
  let connection: pg.Client | null = null;
  let isHeld = false;

  async function look(): Promise<void> {
    connection ??= await openSessionClient('platzwart lock');
    const held = await takeLock(connection, name);
    if (held === isHeld || ending.signal.aborted) return;
    isHeld = held;
    (held ? onTaken : onLost)();
  }

  async function run(): Promise<void> {
    let hasFailed = false;
    while (!ending.signal.aborted) {
      try {
        await look();
        hasFailed = false;
      } catch (error) {
        if (connection) dropSessionClient(connection);
        connection = null;
        if (!hasFailed) log().warn({ err: error, lock: name }, 'a lock of the house waits for the database');
        hasFailed = true;
      }
      await sleep(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
    if (connection) await endSessionClient(connection);
  }

  const running = run();
  return {
    isHeld: () => isHeld,
    stop: async () => {
      ending.abort();
      await running;
      isHeld = false;
    },
  };
}

/** True when any process holds the lock. */
export async function isHouseLockHeld(db: Database, name: string): Promise<boolean> {
  const rows = await queryRows<{ held: boolean }>(db, sql`select exists (${holders(name)}) as held`);
  return rows[0]?.held === true;
}

const holders = (name: string): SQL => sql`select from pg_locks
  where locktype = 'advisory' and classid = 7367802::oid and objid = hashtext(${name})::bit(32)::bigint::oid and granted
    and database = (select oid from pg_database where datname = current_database())`;

/** Takes the lock when it is free, for the life of the connection; returns whether this connection has it. */
async function takeLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `select case when exists (select from pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid()
      and classid = 7367802::oid and objid = hashtext($1)::bit(32)::bigint::oid)
    then true else pg_try_advisory_lock(7367802, hashtext($1)) end as held`,
    [name],
  );
  return rows[0]?.held === true;
}
