import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directoriesOf, processesOf, RUN_VARIABLE, treeChanges } from '#checks/leftovers.ts';

/** A child that says a word as soon as it runs, so that its environment can be read. */
async function startIdle(env: NodeJS.ProcessEnv, argument = '') {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setTimeout(() => {}, 60000)', argument], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return { pid: child.pid, end: async () => (child.kill('SIGKILL'), once(child, 'close')) };
}

test('a process is found by its environment or its command line, and not after it has ended', async () => {
  const run = join(tmpdir(), 'platzwart-test-planted');
  const byEnvironment = await startIdle({ ...process.env, [RUN_VARIABLE]: run });
  const byCommand = await startIdle({ PATH: process.env.PATH }, `${run}/postgres`);
  const stranger = await startIdle({ PATH: process.env.PATH });
  const found = processesOf(run).map(({ pid }) => pid);
  await Promise.all([byEnvironment.end(), byCommand.end(), stranger.end()]);
  expect(found.sort()).toEqual([byEnvironment.pid, byCommand.pid].sort());
  expect(processesOf(run)).toEqual([]);
});

test('directories of ours are found, others are not', () => {
  const temp = mkdtempSync(join(tmpdir(), 'look-'));
  for (const name of ['platzwart-database-x', 'playwright_chromiumdev_profile-x', 'node-compile-cache'])
    mkdirSync(join(temp, name));
  expect(directoriesOf(temp).sort()).toEqual(['platzwart-database-x', 'playwright_chromiumdev_profile-x']);
  rmSync(temp, { recursive: true });
});

test('only what is new in the tree counts', () => {
  expect(treeChanges(' M a.ts\n', ' M a.ts\n?? b.ts\n')).toEqual(['?? b.ts']);
  expect(treeChanges(null, null)).toEqual([]);
});
