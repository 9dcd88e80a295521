import { readdirSync, readFileSync } from 'node:fs';
import { demoEmail } from '#app/domains/setup/demo-club.ts';
import { demoResourceId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { beforeAll, describe, expect, it } from 'vitest';

const database = testDatabase({ demo: true });
let hall: string;
beforeAll(async () => {
  hall = await demoResourceId(database.db, 'grosseHalle');
});

/** The statements of the migration that brought the guards. */
function guards(): string[] {
  const texts = readdirSync('drizzle')
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(`drizzle/${name}`, 'utf8'));
  const part = texts.flatMap(
    (text) => /-- Guards of places, by hand: begin\.([\s\S]*)-- Guards of places, by hand: end\./.exec(text)?.[1] ?? [],
  );
  return part.join().split('--> statement-breakpoint');
}

/** Runs the migration over a house that was written without the guards; everything is rolled back. */
async function migrate<Result extends Record<string, unknown>>(
  before: string,
  after: string,
): Promise<readonly Result[] | string> {
  const done = new Error('rolled back');
  let rows: readonly Result[] = [];
  try {
    await database.sql.begin(async (tx) => {
      await tx.unsafe(`alter table slots drop constraint slots_no_overlap;
        drop function slots_check_sharing, resources_check_split, users_end_sessions, sessions_check_active cascade;
        ${before}; set constraints all immediate`);
      for (const statement of guards()) await tx.unsafe(statement);
      rows = await tx.unsafe<Result[]>(after);
      throw done;
    });
  } catch (error) {
    if (error !== done) return (error as Error).message;
  }
  return rows;
}

describe('the guards of places, over older data', () => {
  it('find their statements', () => {
    expect(guards().length).toBeGreaterThan(10);
  });

  it('set a place with parts to splittable, and leave the others', async () => {
    const rows = await migrate(
      `update resources set splittable = false`,
      `select name from resources where splittable`,
    );
    expect(rows).toEqual([{ name: 'Sportplatz – komplett' }]);
  });

  it('end the sessions of deactivated people only', async () => {
    const rows = await migrate(
      `insert into sessions (id, user_id, expires_at) select 'of ' || last_name, id, now() + interval '1 day' from users
        where email in ('${demoEmail('max.mueller')}', '${demoEmail('eva.lang')}');
       update users set is_active = false where email = '${demoEmail('eva.lang')}'`,
      `select id from sessions`,
    );
    expect(rows).toEqual([{ id: 'of Müller' }]);
  });

  it('mark the dates that a series lost, and no holiday and no moved date', async () => {
    const rows = await migrate(
      `update booking_series set exceptions = '[{"date": "2026-11-24", "reason": "Platz gesperrt"}, {"date": "2026-12-01", "reason": "cancelled"},
         {"date": "2026-12-08", "reason": "detached"}, {"date": "2026-12-15", "reason": "removed"}, {"date": "2026-12-25", "reason": "1. Weihnachtstag"}]';
       insert into cancelled_bookings (id, series_id, date, start_time, end_time, snapshot, sequence, cancellation_id)
         select gen_random_uuid(), s.id, day, '18:00', '19:00', '{}', 1, gen_random_uuid()
         from booking_series s, unnest('{2026-11-24,2026-12-08}'::date[]) day`,
      `select distinct exceptions from booking_series`,
    );
    expect(rows).toEqual([
      {
        exceptions: [
          { date: '2026-11-24', reason: 'Platz gesperrt', fellOut: true },
          { date: '2026-12-01', reason: 'cancelled', fellOut: true },
          { date: '2026-12-08', reason: 'detached' },
          { date: '2026-12-15', reason: 'removed' },
          { date: '2026-12-25', reason: '1. Weihnachtstag' },
        ],
      },
    ]);
  });

  const slot = (id: string, from: string, until: string) =>
    `insert into slots (id, resource_id, day_of_week, start_time, end_time) values ('00000000-0000-7000-8000-00000000000${id}', '${hall}', 5, '${from}', '${until}')`;

  it('name the slots that overlap', async () => {
    const message = await migrate(
      `${slot('1', '17:00', '19:00')};${slot('2', '18:00', '20:00')};${slot('3', '20:00', '21:00')}`,
      'select 1',
    );
    expect(message).toBe(
      'Slots that overlap: 00000000-0000-7000-8000-000000000001 and 00000000-0000-7000-8000-000000000002. Shorten or delete one of each pair; then start again.',
    );
  });

  it('name the slots of a group without shared scheduling', async () => {
    const message = await migrate(
      `delete from slots; ${slot('1', '17:00', '19:00')}; update resources set booking_mode = 'free';
       update resource_groups set shared_scheduling = false`,
      'select 1',
    );
    expect(message).toMatch(
      /^Slots of groups without shared scheduling: 00000000-0000-7000-8000-000000000001\. Delete these slots/,
    );
  });
});
