import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import postgres from 'postgres';
import type { Database } from '#app/db/client.server.ts';
import { promptSockets } from '#app/db/socket.server.ts';
import { env } from './env.server.ts';
import { log } from './log.server.ts';

export interface HouseLockOptions {
  /** What only one process of the house does at a time. */
  readonly name: string;
  readonly onTaken: () => void;
  /** Another process has it now. A database that is away takes it from nobody. */
  readonly onLost: () => void;
  readonly everyMs?: number;
}

export interface HouseLock {
  isHeld(): boolean;
  /** Gives it back. */
  readonly stop: () => Promise<void>;
}

const answerWithinMs = 5_000;

/**
 * Holds an advisory lock for this house on a connection of its own, from the moment when it is free until `stop`. It is asked
 * for every second, so that another process takes over in seconds when its holder dies.
 */
export function keepHouseLock({ name, onTaken, onLost, everyMs = 1_000 }: HouseLockOptions): HouseLock {
  const ending = new AbortController();
  let connection: LockConnection | null = null;
  let isHeld = false;

  async function look(): Promise<void> {
    connection ??= openLockConnection();
    const held = await connection.ask(name);
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
        connection?.drop();
        connection = null;
        if (!hasFailed) log().warn({ err: error, lock: name }, 'a lock of the house waits for the database');
        hasFailed = true;
      }
      await sleep(everyMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
    await connection?.close();
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

/** Whether any process holds it. */
export async function isHouseLockHeld(db: Database, name: string): Promise<boolean> {
  const rows = await db.execute<{ held: boolean }>(sql`select exists (${holders(name)}) as held`);
  return rows[0]?.held === true;
}

const holders = (name: string): SQL => sql`select from pg_locks
  where locktype = 'advisory' and classid = 7367802::oid and objid = hashtext(${name})::bit(32)::bigint::oid and granted
    and database = (select oid from pg_database where datname = current_database())`;

interface LockConnection {
  /** Takes it when it is free; says whether this connection has it. */
  ask(name: string): Promise<boolean>;
  drop(): void;
  close(): Promise<void>;
}

/** Never renewed, because the lock lives as long as its connection. */
function openLockConnection(): LockConnection {
  const url = env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  const sockets = promptSockets();
  const promptly: object = { socket: sockets.open };
  const client = postgres(url, {
    ...promptly,
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    connection: { application_name: 'platzwart lock' },
  });
  const ask = async (name: string): Promise<boolean> => {
    const [row] = await client<{ held: boolean }[]>`
      select case when exists (select from pg_locks where locktype = 'advisory' and granted and pid = pg_backend_pid()
        and classid = 7367802::oid and objid = hashtext(${name})::bit(32)::bigint::oid)
      then true else pg_try_advisory_lock(7367802, hashtext(${name})) end as held`;
    return row?.held === true;
  };
  return {
    ask: async (name) => {
      const late = sleep(answerWithinMs, null, { ref: false });
      const held = await Promise.race([ask(name), late]);
      if (held === null) throw new Error('no answer of the database in time');
      return held;
    },
    drop: () => {
      void client.end({ timeout: 0 }).catch(() => undefined);
      sockets.dropAll();
    },
    close: () => client.end({ timeout: 1 }),
  };
}
