import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { isPartOn, keepParts, listPartsOn, onPartsChanged, PARTS_TOPIC, refreshParts } from './house-parts.server.ts';

const database = testDatabase();
let kept: { stop: () => void } | null = null;
beforeEach(async () => {
  await database.reset();
  await refreshParts(database.db);
});
afterEach(() => kept?.stop());

/** As another process switches: the row, and the message to all processes. */
async function switchDoors(isOn: boolean): Promise<void> {
  await database.sql`insert into house_settings (doors) values (${isOn}) on conflict (id) do update set doors = excluded.doors`;
  await notifyServers(database.db, [{ topic: PARTS_TOPIC, root: '' }]);
}

describe('keepParts', () => {
  test('has the defaults when the house has no settings', async () => {
    kept = await keepParts(database.db);
    expect([...listPartsOn(database.db)]).toEqual(['doors']);
  });

  test('has the stored switches when it returns', async () => {
    await switchDoors(false);
    kept = await keepParts(database.db);
    expect(isPartOn(database.db, 'doors')).toBe(false);
  });

  test('follows a change of another process within a second, and calls its listeners once', async () => {
    kept = await keepParts(database.db);
    const listener = vi.fn();
    const unsubscribe = onPartsChanged(database.db, listener);
    for (const isOn of [false, true]) {
      await switchDoors(isOn);
      await vi.waitFor(() => expect(isPartOn(database.db, 'doors')).toBe(isOn), 1_000);
    }
    expect(listener).toHaveBeenCalledTimes(2);
    unsubscribe();
  });

  test('follows no change after its end', async () => {
    (await keepParts(database.db)).stop();
    await switchDoors(false);
    await refreshParts(database.ownerDb);
    expect(isPartOn(database.ownerDb, 'doors')).toBe(false);
    expect(isPartOn(database.db, 'doors')).toBe(true);
  });
});

test('the columns have the defaults of the parts, and there is one row', async () => {
  await database.sql`insert into house_settings default values`;
  await refreshParts(database.db);
  expect([...listPartsOn(database.db)]).toEqual(['doors']);
  await expect(database.sql`insert into house_settings (id) values (2)`).rejects.toThrow('one_row');
});
