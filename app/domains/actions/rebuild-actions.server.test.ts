import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRoom } from '#tests/factories/door-admin.ts';
import { makeDoor } from '#tests/factories/doors.ts';
import { actionsSettled, emptyActions, insertActions, tableLines } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { ActionFolder } from './action-folder.server.ts';
import { appendActions } from './append-actions.server.ts';
import { rebuildActions } from './rebuild-actions.server.ts';
import { verifyActions } from './verify-actions.server.ts';

const database = testDatabase();
let folder: string;
let personId: string;
const fileOf = (month: string) => path.join(folder, `${month}.jsonl`);
const pass = async () => {
  await actionsSettled(database.sql);
  await appendActions({ db: database.db, folder: new ActionFolder(folder), isThorough: true });
};
const rebuild = () => rebuildActions({ db: database.db }, folder);
const verify = async () => (await verifyActions(database.sql, folder)).difference;
const nothingLost = { withoutPerson: 0, firstWithoutPerson: null, withoutRoom: 0 };

beforeEach(async () => {
  await database.reset();
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-rebuild-'));
  personId = (await makePerson(database.db)).id;
  await insertActions(database.sql, personId, [
    {
      at: '2026-10-31T12:00:00.123456Z',
      metadata: '{"big": 1e300, "small": 0.10, "text": "\u2028\\\\n\\u0001"}',
      gid: '"\\',
    },
    {},
    { at: '2026-10-01T12:00:00Z' },
  ]);
  await pass();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes the same rows again, and the appender goes on behind them', async () => {
  const before = await tableLines(database.sql);
  await emptyActions(database.sql);
  expect(await rebuild()).toEqual({ kind: 'rebuilt', lines: 3, lost: nothingLost });
  expect(await tableLines(database.sql)).toEqual(before);
  expect(await verify()).toBeNull();
  await insertActions(database.sql, personId, [{}]);
  await pass();
  expect(await verify()).toBeNull();
  expect((await database.sql`select line::int from actions order by line`).map(({ line }) => line as unknown)).toEqual([
    1, 2, 3, 4,
  ]);
  expect(await database.sql`select actor, after from audit_log where action = 'actions.rebuilt'`).toEqual([
    { actor: null, after: { lines: 3, withoutPerson: 0, withoutRoom: 0 } },
  ]);
});

test('refuses a table with rows', async () => {
  expect(await rebuild()).toEqual({ kind: 'occupied' });
});

test('leaves out lines of people that are not there, and rooms that are gone, and says how many', async () => {
  const room = await makeRoom(database.db, (await makeDoor(database.db)).facilityId);
  await database.sql`insert into actions (id, user_id, action_type, gid, room_id) values (gen_random_uuid(), ${personId}, 'work.started', 'x', ${room})`;
  const other = await makePerson(database.db);
  await insertActions(database.sql, other.id, [{}, {}]);
  await pass();
  await emptyActions(database.sql);
  await database.sql`delete from users where id = ${other.id}`;
  await database.sql`delete from rooms where id = ${room}`;
  expect(await rebuild()).toEqual({
    kind: 'rebuilt',
    lines: 4,
    lost: { withoutPerson: 2, firstWithoutPerson: 5, withoutRoom: 1 },
  });
  expect(await verify()).toMatchObject({ kind: 'differs', field: 'room_id', line: 4 });
});

test.each([
  ['no JSON', (text: string) => `${text}x\n`, 2],
  ['a line twice', (text: string) => text + text, 2],
  ['a number of another month', (text: string) => text.replace('"line":2', '"line":1'), 1],
  ['a type that no action has', (text: string) => text.replace('work.started', 'Work'), 1],
  ['an id that is none', (text: string) => text.replace('{"id":"', '{"id":"x'), 1],
])('writes nothing for %s', async (_name, damage, place) => {
  await emptyActions(database.sql);
  writeFileSync(fileOf('2026-11'), damage(readFileSync(fileOf('2026-11'), 'utf8')));
  expect(await rebuild()).toEqual({ kind: 'unreadable', month: '2026-11', place });
  expect(await database.sql`select from actions`).toHaveLength(0);
});

test('waits for a pass of the appender', async () => {
  await emptyActions(database.sql);
  const blocked = await database.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(7367802, hashtext('files of actions'))`;
    return await Promise.race([rebuild(), tx`select pg_sleep(0.3)`.then(() => 'waits')]);
  });
  expect(blocked).toBe('waits');
  await expect.poll(() => database.sql`select from actions`).toHaveLength(3);
});
