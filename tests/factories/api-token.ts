import { v7 } from 'uuid';
import type { Database } from '#app/db/client.server.ts';
import { createApiToken } from '#app/domains/accounts/public.server.ts';
import { TOKEN_SCOPES, type TokenScope } from '#app/permissions.ts';
import { now } from '#app/platform/calendar.ts';

const all = Object.keys(TOKEN_SCOPES) as TokenScope[];

/** A token of a person, with every scope by default. */
export async function makeToken(db: Database, email: string, scopes: readonly TokenScope[] = all): Promise<string> {
  const ctx = { db, now: now(), correlationId: v7(), origin: { ip: null, userAgent: null } };
  const made = await createApiToken(ctx, { email, scopes, days: null });
  if (made.kind !== 'created') throw new Error(`${email} is nobody`);
  return made.token;
}
