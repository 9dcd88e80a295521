import { expect, it } from 'vitest';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { freesPlace, isToExpire } from './states.ts';

const yesterday = '2026-11-17';
const today = '2026-11-18';

it.each<[BookingStatus, string, boolean]>([
  ['approved', yesterday, true],
  ['pending', yesterday, true],
  ['approved', today, false],
  ['pending', '2026-11-19', false],
  ['rejected', yesterday, false],
  ['expired', yesterday, false],
  ['archived', yesterday, false],
])('%s of %s expires: %s', (status, date, expires) => {
  expect(isToExpire({ status, date }, today)).toBe(expires);
});

it.each<[BookingStatus, boolean, boolean]>([
  ['approved', false, true],
  ['pending', false, true],
  ['approved', true, false],
  ['rejected', false, false],
  ['expired', true, false],
])('archiving %s (begun: %s) frees a place: %s', (status, hasBegun, frees) => {
  expect(freesPlace({ status, hasBegun })).toBe(frees);
});
