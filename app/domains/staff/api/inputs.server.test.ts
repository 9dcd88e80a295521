import { expect, test } from 'vitest';
import { patchBody } from './inputs.server.ts';

test.each([
  ['2026-11-18T09:00:00Z', true],
  ['2026-11-18T09:00:00.123456789+01:00', true],
  ['2026-11-18T09:00:00.1234567890Z', false],
  ['2026-02-30T09:00:00Z', false],
])('an instant %s of a shift is read: %s', (text, isRead) => {
  expect(patchBody.safeParse({ updated_at: text }).success).toBe(isRead);
});
