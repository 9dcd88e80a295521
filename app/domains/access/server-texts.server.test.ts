import { expect, test } from 'vitest';
import { serverTexts } from './server-texts.server.ts';

test('serverTexts speaks both languages', () => {
  const door = { door: 'Werkstatt' };
  expect(serverTexts('de')('mail.optInSubject', door)).toBe('Zugang zu „Werkstatt“ bestätigen');
  expect(serverTexts('en')('mail.optInSubject', door)).toBe('Confirm the access to “Werkstatt”');
});
