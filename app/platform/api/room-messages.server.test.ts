import { describe, expect, test } from 'vitest';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';
import { roomMessages } from './room-messages.server.ts';

/** Only catalogues are compiled, so the test uses the one of the platform. */
const messages = roomMessages({ de, en });

describe('roomMessages', () => {
  test.each([
    ['not_one_of', 'Möglich ist hier nur: a, b.'],
    ['no_such_code', null],
  ])('finds the text of a field when the code is %s', (code, text) => {
    expect(messages.fieldMessage({ code, values: { options: 'a, b' } }, 'de')).toBe(text);
  });

  test.each([
    ['UNREADABLE_JSON', 'Vollständiges JSON in UTF-8 senden.'],
    ['UNKNOWN', null],
  ])('finds the advice when the code is %s', (code, text) => {
    expect(messages.advice(code, 'de')).toBe(text);
  });

  test('fills the detail and keeps the fields for programs when it refuses', () => {
    const details = { values: { allowed: 'GET' }, dates: ['2026-12-05'] };
    expect(messages.refused(405, 'METHOD_NOT_ALLOWED', 'de', details)).toEqual({
      status: 405,
      body: {
        type: 'urn:platzwart:problem:METHOD_NOT_ALLOWED',
        title: 'Das geht hier nicht',
        detail: 'Diese Adresse versteht nur GET.',
        status: 405,
        code: 'METHOD_NOT_ALLOWED',
        dates: ['2026-12-05'],
      },
    });
  });

  test('replaces the detail and sets Retry-After when both are given', () => {
    const answer = messages.refused(405, 'METHOD_NOT_ALLOWED', 'en', { detail: 'Later.', retryAfterS: 7 });
    expect(answer).toMatchObject({ headers: { 'Retry-After': '7' }, body: { detail: 'Later.' } });
  });
});
