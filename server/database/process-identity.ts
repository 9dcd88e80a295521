import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A value that is different for every process that ever had this pid, or null when no such process lives. A pid alone is not
 * enough: after a crash or reboot another process may have it.
 */
export function processIdentity(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : `${boot}:${fields[19]}`;
    } catch {
      return null;
    }
  }
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return started === '' ? null : started;
}

/** The command line of a living process, words joined by blanks; empty when it is gone. */
export function processCommand(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** False also for a zombie: in a container without init an adopted process may never be collected. */
export function isAlive(pid: number): boolean {
  return processIdentity(pid) !== null;
}
