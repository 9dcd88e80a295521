import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { actionsSettled, insertActions } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { ActionFolder } from './action-folder.server.ts';
import { appendActions } from './append-actions.server.ts';
import { forgetActions } from './forget-actions.server.ts';
import { verifyActions } from './verify-actions.server.ts';

const database = testDatabase();
let folder: string;
const pass = async () => {
  await actionsSettled(database.sql);
  await appendActions({ db: database.db, folder: new ActionFolder(folder), isThorough: true });
};
const forget = () => forgetActions({ db: database.db, now: now() }, folder);
const files = () => readdirSync(folder).toSorted();

beforeEach(async () => {
  await database.reset();
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-forget-'));
  const { id } = await makePerson(database.db);
  const at = ['2024-10-01T00:00:00Z', '2024-10-31T23:59:59.999999Z', '2024-11-01T00:00:00Z', '2026-11-01T00:00:00Z'];
  await insertActions(
    database.sql,
    id,
    at.map((one) => ({ at: one })),
  );
  await pass();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('whole months go from table and files after two years, with one audit row', async () => {
  expect(await forget()).toBe(2);
  await pass();
  expect(files()).toEqual(['2024-11.jsonl', '2026-11.jsonl']);
  expect(await verifyActions(database.sql, folder)).toMatchObject({ lines: 2, difference: null });
  const rows = await database.sql`select actor, entity_id, after from audit_log where action = 'actions.forgotten'`;
  expect([...rows]).toEqual([{ actor: null, entity_id: 'actions', after: { months: ['2024-10'], count: 2 } }]);
});

test('a second run finds nothing; a number never comes twice', async () => {
  await database.sql`insert into house_settings (keep_actions_months) values (1)`;
  expect(await forget()).toBe(3);
  await pass();
  expect(files()).toEqual(['2026-11.jsonl']);
  expect(await forget()).toBe(0);
  expect(await database.sql`select from audit_log where action = 'actions.forgotten'`).toHaveLength(1);
  await insertActions(database.sql, (await makePerson(database.db)).id, [{}]);
  await pass();
  expect(await database.sql`select line::int from actions order by line`).toEqual([{ line: 4 }, { line: 5 }]);
});

test('an old file without rows goes, too', async () => {
  writeFileSync(path.join(folder, '2019-03.jsonl'), '{"line":1}\n');
  await forget();
  await pass();
  expect(files()).toEqual(['2024-11.jsonl', '2026-11.jsonl']);
});
