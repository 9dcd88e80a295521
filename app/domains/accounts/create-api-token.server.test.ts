import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { apiTokens, auditLog } from '#app/db/schema/index.ts';
import { readToken } from '#app/platform/api/token.server.ts';
import { now } from '#app/platform/calendar.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createApiToken } from './create-api-token.server.ts';
import { listApiTokens } from './queries.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const ctx = () => ({
  db: database.db,
  now: now(),
  correlationId: crypto.randomUUID(),
  origin: { ip: null, userAgent: null },
});

test('is shown once, kept as a hash, audited without it, and acts for its person within its scopes', async () => {
  const person = await makePerson(database.db, { role: 'trainer' });
  const email = person.email.toUpperCase();
  const made = await createApiToken(ctx(), { email, scopes: ['bookings:read'], days: 30 });
  if (made.kind !== 'created') throw new Error(made.kind);
  expect(made.token).toMatch(/^pw_[\w-]{43}$/);
  const [row] = await database.db.select().from(apiTokens);
  expect(row).toMatchObject({ userId: person.id, prefix: made.prefix, scopes: ['bookings:read'], createdBy: null });
  const [entry] = await database.db.select().from(auditLog).where(eq(auditLog.action, 'api_token.created'));
  expect(entry).toMatchObject({ actor: null, entityId: row?.id });
  expect(JSON.stringify([row, entry])).not.toContain(made.token);
  expect(await readToken(made.token)).toMatchObject({
    actor: { id: person.id, sessionId: null },
    scopes: ['bookings:read'],
  });
  expect(await readToken(`${made.token.slice(0, -1)}x`)).toBeNull();
  expect(await listApiTokens(ctx())).toEqual([
    {
      prefix: made.prefix,
      email: person.email,
      scopes: ['bookings:read'],
      createdAt: '2026-11-18',
      lastUsedAt: '2026-11-18',
      expiresAt: '2026-12-18',
    },
  ]);
});

test('creates no token when the person is unknown or not active', async () => {
  const { email } = await makePerson(database.db, { isActive: false });
  for (const address of [email, 'niemand@example.org'])
    expect(await createApiToken(ctx(), { email: address, scopes: ['bookings:read'], days: null })).toEqual({
      kind: 'unknown_person',
    });
  expect(await database.db.select().from(apiTokens)).toEqual([]);
});
