import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, schoolHolidays } from '#app/db/schema/index.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { extendSchoolHolidays } from './extend-school-holidays.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const holidaysOf = (region: string) =>
  database.db
    .select()
    .from(schoolHolidays)
    .where(eq(schoolHolidays.region, region))
    .orderBy(asc(schoolHolidays.from), asc(schoolHolidays.name));

test('fills an empty house with all 16 Länder, and adds nothing the next night', async () => {
  const count = await extendSchoolHolidays(database);
  const regions = await database.db.selectDistinct({ region: schoolHolidays.region }).from(schoolHolidays);
  expect([count, regions.length]).toEqual([523, 16]);
  const hesse = await holidaysOf('DE-HE');
  expect(hesse.find(({ from }) => from === '2026-12-23')).toMatchObject({
    name: 'Weihnachtsferien',
    until: '2027-01-12',
    source: expect.stringContaining('ODbL 1.0') as string,
  });
  expect(await extendSchoolHolidays(database)).toBe(0);
  const entries = await database.db.select().from(auditLog).where(eq(auditLog.entity, 'school_holidays'));
  expect(entries.map(({ after }) => after?.['count'])).toEqual([523]);
});

test('adds only what begins after the last known holidays of a Land', async () => {
  const own = { region: 'DE-HE', name: 'Weihnachtsferien', from: '2027-12-20', until: '2028-01-11', source: 'Aushang' };
  await database.ownerDb.insert(schoolHolidays).values(own);
  await extendSchoolHolidays(database);
  const [first, second] = await holidaysOf('DE-HE');
  expect(first).toMatchObject(own);
  expect(second).toMatchObject({ name: 'Osterferien', from: '2028-04-03', until: '2028-04-14' });
  expect((await holidaysOf('DE-BY')).length).toBeGreaterThan(30);
});
