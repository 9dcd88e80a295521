import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { bookings, bookingSeries } from '#app/db/schema/index.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { buildSeason } from './build-season.ts';

const database = testDatabase({ demo: true });

describe('writeSeason', () => {
  it('left past dates expired, later ones approved, two requests waiting', async () => {
    const rows = await database.db.select().from(bookings);
    expect(rows.length).toBeGreaterThan(400);
    const decided = rows.filter((row) => row.status !== 'pending');
    const wrong = decided.filter((row) => row.status !== (row.date < '2026-11-18' ? 'expired' : 'approved'));
    expect(wrong).toEqual([]);
    const waiting = rows.filter((row) => row.status === 'pending');
    expect(waiting.filter((row) => row.date < '2026-11-18')).toEqual([]);
    expect(new Set(waiting.map((row) => row.clubName))).toEqual(new Set(['TSV Wallrabenstein', 'TV Idstein']));
  });

  it('moves the A-Jugend series of the seed to the current half-year', async () => {
    const series = await database.db.select().from(bookingSeries).where(eq(bookingSeries.title, 'A-Jugend Training'));
    expect(series.find((row) => row.dayOfWeek === 2)).toMatchObject({
      startTime: '16:00',
      endTime: '18:00',
      startDate: '2026-08-11',
      endDate: '2026-12-31',
    });
  });

  it('leaves public holidays out as exceptions', () => {
    const { series } = buildSeason('2026-11-18', { '2026-12-25': '1. Weihnachtstag' });
    const friday = series.find((row) => row.team === 'fjugend' && row.dayOfWeek === 5);
    expect(friday?.exceptions).toEqual([{ date: '2026-12-25', reason: '1. Weihnachtstag' }]);
    expect(friday?.dates.map((row) => row.date)).not.toContain('2026-12-25');
  });
});
