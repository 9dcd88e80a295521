import { createHash } from 'node:crypto';
import type { Database } from '#app/db/client.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { startSession } from '#app/platform/session.server.ts';
import type { MadePerson } from './person.ts';

export interface MadeSession {
  readonly id: string;
  /** In the format of a Cookie header: name=token. */
  readonly cookie: string;
}

/** A signed-in browser of this person. */
export async function makeSession(db: Database, person: MadePerson): Promise<MadeSession> {
  const origin = { ip: 'not an address', userAgent: 'Firefox' };
  const { sessionId, setCookie } = await inTransaction({ db }, (tx) => startSession(tx, person.id, origin));
  return { id: sessionId, cookie: setCookie.split(';')[0] ?? '' };
}

/** The id of a browser's session: the hash of its cookie's token. */
export function sessionIdOf(cookies: ReadonlyMap<string, string>): string {
  const [, token = ''] = [...cookies].find(([name]) => name.endsWith('session')) ?? [];
  return createHash('sha256').update(token).digest('hex');
}
