import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, checkWallTime, dayOfWeek, daysBetween, isLocalDate, isoWeekOf, wallClock } from './calendar.ts';
import { dateOfDay, dayNumber } from './civil-days.ts';

const minute = { smallestUnit: 'minute' } as const;

describe('dayNumber and dateOfDay', () => {
  test('agree with Temporal from year 1 to year 9999', () => {
    const epoch = Temporal.PlainDate.from('1970-01-01');
    for (let days = dayNumber('0001-01-01'); days <= dayNumber('9999-12-31'); days += 997) {
      const date = epoch.add({ days });
      expect(dateOfDay(days)).toBe(date.toString());
      expect(dayNumber(date.toString())).toBe(days);
      expect(dayOfWeek(date.toString())).toBe(date.dayOfWeek % 7);
    }
  });

  test('agree with Temporal on weeks and leap days around today', () => {
    const first = Temporal.PlainDate.from('1999-12-01');
    for (let days = 0; days < 20_000; days += 1) {
      const date = first.add({ days });
      expect(isoWeekOf(date.toString())).toBe(`${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`);
      expect(addDays('1999-12-01', days)).toBe(date.toString());
      expect(daysBetween('1999-12-01', date.toString())).toBe(days);
    }
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2100-02-29',
    '0000-01-01',
    '26-01-01',
  ])('refuse the date %s', (date) => expect(isLocalDate(date)).toBe(false));

  test.each(['2026-02-29', '2026-1-1', '', 'heute', '2026-01-011'])('throw for %j', (date) =>
    expect(() => addDays(date, 1)).toThrow(RangeError),
  );
});

describe.each(['Europe/Berlin', 'UTC', 'Pacific/Auckland', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata'])(
  'the clock of %s',
  (zone) => {
    test('agrees with Temporal, and uses it only when a change of the clock is near', () => {
      let instant = Temporal.Instant.from('2025-12-20T00:07:00Z');
      for (let step = 0; step < 3_000; step += 1) {
        const zoned = instant.toZonedDateTimeISO(zone);
        expect(wallClock(instant, zone)).toEqual({
          date: zoned.toPlainDate().toString(),
          time: zoned.toPlainTime().toString(minute),
        });
        const [date, time] = [zoned.toPlainDate().toString(), zoned.toPlainTime().toString(minute)];
        const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
        const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
        const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
        const check = checkWallTime(date, time, zone);
        const isOnce = earlier.epochMilliseconds === later.epochMilliseconds;
        expect(check.kind === 'ok' ? check.instant.epochMilliseconds : null).toBe(
          isOnce ? earlier.epochMilliseconds : null,
        );
        instant = instant.add({ minutes: 211 });
      }
    });
  },
);
