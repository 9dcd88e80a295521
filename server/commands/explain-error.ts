import { isUnreachable, unreachable } from '#server/database/reach-database.ts';
import { SentenceError } from '#server/sentence-error.ts';

/**
 * What is said of an error that ended a command: its own sentence when it has one. Of a failed statement only the database's word is
 * said, because the statement may hold personal data.
 */
export function explainError(error: unknown): string {
  if (error instanceof SentenceError) return error.message;
  if (error instanceof Error && error.cause !== undefined) return explainError(error.cause);
  if (isUnreachable(error)) return unreachable(error).message;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const detail = line.replace(/[.]$/, '');
  return `Das ging nicht: ${detail}. (This did not work: ${detail}.)`;
}
