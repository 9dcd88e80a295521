import { SentenceError } from '#server/sentence-error.ts';

/** Words that make no sense: its sentence names the wrong one, the usage follows. */
export class WrongWordsError extends SentenceError {
  override readonly name = 'WrongWordsError';
}

/** Throws when there is a word where none is left to be said. */
export function refuseMore([word]: readonly string[]): void {
  if (word === undefined) return;
  throw word.startsWith('-')
    ? unknownOption(word)
    : new WrongWordsError(`„${word}“ ist hier ein Wort zu viel. ("${word}" is one word too many here.)`);
}

export const unknownOption = (word: string): WrongWordsError =>
  new WrongWordsError(`Die Option ${word} gibt es hier nicht. (There is no option ${word} here.)`);

/** The one file that the words name; undefined when they name none. */
export function readFileWord([file, ...more]: readonly string[]): string | undefined {
  if (file?.startsWith('-')) throw unknownOption(file);
  refuseMore(more);
  return file;
}
