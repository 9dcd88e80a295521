import { expect, test } from 'vitest';
import { bookingOfMoment, whyNoUsage } from './usage.ts';

const now = { date: '2026-11-18', time: '10:00' };
test.each([
  ['an approved date of yesterday', {}, null],
  ['one that has just begun', { date: now.date, startTime: '10:00' }, null],
  ['one that begins in a quarter of an hour', { date: now.date, startTime: '10:15' }, 'not_begun'],
  ['a request that was never decided', { decision: null }, 'not_approved'],
  ['a refused one', { decision: 'rejected' as const }, 'not_approved'],
  ['an archived one', { isArchived: true }, 'not_approved'],
])('%s', (_what, values, why) => {
  const booking = { decision: 'approved' as const, isArchived: false, date: '2026-11-17', startTime: '18:00' };
  expect(whyNoUsage({ ...booking, ...values }, now)).toBe(why);
});

const minutes = (count: number) => count * 60_000;
const booking = (bookingId: string, from: number, until: number, roomId = 'hall') => ({
  bookingId,
  roomIds: [roomId],
  startMs: minutes(from),
  endMs: minutes(until),
});
const came = (at: number, bookings: ReturnType<typeof booking>[]) =>
  bookingOfMoment(bookings, { atMs: minutes(at), roomId: 'hall', leadMin: 15, lagMin: 15 })?.bookingId ?? null;

test.each([
  ['fifteen minutes before the start', 45, 'first'],
  ['sixteen minutes before the start', 44, null],
  ['in the last minute', 119, 'first'],
  ['between two that follow each other', 120, 'second'],
  ['just before the first ends', 110, 'first'],
  ['after the end, within the lag', 190, 'second'],
  ['after the lag', 195, null],
])('a person who comes %s', (_when, at, found) => {
  expect(came(at, [booking('first', 60, 120), booking('second', 120, 180)])).toBe(found);
});

test('a person who comes after one and before another comes for the next', () => {
  expect(came(125, [booking('over', 60, 120), booking('next', 140, 180)])).toBe('next');
});

test('a booking of another room is not meant', () => {
  expect(came(70, [booking('elsewhere', 60, 120, 'field')])).toBeNull();
});
