import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, visitCounts, visits } from '#app/db/schema/index.ts';
import { instantOfText, now, toDate } from '#app/platform/calendar.ts';
import { makePlace, makeVisit, makeVisitor, type MadePlace } from '#tests/factories/presence.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { countOldVisits } from './count-old-visits.server.ts';

const database = testDatabase();
let place: MadePlace;
beforeEach(async () => {
  await database.reset();
  place = await makePlace(database.db);
});

const at = (text: string) => toDate(instantOfText(text));
const before = (duration: { hours?: number; minutes?: number }) => toDate(now().subtract(duration));
async function makeEnded(startedAt: Date, endedAt: Date, guestCount = 0): Promise<string> {
  const { id: userId } = await makeVisitor(database.db);
  const ended = { startedAt, endedAt, endedBy: 'self' as const, guestCount };
  return await makeVisit(database.db, { userId, roomId: place.roomIds[0], ...ended });
}
const count = () => countOldVisits({ db: database.db, now: now() });
const countsByHour = async () =>
  (await database.db.select().from(visitCounts).orderBy(visitCounts.hour)).map(({ hour, people, guests }) => [
    hour.toISOString().slice(0, 16),
    people,
    guests,
  ]);

describe('countOldVisits', () => {
  test('counts a visit with its guests in every hour that it touches, and deletes it', async () => {
    await makeEnded(at('2026-10-01T12:40:00Z'), at('2026-10-01T15:00:00Z'), 2);
    await makeEnded(at('2026-10-01T14:10:00Z'), at('2026-10-01T15:00:01Z'));
    expect(await count()).toBe(2);
    expect(await countsByHour()).toEqual([
      ['2026-10-01T12:00', 1, 2],
      ['2026-10-01T13:00', 1, 2],
      ['2026-10-01T14:00', 2, 2],
      ['2026-10-01T15:00', 1, 0],
    ]);
    expect(await database.db.$count(visits)).toBe(0);
    expect(await database.db.$count(auditLog)).toBe(0);
  });

  test('adds to the counts of an hour when later visits follow, and nothing when it runs again', async () => {
    await makeEnded(at('2026-10-01T12:00:00Z'), at('2026-10-01T12:00:00Z'));
    await count();
    await makeEnded(at('2026-10-01T12:30:00Z'), at('2026-10-01T12:45:00Z'), 1);
    await Promise.all([count(), count()]);
    expect(await count()).toBe(0);
    expect(await countsByHour()).toEqual([['2026-10-01T12:00', 2, 1]]);
  });

  test('keeps a visit for 30 days, an open one longer, and follows the setting', async () => {
    const young = await makeEnded(before({ hours: 24 * 30 + 5 }), before({ hours: 24 * 29 + 23 }));
    const old = await makeEnded(before({ hours: 24 * 31 }), before({ hours: 24 * 30, minutes: 1 }));
    const { id: userId } = await makeVisitor(database.db);
    const startedAt = before({ hours: 24 * 60 });
    const open = await makeVisit(database.db, { userId, roomId: place.roomIds[0], startedAt });
    expect(await count()).toBe(1);
    const left = async () => (await database.db.select().from(visits)).map(({ id }) => id);
    expect((await left()).toSorted()).toEqual([young, open].toSorted());
    expect(await left()).not.toContain(old);
    await database.sql`insert into house_settings (keep_visits_days) values (29)`;
    expect(await count()).toBe(1);
    expect(await left()).toEqual([open]);
  });

  test('keeps the visits that its caller names', async () => {
    const kept = await makeEnded(at('2026-10-01T12:00:00Z'), at('2026-10-01T13:00:00Z'));
    await makeEnded(at('2026-10-01T12:00:00Z'), at('2026-10-01T13:00:00Z'));
    const keep = sql`v.id = ${kept}::uuid`;
    expect(await countOldVisits({ db: database.db, now: now() }, { keep })).toBe(1);
    expect(await database.db.select().from(visits).where(eq(visits.id, kept))).toHaveLength(1);
  });
});
