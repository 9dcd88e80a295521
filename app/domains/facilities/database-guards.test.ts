import { beforeAll, describe, expect, it } from 'vitest';
import { postgresError } from '#app/db/errors.ts';
import { demoResourceId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase({ demo: true });
const places: Record<string, string> = {};
beforeAll(async () => {
  for (const key of ['sportplatz', 'links', 'kleinfeld', 'grosseHalle'] as const)
    places[key] = await demoResourceId(database.db, key);
});

/** The constraint that refused the statements; null when they committed. They are rolled back in both cases. */
async function refusalOf(...statements: string[]): Promise<string | null> {
  const done = new Error('rolled back');
  try {
    await database.sql.begin(async (tx) => {
      for (const statement of statements)
        await tx.unsafe(statement.replaceAll(/\$(\w+)/g, (_all, key: string) => `'${places[key]}'`));
      await tx`set constraints all immediate`;
      throw done;
    });
  } catch (error) {
    if (error === done) return null;
    const { constraint_name: constraint } = error as { constraint_name?: string };
    return constraint ?? postgresError(error)?.code ?? String(error);
  }
  return null;
}

const slot = (place: string, day: number, from: string, until: string, valid = 'null, null') =>
  `insert into slots (id, resource_id, day_of_week, start_time, end_time, valid_from, valid_until)
   values (gen_random_uuid(), $${place}, ${day}, '${from}', '${until}', ${valid})`;
const always = slot('grosseHalle', 5, '17:00', '21:00');
const unshare = `update resource_groups set shared_scheduling = false where name = 'Mehrzweckhallen'`;
const freely = `update resources set booking_mode = 'free' where booking_mode = 'slotOnly'`;
const part = (whole: string) =>
  `insert into resources (id, group_id, parent_id, name, color)
   select gen_random_uuid(), group_id, id, 'Teil', '#2563eb' from resources where id = $${whole}`;
const hours = (columns: string, values: string) =>
  `insert into opening_hours (id, facility_id, ${columns}) select gen_random_uuid(), facility_id, ${values} from resource_groups where name = 'Säle'`;

describe('the database refuses', () => {
  it.each<[string, string[], string | null]>([
    ['a slot in a group without shared scheduling', [slot('kleinfeld', 1, '17:00', '21:00')], 'slots_sharing_check'],
    ['a group with slots that stops sharing', [freely, unshare], 'slots_sharing_check'],
    ['nothing when the slots go with the sharing', [freely, unshare, 'delete from slots'], null],
    ['a slot that overlaps another', [always, slot('grosseHalle', 5, '20:45', '22:00')], 'slots_no_overlap'],
    ['nothing when a slot begins as the other ends', [always, slot('grosseHalle', 5, '21:00', '22:00')], null],
    ['nothing on another weekday', [always, slot('grosseHalle', 6, '17:00', '21:00')], null],
    [
      'a slot whose last valid day is the first of another',
      [
        slot('grosseHalle', 5, '17:00', '21:00', `'2027-01-01', '2027-06-30'`),
        slot('grosseHalle', 5, '17:00', '21:00', `'2027-06-30', null`),
      ],
      'slots_no_overlap',
    ],
    [
      'nothing when the second is valid from the next day',
      [
        slot('grosseHalle', 5, '17:00', '21:00', `'2027-01-01', '2027-06-30'`),
        slot('grosseHalle', 5, '17:00', '21:00', `'2027-07-01', null`),
      ],
      null,
    ],
    ['a part below a place that is not splittable', [part('kleinfeld')], 'resources_split_check'],
    ['a part of a part that is not splittable', [part('links')], 'resources_split_check'],
    ['nothing below a splittable place', [part('sportplatz')], null],
    [
      'a place with parts that is no longer splittable',
      ['update resources set splittable = false where id = $sportplatz'],
      'resources_split_check',
    ],
    ['a second home club', [`update clubs set is_home_club = true where name = 'TV Idstein'`], 'clubs_home_key'],
    [
      'nothing when the home changes from one club to another',
      [
        `update clubs set is_home_club = false where name = 'SG Hünstetten'`,
        `update clubs set is_home_club = true where name = 'TV Idstein'`,
      ],
      null,
    ],
  ])('%s', async (_what, statements, constraint) => {
    expect(await refusalOf(...statements)).toBe(constraint);
  });

  it.each<[string, string[], string | null]>([
    ['nothing of a closed weekday', [hours('day_of_week', '0')], null],
    ['nothing of hours past midnight', [hours('day_of_week, opens_at, closes_at', `5, '18:00', '02:00'`)], null],
    ['nothing of a date beside its weekday', [hours('day_of_week', '4'), hours('date', `date '2026-12-24'`)], null],
    [
      'a second row of a weekday',
      [hours('day_of_week', '0'), hours('day_of_week, opens_at, closes_at', `0, '10:00', '12:00'`)],
      'opening_hours_weekday_key',
    ],
    [
      'a second row of a date',
      [hours('date', `date '2026-12-24'`), hours('date', `date '2026-12-24'`)],
      'opening_hours_date_key',
    ],
    ['opening without closing', [hours('day_of_week, opens_at', `5, time '18:00'`)], 'opening_hours_closed_check'],
    ['hours of no day', [hours('opens_at, closes_at', `time '18:00', time '20:00'`)], 'opening_hours_day_check'],
  ])('%s', async (_what, statements, constraint) => {
    expect(await refusalOf(`delete from opening_hours`, ...statements)).toBe(constraint);
  });
});

it('refuses the slot of one transaction after another has ended the sharing', async () => {
  const other = await database.sql.reserve();
  try {
    await database.sql`update resources set booking_mode = 'free' where booking_mode = 'slotOnly'`;
    await database.sql`delete from slots`;
    await other`begin`;
    await other.unsafe(slot('grosseHalle', 5, '17:00', '21:00').replace('$grosseHalle', `'${places['grosseHalle']}'`));
    await database.sql.unsafe(unshare);
    const refused = await other`commit`.then(
      () => null,
      (error: unknown) => (error as { constraint_name?: string }).constraint_name,
    );
    expect(refused).toBe('slots_sharing_check');
  } finally {
    other.release();
  }
});
