import { expect, test } from 'vitest';
import { ageOn } from './working-time.ts';

test.each([
  ['2008-11-20', '2026-11-19', 17],
  ['2008-11-20', '2026-11-20', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('born on %s, on %s: %i years', (birthDate, date, years) => {
  expect(ageOn(birthDate, date)).toBe(years);
});
