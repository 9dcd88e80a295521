import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';

/**
 * PostgreSQL refuses to run as root, so root runs it as the account `postgres`.
 * `setprivArguments` is null when the programs are started directly (ordinary user).
 */
export type Runner = { uid: number | null; gid: number | null; setprivArguments: string[] | null };

const account = 'postgres';

/** `program` and `folder` are what the database account must be able to run and to enter. */
export function createRunner(program: string, folder: string): Runner {
  if (process.getuid?.() !== 0) return { uid: null, gid: null, setprivArguments: null };
  const ids = findAccount() ?? createAccount();
  if (spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).error) return { ...ids, setprivArguments: null };
  const plain = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  if (canReach(plain, program, folder)) return { ...ids, setprivArguments: plain };

  // A parent that only root may enter (for example a 0700 home directory): lend the one capability that passes it.
  const lent = [...plain, '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  if (canReach(lent, program, folder)) return { ...ids, setprivArguments: lent };
  throw new Error(
    `Das Konto "${account}" kann ${folder} oder ${program} nicht betreten. Bitte nicht als root starten, oder die Ordner darüber für andere betretbar machen (chmod o+x). ` +
      `(The account "${account}" cannot enter these paths: start as an ordinary user, or chmod o+x the parents.)`,
  );
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

/** Tried, not computed: `test -x` knows nothing of capabilities. */
function canReach(setprivArguments: string[], program: string, folder: string): boolean {
  const probes = [
    [program, '--version'],
    ['ls', '-d', `${folder}/.`],
  ];
  return probes.every((probe) => spawnSync('setpriv', [...setprivArguments, '--', ...probe], { stdio: 'ignore', cwd: '/' }).status === 0);
}

function findAccount(): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((row) => row.startsWith(`${account}:`));
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
  throw new Error(
    `PostgreSQL läuft nicht als root, und das Konto "${account}" konnte nicht angelegt werden. Bitte als gewöhnlicher Benutzer starten. ` +
      `(PostgreSQL refuses root and the account "${account}" could not be created: start as an ordinary user.)`,
  );
}
