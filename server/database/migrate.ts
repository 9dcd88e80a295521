import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { SentenceError } from '#server/sentence-error.ts';
import { grantToAppRole, lacksGrants } from './grants.ts';
import { openLongClient } from './long-client.ts';
import { codeOf, reachDatabase } from './reach-database.ts';
import { prepareWorkerSchema } from './worker-schema.ts';

export type MigrateOptions = {
  /** Role that owns the tables. */
  ownerUrl: string;
  /** Role of the running app; only its user name is read. Without it `platzwart_app` is used when it exists. */
  appUrl?: string;
  /** Folder with the SQL files and `meta/_journal.json`. */
  migrationsFolder: string;
};

/** Any number, the same in every process of this product. */
const migrationLock = 5_078_202_611;
const lockTimeoutMs = 5_000;
const attempts = 5;

/**
 * Brings the database to this version: tables, job queue, rights of the app role, partitions.
 * Any number of processes may call it at once: one works, the others wait for it. Returns how many
 * migrations this call applied. Throws a sentence for humans when the database cannot be reached, the owner may not change it,
 * or the app role does not exist.
 */
export async function migrateDatabase(options: MigrateOptions): Promise<{ applied: number }> {
  const sql = openLongClient(options.ownerUrl);
  try {
    await reachDatabase(sql);
    // Waiting for another migrating process may take as long as it needs; only its table locks are bounded.
    await sql`select pg_advisory_lock(${migrationLock})`;
    const appRole = await findAppRole(sql, options);
    const applied = await applyMigrations(sql, options.migrationsFolder);
    await prepareWorkerSchema(sql, options.ownerUrl, appRole);
    if (appRole !== null && (applied > 0 || (await lacksGrants(sql, appRole)))) await grantToAppRole(sql, appRole);
    await ensurePartitions(sql);
    await continueNumbering(sql);
    return { applied };
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new SentenceError(
      `Die Rolle "${roleOf(options.ownerUrl)}" darf diese Datenbank nicht verändern: MIGRATE_DATABASE_URL muss deren Besitzer nennen, siehe docs/operations.md. (The role may not migrate this database: set MIGRATE_DATABASE_URL to its owner.)`,
      { cause: error },
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Null when one role does both, owning and running. */
async function findAppRole(sql: postgres.Sql, { ownerUrl, appUrl }: MigrateOptions): Promise<string | null> {
  const named = appUrl === undefined ? null : roleOf(appUrl);
  if (named !== null && named === roleOf(ownerUrl)) return null;
  const role = named ?? 'platzwart_app';
  const [row] = await sql<{ found: boolean }[]>`select exists (select from pg_roles where rolname = ${role}) as found`;
  if (row?.found) return role;
  if (named === null) return null;
  throw new SentenceError(
    `Die Datenbankrolle "${role}" aus DATABASE_URL gibt es nicht. Wie man sie anlegt, steht in docs/operations.md. (The database role does not exist; see docs/operations.md.)`,
  );
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** A lock that does not come within seconds would make every later query wait behind us: give up, let traffic pass, try again. */
async function applyMigrations(sql: postgres.Sql, migrationsFolder: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const before = await countMigrations(sql);
    await sql.unsafe(`set lock_timeout = ${lockTimeoutMs}`);
    try {
      await migrate(drizzle(sql), { migrationsFolder });
      return (await countMigrations(sql)) - before;
    } catch (error) {
      if (!isPassing(error) || attempt === attempts) throw error;
      await sleep(500 * attempt);
    } finally {
      await sql.unsafe('set lock_timeout = 0');
    }
  }
}

async function countMigrations(sql: postgres.Sql): Promise<number> {
  const [table] = await sql<
    { found: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as found`;
  if (!table?.found) return 0;
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  return row?.count ?? 0;
}

/** A lock that did not come, or a deadlock with a verb, which locks its own table before the audit log. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return code === '55P03' || code === '40P01';
}

async function ensurePartitions(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<
    { found: boolean }[]
  >`select to_regprocedure('public.audit_ensure_partitions(date)') is not null as found`;
  if (row?.found) await sql`select audit_ensure_partitions(current_date)`;
}

/** A house that came from another server: its audit rows have higher transaction numbers than this one has given out. */
async function continueNumbering(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ found: boolean }[]>`
    select to_regprocedure('public.audit_continue_numbering()') is not null as found`;
  if (row?.found) await sql`select audit_continue_numbering()`;
}
