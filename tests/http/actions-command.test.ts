import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyActions, insertActions } from '#tests/factories/actions.ts';
import { command } from '#tests/setup/command.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** `npm run actions` beside a house that runs and writes. */
let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse();
});
afterAll(() => house.close());

const run = (...words: string[]) =>
  command(['actions', ...words], {
    DATABASE_URL: house.server.databaseUrl,
    MIGRATE_DATABASE_URL: house.server.ownerUrl,
    ACTIONS_DIR: house.server.actionsDir,
  });
const ended = (exitCode: number, said: RegExp) => ({ exitCode, said: expect.stringMatching(said) as unknown });
const file = () => path.join(house.server.actionsDir, '2026-11.jsonl');
const isWritten = async () => {
  const open = () =>
    house.sql`select 1 from actions where line is null or line > (select last_line from action_files) limit 1`;
  await expect.poll(open, { timeout: 20_000 }).toHaveLength(0);
};

test('verifies while actions are written, names a difference, and rebuilds an empty table', async () => {
  const id = house.ids.people['eva.lang'];
  // The demo club has actions of its own.
  const [before] = await house.sql<{ n: number }[]>`select count(*)::int as n from actions`;
  const at = (count: number): string => String((before?.n ?? 0) + count);
  await insertActions(house.sql, id, [{ gid: 'one' }, { gid: 'two' }, { gid: 'three' }]);
  await isWritten();
  const load = Promise.all(Array.from({ length: 20 }, () => insertActions(house.sql, id, [{}, {}])));
  expect(await run('verify')).toMatchObject(ended(0, /Dateien und Datenbank sind gleich/));
  await load;
  await isWritten();
  expect(await run('rebuild')).toMatchObject(ended(1, /nicht leer/));
  await emptyActions(house.sql);
  expect(await run('verify')).toMatchObject(ended(1, /2026-11[.]jsonl, Zeile 1: Nummer 1 .*fehlt in der Datenbank/));
  expect(await run('rebuild')).toMatchObject(ended(0, new RegExp(`${at(43)} Zeilen sind zurück`)));
  expect(await run('verify')).toMatchObject(ended(0, new RegExp(`${at(43)} Zeilen aus 1 Monat verglichen`)));
  const text = readFileSync(file(), 'utf8');
  writeFileSync(file(), text.replace('"two"', '"zwo"'));
  expect(await run('verify')).toMatchObject(
    ended(1, new RegExp(`Zeile ${at(2)}: Nummer ${at(2)} hat ein anderes Feld gid`)),
  );
  rmSync(file());
  await insertActions(house.sql, id, [{}]);
  await isWritten();
  expect(await run('verify')).toMatchObject(ended(0, new RegExp(`${at(44)} Zeilen`)));
});
