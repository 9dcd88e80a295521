/**
 * Checks that the lock is complete: every name in the optionalDependencies of a locked package has an entry of its own. Without
 * the entry of a platform binary, `npm install` passes here and `npm ci` fails on other machines.
 */
import { readFile } from 'node:fs/promises';

export interface LockedPackage {
  optionalDependencies?: Record<string, string>;
}
export interface Lock {
  packages?: Record<string, LockedPackage>;
}

/** Sentences about every optional dependency without an entry; empty when the lock is complete. */
export function missingEntries(lock: Lock): string[] {
  const packages = lock.packages ?? {};
  const missing: string[] = [];
  for (const [place, { optionalDependencies }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies ?? {})) {
      if (!isLocked(packages, place, name)) missing.push(`${place || 'the project'} wants ${name}, which has no entry`);
    }
  }
  return missing;
}

/** Searches as Node does: the package's own node_modules, then upwards. */
function isLocked(packages: Record<string, LockedPackage>, place: string, name: string): boolean {
  for (let folder = place; ;) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
    const at = folder.lastIndexOf('node_modules/');
    folder = at <= 0 ? '' : folder.slice(0, at - 1);
  }
}

if (import.meta.filename === process.argv[1]) {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const missing = missingEntries(lock);
  for (const line of missing) console.error(line);
  if (Object.keys(lock.packages ?? {}).length === 0) missing.push('package-lock.json lists no packages');
  console.log(missing.length === 0 ? 'the lock is complete' : `${missing.length} entries missing`);
  process.exitCode = missing.length === 0 ? 0 : 1;
}
