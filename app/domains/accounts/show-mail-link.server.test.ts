import { beforeEach, expect, it } from 'vitest';
import { isRequestOpen } from '#app/domains/access/public.server.ts';
import { now } from '#app/platform/calendar.ts';
import { askAsGuest, makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { showMailLink } from './show-mail-link.server.ts';

const database = testDatabase();
let door: MadeDoor;
let admin: MadePerson;
let mailId: string;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db, { area: { openToMembers: false } });
  admin = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
  await askAsGuest(database.db, door.slug, 'gast@example.org');
  mailId = String((await database.sql`select id from mail_messages`)[0]?.['id']);
});
const show = (person = admin) =>
  showMailLink(ctxOf(database.db, person, { role: 'admin' }), {
    mailId,
    isOpen: (tx, { subjectId }) => isRequestOpen(tx, subjectId, now()),
  });
const tokens = async () => (await database.sql`select 1 from one_time_tokens`).length;

it('shows a fresh link, stores its hash only, and audits it', async () => {
  const outcome = await show();
  expect(outcome).toMatchObject({ kind: 'shown', hours: 48 });
  const url = 'url' in outcome ? outcome.url : '';
  expect(url).toMatch(/^http:\/\/localhost:3000\/tueren\/zugang\/[\w-]{43}$/);
  const token = url.split('/').at(-1) ?? '';
  const stored =
    await database.sql`select t::text as row from one_time_tokens t union all select m::text from mail_messages m
    union all select a::text from audit_log a`;
  expect(stored.some(({ row }) => String(row).includes(token))).toBe(false);
  const audit = await database.sql`select entity, entity_id, actor from audit_log where action = 'mail.link_shown'`;
  expect([...audit]).toEqual([{ entity: 'mail', entity_id: mailId, actor: admin.id }]);
});

it('keeps the newest two links valid', async () => {
  for (let count = 0; count < 4; count += 1) await show();
  expect(await tokens()).toBe(2);
});

it.each([
  ['set_up', () => setUpServer(database.sql)],
  ['sent', () => database.sql`update mail_messages set status = 'sent', sent_at = app_now()`],
  ['over', () => database.sql`update access_requests set status = 'confirmed', confirmed_at = app_now()`],
  ['over', () => database.sql`update access_requests set expires_at = ${now().toString()}::timestamptz`],
] as const)('shows none: %s', async (kind, arrange) => {
  await arrange();
  expect(await show()).toEqual({ kind });
  expect(await tokens()).toBe(0);
});

it('shows none to an admin of another operator', async () => {
  await expect(show(await makePerson(database.db, { role: 'admin' }))).rejects.toThrow('mail with a link');
});
