import { beforeEach, describe, expect, it } from 'vitest';
import { getActor } from '#app/platform/session.server.ts';
import { now } from '#app/platform/calendar.ts';
import { type MadePerson, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { signIn, type SignInContext, type SignInInput } from './sign-in.server.ts';

const database = testDatabase();
const password = 'richtig und lang';
const context = (ip: string): SignInContext => ({
  db: database.db,
  now: now(),
  correlationId: crypto.randomUUID(),
  origin: { ip, userAgent: 'Firefox' },
});
const attempt = (person: MadePerson, ip: string, input: Partial<SignInInput> = {}) =>
  signIn(context(ip), {
    email: person.email,
    password,
    deviceToken: null,
    earlierSessionId: null,
    chosenLocale: null,
    ...input,
  });

function requestWith(setCookie: string): Request {
  return new Request('http://localhost/', { headers: { cookie: setCookie.split(';')[0] ?? '' } });
}

describe('signing in', () => {
  let person: MadePerson;
  beforeEach(async () => {
    await database.reset();
    person = await makePerson(database.db, { password });
  });

  it('gives a cookie that says who is here, and stores only its hash', async () => {
    const outcome = await attempt(person, '192.0.2.1', { email: ` ${person.email.toUpperCase()}`.trim() });
    if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
    expect(outcome.setCookie).toMatch(
      /^__Host-session=[\w-]{43}; .*HttpOnly.*SameSite=Lax.*Secure|^__Host-session=[\w-]{43}; .*Secure.*HttpOnly/,
    );
    expect(outcome.setCookie).toContain('Path=/');
    expect((await getActor(requestWith(outcome.setCookie)))?.id).toBe(person.id);
    const token = outcome.setCookie.slice('__Host-session='.length, '__Host-session='.length + 43);
    const [row] = await database.sql`select id, host(ip) as ip, user_agent from sessions`;
    expect(row).toMatchObject({ ip: '192.0.2.1', user_agent: 'Firefox' });
    expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await database.sql`select * from sessions`)).not.toContain(token);
  });

  it('writes one audit row, without the token', async () => {
    await attempt(person, '192.0.2.1');
    const rows = await database.sql`select action, actor, entity_id from audit_log`;
    const [session] = await database.sql<{ id: string }[]>`select id from sessions`;
    expect(rows).toEqual([{ action: 'session.created', actor: person.id, entity_id: session?.id ?? '' }]);
  });

  it("stores the language that was chosen on the device as the person's", async () => {
    await attempt(person, '192.0.2.1', { chosenLocale: 'en' });
    await attempt(person, '192.0.2.1', { chosenLocale: 'en' });
    await attempt(person, '192.0.2.1');
    expect(await database.sql`select locale from users`).toEqual([{ locale: 'en' }]);
    expect(await database.sql`select actor, before, after from audit_log where action = 'user.locale_set'`).toEqual([
      { actor: person.id, before: { locale: 'de' }, after: { locale: 'en' } },
    ]);
  });

  it('ends the session this browser had before', async () => {
    await attempt(person, '192.0.2.1');
    const [before] = await database.sql<{ id: string }[]>`select id from sessions`;
    await attempt(person, '192.0.2.1', { earlierSessionId: before?.id ?? null });
    const after = await database.sql<{ id: string }[]>`select id from sessions`;
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before?.id);
  });

  it('answers a wrong password, an unknown, a deactivated and a password-less person alike', async () => {
    const inactive = await makePerson(database.db, { password, isActive: false });
    const child = await makePerson(database.db);
    const nobody = { ...person, email: 'nobody@example.org' };
    expect(await attempt(person, '192.0.2.1', { password: 'falsch' })).toEqual({ kind: 'wrong' });
    for (const other of [inactive, child, nobody]) expect(await attempt(other, '192.0.2.1')).toEqual({ kind: 'wrong' });
    expect(await database.sql`select 1 from sessions`).toHaveLength(0);
  });

  it('records each session that a deactivation ends', async () => {
    await attempt(person, '192.0.2.1');
    await database.sql`update users set is_active = false where id = ${person.id}`;
    const rows = await database.sql`select stream, before from audit_log where action = 'session.ended'`;
    expect([...rows]).toEqual([{ stream: 'login', before: { userId: person.id } }]);
  });

  it('answers wrong when the person is deactivated while the password is checked', async () => {
    const other = await database.sql.reserve();
    try {
      await other`begin`;
      await other`update users set is_active = false where id = ${person.id}`;
      const answer = attempt(person, '192.0.2.1');
      const isWaiting = async () =>
        (
          await database.sql`select 1 from pg_locks l join pg_stat_activity a using (pid)
        where a.datname = current_database() and not l.granted`
        ).length > 0;
      await expect.poll(isWaiting).toBe(true);
      await other`commit`;
      expect(await answer).toEqual({ kind: 'wrong' });
    } finally {
      await other`rollback`;
      other.release();
    }
    expect(await database.sql`select 1 from sessions`).toHaveLength(0);
  });

  it('says busy instead of letting hashes pile up, and takes no try for it', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => makePerson(database.db)));
    const outcomes = await Promise.all(
      people.flatMap((other, at) => Array.from({ length: 8 }, () => attempt(other, `192.0.2.${at + 10}`))),
    );
    const kinds = new Set(outcomes.map((outcome) => outcome.kind));
    expect(kinds).toEqual(new Set(['wrong', 'busy']));
    const [row] = await database.sql<
      { taken: number }[]
    >`select sum(points)::int as taken from rate_limits where key like 'sign-in-account:%'`;
    expect(row?.taken).toBe(outcomes.filter((outcome) => outcome.kind === 'wrong').length);
  }, 60_000);
});
