import { beforeEach, describe, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { newestLink } from '#tests/factories/mails.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { confirmAccess, lookAtOptIn } from './confirm-access.server.ts';
import { expireAccessRequests } from './expire-access-requests.server.ts';
import { requestAccess } from './request-access.server.ts';
import { resendAccess } from './resend-access.server.ts';
import { revokeAccess } from './revoke-access.server.ts';

const database = testDatabase();
let door: MadeDoor;
let admin: MadePerson;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db, { area: { openToMembers: false } });
  admin = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
});

const origin = { ip: '192.0.2.7', userAgent: 'tests' };
const guest = () => ({ db: database.db, actor: null, now: now(), correlationId: crypto.randomUUID(), origin });
const ask = (email = 'gast@example.org') => requestAccess(guest(), { slug: door.slug, email, locale: 'de' });
const adminCtx = (): Ctx => ctxOf(database.db, admin, { role: 'admin' });
const confirm = (token: string, ctx = guest()) => confirmAccess(ctx, token);
const look = (token: string, at = now()) => lookAtOptIn({ db: database.db, now: at }, token);
const trail = async () =>
  (await database.sql`select action from audit_log order by seq`).map(({ action }) => String(action));
const requestId = async () =>
  String((await database.sql`select id from access_requests order by created_at desc limit 1`)[0]?.['id']);
const statuses = async () =>
  (await database.sql`select status from access_requests order by created_at`).map(({ status }) => String(status));
const mailedToken = async () => (await newestLink(database.db)).split('/').at(-1) ?? '';

async function linkedTo(): Promise<unknown> {
  const [row] = await database.sql`select member_id from access_requests`;
  return row?.['member_id'];
}

describe('confirmAccess', () => {
  test('confirms once, with one audit row, and returns used the second time', async () => {
    await ask();
    const token = await mailedToken();
    expect(await confirm(token)).toMatchObject({ isConfirmed: true, hasAccount: false });
    expect(await confirm(token)).toMatchObject({ isConfirmed: false, state: 'used' });
    expect([await statuses(), await trail()]).toEqual([
      ['confirmed'],
      ['access_request.created', 'access_request.confirmed'],
    ]);
  });

  test('confirms once, with one audit row, when ten calls come at once', async () => {
    await ask();
    const token = await mailedToken();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => confirm(token)));
    expect(outcomes.filter(({ isConfirmed }) => isConfirmed)).toHaveLength(1);
    expect((await trail()).filter((action) => action === 'access_request.confirmed')).toHaveLength(1);
  });

  test('keeps the link open when it is only read', async () => {
    await ask();
    const token = await mailedToken();
    const looks = await Promise.all(Array.from({ length: 10 }, () => look(token)));
    expect(new Set(looks.map(({ state }) => state))).toEqual(new Set(['open']));
    expect(await confirm(token)).toMatchObject({ isConfirmed: true });
  });

  test('links the account of a guest when the address matches in any case', async () => {
    const person = await makeMember(database.db);
    await database.sql`update users set email_verified_at = now() where id = ${person.id}`;
    await ask(person.email.toUpperCase());
    expect(await confirm(await mailedToken())).toMatchObject({ hasAccount: true });
    expect(await linkedTo()).toBe(person.id);
  });

  test('links no account when its address is not verified', async () => {
    const person = await makeMember(database.db);
    await ask(person.email);
    expect(await confirm(await mailedToken())).toMatchObject({ isConfirmed: true, hasAccount: false });
    expect(await linkedTo()).toBeNull();
  });

  test('is expired when the link is 48 hours old', async () => {
    await ask();
    const token = await mailedToken();
    const late = now().add({ hours: 48 });
    expect((await look(token, late.subtract({ seconds: 1 }))).state).toBe('open');
    expect((await look(token, late)).state).toBe('expired');
    expect(await confirm(token, { ...guest(), now: late })).toMatchObject({ state: 'expired', isConfirmed: false });
    await expireAccessRequests({ db: database.db, now: late });
    expect((await look(token, late)).state).toBe('expired');
  });

  test('is unknown when another link was asked for, and accepts that one', async () => {
    await ask();
    const old = await mailedToken();
    await resendAccess(adminCtx(), { requestId: await requestId() });
    const renewed = await mailedToken();
    expect(await confirm(old)).toMatchObject({ state: 'unknown', isConfirmed: false });
    expect(await confirm(renewed)).toMatchObject({ isConfirmed: true });
  });

  test('accepts the link of the first try when the sender tried twice', async () => {
    await ask();
    const first = await mailedToken();
    expect(await mailedToken()).not.toBe(first);
    expect(await confirm(first)).toMatchObject({ isConfirmed: true });
  });

  test('is revoked and confirms nothing when access was revoked', async () => {
    await ask();
    const token = await mailedToken();
    await revokeAccess(adminCtx(), { requestId: await requestId() });
    expect((await look(token)).state).toBe('revoked');
    expect(await confirm(token)).toMatchObject({ state: 'revoked', isConfirmed: false });
  });

  test('ends as revoked when a confirmation and a revocation come at once', async () => {
    await ask();
    const token = await mailedToken();
    const id = await requestId();
    await Promise.all([confirm(token), revokeAccess(adminCtx(), { requestId: id })]);
    expect(await statuses()).toEqual(['revoked']);
    expect(await confirm(token)).toMatchObject({ isConfirmed: false });
  });

  test('does not deadlock when a new link is sent at the same time', async () => {
    await ask();
    const token = await mailedToken();
    const id = await requestId();
    const confirmed = await database.sql.begin(async (held) => {
      await held`select 1 from access_requests where id = ${id} for update`;
      const running = confirm(token);
      await waiterBehind(held);
      expect(await held`select 1 from one_time_tokens where subject_id = ${id} for update skip locked`).toHaveLength(1);
      await held`delete from one_time_tokens where subject_id = ${id}`;
      return { running };
    });
    expect(await confirmed.running).toMatchObject({ state: 'unknown', isConfirmed: false });
    expect(await statuses()).toEqual(['requested']);
  });

  test('is unknown when the token is invented', async () => {
    expect(await confirm('x'.repeat(43))).toMatchObject({ state: 'unknown', request: null });
  });
});
