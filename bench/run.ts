/** `npm run bench -- NAME …`: one after the other, each with its own database and server. Each prints one JSON line; the last line is JSON. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const benches: Readonly<
  Record<string, () => Promise<{ run(words?: readonly string[]): Promise<{ readonly violations: number }> }>>
> = {
  week: () => import('./week.ts'),
  day: () => import('./day.ts'),
  create: () => import('./create.ts'),
  series: () => import('./series.ts'),
  race: () => import('./race.ts'),
  sizes: () => import('./sizes.ts'),
  scale: () => import('./scale.ts'),
  memory: () => import('./memory.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  audit: () => import('./audit.ts'),
  door: () => import('./door.ts'),
  'door-soak': () => import('./door-soak.ts'),
  board: () => import('./board.ts'),
  pdf: () => import('./pdf.ts'),
  actions: () => import('./actions.ts'),
  roster: () => import('./roster.ts'),
  clock: () => import('./clock.ts'),
  funding: () => import('./funding.ts'),
};

const words = process.argv.slice(2);
/** Options after the names, `--jobs 500000`, are for the bench. */
const firstWord = words.findIndex((word) => word.startsWith('--'));
const names = firstWord < 0 ? words : words.slice(0, firstWord);
const unknown = names.filter((name) => !(name in benches));
if (names.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run bench -- NAME …, with NAME one of ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const directory = await mkdtemp(join(tmpdir(), 'platzwart-bench-'));
await chmod(directory, 0o711);
process.env.TMPDIR = directory;
try {
  for (const name of names) {
    const bench = await benches[name]?.();
    const line = await bench?.run(words.slice(names.length));
    console.log(JSON.stringify(line));
    if (line && line.violations > 0) process.exitCode = 1;
  }
} finally {
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
