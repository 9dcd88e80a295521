import { expect, test } from 'vitest';
import { breakLines } from './lines.ts';

const widthOf = (text: string) => Array.from(text).length;

test.each([
  ['breaks between words', 'eins zwei drei', 9, ['eins zwei', 'drei']],
  ['breaks after a hyphen of a long word', 'Übungsleiter-Sitzung', 14, ['Übungsleiter-', 'Sitzung']],
  ['keeps a short prefix with its word', 'die E-Jugend', 8, ['die', 'E-Jugend']],
  ['keeps a no-break space', 'ab\u00A0· cd', 4, ['ab\u00A0·', 'cd']],
  ['goes on with a word that is wider than a line', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['begins a wide word in its own line', 'ab cdefghijk', 5, ['ab', 'cdefg', 'hijk']],
  ['gives one empty line when there is no text', '', 5, ['']],
])('%s', (_what, text, width, lines) => {
  expect(breakLines(text, width, widthOf)).toEqual(lines);
});

test('leaves a short first line empty when nothing fits in it', () => {
  expect(breakLines('Handball', 8, widthOf, 3)).toEqual(['', 'Handball']);
});

test('loses no letter when 120 letters have no space', () => {
  const title = Array.from({ length: 120 }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
  expect(breakLines(title, 17, widthOf, 5).join('')).toBe(title);
});
