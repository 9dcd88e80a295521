import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionsSettled, insertActions, tableLines } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { ActionFolder } from './action-folder.server.ts';
import { appendActions } from './append-actions.server.ts';

const database = testDatabase();
let folder: string;
let personId: string;
beforeEach(async () => {
  await database.reset();
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'platzwart-actions-')), 'actions');
  personId = (await makePerson(database.db)).id;
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

const pass = async (files = new ActionFolder(folder), isThorough = true, atMost?: number) => {
  await actionsSettled(database.sql);
  return await appendActions({ db: database.db, folder: files, isThorough, ...(atMost && { atMost }) });
};
const fileOf = (month: string) => path.join(folder, `${month}.jsonl`);
const linesOf = (month: string) => readFileSync(fileOf(month), 'utf8').trimEnd().split('\n');
const filesAsTable = () =>
  Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name.slice(0, 7), linesOf(name.slice(0, 7))]),
  );

test('copies committed actions to the file of their month, with the names of the API and in order', async () => {
  await insertActions(database.sql, personId, [
    { at: '2026-10-31T23:59:59.999999Z', gid: 'https://a.example/ä"\\', metadata: '{"b": 1e2, "a": "\\n"}' },
    { at: '2026-11-01T00:00:00Z' },
  ]);
  expect(await pass()).toEqual({ numbered: 2, hasMore: false });
  const [first] = linesOf('2026-10');
  expect(Object.entries(JSON.parse(first ?? '') as object)).toEqual([
    ['id', expect.any(String)],
    ['line', 1],
    ['user_id', personId],
    ['action_type', 'work.started'],
    ['gid', 'https://a.example/ä"\\'],
    ['metadata', { a: '\n', b: 100 }],
    ['timestamp', '2026-10-31T23:59:59.999999Z'],
    ['room_id', null],
  ]);
  expect(linesOf('2026-11').map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([2]);
  expect(filesAsTable()).toEqual(await tableLines(database.sql));
});

test('does not make a folder for nothing, and writes nothing twice', async () => {
  const files = new ActionFolder(folder);
  await pass(files);
  expect(existsSync(folder)).toBe(false);
  await insertActions(database.sql, personId, [{}, {}, {}]);
  expect(await pass(files, false, 2)).toEqual({ numbered: 2, hasMore: true });
  expect(await pass(files, false, 2)).toEqual({ numbered: 1, hasMore: false });
  expect(await pass(files, false, 2)).toEqual({ numbered: 0, hasMore: false });
  expect(await pass(new ActionFolder(folder))).toEqual({ numbered: 0, hasMore: false });
  expect(filesAsTable()).toEqual(await tableLines(database.sql));
  expect(linesOf('2026-11')).toHaveLength(3);
});

test('waits for an open transaction, and keeps the order of transactions', async () => {
  const files = new ActionFolder(folder);
  let commit = (): void => undefined;
  const mayCommit = new Promise<void>((resolve) => (commit = resolve));
  const { open } = await new Promise<{ open: Promise<unknown> }>((resolve) => {
    const running = database.sql.begin(async (tx) => {
      await insertActions(tx, personId, [{ gid: 'first' }]);
      resolve({ open: running });
      await mayCommit;
    });
  });
  await insertActions(database.sql, personId, [{ gid: 'second' }]);
  expect(await appendActions({ db: database.db, folder: files, isThorough: true })).toMatchObject({ numbered: 0 });
  commit();
  await open;
  expect(await pass(files, false)).toMatchObject({ numbered: 2 });
  expect(linesOf('2026-11').map((line) => (JSON.parse(line) as { gid: string }).gid)).toEqual(['first', 'second']);
});

test.each([
  ['half a line', () => appendFileSync(fileOf('2026-11'), '{"id":"0190')],
  ['zeros of a power cut', () => appendFileSync(fileOf('2026-11'), Buffer.alloc(5_000))],
  ['a line that is no action', () => appendFileSync(fileOf('2026-11'), '{"id":"x"}\n\n')],
  ['the end that was cut off', () => truncateSync(fileOf('2026-11'), 500)],
  ['a file that is gone', () => rmSync(fileOf('2026-10'))],
  ['a draft of a killed rewriting', () => writeFileSync(`${fileOf('2026-10')}.new`, 'x')],
])('repairs %s, for a process that ran before and for a new one', async (_name, damage) => {
  const known = new ActionFolder(folder);
  await insertActions(database.sql, personId, [{ at: '2026-10-02T00:00:00Z' }, {}, { at: '2026-10-03T00:00:00Z' }, {}]);
  await pass(known);
  for (const files of [known, new ActionFolder(folder)]) {
    damage();
    await insertActions(database.sql, personId, [{ at: '2026-10-04T00:00:00Z' }, {}]);
    await pass(files, files !== known);
    expect(filesAsTable()).toEqual(await tableLines(database.sql));
  }
});

test('goes on after another process has appended', async () => {
  const [one, other] = [new ActionFolder(folder), new ActionFolder(folder)];
  for (const [at, files] of [one, other, one, other, one].entries()) {
    await insertActions(database.sql, personId, [{}, { at: '2026-12-01T00:00:00Z' }]);
    await pass(files, at < 2);
  }
  expect(filesAsTable()).toEqual(await tableLines(database.sql));
});

test('numbers above files that are newer than the restored table, and writes all of a table that is newer', async () => {
  await insertActions(database.sql, personId, [{}, {}, {}]);
  await pass();
  rmSync(folder, { recursive: true });
  await insertActions(database.sql, personId, [{}]);
  await pass();
  expect(linesOf('2026-11')).toHaveLength(4);
  await database.reset();
  personId = (await makePerson(database.db)).id;
  await insertActions(database.sql, personId, [{}]);
  await pass();
  expect(linesOf('2026-11').map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([1, 2, 3, 4, 5]);
});

test('reads large metadata in batches', async () => {
  const metadata = JSON.stringify({ text: 'ä'.repeat(30_000) });
  await insertActions(
    database.sql,
    personId,
    Array.from({ length: 40 }, () => ({ metadata })),
  );
  await pass();
  expect(filesAsTable()).toEqual(await tableLines(database.sql));
});

test('keeps the moment of the first failure, and heals', async () => {
  const state = () => database.sql`select failure, failed_at is not null as since, last_line::int from action_files`;
  writeFileSync(folder, 'a file where the folder belongs');
  await insertActions(database.sql, personId, [{}]);
  await expect(pass()).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect(await state()).toEqual([{ failure: 'not_writable', since: true, last_line: 0 }]);
  rmSync(folder);
  await pass();
  expect(await state()).toEqual([{ failure: null, since: false, last_line: 1 }]);
  expect(filesAsTable()).toEqual(await tableLines(database.sql));
});

test('files are for their owner only', async () => {
  await insertActions(database.sql, personId, [{}]);
  await pass();
  expect([statSync(folder).mode & 0o777, statSync(fileOf('2026-11')).mode & 0o777]).toEqual([0o700, 0o600]);
});
