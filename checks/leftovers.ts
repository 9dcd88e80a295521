/** The leftovers of a run: processes, directories, changes of the tree. RUN_VARIABLE and its directory identify the run. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Every process of a run inherits this variable; its value is the run's own directory. */
export const RUN_VARIABLE = 'PLATZWART_TEST_RUN';

export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/** Processes (without our own) with the run in their environment or its directory on their command line. */
export function processesOf(runDirectory: string): FoundProcess[] {
  const found = process.platform === 'linux' ? fromProc(runDirectory) : fromPs(runDirectory);
  return found.filter(({ pid }) => pid !== process.pid);
}

function fromProc(runDirectory: string): FoundProcess[] {
  const found: FoundProcess[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const command = readProc(`/proc/${entry}/cmdline`).replaceAll('\0', ' ').trim();
    // A zombie has no command line: it has ended and waits only for its parent.
    if (command === '') continue;
    const environment = readProc(`/proc/${entry}/environ`).split('\0');
    if (command.includes(runDirectory) || environment.includes(`${RUN_VARIABLE}=${runDirectory}`)) {
      found.push({ pid: Number(entry), command });
    }
  }
  return found;
}

function readProc(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function fromPs(runDirectory: string): FoundProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(runDirectory))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, '') }));
}

/** Entries of a temp directory that our suites make: databases, data directories, browser profiles. */
export function directoriesOf(tempDirectory: string): string[] {
  return readdirSync(tempDirectory).filter((name) => /^(?:platzwart-|playwright_|[.]?org[.]chromium)/.test(name));
}

/** `git status` in short form; null without git or a repository (an unpacked archive). */
export function treeState(): string | null {
  try {
    return execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/** Sentences about changes that are new since `before`. */
export function treeChanges(before: string | null, after: string | null): string[] {
  if (before === null || after === null) return [];
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => line !== '' && !known.has(line));
}
