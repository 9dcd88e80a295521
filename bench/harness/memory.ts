/** The cost of processes: proportional memory (PSS, shared pages divided among their users) and processor time, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** MiB of these processes with all their children; null without /proc, or for another user's process. */
export function memoryMiB(pids: readonly number[]): number | null {
  try {
    const kib = withChildren(pids).map((pid) => {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN);
    });
    const sum = kib.reduce((total, value) => total + value, 0);
    return Number.isNaN(sum) ? null : Math.round(sum / 1024);
  } catch {
    return null;
  }
}

/** Processor milliseconds of a process since its start, in steps of 10; null without /proc. */
export function processorMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*[)] /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

function withChildren(pids: readonly number[]): number[] {
  const parents = readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      return [
        [
          Number(entry),
          Number(
            readFileSync(`/proc/${entry}/stat`, 'utf8')
              .replace(/^.*[)] /s, '')
              .split(' ')[1],
          ),
        ] as const,
      ];
    } catch {
      return [];
    }
  });
  const found = new Set(pids);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}
