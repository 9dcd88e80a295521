import { expect, test } from 'vitest';
import { serverTexts } from './texts.server.ts';

test.each([
  ['de', 'Zugang zu „Werkstatt“ bestätigen'],
  ['en', 'Confirm the access to “Werkstatt”'],
] as const)('serverTexts fills a mail when the language is %s', (locale, subject) => {
  expect(serverTexts(locale)('mail.optInSubject', { door: 'Werkstatt' })).toBe(subject);
});
