import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { SentenceError } from '#server/sentence-error.ts';

/**
 * PostgreSQL refuses to run as root, so root runs it as the account `postgres`.
 * `setprivArguments` is null when the programs are started directly (ordinary user).
 */
export type Runner = { uid: number | null; gid: number | null; setprivArguments: string[] | null };

const account = 'postgres';

/** `folder` is what the database account must be able to enter. */
export function createRunner(folder: string): Runner {
  if (process.getuid?.() !== 0) return { uid: null, gid: null, setprivArguments: null };
  const ids = findAccount() ?? createAccount();
  if (spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).error) return { ...ids, setprivArguments: null };
  const plain = plainArguments(ids);
  const enter = ['ls', '-d', `${folder}/.`];
  if (succeeds(plain, enter)) return { ...ids, setprivArguments: plain };

  // A parent that only root may enter (for example a 0700 home directory): lend the one capability that passes it.
  const lent = [...plain, '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  if (succeeds(lent, enter)) return { ...ids, setprivArguments: lent };
  throw new SentenceError(
    `Das Konto "${account}" kann ${folder} nicht betreten. Bitte nicht als root starten, oder die Ordner darüber für andere betretbar machen (chmod o+x). ` +
      `(The account "${account}" cannot enter this folder: start as an ordinary user, or chmod o+x its parents.)`,
  );
}

/** Whether the program runs without any lent capability: initdb asks by access(2), which ignores capabilities. */
export function canRun(runner: Runner, program: string): boolean {
  const { uid, gid } = runner;
  if (uid === null || gid === null) return true;
  if (runner.setprivArguments) return succeeds(plainArguments({ uid, gid }), [program, '--version']);
  return spawnSync(program, ['--version'], { uid, gid, stdio: 'ignore', cwd: '/' }).status === 0;
}

export function spawnAs(runner: Runner, program: string, args: string[], options: SpawnOptions): ChildProcess {
  if (runner.setprivArguments) return spawn('setpriv', [...runner.setprivArguments, '--', program, ...args], options);
  if (runner.uid !== null && runner.gid !== null) {
    return spawn(program, args, { ...options, uid: runner.uid, gid: runner.gid });
  }
  return spawn(program, args, options);
}

/** Gives a file or folder to the database account; nothing to do for an ordinary user. */
export function giveTo(runner: Runner, path: string): void {
  if (runner.uid !== null && runner.gid !== null) chownSync(path, runner.uid, runner.gid);
}

function plainArguments({ uid, gid }: { uid: number; gid: number }): string[] {
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

/** Tried, not computed: mounts, modes and capabilities together are too many rules. */
function succeeds(setprivArguments: string[], command: string[]): boolean {
  return spawnSync('setpriv', [...setprivArguments, '--', ...command], { stdio: 'ignore', cwd: '/' }).status === 0;
}

function findAccount(): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${account}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function createAccount(): { uid: number; gid: number } {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', account]],
    ['adduser', ['-S', '-D', '-H', account]],
  ];
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: 'ignore' });
    const ids = findAccount();
    if (ids) return ids;
  }
  throw new SentenceError(
    `PostgreSQL läuft nicht als root, und das Konto "${account}" konnte nicht angelegt werden. Bitte als gewöhnlicher Benutzer starten. ` +
      `(PostgreSQL refuses root and the account "${account}" could not be created: start as an ordinary user.)`,
  );
}
