/** The clock of doors (`door_now()`) of one database: it runs on, from an instant of the test's choosing. */
import postgres from 'postgres';
import { type ClusterUrls, urlOfDatabase } from './cluster-urls.ts';

/** Null lets it show the real time. Needs the owner of the function. Seen at once by every connection, of any process. */
export async function setDoorClock(sql: postgres.Sql, at: string | null): Promise<void> {
  const body =
    at === null
      ? 'clock_timestamp()'
      : `clock_timestamp() + (timestamptz '${at}' - timestamptz '${await realNow(sql)}')`;
  await sql.unsafe(
    `create or replace function door_now() returns timestamptz language sql volatile parallel safe return ${body}`,
  );
}

/** It stands still at so many seconds since 1970: what ends at an instant ends exactly there. */
export async function freezeDoorClock(sql: postgres.Sql, seconds: number): Promise<void> {
  await sql.unsafe(
    `create or replace function door_now() returns timestamptz language sql volatile parallel safe return to_timestamp(${seconds})`,
  );
}

/** Moves it on from where it is, as if so much time had passed. */
export async function advanceDoorClock(sql: postgres.Sql, seconds: number): Promise<void> {
  const [row] = await sql<{ at: string }[]>`select (door_now() + make_interval(secs => ${seconds}))::text as at`;
  await setDoorClock(sql, row?.at ?? null);
}

async function realNow(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ at: string }[]>`select clock_timestamp()::text as at`;
  if (!row) throw new Error('no clock');
  return row.at;
}

/** The doors of a database, and of what is cloned from it, go by the hour at which the tests stand still. */
export async function alignDoorClock(urls: ClusterUrls, name: string, now: string | null): Promise<void> {
  const sql = postgres(urlOfDatabase(urls.owner, name), { max: 1, onnotice: () => undefined });
  try {
    await setDoorClock(sql, now);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
