import { expect, it } from 'vitest';
import { searchWords } from './search-words.ts';

it.each([
  ['Müller', [{ bare: 'muller', spelled: 'mueller' }]],
  ['  MUELLER ', [{ bare: 'mueller', spelled: 'mueller' }]],
  [
    'Straße André',
    [
      { bare: 'strasse', spelled: 'strasse' },
      { bare: 'andre', spelled: 'andre' },
    ],
  ],
  ['u\u0308ber', [{ bare: 'uber', spelled: 'ueber' }]],
  ['', []],
])('%j is %j', (text, expected) => expect(searchWords(text)).toEqual(expected));

it('reads at most eight words', () => expect(searchWords('a b c d e f g h i j')).toHaveLength(8));
