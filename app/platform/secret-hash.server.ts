import { createHash } from 'node:crypto';

/** sha256, hex, for secrets of full entropy (session tokens, API tokens, codes). A person who reads the table cannot use them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
