import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SentenceError } from '#server/sentence-error.ts';
import { processIdentity } from './process-identity.ts';

type Holder = { pid: number; identity: string };

/** Thrown when another living process uses the same DATA_DIR. */
export class DataDirInUseError extends SentenceError {
  override readonly name = 'DataDirInUseError';
}

/**
 * Takes DATA_DIR for this process and returns the release.
 * A lock left behind by a killed process is taken over: its holder no longer lives.
 */
export function lockDataDir(dataDir: string): () => void {
  const lockFile = path.join(dataDir, 'platzwart.lock');
  const mine: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? 'unknown' };
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, lockFile)) return () => releaseIfMine(lockFile, mine);
      const holder = readHolder(lockFile);
      if (holder && processIdentity(holder.pid) === holder.identity) throw inUse(dataDir, holder.pid);
      removeStale(lockFile, holder);
    }
    throw inUse(dataDir, readHolder(lockFile)?.pid ?? 0);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Process id of the living process that uses DATA_DIR, or null. */
export function dataDirHolder(dataDir: string): number | null {
  const holder = readHolder(path.join(dataDir, 'platzwart.lock'));
  return holder && processIdentity(holder.pid) === holder.identity ? holder.pid : null;
}

function inUse(dataDir: string, pid: number): DataDirInUseError {
  return new DataDirInUseError(
    `Platzwart läuft schon mit dem Datenordner ${dataDir} (Prozess ${pid}). Bitte erst beenden oder einen anderen DATA_DIR wählen. ` +
      `(Platzwart is already running on this data directory: stop it or choose another DATA_DIR.)`,
  );
}

function tryLink(draft: string, lockFile: string): boolean {
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null for a missing or torn file (a power cut while writing); such a lock has no holder. */
function readHolder(lockFile: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value)) return null;
    return { pid: Number(value.pid), identity: String(value.identity) };
  } catch {
    return null;
  }
}

/** Of two processes that both saw the dead holder, only one may win: a process that moved a fresh lock aside puts it back. */
function removeStale(lockFile: string, seen: Holder | null): void {
  const aside = `${lockFile}.stale.${process.pid}`;
  try {
    renameSync(lockFile, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && moved.identity !== seen?.identity) tryLink(aside, lockFile);
  rmSync(aside, { force: true });
}

function releaseIfMine(lockFile: string, mine: Holder): void {
  if (readHolder(lockFile)?.identity === mine.identity) rmSync(lockFile, { force: true });
}
