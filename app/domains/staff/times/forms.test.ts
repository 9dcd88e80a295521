import { expect, test } from 'vitest';
import { correctSchema } from './forms.ts';

test.each([
  ['2026-11-18T09:00', true],
  ['2026-02-30T09:00', false],
  ['2026-11-18T24:00', false],
  ['0001-01-01T00:10', false],
  ['1999-12-31T23:59', false],
  ['2200-01-01T00:00', false],
])('a begin at %s is read: %s', (clockIn, isRead) => {
  const form = { intent: 'save', version: 1, clockIn, reason: 'Handy war leer' };
  expect(correctSchema.safeParse(form).success).toBe(isRead);
});
