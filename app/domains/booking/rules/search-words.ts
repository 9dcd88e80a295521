/** More words would only slow the search down. */
const MAX_WORDS = 8;

export interface SearchWord {
  /** Umlauts and accents as bare letters: Müller -> muller. */
  bare: string;
  /** Umlauts as two letters: Müller -> mueller. */
  spelled: string;
}

const bareLetters = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** The words of a search in two spellings: Mueller, Muller and müller all find Müller. */
export function searchWords(text: string): SearchWord[] {
  const folded = text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss');
  return folded
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((word) => ({
      bare: bareLetters(word),
      spelled: bareLetters(word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')),
    }));
}
