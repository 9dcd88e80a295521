import { expect, test } from 'vitest';
import { warningText } from './warning-words.server.ts';

test.each([
  ['de', 'W_REST_11H', 8.5, 'Zwischen zwei Diensten liegen nur 8,5 h, nötig sind 11.'],
  ['en', 'W_REST_11H', 8.5, 'Only 8.5 h between two shifts; 11 are needed.'],
  ['de', 'OVERSTAFFED', 3, 'Es sind mehr Personen eingeteilt als gebraucht: 3.'],
] as const)('in %s, %s with %d', (locale, code, amount, words) => {
  expect(warningText({ code, amount }, locale)).toBe(words);
});
