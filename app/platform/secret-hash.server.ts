import { createHash } from 'node:crypto';

/** sha256, hex: how secrets of full entropy (session tokens, API tokens, codes) are kept, so that reading a table opens nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
