import { v7 } from 'uuid';
import { db } from '#app/db/client.server.ts';
import {
  createApiToken,
  listApiTokens,
  revokeApiToken,
  type ListedToken,
} from '#app/domains/accounts/public.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { CommandContext } from './command.ts';
import { readTokenWords, type TokenWords } from './token-words.ts';

type Say = CommandContext['say'];
type TokenCtx = Parameters<typeof createApiToken>[0];

/** `npm run token -- EMAIL SCOPES`: what a program needs to use the JSON API. */
export async function run(words: string[], { say, openDatabase }: CommandContext): Promise<0 | 1> {
  const asked = readTokenWords(words);
  await openDatabase({ migrate: true });
  const ctx = { db: db(), now: now(), correlationId: v7(), origin: { ip: null, userAgent: 'npm run token' } };
  switch (asked.kind) {
    case 'list':
      return await list(ctx, say);
    case 'revoke':
      return await revoke(ctx, asked.beginning, say);
    case 'create':
      return await create(ctx, asked, say);
  }
}

async function create(ctx: TokenCtx, asked: TokenWords & { kind: 'create' }, say: Say): Promise<0 | 1> {
  const outcome = await createApiToken(ctx, asked);
  if (outcome.kind === 'unknown_person') {
    say(`Mit ${asked.email} gibt es kein aktives Konto. (No active account has the address ${asked.email}.)`);
    return 1;
  }
  const scopes = asked.scopes.join(', ');
  say(`Token für ${outcome.personName} (${scopes}). Es wird nur jetzt gezeigt:`);
  say(`This token for ${outcome.personName} (${scopes}) is shown only now:`);
  say(`\n${outcome.token}\n`);
  return 0;
}

async function list(ctx: TokenCtx, say: Say): Promise<0> {
  const tokens = await listApiTokens(ctx);
  if (tokens.length === 0) say('Es gibt kein gültiges Token. (There is no valid token.)');
  else sayTable(tokens, say);
  return 0;
}

/** One line for each under a header, in columns. */
function sayTable(tokens: readonly ListedToken[], say: Say): void {
  const header = [
    'Token',
    'Konto (account)',
    'Rechte (scopes)',
    'erstellt (made)',
    'benutzt (used)',
    'gültig bis (valid until)',
  ];
  const rows = tokens.map((token) => [
    `${token.prefix}…`,
    token.email ?? '–',
    token.scopes.join(','),
    token.createdAt,
    token.lastUsedAt ?? 'nie (never)',
    token.expiresAt ?? 'zum Widerruf (revoked)',
  ]);
  const widths = header.map((title, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  for (const row of [header, ...rows])
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

async function revoke(ctx: TokenCtx, beginning: string, say: Say): Promise<0 | 1> {
  const outcome = await revokeApiToken(ctx, beginning);
  switch (outcome.kind) {
    case 'revoked': {
      const { prefix, personName, email } = outcome.token;
      const owner = email === null ? personName : `${personName}, ${email}`;
      say(`Das Token ${prefix}… von ${personName} ist widerrufen. (The token ${prefix}… of ${owner} is revoked.)`);
      return 0;
    }
    case 'several': {
      const found = outcome.tokens.map(({ prefix, personName }) => `${prefix}… (${personName})`).join(', ');
      say(
        `So beginnen ${outcome.tokens.length} Token: ${found}. Keines wurde widerrufen; bitte mehr Zeichen angeben. (Several tokens begin like this; none was revoked: give more characters.)`,
      );
      return 1;
    }
    case 'unknown':
      say(`Kein gültiges Token beginnt so; --list zeigt alle. (No valid token begins like this; --list shows all.)`);
      return 1;
  }
}
