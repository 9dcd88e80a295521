import { expect, test } from 'vitest';
import { englishField, germanField, inGerman, words } from './words.ts';

test('maps every word there and back', () => {
  for (const known of Object.values(words))
    for (const german of known.german) {
      const english = (known.toEnglish as (word: string) => string)(german);
      expect((known.toGerman as (word: string) => string)(english)).toBe(german);
    }
});

test.each([
  ['plannedFrom', 'geplant_von'],
  ['progress', 'fortschritt'],
  ['masterData', 'stammdaten'],
  ['name', 'name'],
])('names the field %s %s', (english, german) => {
  expect(germanField(english)).toBe(german);
  expect(englishField(german)).toBe(english);
});

test('names the parent after its table', () => {
  expect(germanField('parentId', 'measure')).toBe('parent_massnahme_id');
  expect(germanField('parentId')).toBe('parent_teilprojekt_id');
  expect(englishField('parent_massnahme_id')).toBe('parentId');
});

test('translates a record at any depth', () => {
  const record = {
    status: 'in_progress',
    role: 'author',
    masterData: [{ name: 'Ziel', value: 'x', source: 'inherited' }],
  };
  expect(inGerman(record)).toEqual({
    status: 'in_arbeit',
    rolle: 'ausfueller',
    stammdaten: [{ name: 'Ziel', wert: 'x', quelle: 'vererbt' }],
  });
  expect(inGerman({ status: 'odd', validFrom: null })).toEqual({ status: 'odd', gueltig_von: null });
});
