import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { confirmAccess, makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { requestAccess } from './request-access.server.ts';
import { revokeAccess } from './revoke-access.server.ts';

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
  revokeAccess(ctxOf(database.db, person, { role }), { requestId: id });
const statusOf = async (id = requestId) =>
  String((await database.sql`select status from access_requests where id = ${id}`)[0]?.['status']);
const trail = async () =>
  (await database.sql`select action from audit_log order by seq`).map(({ action }) => String(action));

describe('revokeAccess', () => {
  test('revokes a pending request once, with one audit row', async () => {
    expect((await Promise.all([act(), act(), act()])).map(({ kind }) => kind).toSorted()).toEqual([
      'over',
      'over',
      'revoked',
    ]);
    expect([await statusOf(), await trail()]).toEqual([
      'revoked',
      ['access_request.created', 'access_request.revoked'],
    ]);
  });

  test('revokes a confirmed request and stores who did it', async () => {
    const confirmed = await confirmAccess(database.ownerDb, door.areaId, await makeMember(database.db));
    expect(await act(confirmed)).toMatchObject({ kind: 'revoked' });
    const [row] = await database.sql`select status, revoked_by from access_requests where id = ${confirmed}`;
    expect(row).toEqual({ status: 'revoked', revoked_by: admin.id });
  });

  test('is over when the request has ended', async () => {
    await database.sql`update access_requests set status = 'expired'`;
    expect([await act(), await statusOf()]).toEqual([{ kind: 'over' }, 'expired']);
  });

  test('lets the address request access again', async () => {
    await act();
    await database.sql`insert into access_requests (id, email, area_id, expires_at)
      values (gen_random_uuid(), 'gast@example.org', ${door.areaId}, now())`;
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
