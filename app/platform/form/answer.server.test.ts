import { expect, it } from 'vitest';
import { answerInvalid, answerStale, translateErrors } from './answer.server.ts';

const message = (code: string, detail: string) => (detail ? `${code} (${detail})` : code);

it('translates each code with the detail after its colon', () => {
  expect(
    translateErrors({ title: ['too_long:80'], '': ['field_unknown:role, at: noon'], slug: null }, message),
  ).toEqual({
    title: ['too_long (80)'],
    '': ['field_unknown (role, at: noon)'],
    slug: [],
  });
});

it('puts errors of list entries to the list, each message once', () => {
  expect(translateErrors({ 'areaIds[0]': ['unreadable'], 'areaIds[3]': ['unreadable'] }, message)).toEqual({
    areaIds: ['unreadable'],
  });
});

it('keeps the values that were sent', () => {
  const values = { title: '' };
  expect(answerInvalid(values, { title: ['missing'] }, { message, notice: 'Bitte prüfen.' })).toEqual({
    values,
    errors: { title: ['missing'] },
    notice: 'Bitte prüfen.',
    isStale: false,
  });
  expect(answerStale(values, 'Veraltet.')).toEqual({ values, errors: {}, notice: 'Veraltet.', isStale: true });
});
