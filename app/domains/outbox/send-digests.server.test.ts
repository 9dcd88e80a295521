import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import { makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
import { sendDigests } from './send-digests.server.ts';

/** The clock of the database is at 10:00 of Wednesday, 18 November 2026. */
const database = testDatabase();
const evening = instantOfText('2026-11-18T17:00:00Z');
const operators = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'] as const;
let max: MadePerson;
let eva: MadePerson;

beforeEach(async () => {
  await database.reset();
  [max, eva] = [await makePerson(database.db), await makePerson(database.db)];
  await database.sql`update users set locale = 'en' where id = ${eva.id}`;
  await database.sql`
    insert into mail_choices (user_id, kind, delivery) select id, kind, 'digest' from users, unnest(array['changes', 'decisions']) kind`;
});

const mailTo = (person: MadePerson, subject: string, change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  template: 'bookingChanged',
  to: person.email,
  userId: person.id,
  locale: 'de',
  content: { subject, paragraphs: ['Hallo Max,', 'geändert:', [subject]] },
  related: { entity: 'booking', id: '01900000-0000-7000-8000-000000000001' },
  operatorId: operators[0],
  ...change,
});
const queue = (mails: OutgoingMail[], at = '2026-11-18T09:00:00Z') =>
  inTransaction(database, (tx) => enqueueMails(tx, mails, { now: instantOfText(at), operationId: null }));
const send = (now = evening) => sendDigests({ db: database.db, now });
const rows = () => database.sql<{ status: string; reason: string | null }[]>`
  select m.subject, m.status, m.last_error as reason, d.subject as digest from mail_messages m
  left join mail_messages d on d.id = m.digest_id where m.template <> 'digest' order by m.id`;
const digests = () => database.sql<{ id: string; to: string; subject: string; text: string; locale: string }[]>`
  select id, to_address as "to", subject, text, locale from mail_messages where template = 'digest' order by to_address, id`;

