import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getSettings, readLastBackupMs } from './settings-page.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('getSettings returns the own operator and the defaults when the house has no row', async () => {
  const { actor } = await adminCtx(database.db, await makeOperator(database.db, 'SG Hünstetten'));
  expect(await getSettings({ db: database.db, now: now() }, actor)).toEqual({
    operator: {
      name: 'SG Hünstetten',
      type: 'verein',
      primaryColor: '#2563eb',
      phone: null,
      presenceMode: 'single',
      autoCheckoutAt: '23:30',
      swapNeedsApproval: true,
      version: 1,
    },
    house: {
      version: 1,
      parts: [
        { name: 'doors', isOn: true },
        { name: 'presence', isOn: false },
        { name: 'staff', isOn: false },
        { name: 'funding', isOn: false },
      ],
      spaceApi: false,
      keepVisitsDays: 30,
      keepActionsMonths: 24,
    },
  });
});

test('getSettings refuses who is no admin', async () => {
  const { actor } = ctxOf(database.db, await makePerson(database.db));
  await expect(getSettings({ db: database.db, now: now() }, actor)).rejects.toThrow('settings.administer');
});

test('readLastBackupMs returns null before the first backup, and its time afterwards', async () => {
  expect(await readLastBackupMs(database)).toBeNull();
  await database.sql`insert into house_settings (last_backup_at) values ('2026-11-15T02:00:00Z')`;
  expect(await readLastBackupMs(database)).toBe(Date.UTC(2026, 10, 15, 2));
});
