/**
 * `npm test [-- suite …]`: runs every suite in order, with one line for a success and the whole output for a failure. Prints a
 * table of minutes, and `N passed, N failed` as the last line. Removes its leftovers, also when it is interrupted.
 */
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, type RunningCluster } from '#tests/setup/cluster.ts';
import { endCommands, inTwoLanes, runCommand } from './command.ts';
import { directoriesOf, processesOf, RUN_VARIABLE, treeChanges, treeState } from './leftovers.ts';
import { judge, sum, type Count } from './reports.ts';
import { type Check, checks, suiteNames, suites, type Suite } from './suites.ts';

interface Line extends Count {
  readonly suite: string;
  readonly seconds: number;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(suiteNames as readonly string[]).includes(name));
if (unknown.length > 0) {
  console.error(`unknown suite ${unknown.join(', ')}; there are ${suiteNames.join(', ')}`);
  process.exit(2);
}
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

const treeBefore = treeState();
const tempBefore = new Set(directoriesOf(tmpdir()));
const outerTemp = tmpdir();
const runDirectory = await mkdtemp(join(outerTemp, 'platzwart-test-'));
const temp = join(runDirectory, 'tmp');
await mkdir(temp);
// The database server may run as another user, which needs access to the directory.
await chmod(runDirectory, 0o711);
await chmod(temp, 0o711);
process.env[RUN_VARIABLE] = runDirectory;
process.env.TMPDIR = temp;

const lines: Line[] = [];
let cluster: RunningCluster | undefined;
let isEnding = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isEnding) process.exit(130);
    isEnding = true;
    console.log(`\n${signal}: tidying up`);
    void tidyUp().finally(() => process.exit(130));
  });
}

try {
  const chosen = suites.filter((suite) => isWanted(suite.name));
  if (await runFirst(chosen)) for (const suite of chosen) await runSuite(suite);
} catch (error) {
  record('orchestrator', 0, { passed: 0, failed: 1 }, String(error instanceof Error ? error.stack : error));
}
if (!isEnding) {
  isEnding = true;
  await runTidy();
  printTable();
  process.exit(sum(lines).failed === 0 ? 0 : 1);
}

/** Runs the checks in parallel with database and build. Returns false when the suites cannot run. */
async function runFirst(chosen: Suite[]): Promise<boolean> {
  const from = performance.now();
  const counts: Count[] = [];
  let isPrepared = true;
  const work = isWanted('checks')
    ? checks.map((check) => async () => void counts.push(...(await runCheck(check))))
    : [];
  if (chosen.length > 0) work.unshift(async () => void (isPrepared = await prepare(chosen)));
  await inTwoLanes(work);
  if (counts.length > 0) lines.unshift({ suite: 'checks', seconds: secondsSince(from), ...sum(counts) });
  return isPrepared;
}

async function runCheck({ name, argv }: Check): Promise<Count[]> {
  if (isEnding) return [];
  const start = performance.now();
  const { code, output } = await runCommand({ argv, env: process.env, limitMinutes: 5 });
  if (isEnding) return [];
  const count = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  show(`checks: ${name}`, secondsSince(start), count, output);
  return [count];
}

/** Starts the database and the build before the first suite that needs them. Returns false when the suites cannot run. */
async function prepare(chosen: Suite[]): Promise<boolean> {
  const start = performance.now();
  try {
    cluster = await startCluster();
    Object.assign(process.env, cluster.env);
  } catch (error) {
    record(
      'database',
      secondsSince(start),
      { passed: 0, failed: 1 },
      String(error instanceof Error ? error.stack : error),
    );
    return false;
  }
  if (!chosen.some((suite) => suite.needsBuild)) return true;
  const argv = [process.execPath, '--import', 'tsx', 'server/prepare.ts'] as const;
  const { code, output } = await runCommand({ argv, env: process.env, limitMinutes: 5 });
  if (code === 0) {
    process.env.PLATZWART_TEST_BUILT = '1';
    return true;
  }
  record('build', secondsSince(start), { passed: 0, failed: 1 }, output);
  return false;
}

async function runSuite(suite: Suite): Promise<void> {
  if (isEnding) return;
  const start = performance.now();
  const reportFile = join(runDirectory, `${suite.name}.json`);
  const env = { ...process.env, ...suite.env?.(reportFile) };
  const { code, output } = await runCommand({ argv: suite.argv(reportFile), env, limitMinutes: suite.limitMinutes });
  if (isEnding) return;
  const count = await readFile(reportFile, 'utf8').then(
    (text) => suite.count(JSON.parse(text)),
    () => null,
  );
  record(suite.name, secondsSince(start), judge(count, code), output);
}

/** Each suite has to remove its leftovers. What remains is printed, counted as a failure, and removed. */
async function runTidy(): Promise<void> {
  const start = performance.now();
  await cluster?.stop();
  cluster = undefined;
  const processes = processesOf(runDirectory).map(({ pid, command }) => `process ${pid}: ${command.slice(0, 200)}`);
  const inside = directoriesOf(temp).map((name) => join(temp, name));
  // TMPDIR keeps ours inside. Outside, an entry is surely ours only on a machine without other users (CI).
  const outside = process.env.CI
    ? directoriesOf(outerTemp).filter((name) => !tempBefore.has(name) && !runDirectory.endsWith(name))
    : [];
  const changes = treeChanges(treeBefore, treeState()).map((line) => `git status: ${line}`);
  const found = [processes, [...inside, ...outside].map((name) => `directory ${name}`), changes];
  await tidyUp();
  const failed = found.filter((list) => list.length > 0).length;
  record('tidy', secondsSince(start), { passed: found.length - failed, failed }, found.flat().join('\n'));
}

async function tidyUp(): Promise<void> {
  await endCommands();
  await cluster?.stop().catch(() => undefined);
  for (const { pid } of processesOf(runDirectory)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has already ended.
    }
  }
  await rm(runDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function record(suite: string, seconds: number, count: Count, output: string): void {
  lines.push({ suite, seconds, ...count });
  show(suite, seconds, count, output);
}

function show(name: string, seconds: number, { passed, failed }: Count, output: string): void {
  if (failed > 0) console.log(`\n--- ${name} ---\n${output.trimEnd()}\n--- end of ${name} ---\n`);
  const mark = failed > 0 ? 'FAILED' : 'ok';
  console.log(`${mark.padEnd(7)} ${name.padEnd(18)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
}

function printTable(): void {
  console.log('\nsuite        passed  failed  minutes');
  const total = { suite: 'all', seconds: lines.reduce((all, line) => all + line.seconds, 0), ...sum(lines) };
  for (const { suite, passed, failed, seconds } of [...lines, total]) {
    const figures = [String(passed).padStart(6), String(failed).padStart(7), (seconds / 60).toFixed(2).padStart(8)];
    console.log(`${suite.padEnd(12)} ${figures.join(' ')}`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
