import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { confirmAccess as makeConfirmed, makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { newestLink } from '#tests/factories/mails.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { confirmAccess } from './confirm-access.server.ts';
import { requestAccess } from './request-access.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db, { area: { openToMembers: false } });
});

const origin = { ip: '192.0.2.7', userAgent: 'tests' };
const guest = () => ({ db: database.db, actor: null, now: now(), correlationId: crypto.randomUUID(), origin });
const ask = (email = 'gast@example.org') => requestAccess(guest(), { slug: door.slug, email, locale: 'de' });
const confirm = (token: string) => confirmAccess(guest(), token);
const trail = async () =>
  (await database.sql`select action from audit_log order by seq`).map(({ action }) => String(action));
const statuses = async () =>
  (await database.sql`select status from access_requests order by created_at`).map(({ status }) => String(status));
const mailedToken = async () => (await newestLink(database.db)).split('/').at(-1) ?? '';

describe('requestAccess', () => {
  test('makes one request with a new link when it is asked twice', async () => {
    await ask();
    const old = await mailedToken();
    await ask();
    expect(await confirm(old)).toMatchObject({ state: 'unknown' });
    expect(await statuses()).toEqual(['requested']);
  });

  test('makes one request when four calls come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => ask()));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(await statuses()).toEqual(['requested']);
  });

  test('hides from a guest that an address has access, and shows it to its member', async () => {
    const person = await makeMember(database.db);
    await makeConfirmed(database.ownerDb, door.areaId, person);
    const asMember = requestAccess(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug, locale: 'de' });
    expect([(await ask(person.email)).kind, (await asMember).kind]).toEqual(['sent', 'already']);
    expect(await database.sql`select 1 from mail_messages`).toHaveLength(0);
  });

  test('sends no sixth mail to one mailbox in an hour', async () => {
    const outcomes = [];
    for (let time = 0; time < 6; time += 1) outcomes.push((await ask()).kind);
    expect(outcomes).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'limited']);
  });

  test('throws when the area accepts no requests', async () => {
    const open = await makeDoor(database.db);
    const asked = requestAccess(guest(), { slug: open.slug, email: 'gast@example.org', locale: 'de' });
    await expect(asked).rejects.toThrow('area');
  });

  test('makes a new request when the earlier one is overdue', async () => {
    await ask();
    const late = { ...guest(), now: now().add({ hours: 49 }) };
    await requestAccess(late, { slug: door.slug, email: 'gast@example.org', locale: 'de' });
    expect(await statuses()).toEqual(['expired', 'requested']);
    expect(await trail()).toEqual(['access_request.created', 'access_request.expired', 'access_request.created']);
  });
});
