import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { insertMail, setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { plansOf } from '#tests/setup/plans.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { mailsQuery } from '#app/domains/outbox/store/filter.server.ts';
import { countMailProblems, listMails, nameOfRecipient } from './mail-list.server.ts';

const database = testDatabase();
let admin: MadePerson;
let other: string;
beforeEach(async () => {
  await database.reset();
  admin = await makePerson(database.db, { role: 'admin' });
  other = await makeOperator(database.db, 'Ein anderer');
});
const actorOf = (person = admin) => ctxOf(database.db, person, { role: 'admin' }).actor;
const list = (search = '') => listMails(database, actorOf(), mailsQuery.read(`http://localhost/?${search}`));
const subjects = async (search = '') => (await list(search)).rows.map(({ subject }) => subject);
const ago = (hours: number) => now().subtract({ hours }).toString();

describe('listMails', () => {
  it('lists mails of the own operator and of none, the newest first', async () => {
    await insertMail(database.sql, { subject: 'alt', operatorId: admin.operatorId, createdAt: ago(2) });
    await insertMail(database.sql, { subject: 'aller', createdAt: ago(1) });
    await insertMail(database.sql, { subject: 'fremd', operatorId: other });
    expect(await subjects()).toEqual(['aller', 'alt']);
  });

  it('reads no whole log for one page', async () => {
    await database.sql`
      insert into mail_messages (id, template, to_address, subject, text, html, message_id, status, last_error, created_at, operator_id)
      select gen_random_uuid(), 'bookingCreated', 'p@example.org', '', '', '', at::text, 'failed', 'refused',
        ${now().toString()}::timestamptz - at * interval '1 minute', ${admin.operatorId}
      from generate_series(1, 20000) at`;
    await database.sql`analyze mail_messages`;
    const plan = await plansOf(database.db, (db) => listMails({ db }, actorOf(), mailsQuery.read('http://localhost/')));
    expect(plan).not.toContain('Seq Scan on mail_messages');
    expect(plan).toContain('mail_messages_created_at_idx');
  });

  it('brings every mail once when 120 have the same moment', async () => {
    const same = '2026-11-17T12:00:00.123456Z';
    for (let count = 0; count < 120; count += 1)
      await insertMail(database.sql, { subject: `${count}`, createdAt: same });
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(`ab=${next}`);
      seen.push(...page.rows.map(({ subject }) => subject));
      next = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });

  it.each([
    ['suche=huenstetten', ['Spiel in Hünstetten']],
    ['suche=H%C3%BCnstetten spiel', ['Spiel in Hünstetten']],
    ['suche=100%25', ['100% Rabatt_']],
    ['suche=%25', ['100% Rabatt_']],
    ['suche=t_', ['100% Rabatt_']],
    ['suche=MAX%40example', ['Probe']],
    ['vorlage=accessOptIn', ['Zugang']],
    ['zustand=versendet', ['Probe']],
    ['zustand=unbekannt', ['Zugang', '100% Rabatt_', 'Probe', 'Spiel in Hünstetten']],
    ['von=2026-11-17&bis=2026-11-17', ['Probe', 'Spiel in Hünstetten']],
    ['bis=9999-12-31&vorlage=accessOptIn', ['Zugang']],
  ])('filters by %s', async (search, expected) => {
    await insertMail(database.sql, { subject: 'Spiel in Hünstetten', createdAt: '2026-11-16T23:00:00Z' });
    const probe = { subject: 'Probe', to: 'Max@example.org', createdAt: '2026-11-17T22:59:59Z' };
    await insertMail(database.sql, { ...probe, status: 'sent' });
    await insertMail(database.sql, { subject: '100% Rabatt_', createdAt: '2026-11-17T23:00:00Z' });
    await insertMail(database.sql, { subject: 'Zugang', template: 'accessOptIn', createdAt: '2026-11-18T08:00:00Z' });
    expect(await subjects(search)).toEqual(expected);
  });

  it('reads a search without a first day one year back', async () => {
    await insertMail(database.sql, { subject: 'Probe alt', createdAt: '2025-11-01T12:00:00Z' });
    await insertMail(database.sql, { subject: 'Probe neu' });
    expect(await subjects('suche=probe')).toEqual(['Probe neu']);
    expect(await subjects('suche=probe&von=2025-01-01')).toEqual(['Probe neu', 'Probe alt']);
  });

  it('filters by a person, who is named when the admin may read a mail to them', async () => {
    const { id: userId } = await makePerson(database.db);
    await insertMail(database.sql, { subject: 'an sie', userId });
    await insertMail(database.sql, { subject: 'an andere' });
    expect(await subjects(`person=${userId}`)).toEqual(['an sie']);
    expect(await nameOfRecipient(database, actorOf(), userId)).toMatch(/^Person \d+$/);
    await database.sql`update mail_messages set operator_id = ${other}`;
    expect(await nameOfRecipient(database, actorOf(), userId)).toBeNull();
  });

  it('answers a search of 3,000 characters', async () => {
    expect(await subjects(`suche=${'ü%_'.repeat(1_000)}`)).toEqual([]);
  });
});

describe('countMailProblems', () => {
  it('counts a pause and what failed within 14 days and was not sent again', async () => {
    await setUpServer(database.sql);
    const counted = await insertMail(database.sql);
    await insertMail(database.sql, { operatorId: other });
    await insertMail(database.sql, { createdAt: ago(14 * 24) });
    await insertMail(database.sql, { status: 'suppressed' });
    expect(await countMailProblems(database, actorOf())).toBe(1);
    await database.sql`update mail_sender set paused_at = app_now(), pause_reason = 'sign_in'`;
    expect(await countMailProblems(database, actorOf())).toBe(2);
    await insertMail(database.sql, { status: 'sent', resendOf: counted });
    expect(await countMailProblems(database, actorOf())).toBe(1);
  });

  it('sends no statement for people who do not administer mails', async () => {
    const trainer = ctxOf(database.db, await makePerson(database.db)).actor;
    expect(await countMailProblems(database, trainer)).toBeNull();
  });
});
