import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SentenceError } from '#server/sentence-error.ts';
import { addressesOf, loadPasswords } from './cluster.ts';
import { dataDirHolder } from './data-dir-lock.ts';
import { refuseFile, startEmbeddedDatabase } from './embedded.ts';
import { findRunning } from './postmaster.ts';

export type HouseDatabaseOptions = {
  /** Address under the app role; unset means the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  /** Address under the role that owns the tables, when it is another one. */
  migrateDatabaseUrl: string | undefined;
  dataDir: string;
  /** false: tests that throw the cluster away. */
  durable: boolean;
  /** Makes the embedded database when there is none; otherwise that is refused. */
  create: boolean;
  say: (line: string) => void;
};

export type HouseDatabase = {
  ownerUrl: string;
  appUrl: string;
  /** An external PostgreSQL, the embedded one of a running server, or one that was started for this command. */
  kind: 'external' | 'running' | 'started';
  /** Ends what was started here; a house that runs goes on. */
  close: () => Promise<void>;
};

const startingDeadlineMs = 30_000;

/**
 * The database of this house for a command beside the server. While the house runs its embedded database is used through its
 * port and passwords, without touching the lock. Throws a sentence for humans when there is none.
 */
export async function openHouseDatabase(options: HouseDatabaseOptions): Promise<HouseDatabase> {
  const { databaseUrl: appUrl, migrateDatabaseUrl, dataDir, durable, create, say } = options;
  if (appUrl !== undefined)
    return { appUrl, ownerUrl: migrateDatabaseUrl ?? appUrl, kind: 'external', close: async () => undefined };
  refuseFile(dataDir);
  if (!create && !existsSync(path.join(dataDir, 'postgres'))) {
    throw new SentenceError(
      `Im Datenordner ${dataDir} liegt kein Haus. Bitte im Ordner von Platzwart aufrufen, oder DATA_DIR oder DATABASE_URL setzen. ` +
        `(There is no house in this data directory: set DATA_DIR or DATABASE_URL.)`,
    );
  }
  const holder = dataDirHolder(dataDir);
  if (holder !== null) return attachToRunning(realpathSync(dataDir), holder);
  const { ownerUrl, appUrl: embeddedAppUrl, stop } = await startEmbeddedDatabase({ dataDir, durable, log: say });
  return { ownerUrl, appUrl: embeddedAppUrl, kind: 'started', close: stop };
}

/** A house that is just starting has its lock before its server. */
async function attachToRunning(dataDir: string, holder: number): Promise<HouseDatabase> {
  const deadline = Date.now() + startingDeadlineMs;
  while (Date.now() < deadline && dataDirHolder(dataDir) === holder) {
    const running = findRunning(path.join(dataDir, 'postgres'));
    if (running?.ready) {
      const addresses = addressesOf(running.port, loadPasswords(dataDir, true));
      return { ...addresses, kind: 'running', close: async () => undefined };
    }
    await sleep(50);
  }
  throw new SentenceError(
    `Das laufende Platzwart (Prozess ${holder}) hat keine Datenbank, die antwortet. Bitte gleich noch einmal versuchen. ` +
      `(The running house has no database that answers: try again.)`,
  );
}
