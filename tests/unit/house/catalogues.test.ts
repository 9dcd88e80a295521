import { expect, test } from 'vitest';
import { argumentsOf, cataloguesApart } from '#checks/house/catalogues.ts';

const german = { title: 'Hallo {name}', count: { hours: '{hours, plural, one {eine Stunde} other {# Stunden}}' } };
const english = { title: 'Hello {name}', count: { hours: '{hours, plural, one {one hour} other {# hours}}' } };

test('accepts catalogues with the same keys and arguments', () =>
  expect(cataloguesApart('booking', german, english)).toEqual([]));
test('reports a key that is missing on either side', () => {
  expect(cataloguesApart('booking', german, { title: 'Hello {name}' })).toEqual([
    'booking: count.hours is missing in English',
  ]);
  expect(cataloguesApart('booking', { title: 'Hallo {name}' }, english)).toEqual([
    'booking: count.hours is missing in German',
  ]);
});
test('reports another argument and an empty text', () => {
  expect(cataloguesApart('booking', german, { ...english, title: 'Hello {person}' })).toHaveLength(1);
  expect(cataloguesApart('booking', { a: '' }, { a: 'x' })).toEqual(['booking: a is empty']);
});
test.each([
  ['plain', []],
  ['{when, date, short} {who}', ['when', 'who']],
  ['{n, plural, one {Minute} other {# von {total}}}', ['n', 'total']],
  ["quoted '{no}' {yes}", ['yes']],
])('%s takes %j', (message, expected) => expect(argumentsOf(message)).toEqual(expected));
