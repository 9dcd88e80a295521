import { describe, expect, test } from 'vitest';
import { fileNamePart, textForPaper } from './text-for-paper.ts';

describe('textForPaper', () => {
  test.each([
    ['a line break becomes a space', 'Training\r\nHalle\n2\tA', 'Training Halle 2 A'],
    ['a separator of lines becomes a space', 'eins\u2028zwei\u2029drei\u0085vier', 'eins zwei drei vier'],
    ['an override of the direction goes', 'abc\u202Egnp.exe\u202C und \u2067mehr\u2069', 'abcgnp.exe und mehr'],
    ['letters that read to the left stay', 'שלום Verein', 'שלום Verein'],
    ['a control character goes', 'a\u0000b\u0007c\u001B[31m', 'abc[31m'],
    ['a known emoji becomes its word', 'Turnier🏐Damen', 'Turnier (Volleyball) Damen'],
    ['skin tone and sex belong to their emoji', '🧘🏽‍♂️ am Abend', '(Yoga) am Abend'],
    ['an unknown emoji becomes a box', 'Fest 🦄 heute', 'Fest □ heute'],
    ['a flag becomes its letters', 'Gäste 🇫🇷', 'Gäste (FR)'],
    ['a flag of a region is one box', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Gäste', '□ Gäste'],
    ['a keycap becomes its digit', '1️⃣. Mannschaft', '1. Mannschaft'],
    ['a coloured sign becomes its letter', 'Sommer ☀️', 'Sommer ☀'],
    ['a sign that fonts have stays', '© 2026 ✓ ☀', '© 2026 ✓ ☀'],
    ['digits stay', 'U12 #1 *', 'U12 #1 *'],
    ['a decomposed letter is composed', 'u\u0308ben', 'üben'],
    ['a third accent on a letter goes', 'a\u0316\u0317\u0318\u0319\u031Cb', 'a\u0316\u0317b'],
  ])('%s', (_what, given, printed) => {
    expect(textForPaper(given, 'de')).toBe(printed);
  });

  test('uses the words of the language when it is English', () => {
    expect(textForPaper('🏓', 'en')).toBe('(table tennis)');
  });
});

test.each([
  ['Biogrund-Sportpark', 'biogrund-sportpark'],
  ['Größe Übungshalle Ä', 'groesse-uebungshalle-ae'],
  ['🏟️ Arena / "Süd"\r\n', 'arena-sued'],
  ['Łódź Čeština Ağrı', 'lodz-cestina-agri'],
  ['Αθήνα 🏐', 'anlage'],
  ['../../etc/passwd', 'etc-passwd'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('the file name of %j has %j', (name, part) => {
  expect(fileNamePart(name)).toBe(part);
});
