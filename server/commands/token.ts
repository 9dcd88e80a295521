import { v7 } from 'uuid';
import { db } from '#app/db/client.server.ts';
import { createApiToken, listApiTokens, revokeApiToken } from '#app/domains/accounts/public.server.ts';
import { TOKEN_SCOPES, type TokenScope } from '#app/permissions.ts';
import { now } from '#app/platform/calendar.ts';
import type { CommandContext } from './command.ts';

const MAX_DAYS = 3650;
const known = Object.keys(TOKEN_SCOPES) as TokenScope[];

type Asked =
  | { kind: 'create'; email: string; scopes: TokenScope[]; days: number | null }
  | { kind: 'list' }
  | { kind: 'revoke'; prefix: string }
  | { kind: 'unknown_scope'; scope: string };

/** Null for words that make no sense. */
export function readTokenWords(words: readonly string[]): Asked | null {
  if (words.length === 1 && words[0] === '--list') return { kind: 'list' };
  const [first, second, option, value] = words;
  if (first === undefined || second === undefined) return null;
  if (first === '--revoke') return words.length === 2 ? { kind: 'revoke', prefix: second } : null;
  if (!first.includes('@')) return null;
  const scopes = second.split(',').filter((scope) => scope !== '');
  const scope = scopes.find((one) => !known.includes(one as TokenScope));
  if (scope !== undefined) return { kind: 'unknown_scope', scope };
  const days = option === undefined ? null : Number(value);
  const isRight = option === undefined ? words.length === 2 : option === '--days' && words.length === 4;
  if (!isRight || scopes.length === 0) return null;
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= MAX_DAYS)) return null;
  return { kind: 'create', email: first, scopes: scopes as TokenScope[], days };
}

/** `npm run token -- EMAIL SCOPES`: what a program needs to use the JSON API. */
export async function run(words: string[], { say, openDatabase }: CommandContext): Promise<0 | 1 | 2> {
  const asked = readTokenWords(words);
  if (!asked) return 2;
  if (asked.kind === 'unknown_scope') {
    say(`Den Bereich ${asked.scope} gibt es nicht, nur ${known.join(', ')}. (There is no scope ${asked.scope}.)`);
    return 1;
  }
  await openDatabase({ migrate: true });
  const ctx = { db: db(), now: now(), correlationId: v7(), origin: { ip: null, userAgent: 'npm run token' } };
  if (asked.kind === 'list') {
    const rows = await listApiTokens(ctx);
    if (rows.length === 0) say('Es gibt kein gültiges Token. (There is no valid token.)');
    for (const { prefix, email, scopes, ...days } of rows)
      say(
        `${prefix}…  ${email ?? '–'}  ${scopes.join(',')}  seit ${days.createdAt}, benutzt ${days.lastUsedAt ?? 'nie'}, bis ${days.expiresAt ?? 'zum Widerruf'}`,
      );
    return 0;
  }
  if (asked.kind === 'revoke') {
    const count = await revokeApiToken(ctx, asked.prefix.replace(/…$/, ''));
    say(count > 0 ? 'Widerrufen. (Revoked.)' : 'Kein gültiges Token beginnt so. (No valid token begins like this.)');
    return count > 0 ? 0 : 1;
  }
  const outcome = await createApiToken(ctx, asked);
  if (outcome.kind === 'unknown_person') {
    say(`Mit ${asked.email} gibt es kein aktives Konto. (No active account has this address.)`);
    return 1;
  }
  say(`Token für ${outcome.personName} (${asked.scopes.join(', ')}). Es wird nur jetzt gezeigt:`);
  say(`This token for ${outcome.personName} is shown only now:`);
  say(`\n${outcome.token}\n`);
  return 0;
}
