import { expect, test } from 'vitest';
import { stampBody } from './clock-inputs.server.ts';

test.each([
  ['2026-11-18T09:00:00Z', true],
  ['2026-11-18T09:00:00.123456789+01:00', true],
  ['2026-11-18T09:00:00.1234567890Z', false],
  ['1999-12-31T23:59:59Z', false],
  ['2200-01-01T00:00:00Z', false],
  ['2026-02-30T09:00:00Z', false],
])('an instant %s is read: %s', (text, isRead) => {
  expect(stampBody.safeParse({ occurred_at: text }).success).toBe(isRead);
});
