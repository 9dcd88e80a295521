import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { actionsSettled, insertActions } from '#tests/factories/actions.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { ActionFolder } from './action-folder.server.ts';
import { appendActions } from './append-actions.server.ts';
import { eraseActions } from './erase-actions.server.ts';
import { verifyActions } from './verify-actions.server.ts';

const database = testDatabase();
let folder: string;
let person: MadePerson;
let other: MadePerson;
const pass = async () => {
  await actionsSettled(database.sql);
  await appendActions({ db: database.db, folder: new ActionFolder(folder), isThorough: true });
};
const erase = () => inTransaction(database, (tx) => eraseActions(tx, ctxOf(database.db, other), person.id));
const textOf = (month: string) => readFileSync(path.join(folder, `${month}.jsonl`), 'utf8');
const secret = '{"title": "Zaunkönig"}';

beforeEach(async () => {
  await database.reset();
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-erase-'));
  [person, other] = [await makePerson(database.db), await makePerson(database.db)];
  await insertActions(database.sql, person.id, [
    { at: '2026-09-01T00:00:00Z', metadata: secret },
    { metadata: secret },
  ]);
  await insertActions(database.sql, other.id, [{ metadata: '{"title": "Vogelhaus"}' }]);
  await insertActions(database.sql, person.id, [{ at: '2026-10-01T00:00:00Z' }]);
  await pass();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('empties metadata in table and files, keeps the person’s id, and verify stays green', async () => {
  expect(await erase()).toEqual(['2026-09', '2026-11']);
  const before = await verifyActions(database.sql, folder);
  expect([before.difference, before.rewriting]).toEqual([null, ['2026-09', '2026-11']]);
  await pass();
  expect(await verifyActions(database.sql, folder)).toEqual({
    months: 3,
    lines: 4,
    waiting: 0,
    rewriting: [],
    difference: null,
  });
  expect(textOf('2026-09') + textOf('2026-11')).not.toContain('Zaunkönig');
  expect(textOf('2026-11')).toContain('Vogelhaus');
  expect(textOf('2026-09')).toContain(person.id);
  const rows = await database.sql`select actor, entity_id, after from audit_log where action = 'actions.erased'`;
  expect([...rows]).toEqual([{ actor: other.id, entity_id: person.id, after: { months: ['2026-09', '2026-11'] } }]);
});

test('a second erasure changes nothing and marks nothing', async () => {
  await erase();
  await pass();
  expect(await erase()).toEqual([]);
  expect(await database.sql`select dirty_months, marks::int from action_files`).toEqual([
    { dirty_months: [], marks: 1 },
  ]);
});

test('rows that wait for their number lose their metadata before they reach a file', async () => {
  await insertActions(database.sql, person.id, [{ at: '2026-12-01T00:00:00Z', metadata: secret }]);
  await erase();
  await pass();
  expect(textOf('2026-12')).not.toContain('Zaunkönig');
  expect((await verifyActions(database.sql, folder)).difference).toBeNull();
});

test('a month that is marked while the files are written stays marked', async () => {
  await erase();
  const folderOfPass = new ActionFolder(folder);
  const replace = folderOfPass.replace.bind(folderOfPass);
  let isSecond = false;
  folderOfPass.replace = async (month, pieces) => {
    await replace(month, pieces);
    if (isSecond) return;
    isSecond = true;
    await inTransaction(database, (tx) => eraseActions(tx, ctxOf(database.db, person), other.id));
  };
  await appendActions({ db: database.db, folder: folderOfPass, isThorough: true });
  const marked = await database.sql<{ months: string[] }[]>`select dirty_months as months from action_files`;
  expect(marked[0]?.months).toContain('2026-11');
  await pass();
  expect(textOf('2026-11')).not.toContain('Vogelhaus');
  expect((await verifyActions(database.sql, folder)).rewriting).toEqual([]);
});
