/** Its message is a whole sentence for the person at the terminal, German with English in brackets: it is shown as it stands. */
export class SentenceError extends Error {
  override readonly name: string = 'SentenceError';
}

/** Words behind the command that make no sense: the usage follows. */
export class WrongWordsError extends SentenceError {
  override readonly name = 'WrongWordsError';
}
