import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '#app/db/client.server.ts';
import { ActionFolder, appendActions, verifyActions } from '#app/domains/actions/public.server.ts';
import { openLongClient } from '#server/database/long-client.ts';
import { actionsSettled, insertActions } from '#tests/factories/actions.ts';
import { makePerson } from '#tests/factories/person.ts';
import { type Place, restorePlaces } from '#tests/factories/restored-house.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkBackup } from './check-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

/** The files of actions are no part of a backup: the worker writes them from the restored table. */
const database = testDatabase();
const places = restorePlaces();
const folderOf = (name: string) => path.join(places.folder, name);
const contents = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));

async function pass(place: Place, folder: string) {
  const connection = openConnection({ url: place.appUrl, max: 2 });
  const sql = openLongClient(place.ownerUrl);
  try {
    await actionsSettled(sql);
    await appendActions({ db: connection.db, folder: new ActionFolder(folder), isThorough: true });
    return await verifyActions(sql, folder);
  } finally {
    await sql.end({ timeout: 2 });
    await connection.close();
  }
}

test('the files come back line by line, also the rows that had no number, and next to older files', async () => {
  const here = { ownerUrl: database.ownerUrl, appUrl: database.appUrl };
  const { id } = await makePerson(database.db);
  await insertActions(database.sql, id, [
    { at: '2026-10-31T12:00:00.000001Z', metadata: '{"title": "Vogelhaus"}' },
    {},
  ]);
  await pass(here, folderOf('one'));
  cpSync(folderOf('one'), folderOf('older'), { recursive: true });
  await insertActions(database.sql, id, [{ at: '2026-10-31T13:00:00Z' }]);
  await pass(here, folderOf('one'));
  await insertActions(database.sql, id, [{ gid: 'unnumbered' }]);
  const file = path.join(places.folder, 'actions.backup');
  const sql = openLongClient(database.ownerUrl);
  await writeBackup({ sql, file, product: '0.0.0', madeAt: '2026-11-18T09:00:00Z' });
  await sql.end({ timeout: 2 });
  await pass(here, folderOf('one'));

  mkdirSync(folderOf('empty'));
  for (const name of ['empty', 'older']) {
    const place = await places.emptyDatabase();
    await restoreBackup({ file, backup: await checkBackup(file), ...place, migrationsFolder: 'drizzle' });
    expect(await pass(place, folderOf(name))).toMatchObject({ lines: 4, waiting: 0, difference: null });
    expect(contents(folderOf(name))).toEqual(contents(folderOf('one')));
  }

  const place = await places.emptyDatabase();
  await restoreBackup({ file, backup: await checkBackup(file), ...place, migrationsFolder: 'drizzle' });
  await insertActions(database.sql, id, [{}]);
  await pass(here, folderOf('one'));
  // Newer files: the numbers go on behind them, and the lines of the lost rows are named.
  const { difference } = await pass(place, folderOf('one'));
  expect(difference).toMatchObject({ kind: 'missing_in_table', line: 4 });
  expect(readFileSync(path.join(folderOf('one'), '2026-11.jsonl'), 'utf8')).toMatch(/"line":6,.*unnumbered.*\n$/);
});
