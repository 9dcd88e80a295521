import { expect, test } from 'vitest';
import { apiFieldOf } from './texts.server.ts';

test.each([
  ['eventTypeId', false, 'new', 'bookingType'],
  ['date', false, 'new', 'date'],
  ['date', true, 'new', 'series.startDate'],
  ['endDate', true, 'new', 'series.endDate'],
  ['dayOfWeek', true, 'new', 'series.dayOfWeek'],
  ['endDate', true, 'patch', 'endDate'],
  ['date', true, 'patch', 'date'],
  ['startTime', true, 'new', 'startTime'],
] as const)('%s (series: %s, %s) stands at %s', (field, isSeries, shape, expected) => {
  expect(apiFieldOf(field, isSeries, shape)).toBe(expected);
});
