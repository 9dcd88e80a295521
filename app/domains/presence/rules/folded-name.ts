/**
 * A name as the search compares it: ö, oe and o are the same, ß is ss, accents and case do not count. The SQL of
 * store/name-search folds the stored names in the same way.
 */
export function foldedName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/([aou])e/g, '$1');
}

const MAX_WORDS = 5;

/** The words of a search, folded. Each has to be part of the name, in any order. */
export const searchWords = (text: string): string[] =>
  foldedName(text)
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS);
