/** The clock of doors (`door_now()`) in one database; it runs on from an instant that the test sets. */
import postgres from 'postgres';
import { type ClusterUrls, urlOfDatabase } from './cluster-urls.ts';

/** Null sets the real time. Needs the owner of the function. Every connection of every process sees it at once. */
export async function setDoorClock(sql: postgres.Sql, at: string | null): Promise<void> {
  const body =
    at === null
      ? 'clock_timestamp()'
      : `clock_timestamp() + (timestamptz '${at}' - timestamptz '${await realNow(sql)}')`;
  await sql.unsafe(
    `create or replace function door_now() returns timestamptz language sql volatile parallel safe return ${body}`,
  );
}

/** Freezes it at so many seconds since 1970, so that a deadline at an instant ends exactly there. */
export async function freezeDoorClock(sql: postgres.Sql, seconds: number): Promise<void> {
  await sql.unsafe(
    `create or replace function door_now() returns timestamptz language sql volatile parallel safe return to_timestamp(${seconds})`,
  );
}

/** Moves the clock forward, as if so much time had passed. */
export async function advanceDoorClock(sql: postgres.Sql, seconds: number): Promise<void> {
  const [row] = await sql<{ at: string }[]>`select (door_now() + make_interval(secs => ${seconds}))::text as at`;
  await setDoorClock(sql, row?.at ?? null);
}

async function realNow(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ at: string }[]>`select clock_timestamp()::text as at`;
  if (!row) throw new Error('no clock');
  return row.at;
}

/** Sets the doors of a database, and of its clones, to the fixed instant of the tests. */
export async function alignDoorClock(urls: ClusterUrls, name: string, now: string | null): Promise<void> {
  const sql = postgres(urlOfDatabase(urls.owner, name), { max: 1, onnotice: () => undefined });
  try {
    await setDoorClock(sql, now);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
