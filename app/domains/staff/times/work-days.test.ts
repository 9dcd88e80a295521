import { describe, expect, test } from 'vitest';
import { instantOfText } from '#app/platform/calendar.ts';
import { type DayPart, needsCorrection, workDaysOf } from './work-days.ts';

const ms = (text: string) => instantOfText(text).epochMilliseconds;
const part = (from: string, until: string | null, more: Partial<DayPart> = {}): DayPart => ({
  staffId: 'eva',
  dayKey: '2026-11-18',
  startMs: ms(from),
  endMs: until === null ? null : ms(until),
  breaks: [],
  flagged: false,
  discarded: false,
  employmentKind: 'employee',
  birthDate: null,
  previousEndMs: null,
  recordedMs: ms('2026-11-18T20:00:00Z'),
  ...more,
});
const hintsOf = (...parts: DayPart[]) =>
  workDaysOf(parts, ms('2026-11-18T21:00:00Z'))[0]?.hints.map(({ code, amount }) => `${code} ${amount}`);

describe('a day', () => {
  test('sums its parts, and counts neither flagged nor discarded ones', () => {
    const parts = [
      part('2026-11-18T12:00:00Z', '2026-11-18T14:00:00Z'),
      part('2026-11-18T08:00:00Z', '2026-11-18T10:00:00Z', {
        breaks: [{ startMs: ms('2026-11-18T09:00:00Z'), endMs: ms('2026-11-18T09:15:00Z') }],
      }),
      part('2026-11-18T14:00:00Z', '2026-11-18T14:00:00Z', { discarded: true }),
      part('2026-11-17T01:00:00Z', null),
    ];
    const [day] = workDaysOf(parts, ms('2026-11-18T20:00:00Z'));
    expect(day).toMatchObject({ work: 4 * 3600 - 900, break: 900, hints: [] });
    expect(day?.sessions.map(({ startMs }) => startMs)).toEqual(
      parts.map(({ startMs }) => startMs).toSorted((a, b) => a - b),
    );
  });

  test('of each person is apart', () => {
    const days = workDaysOf(
      [part('2026-11-18T08:00:00Z', '2026-11-18T09:00:00Z'), part('2026-11-18T08:00:00Z', null, { staffId: 'lisa' })],
      ms('2026-11-18T09:30:00Z'),
    );
    expect(days.map(({ staffId, work }) => [staffId, work])).toEqual([
      ['eva', 3600],
      ['lisa', 5400],
    ]);
  });
});

test.each([
  ['flagged', true, '2026-11-18T08:00:00Z', true],
  ['open for 16 hours', false, '2026-11-18T04:00:00Z', false],
  ['open for a second more', false, '2026-11-18T03:59:59Z', true],
])('a session that is %s', (_what, flagged, from, expected) => {
  expect(needsCorrection(part(from, null, { flagged }), ms('2026-11-18T20:00:00Z'))).toBe(expected);
});

describe('hints', () => {
  test('of adults count the night from 23 to 6, of minors from 20', () => {
    const night = ['2026-11-18T19:30:00Z', '2026-11-18T20:30:00Z'] as const;
    expect(hintsOf(part(...night))).toEqual([]);
    expect(hintsOf(part(...night, { employmentKind: 'youth' }))).toEqual(['W_YOUTH_NIGHT 60']);
    expect(hintsOf(part(...night, { birthDate: '2010-01-01' }))).toEqual(['W_YOUTH_NIGHT 60']);
    expect(hintsOf(part(...night, { employmentKind: 'volunteer' }))).toEqual([]);
    expect(hintsOf(part('2026-11-17T23:00:00Z', '2026-11-18T04:00:00Z'))).toEqual(['W_NIGHT 300']);
  });

  test('name the rest before the day, and a record that came late', () => {
    const short = part('2026-11-18T06:00:00Z', '2026-11-18T10:00:00Z', { previousEndMs: ms('2026-11-17T22:00:00Z') });
    expect(hintsOf(short)).toEqual(['W_REST_11H 480']);
    const late = part('2026-11-18T06:00:00Z', '2026-11-18T10:00:00Z', { recordedMs: ms('2026-11-26T09:00:00Z') });
    expect(hintsOf(late)).toEqual(['W_LATE_RECORD 8']);
  });
});
