import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { type MadePerson, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { signIn, type SignInInput } from './sign-in.server.ts';
import { takeTry } from './sign-in-limits.server.ts';

const database = testDatabase();
const password = 'richtig und lang';
const attempt = (person: MadePerson, ip: string, input: Partial<SignInInput> = {}) =>
  signIn(
    { db: database.db, now: now(), correlationId: crypto.randomUUID(), origin: { ip, userAgent: 'Firefox' } },
    { email: person.email, password, deviceToken: null, earlierSessionId: null, chosenLocale: null, ...input },
  );

async function wrongTries(person: MadePerson, ip: string, count: number, deviceToken: string | null = null) {
  const outcomes = await Promise.all(
    Array.from({ length: count }, () => attempt(person, ip, { password: 'falsch', deviceToken })),
  );
  return outcomes.map((outcome) => outcome.kind);
}

describe('tries to sign in', () => {
  let person: MadePerson;
  beforeEach(async () => {
    await database.reset();
    person = await makePerson(database.db, { password });
  });

  it('allows strangers ten tries per account and hour, also at once, and says when the next one is', async () => {
    const kinds = await wrongTries(person, '198.51.100.1', 12);
    expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(10);
    expect((await attempt(person, '198.51.100.2')).kind).toBe('limited');
    const ctx = { db: database.db, correlationId: crypto.randomUUID(), origin: { ip: null, userAgent: null } };
    const next = await takeTry(ctx, person.email, { ip: '198.51.100.3', deviceToken: null });
    expect(next.kind === 'limited' && next.retryAfterSeconds > 3500).toBe(true);
  });

  it('does not lock the owner out of his known address or device', async () => {
    const deviceToken = 'a'.repeat(43);
    expect((await attempt(person, '192.0.2.1', { deviceToken })).kind).toBe('signed_in');
    await wrongTries(person, '198.51.100.1', 11);
    expect((await attempt(person, '192.0.2.1')).kind).toBe('signed_in');
    expect((await attempt(person, '203.0.113.9', { deviceToken })).kind).toBe('signed_in');
    expect((await attempt(person, '203.0.113.10')).kind).toBe('limited');
  });

  it('lets a known device in from an address that others have locked', async () => {
    const deviceToken = 'c'.repeat(43);
    expect((await attempt(person, '203.0.113.50', { deviceToken })).kind).toBe('signed_in');
    for (let account = 0; account < 7; account += 1)
      await wrongTries({ ...person, email: `guess${account}@example.org` }, '198.51.100.8', 10);
    const guest = await makePerson(database.db, { password });
    expect((await attempt(guest, '198.51.100.8')).kind).toBe('limited');
    expect((await attempt(person, '198.51.100.8', { deviceToken })).kind).toBe('signed_in');
    expect((await attempt(person, '198.51.100.8', { deviceToken, password: 'falsch' })).kind).toBe('wrong');
  }, 60_000);

  it('limits a known device too', async () => {
    const deviceToken = 'b'.repeat(43);
    await attempt(person, '192.0.2.1', { deviceToken });
    const kinds = await wrongTries(person, '203.0.113.9', 11, deviceToken);
    expect(kinds.filter((kind) => kind === 'limited')).toHaveLength(1);
  });

  it('gives a right try back', async () => {
    for (let round = 0; round < 12; round += 1) {
      expect((await attempt(person, `198.51.100.${round}`)).kind).toBe('signed_in');
    }
  });

  it('limits one address over all accounts', async () => {
    const kinds: string[] = [];
    for (let account = 0; account < 7; account += 1) {
      kinds.push(...(await wrongTries({ ...person, email: `guess${account}@example.org` }, '198.51.100.7', 9)));
    }
    expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(60);
    expect((await attempt(person, '198.51.100.7')).kind).toBe('limited');
    const blocks = await database.sql`select stream, action, entity from audit_log where action = 'sign_in.blocked'`;
    expect([...blocks]).toEqual([{ stream: 'login', action: 'sign_in.blocked', entity: 'address' }]);
  }, 60_000);

  it('makes a known address pay like a strange one, and only a known device not', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, () => makePerson(database.db, { password })));
    for (const one of people) expect((await attempt(one, '198.51.100.9')).kind).toBe('signed_in');
    const kinds: string[] = [];
    for (const one of people) kinds.push(...(await wrongTries(one, '198.51.100.9', 9)));
    expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(60);
  }, 60_000);

  it('names the person in the one audit row of a block, and no e-mail', async () => {
    await wrongTries(person, '198.51.100.1', 13);
    await wrongTries({ ...person, email: 'unknown@example.org' }, '198.51.100.2', 12);
    const rows = await database.sql`
      select entity, entity_id as id from audit_log where action = 'sign_in.blocked' order by seq`;
    expect([...rows]).toEqual([
      { entity: 'account', id: person.id },
      { entity: 'account', id: 'unknown' },
    ]);
  });
});
