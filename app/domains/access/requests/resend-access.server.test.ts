import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { confirmAccess, makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { requestAccess } from './request-access.server.ts';
import { resendAccess } from './resend-access.server.ts';

const database = testDatabase();
let door: MadeDoor;
let admin: MadePerson;
let requestId: string;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db, { area: { openToMembers: false } });
  admin = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
  const origin = { ip: '192.0.2.7', userAgent: 'tests' };
  const guest = { db: database.db, actor: null, now: now(), correlationId: crypto.randomUUID(), origin };
  await requestAccess(guest, { slug: door.slug, email: 'gast@example.org', locale: 'de' });
  requestId = String((await database.sql`select id from access_requests`)[0]?.['id']);
});
const act = (id = requestId, person = admin, role: 'admin' | 'manager' | 'member' = 'admin') =>
  resendAccess(ctxOf(database.db, person, { role }), { requestId: id });
const statusOf = async (id = requestId) =>
  String((await database.sql`select status from access_requests where id = ${id}`)[0]?.['status']);
const trail = async () =>
  (await database.sql`select action from audit_log order by seq`).map(({ action }) => String(action));

describe('resendAccess', () => {
  test('sends a new link and writes one audit row', async () => {
    expect(await act()).toMatchObject({ kind: 'sent', email: 'gast@example.org' });
    expect([await statusOf(), await trail()]).toEqual([
      'requested',
      ['access_request.created', 'access_request.resent'],
    ]);
    expect(await database.sql`select 1 from mail_messages where link is not null`).toHaveLength(2);
    expect(await database.sql`select 1 from one_time_tokens`).toHaveLength(0);
  });

  test('uses the language of the request and counts the mails', async () => {
    await database.sql`delete from access_requests`;
    const origin = { ip: '192.0.2.7', userAgent: 'tests' };
    const guest = { db: database.db, actor: null, now: now(), correlationId: crypto.randomUUID(), origin };
    await requestAccess(guest, { slug: door.slug, email: 'guest@example.org', locale: 'en' });
    const [request] = await database.sql`select id from access_requests`;
    await act(String(request?.['id']));
    const subjects = await database.sql`select subject from mail_messages where to_address = 'guest@example.org'`;
    expect(subjects).toHaveLength(2);
    expect(new Set(subjects.map(({ subject }) => String(subject))).size).toBe(1);
    expect((await database.sql`select meta from access_requests`)[0]?.['meta']).toEqual({ locale: 'en', mails: 2 });
  });

  test('opens an expired request again for the full time', async () => {
    await database.sql`update access_requests set status = 'expired', expires_at = now() - interval '9 days'`;
    await act();
    const [row] =
      await database.sql`select status, expires_at > ${now().toString()}::timestamptz + interval '47 hours' as fresh from access_requests`;
    expect(row).toEqual({ status: 'requested', fresh: true });
  });

  test('is over when the address has a newer request', async () => {
    await database.sql`update access_requests set status = 'expired'`;
    await database.sql`insert into access_requests (id, email, area_id, expires_at)
      values (gen_random_uuid(), 'gast@example.org', ${door.areaId}, now())`;
    expect(await act()).toEqual({ kind: 'over' });
    expect(await statusOf()).toBe('expired');
  });

  test('is over when the request is confirmed or revoked', async () => {
    const confirmed = await confirmAccess(database.ownerDb, door.areaId, await makeMember(database.db));
    expect(await act(confirmed)).toEqual({ kind: 'over' });
    await database.sql`update access_requests set status = 'revoked', revoked_at = now() where id = ${requestId}`;
    expect(await act()).toEqual({ kind: 'over' });
  });

  test('throws when the actor is a foreign admin or no admin', async () => {
    const stranger = await makePerson(database.db, { role: 'admin' });
    await expect(act(requestId, stranger)).rejects.toThrow('access request');
    await expect(act(requestId, await makeMember(database.db), 'member')).rejects.toThrow('door.administer');
    await expect(act(requestId, admin, 'manager')).rejects.toThrow('door.administer');
    await expect(act(crypto.randomUUID())).rejects.toThrow('access request');
  });
});
