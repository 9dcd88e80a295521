import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { SentenceError } from '#server/sentence-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { databaseEnvironment } from './postmaster.ts';
import { giveTo, spawnAs, type Runner } from './run-as.ts';

export type Passwords = { superuser: string; owner: string; app: string };

export const databaseName = 'platzwart';
export const superuserRole = 'postgres';
export const ownerRole = 'platzwart_owner';
export const appRole = 'platzwart_app';

/** A stuck statement, lock or forgotten transaction must not hold the house up (docs/operations.md names the same). */
const appRoleSettings = {
  statement_timeout: '10s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '15s',
};

/** Reads the passwords of the embedded cluster, or makes them on the first start. Readable for the starter only. */
export function loadPasswords(dataDir: string, clusterExists: boolean): Passwords {
  const file = path.join(dataDir, 'postgres-passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  if (clusterExists) {
    throw new SentenceError(
      `${file} fehlt; ohne die Kennwörter ist die Datenbank daneben nicht zu öffnen. (The password file of the embedded database is missing.)`,
    );
  }
  const fresh = (): string => randomBytes(24).toString('base64url');
  const passwords: Passwords = { superuser: fresh(), owner: fresh(), app: fresh() };
  writeFileSync(`${file}.new`, JSON.stringify(passwords, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return passwords;
}

/** The embedded database on its port, for both roles. */
export function addressesOf(port: number, passwords: Passwords): { ownerUrl: string; appUrl: string } {
  const url = (role: string, password: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${databaseName}`;
  return { ownerUrl: url(ownerRole, passwords.owner), appUrl: url(appRole, passwords.app) };
}

/** True when a complete cluster lies there. Throws when it belongs to another PostgreSQL or another user. */
export function clusterExists(clusterDir: string, binaryMajor: string): boolean {
  if (!existsSync(clusterDir)) return false;
  const owner = statSync(clusterDir).uid;
  const me = process.getuid?.();
  if (me !== undefined && me !== 0 && owner !== me) {
    throw new SentenceError(
      `${clusterDir} gehört einem anderen Benutzer (uid ${owner}). Bitte als dieser starten oder einen anderen DATA_DIR wählen. (The data directory belongs to another user.)`,
    );
  }
  const major = readFileSync(path.join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaryMajor) {
    throw new SentenceError(
      `${clusterDir} wurde mit PostgreSQL ${major} angelegt, beigelegt ist ${binaryMajor}. Siehe docs/operations.md, Abschnitt Umzug. (The data directory was made by another PostgreSQL version.)`,
    );
  }
  return true;
}

/**
 * Makes a cluster beside its final place and moves it there whole: a power cut leaves either none or a complete one.
 * Nothing is synced to disk yet; `syncCluster` does that while the server already starts.
 */
export async function createCluster(
  binaries: PostgresBinaries,
  runner: Runner,
  clusterDir: string,
  password: string,
): Promise<void> {
  const draft = `${clusterDir}.new`;
  const passwordFile = `${clusterDir}.pw`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(runner, draft);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(runner, passwordFile);
  const locale = databaseEnvironment['LANG'] ?? 'C';
  try {
    await runInitdb(binaries, runner, [
      '-D',
      draft,
      '-U',
      superuserRole,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
      '--locale-provider=icu',
      '--icu-locale=de',
      '--no-sync',
      '--no-instructions',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, clusterDir);
}

export async function syncCluster(binaries: PostgresBinaries, runner: Runner, clusterDir: string): Promise<void> {
  await runInitdb(binaries, runner, ['-D', clusterDir, '--sync-only']);
}

async function runInitdb(binaries: PostgresBinaries, runner: Runner, args: string[]): Promise<void> {
  const child = spawnAs(runner, binaries.initdb, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: databaseEnvironment,
    cwd: '/',
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new SentenceError(
      `Die eingebaute Datenbank ließ sich nicht anlegen (initdb failed, code ${code}):\n${output.trim()}`,
    );
}

/** Creates database and roles once, and proves that the server on this port is ours: only ours accepts the password. */
export async function ensureRoles(port: number, clusterDir: string, passwords: Passwords): Promise<void> {
  const sql = postgres({
    host: '127.0.0.1',
    port,
    user: superuserRole,
    password: passwords.superuser,
    database: 'postgres',
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
    fetch_types: false,
  });
  try {
    const [found] = await sql<{ dir: string; complete: boolean }[]>`
      select current_setting('data_directory') as dir,
             exists (select from pg_database where datname = ${databaseName}) as complete`;
    if (found?.dir !== clusterDir) throw new Error(`port ${port} answers for another cluster (${found?.dir})`);
    if (found.complete) return;
    const statements = [
      ...createRole(ownerRole, passwords.owner, 'createdb'),
      ...createRole(appRole, passwords.app, ''),
      ...Object.entries(appRoleSettings).map(([name, value]) => `alter role ${appRole} set ${name} = '${value}'`),
      `create database ${databaseName} owner ${ownerRole}`,
      `revoke connect on database ${databaseName} from public`,
      `grant connect, temporary on database ${databaseName} to ${appRole}`,
    ];
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function createRole(name: string, password: string, attributes: string): string[] {
  return [
    `do $$ begin create role ${name}; exception when duplicate_object then null; end $$`,
    `alter role ${name} login ${attributes} password '${password}'`,
  ];
}
