import { beforeEach, describe, expect, it } from 'vitest';
import { type MadePerson, makePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { actorOfPreview, DATA_HEADER, getActor, readSession, requireActor } from './session.server.ts';

const database = testDatabase();

const cookieOf = async (person: MadePerson): Promise<string> => (await makeSession(database.db, person)).cookie;
const request = (cookie: string, path = '/kalender?woche=2026-W47', init: RequestInit = {}): Request => {
  const headers = new Headers(init.headers);
  headers.set('cookie', cookie);
  return new Request(`http://localhost${path}`, { ...init, headers });
};

async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown = await work.then(() => null).catch((error: unknown) => error);
  if (thrown instanceof Response) return thrown;
  throw new Error('no response was thrown');
}

describe('readSession and requireActor', () => {
  let person: MadePerson;
  beforeEach(async () => {
    await database.reset();
    person = await makePerson(database.db, { role: 'admin' });
  });

  it('returns the actor and the operator with only the needed columns', async () => {
    const session = await readSession(request(await cookieOf(person)));
    expect(Object.keys(session?.actor ?? {}).sort()).toEqual([
      'email',
      'firstName',
      'id',
      'lastName',
      'locale',
      'operatorId',
      'role',
      'sessionId',
    ]);
    expect(session?.actor).toMatchObject({ id: person.id, role: 'admin', operatorId: person.operatorId, locale: 'de' });
    expect(session?.actor.sessionId).toMatch(/^[0-9a-f]{64}$/);
    expect(session?.operator?.primaryColor).toBe('#2563eb');
    expect(session?.setCookie).toBeNull();
  });

  it('returns null when the cookie is missing, wrong or the stored hash', async () => {
    const cookie = await cookieOf(person);
    const [row] = await database.sql<{ id: string }[]>`select id from sessions`;
    for (const wrong of [
      '',
      '__Host-session=',
      `__Host-session=${row?.id}`,
      cookie.replace('__Host-session', 'session'),
      `${cookie}x`,
    ]) {
      expect(await getActor(request(wrong))).toBeNull();
    }
  });

  it('returns null when the person is deactivated, also after the next activation', async () => {
    const cookie = await cookieOf(person);
    await database.sql`update users set is_active = false`;
    expect(await getActor(request(cookie))).toBeNull();
    await database.sql`update users set is_active = true`;
    expect(await getActor(request(cookie))).toBeNull();
    expect(await getActor(request(await cookieOf(person)))).toMatchObject({ id: person.id });
  });

  it('keeps the sessions of other people, and those of a person whose other values change', async () => {
    const other = await makePerson(database.db);
    const cookies = [await cookieOf(person), await cookieOf(other)];
    await database.sql`update users set first_name = 'Neu', is_active = is_active`;
    await database.sql`update users set is_active = false where id not in ${database.sql([person.id, other.id])}`;
    for (const cookie of cookies) expect(await getActor(request(cookie))).not.toBeNull();
  });

  it('starts no session when the person is deactivated', async () => {
    await database.sql`update users set is_active = false`;
    await expect(cookieOf(person)).rejects.toMatchObject({ cause: { constraint: 'sessions_active_check' } });
    expect(await database.sql`select 1 from sessions`).toHaveLength(0);
  });

  it('returns null when the session has expired, and extends one that is used', async () => {
    const cookie = await cookieOf(person);
    await database.sql`update sessions set expires_at = now() + interval '10 days'`;
    const session = await readSession(request(cookie));
    expect(session?.setCookie).toContain(`${cookie};`);
    const [row] = await database.sql<
      { days: number }[]
    >`select extract(day from expires_at - now())::int as days from sessions`;
    expect(row?.days).toBeGreaterThanOrEqual(29);
    await database.sql`update sessions set expires_at = now() - interval '1 second'`;
    expect(await getActor(request(cookie))).toBeNull();
  });

  it('writes the last use at most every ten minutes', async () => {
    const cookie = await cookieOf(person);
    const lastUse = async () =>
      (await database.sql<{ at: string }[]>`select last_used_at::text as at from sessions`)[0]?.at;
    const first = await lastUse();
    await getActor(request(cookie));
    expect(await lastUse()).toBe(first);
    await database.sql`update sessions set last_used_at = last_used_at - interval '11 minutes'`;
    await getActor(request(cookie));
    expect(await lastUse()).toBe(first);
  });

  it('redirects to the sign-in, which returns to the page and takes the body of a form along', async () => {
    const page = await thrownBy(requireActor(request(''), 'session.list'));
    expect([page.status, page.headers.get('location')]).toEqual([
      302,
      '/anmelden?weiter=%2Fkalender%3Fwoche%3D2026-W47',
    ]);
    const form = await thrownBy(requireActor(request('', '/kalender', { method: 'POST' }), 'session.list'));
    expect([form.status, form.headers.get('location')]).toEqual([307, '/anmelden?formular=%2Fkalender']);
  });

  it('redirects the form of a script to the page that sent it, and never to another site', async () => {
    const locationOf = async (referer: string) => {
      const sent = request('', '/buchungen/wiederherstellen', {
        method: 'POST',
        headers: { referer, [DATA_HEADER]: '1' },
      });
      const answer = await thrownBy(requireActor(sent, 'session.list'));
      return [answer.status, answer.headers.get('location')];
    };
    expect(await locationOf('https://platzwart.example/buchungen?suche=a')).toEqual([
      302,
      '/anmelden?weiter=%2Fbuchungen%3Fsuche%3Da&beendet=1',
    ]);
    expect(await locationOf('https://platzwart.example//boese.example')).toEqual([
      302,
      '/anmelden?weiter=%2Fbuchungen%2Fwiederherstellen&beendet=1',
    ]);
  });

  it('returns null for a preview of a script without a session, and redirects any other form', async () => {
    const sent = (headers: Record<string, string>) => request('', '/buchungen/neu', { method: 'POST', headers });
    expect(await actorOfPreview(sent({ [DATA_HEADER]: '1' }), 'session.list')).toBeNull();
    expect((await thrownBy(actorOfPreview(sent({}), 'session.list'))).status).toBe(307);
  });

  it('reads the session once for all loaders of a request, and again for the next', async () => {
    const cookie = await cookieOf(person);
    const [one, other] = [readSession(request(cookie)), readSession(request(cookie, '/konto/sitzungen'))];
    expect(one).toBe(other);
    await one;
    await database.sql`update users set first_name = 'Neu'`;
    expect((await getActor(request(cookie)))?.firstName).toBe('Neu');
  });

  it('throws 403 when the role never has the right', async () => {
    const trainer = await makePerson(database.db, { role: 'trainer' });
    const answer = await thrownBy(requireActor(request(await cookieOf(trainer)), 'facility.administer'));
    expect(answer.status).toBe(403);
    expect((await requireActor(request(await cookieOf(person)), 'facility.administer')).id).toBe(person.id);
  });
});
