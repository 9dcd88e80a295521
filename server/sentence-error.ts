/** Its message is a complete sentence for the person at the terminal, German with English in brackets. */
export class SentenceError extends Error {
  override readonly name: string = 'SentenceError';
}
