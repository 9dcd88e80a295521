/**
 * Lengths of texts are counted in code points: "🏐" is one, like "a". PostgreSQL's `char_length` and `maxLength` of JSON Schema
 * count the same, so that no text passes one check and fails another. Graphemes would follow people more closely, but one
 * grapheme has no greatest length: a letter carries any number of accents. NFC (`textUpTo`) makes one code point of "u" and "¨".
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Decides most texts by their UTF-16 units, of which a character has one or two. */
export function isLongerThan(text: string, max: number): boolean {
  return text.length > max && (text.length > 2 * max || countCharacters(text) > max);
}

/** The beginning of a text, at most `max` characters. It ends between graphemes, so that no emoji loses its skin tone. */
export function cutText(text: string, max: number): string {
  if (!isLongerThan(text, max)) return text;
  let cut = '';
  let left = max;
  for (const { segment } of new Intl.Segmenter('de').segment(text)) {
    left -= countCharacters(segment);
    if (left < 0) break;
    cut += segment;
  }
  return cut;
}

/** Browsers send a line break of a text area as CR LF, scripts send LF; each is one character here, and stored as LF. */
export function withPlainLineBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name as a part of an address, at most 40 characters: `Werkstatt (Süd)` -> `werkstatt-sued`. Empty without a letter or digit. */
export function slugOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => GERMAN[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replaceAll(/-+$/g, '');
}
