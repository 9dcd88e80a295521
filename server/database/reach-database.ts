import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { SentenceError } from '#server/sentence-error.ts';
import { openLongClient } from './long-client.ts';

/** A database that comes back after a crash reads its log first. */
const startingMs = 30_000;
/** Of the network, of the driver, and of PostgreSQL: wrong password, refused, no such database, starting. */
const unreachableCodes = new Set(
  (
    'ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH ENETUNREACH EPIPE ' +
    'CONNECT_TIMEOUT CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED 28P01 28000 3D000 57P01 57P03'
  ).split(' '),
);

/** The first word with the database: wrong addresses and passwords show here. One that starts or recovers is waited for. */
export async function reachDatabase(sql: postgres.Sql): Promise<void> {
  const deadline = performance.now() + startingMs;
  try {
    while (await isStarting(sql, deadline)) await sleep(200);
  } catch (error) {
    throw unreachable(error);
  }
}

/** The same by its address, on a connection that ends afterwards. */
export async function reachAddress(url: string): Promise<void> {
  const sql = openLongClient(url);
  try {
    await reachDatabase(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function isStarting(sql: postgres.Sql, deadline: number): Promise<boolean> {
  try {
    await sql`select 1`;
    return false;
  } catch (error) {
    if (codeOf(error) === '57P03' && performance.now() < deadline) return true;
    throw error;
  }
}

export const isUnreachable = (error: unknown): boolean => unreachableCodes.has(String(codeOf(error)));

export function unreachable(error: unknown): SentenceError {
  // Several addresses of one host fail together, with a code and no message.
  const detail = (error instanceof Error && error.message) || String(codeOf(error) ?? error);
  return new SentenceError(
    `Die Datenbank ist nicht zu erreichen: ${detail}. Bitte DATABASE_URL und MIGRATE_DATABASE_URL prüfen. (The database cannot be reached: check both addresses.)`,
    { cause: error },
  );
}

/** Of PostgreSQL, the driver or the system; drizzle wraps the driver's error. Null when there is none. */
export function codeOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
}
