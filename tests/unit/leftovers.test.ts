import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directoriesOf, processesOf, RUN_VARIABLE, treeChanges } from '#checks/leftovers.ts';

/** A child that prints a line as soon as it runs, so that its environment is readable. */
async function startIdle(variables: Record<string, string>, argument = '') {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); setTimeout(() => {}, 60000)', argument], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const end = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { pid: child.pid, end };
}

test('finds a process by its environment or command line, and not after it has ended', async () => {
  const run = join(tmpdir(), 'platzwart-test-planted');
  const byEnvironment = await startIdle({ [RUN_VARIABLE]: run });
  const byCommand = await startIdle({}, `${run}/postgres`);
  const stranger = await startIdle({});
  const found = processesOf(run).map(({ pid }) => pid);
  await Promise.all([byEnvironment.end(), byCommand.end(), stranger.end()]);
  expect(new Set(found)).toEqual(new Set([byEnvironment.pid, byCommand.pid]));
  expect(processesOf(run)).toEqual([]);
});

test('finds our directories and no others', () => {
  const temp = mkdtempSync(join(tmpdir(), 'look-'));
  for (const name of ['platzwart-database-x', 'playwright_chromiumdev_profile-x', 'node-compile-cache'])
    mkdirSync(join(temp, name));
  expect(directoriesOf(temp).sort()).toEqual(['platzwart-database-x', 'playwright_chromiumdev_profile-x']);
  rmSync(temp, { recursive: true });
});

test('counts only changes that are new in the tree', () => {
  expect(treeChanges(' M a.ts\n', ' M a.ts\n?? b.ts\n')).toEqual(['?? b.ts']);
  expect(treeChanges(null, null)).toEqual([]);
});
