import { randomBytes } from 'node:crypto';
import type { Database } from '#app/db/client.server.ts';
import { oneTimeTokens } from '#app/db/schema/index.ts';
import { now, toDate } from '#app/platform/calendar.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { hasPeople } from './house.server.ts';

const VALID_HOURS = 24;

/**
 * The code with which an empty house may be set up; null when it has people. Each start makes its own, and each is good for 24
 * hours until one of them was used: two web processes may both print a link.
 */
export async function openFirstSetup(db: Database): Promise<string | null> {
  if (await hasPeople(db)) return null;
  const code = randomBytes(24).toString('base64url');
  await db
    .insert(oneTimeTokens)
    .values({ purpose: 'invite', tokenHash: hashSecret(code), expiresAt: toDate(now().add({ hours: VALID_HOURS })) });
  return code;
}
