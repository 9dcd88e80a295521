import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionsSettled, insertActions } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { ActionFolder } from './action-folder.server.ts';
import { appendActions } from './append-actions.server.ts';
import { verifyActions } from './verify-actions.server.ts';

const database = testDatabase();
let folder: string;
let personId: string;
const fileOf = (month: string) => path.join(folder, `${month}.jsonl`);
const pass = () => appendActions({ db: database.db, folder: new ActionFolder(folder), isThorough: true });

beforeEach(async () => {
  await database.reset();
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-verify-'));
  personId = (await makePerson(database.db)).id;
  await insertActions(database.sql, personId, [
    { at: '2026-10-31T12:00:00Z', metadata: '{"big": 1e300, "text": "\u2028"}' },
    {},
    { at: '2026-10-31T12:00:00.5Z' },
    { gid: 'last' },
  ]);
  await actionsSettled(database.sql);
  await pass();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const same = { months: 2, lines: 4, waiting: 0, rewriting: [], difference: null };

test('finds no difference where there is none, and none in an empty house', async () => {
  expect(await verifyActions(database.sql, folder)).toEqual(same);
  await database.reset();
  expect(await verifyActions(database.sql, path.join(folder, 'nowhere'))).toEqual({ ...same, months: 0, lines: 0 });
});

test('counts what is on its way, numbered or not, and half a line at the end of a file', async () => {
  await insertActions(database.sql, personId, [{}, {}, { at: '2026-12-01T00:00:00Z' }]);
  expect(await verifyActions(database.sql, folder)).toEqual({ ...same, waiting: 3 });
  await actionsSettled(database.sql);
  await database.sql`select actions_number(4, 2)`;
  writeFileSync(fileOf('2026-11'), `${readFileSync(fileOf('2026-11'), 'utf8')}{"id":`);
  expect(await verifyActions(database.sql, folder)).toEqual({ ...same, waiting: 3 });
  await pass();
  expect(await verifyActions(database.sql, folder)).toEqual({ ...same, months: 3, lines: 7 });
});

type Damage = (lines: string[]) => string[];
const damages: [string, Damage, object][] = [
  ['a line that is missing in the file', ([first = '']) => [first], { kind: 'missing_in_file', line: 4 }],
  ['a first line that is missing', ([, second = '']) => [second], { kind: 'missing_in_file', line: 2 }],
  ['an empty file', () => [], { kind: 'missing_in_file', line: 2 }],
  [
    'a line that the table has not',
    (lines) => [...lines, (lines[0] ?? '').replace('"line":2', '"line":9')],
    { kind: 'missing_in_table', line: 9, place: 3 },
  ],
  [
    'another gid',
    ([first = '', second = '']) => [first, second.replace('"last"', '"least"')],
    { kind: 'differs', line: 4, place: 2, field: 'gid' },
  ],
  [
    'other blanks',
    ([first = '', second = '']) => [first, second.replace(',', ' ,')],
    { kind: 'differs', line: 4, place: 2, field: 'text' },
  ],
  ['two lines exchanged', (lines) => lines.toReversed(), { kind: 'missing_in_file', line: 2 }],
  [
    'a line twice',
    ([first = '', second = '']) => [first, first, second],
    { kind: 'order', line: 2, place: 2, after: 2 },
  ],
  ['no JSON', ([first = '']) => [first, 'x'], { kind: 'unreadable', place: 2 }],
];

test.each(damages)('names %s', async (_name, damage, difference) => {
  const lines = readFileSync(fileOf('2026-11'), 'utf8').trimEnd().split('\n');
  writeFileSync(
    fileOf('2026-11'),
    damage(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
  expect((await verifyActions(database.sql, folder)).difference).toEqual({ month: '2026-11', ...difference });
});

test('names a row that the table lost, and one that was changed by the owner', async () => {
  await database.sql`alter table actions disable trigger user`;
  await database.sql`update actions set metadata = '{"big": 1}' where line = 1`;
  const changed = await verifyActions(database.sql, folder);
  await database.sql`delete from actions where line = 1`;
  const lost = await verifyActions(database.sql, folder);
  await database.sql`alter table actions enable trigger user`;
  expect([changed.difference, lost.difference]).toEqual([
    { kind: 'differs', month: '2026-10', line: 1, place: 1, field: 'metadata' },
    { kind: 'missing_in_table', month: '2026-10', line: 1, place: 1 },
  ]);
});

test('leaves out a month that is written again', async () => {
  await database.sql`update action_files set dirty_months = '{2026-11}'`;
  rmSync(fileOf('2026-11'));
  expect(await verifyActions(database.sql, folder)).toEqual({ ...same, months: 1, lines: 2, rewriting: ['2026-11'] });
});
