import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyActions } from '#app/domains/actions/public.server.ts';
import { insertActions, tableLines } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { requireCluster } from '#tests/setup/cluster-urls.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { ensureBuild } from '#tests/setup/server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { startKilledProcess } from './killed-process.ts';

/** Files follow the table exactly once and in order (quality 11): kill -9 of the worker alone while it appends. */
const KILLS = scaled(50, 10);
const LINE_FEED = 10;

const database = testDatabase();
let folder: string;
beforeAll(async () => {
  await ensureBuild(requireCluster());
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-actions-kill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sizes = () => readdirSync(folder).map((name) => statSync(path.join(folder, name)).size);
const fileBytes = () => sizes().reduce((sum, size) => sum + size, 0);
const filesAsTable = () =>
  Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name.slice(0, 7), readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n')]),
  );

test(`a worker that is killed ${KILLS} times while it appends writes every action once and in order`, async () => {
  const { id } = await makePerson(database.db);
  const worker = await startKilledProcess({
    env: {
      PLATZWART_PROCESS: 'worker',
      DATABASE_URL: database.appUrl,
      MIGRATE_DATABASE_URL: database.ownerUrl,
      PUBLIC_URL: 'http://localhost:3000',
      MQTT_PORT: '0',
      ACTIONS_DIR: folder,
    },
    readyWords: 'Der Worker läuft',
  });
  let written = 0;
  // Two months in turn, and lines of all lengths, so that a kill meets a write in its middle.
  async function insertSome(): Promise<void> {
    const some = Array.from({ length: 300 }, (_, at) => ({
      at: at % 2 === 0 ? '2026-10-31T12:00:00Z' : '2026-11-18T12:00:00Z',
      gid: `step ${written + at}`,
      metadata: JSON.stringify({ text: 'ä'.repeat(at % 10 === 0 ? 10_000 : 50) }),
    }));
    written += some.length;
    await insertActions(database.sql, id, some);
  }
  let inTheMiddle = 0;
  for (let turn = 0; turn < KILLS; turn += 1) {
    const before = fileBytes();
    for (let count = 0; count < 4; count += 1) await insertSome();
    await expect.poll(fileBytes, { timeout: 30_000, interval: 1 }).toBeGreaterThan(before);
    // At another point of the pass each time.
    await sleep((turn * 7) % 40);
    worker.kill();
    await insertSome();
    const torn = readdirSync(folder).filter(
      (name) => name.endsWith('.new') || readFileSync(path.join(folder, name)).at(-1) !== LINE_FEED,
    );
    const [open] = await database.sql<{ isOpen: boolean }[]>`
      select coalesce((select max(line) from actions), 0) > coalesce((select last_line from action_files), 0) as "isOpen"`;
    if (torn.length > 0 || open?.isOpen) inTheMiddle += 1;
    // Every third time a month is written again, too.
    if (turn % 3 === 0) await database.sql`update action_files set dirty_months = '{2026-10}', marks = marks + 1`;
    await worker.isBack();
  }
  const unwritten = () => database.sql`
    select 1 from actions where line is null or line > (select last_line from action_files) or (select dirty_months <> '{}' from action_files) limit 1`;
  await expect.poll(unwritten, { timeout: 60_000, interval: 100 }).toHaveLength(0);
  await worker.stop();
  const { lines, difference } = await verifyActions(database.sql, folder);
  process.stdout.write(`kills ${KILLS}, in the middle of a pass ${inTheMiddle}, actions ${written}\n`);
  expect([lines, difference]).toEqual([written, null]);
  expect(filesAsTable()).toEqual(await tableLines(database.sql));
  const [numbers] = await database.sql`select count(distinct line)::int as n, count(*)::int as all from actions`;
  expect(numbers).toEqual({ n: written, all: written });
  expect(inTheMiddle).toBeGreaterThan(0);
});