describe('sendDigests', () => {
  it('makes one mail of those that waited, in the language of the person, and queues it', async () => {
    await queue([mailTo(max, 'Eins'), mailTo(eva, 'Zwei'), mailTo(max, 'Drei', { template: 'bookingApproved' })]);
    expect(await send()).toBe(2);
    const found = await digests();
    const inShort = found.map(({ to, subject, locale }) => `${to} ${locale} ${subject}`);
    expect(new Set(inShort)).toEqual(
      new Set([
        `${max.email} de Zusammenfassung des Tages: 2 Nachrichten`,
        `${eva.email} en Summary of the day: 1 message`,
      ]),
    );
    const text = found.find(({ to }) => to === max.email)?.text ?? '';
    expect(text).toContain(
      ['hier sind die 2 Nachrichten dieses Tages:', '1. Eins', 'Geändert:', 'Eins', '2. Drei'].join('\n\n'),
    );
    expect(text).toContain('Benachrichtigungen einstellen: http://localhost:3000/konto/benachrichtigungen');
    expect(await rows()).toMatchObject([
      { status: 'suppressed', reason: 'in_digest', digest: 'Zusammenfassung des Tages: 2 Nachrichten' },
      { status: 'suppressed', reason: 'in_digest', digest: 'Summary of the day: 1 message' },
      { status: 'suppressed', reason: 'in_digest', digest: 'Zusammenfassung des Tages: 2 Nachrichten' },
    ]);
    expect(await send()).toBe(0);
  });

  it('carries the newest state of each event, and is relevant until the last date of its mails', async () => {
    const event = { uid: 'a', sequence: 1, start: '', end: '', title: '', location: '', url: null };
    await queue([
      mailTo(max, 'Eins', {
        calendars: [{ method: 'PUBLISH', events: [{ ...event, status: 'CONFIRMED' }] }],
        relevantUntil: '2026-12-01T17:00:00Z',
      }),
      mailTo(max, 'Zwei', {
        calendars: [{ method: 'CANCEL', events: [{ ...event, sequence: 2, status: 'CANCELLED' }] }],
        relevantUntil: '2026-11-24T17:00:00Z',
      }),
      mailTo(max, 'Drei'),
    ]);
    await send();
    const [digest] = await database.sql`
      select calendars, relevant_until = '2026-12-01T17:00:00Z' as "isLatest" from mail_messages where template = 'digest'`;
    expect(digest).toMatchObject({
      calendars: [{ method: 'CANCEL', events: [{ uid: 'a', sequence: 2 }] }],
      isLatest: true,
    });
  });

  it.each([
    ['before 18:00', '2026-11-18T16:59:59Z', 0],
    ['at 18:00', '2026-11-18T17:00:00Z', 1],
    ['late on the same evening', '2026-11-18T22:30:00Z', 1],
    ['on the next day, after a missed run', '2026-11-19T05:00:00Z', 1],
  ])('a run %s', async (_name, now, count) => {
    await queue([mailTo(max, 'Eins')]);
    expect(await send(instantOfText(now))).toBe(count);
  });

  it.each([
    ['2026-03-28T16:59:00Z', '2026-03-29T15:59:00Z', '2026-03-29T16:00:00Z'],
    ['2026-10-24T15:59:00Z', '2026-10-25T16:59:00Z', '2026-10-25T17:00:00Z'],
  ])('is at 18:00 of the local clock on the day it changes: %s', async (before, early, evening18) => {
    await queue([mailTo(max, 'Vortag')], before);
    await queue([mailTo(max, 'Heute')], early);
    await database.sql`update mail_messages set created_at = '2026-11-18T09:00:00Z'`;
    await send(instantOfText(early));
    expect(await rows()).toMatchObject([{ reason: 'in_digest' }, { reason: null }]);
    expect(await send(instantOfText(evening18))).toBe(1);
  });

  it('leaves what still waits for its undo at 18:00', async () => {
    await inTransaction(database, (tx) =>
      enqueueMails(tx, [mailTo(max, 'Eins')], {
        now: instantOfText('2026-11-18T16:59:45Z'),
        operationId: operators[0],
      }),
    );
    expect(await send()).toBe(0);
  });

  it('leaves mails older than three days to suppressMails', async () => {
    await queue([mailTo(max, 'Alt')]);
    await database.sql`update mail_messages set created_at = created_at - interval '73 hours'`;
    expect(await send()).toBe(0);
    expect(await rows()).toMatchObject([{ status: 'queued' }]);
  });

  it('goes to the address of now, and to none who is inactive, was deleted, or has no address', async () => {
    const [gone, silent] = [await makePerson(database.db), await makePerson(database.db)];
    await database.sql`
      insert into mail_choices (user_id, kind, delivery) select unnest(${[gone.id, silent.id]}::uuid[]), 'changes', 'digest'`;
    await queue([mailTo(max, 'Eins'), mailTo(eva, 'Zwei'), mailTo(gone, 'Drei'), mailTo(silent, 'Vier')]);
    await database.sql`update users set email = 'neu@example.org' where id = ${max.id}`;
    await database.sql`update users set is_active = false where id = ${eva.id}`;
    await database.sql`delete from users where id = ${gone.id}`;
    await database.sql`update users set email = null where id = ${silent.id}`;
    expect(await send()).toBe(1);
    expect((await digests()).map(({ to }) => to)).toEqual(['neu@example.org']);
    expect((await rows()).map(({ reason }) => reason)).toEqual([
      'in_digest',
      'person_gone',
      'person_gone',
      'person_gone',
    ]);
  });

  it('makes one mail for each operator, so that its admins read no mail of another', async () => {
    await queue([mailTo(max, 'Eins'), mailTo(max, 'Zwei', { operatorId: operators[1] })]);
    expect(await send()).toBe(2);
  });

  it('sends nothing to an address that was refused meanwhile', async () => {
    await queue([mailTo(max, 'Eins')]);
    await database.sql`insert into mail_refusals (address, answer) values (${max.email.toLowerCase()}, '550 5.1.1 unknown')`;
    await send();
    const [digest] =
      await database.sql`select status, last_error as reason from mail_messages where template = 'digest'`;
    expect(digest).toEqual({ status: 'suppressed', reason: 'address_refused' });
  });

  it('puts each mail into exactly one digest when workers run at the same moment', async () => {
    const people = [max, eva, await makePerson(database.db)];
    await database.sql`
      insert into mail_choices (user_id, kind, delivery) values (${people[2]?.id ?? ''}, 'changes', 'digest')`;
    for (let round = 0; round < 5; round += 1) {
      await database.sql`delete from mail_messages`;
      const mails = people.flatMap((person) => Array.from({ length: 8 }, (_, at) => mailTo(person, `Nummer ${at}.`)));
      await queue(mails);
      const counts = await Promise.all(Array.from({ length: 4 }, () => send()));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(people.length);
      const found = await digests();
      expect(found.map(({ text }) => text.match(/Nummer \d/g)?.length)).toEqual(people.map(() => 16));
      const [whole] = await database.sql`
        select count(*)::int as n, count(distinct digest_id)::int as digests from mail_messages where last_error = 'in_digest'`;
      expect(whole).toEqual({ n: mails.length, digests: people.length });
    }
  });
});
