import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertActions, tableLines } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { startAppender } from './appender.ts';

const database = testDatabase();
let folder: string;
let lines: string[];
const log = pino({}, { write: (line: string) => void lines.push((JSON.parse(line) as { msg: string }).msg) });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-appender-'));
  lines = [];
  await database.reset();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (name: string) =>
  startAppender({
    db: () => database.db,
    log,
    folder: path.join(folder, name),
    intervalMs: 20,
    afterFailureMs: 20,
  });
async function november(name: string): Promise<string[]> {
  const file = path.join(folder, name, '2026-11.jsonl');
  const text = () => readFileSync(file, 'utf8');
  await expect.poll(() => text().split('\n').length - 1, { timeout: 20_000 }).toBe(await countRows());
  return text().trimEnd().split('\n');
}
const countRows = async () => (await database.sql`select from actions`).length;

test('copies what is committed while it runs; two of them write nothing twice', async () => {
  const { id } = await makePerson(database.db);
  const appenders = [start('both'), start('both')];
  for (let turn = 0; turn < 20; turn += 1) await insertActions(database.sql, id, [{}, {}]);
  const written = await november('both');
  await Promise.all(appenders.map((one) => one.stop()));
  expect(written).toEqual((await tableLines(database.sql))['2026-11']);
  expect(lines).toEqual([]);
});

test('logs a failure once, and goes on when the folder can be written', async () => {
  const { id } = await makePerson(database.db);
  writeFileSync(path.join(folder, 'later'), '');
  const appender = start('later');
  await insertActions(database.sql, id, [{}]);
  await expect.poll(() => database.sql`select from action_files where failure is not null`).toHaveLength(1);
  rmSync(path.join(folder, 'later'));
  const written = await november('later');
  await expect.poll(() => database.sql`select from action_files where failure is null`).toHaveLength(1);
  await appender.stop();
  expect(written).toHaveLength(1);
  expect(lines).toEqual(['the files of actions cannot be written', 'the files of actions are written again']);
});
