import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { instantOfText, now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails } from './enqueue-mails.server.ts';
import { getNotices } from './pages/notices.server.ts';
import type { MailTemplate } from './rules/templates.ts';
import { sendDigests } from './send-digests.server.ts';
import { setMailChoices } from './set-mail-choices.server.ts';

const database = testDatabase({ demo: true });
let eva: Ctx;
let peter: Ctx;
beforeEach(async () => {
  await database.sql`delete from mail_messages`;
  await database.sql`delete from mail_choices`;
  [eva, peter] = [await demoCtx(database.db, 'eva.lang'), await demoCtx(database.db, 'peter.koenig')];
});

const queue = (templates: MailTemplate[], operationId: string | null = null, { actor } = eva) =>
  inTransaction(database, (tx) =>
    enqueueMails(
      tx,
      templates.map((template) => ({
        template,
        to: actor.email ?? '',
        userId: actor.id,
        locale: 'de',
        content: { subject: template, paragraphs: ['Hallo Eva,', 'neu:'] },
        related: { entity: 'booking', id: '01900000-0000-7000-8000-000000000001' },
        operatorId: null,
      })),
      { now: now(), operationId },
    ),
  );
const states = async () => {
  const rows = await database.sql<{ state: string }[]>`
    select concat_ws(' ', subject, status, last_error, case when status = 'queued' and is_for_digest then 'digest' end) as state
    from mail_messages order by id`;
  return rows.map(({ state }) => state);
};
const choicesOf = async ({ actor }: Ctx) =>
  (await getNotices({ db: database.db, now: now() }, actor)).choices.map(({ kind, delivery }) => `${kind} ${delivery}`);

describe('setMailChoices', () => {
  it('stores what differs from "at once", with one audit row, and writes nothing when nothing changes', async () => {
    const choices = { confirmations: 'now', decisions: 'digest', changes: 'off' } as const;
    expect(await setMailChoices(eva, choices)).toEqual({ kind: 'set', released: 0, dropped: 0 });
    expect(await setMailChoices(eva, choices)).toEqual({ kind: 'unchanged' });
    expect(await choicesOf(eva)).toEqual([
      'confirmations now',
      'decisions digest',
      'changes off',
      'shifts now',
      'usage now',
    ]);
    expect(await choicesOf(peter)).toEqual([
      'confirmations now',
      'decisions now',
      'changes now',
      'shifts now',
      'usage now',
      'requests now',
    ]);
    const audit = await database.sql`
      select before, after, entity_id as id from audit_log where action = 'mail_choices.changed'`;
    expect([...audit]).toEqual([
      {
        id: eva.actor.id,
        before: { decisions: 'now', changes: 'now' },
        after: { decisions: 'digest', changes: 'off' },
      },
    ]);
    await setMailChoices(eva, { changes: 'digest', decisions: 'now' });
    expect(await choicesOf(eva)).toEqual([
      'confirmations now',
      'decisions now',
      'changes digest',
      'shifts now',
      'usage now',
    ]);
  });

  it.each([
    ['now', 'bookingCreated queued'],
    ['digest', 'bookingCreated queued digest'],
    ['off', 'bookingCreated suppressed switched_off'],
  ] as const)('the next mail of a kind goes by the choice %s; others do not', async (delivery, state) => {
    await setMailChoices(eva, { confirmations: delivery });
    await queue(['bookingCreated', 'bookingApproved']);
    expect(await states()).toEqual([state, 'bookingApproved queued']);
  });

  it('a mail that must arrive is queued although every kind is off', async () => {
    await setMailChoices(eva, { confirmations: 'off', decisions: 'off', changes: 'off' });
    await queue(['accessOptIn']);
    expect(await states()).toEqual(['accessOptIn queued']);
  });

  it('mails that wait for the digest are due, or never sent, and those of other kinds wait on', async () => {
    await setMailChoices(eva, { confirmations: 'digest', decisions: 'digest', changes: 'digest' });
    await queue(['bookingCreated', 'bookingApproved', 'bookingRejected', 'bookingChanged']);
    const outcome = await setMailChoices(eva, { confirmations: 'now', decisions: 'off' });
    expect(outcome).toEqual({ kind: 'set', released: 1, dropped: 2 });
    expect(await states()).toEqual([
      'bookingCreated queued',
      'bookingApproved suppressed switched_off',
      'bookingRejected suppressed switched_off',
      'bookingChanged queued digest',
    ]);
  });

  it('a mail that waits for its undo stays undoable', async () => {
    await setMailChoices(eva, { changes: 'digest' });
    await queue(['bookingChanged'], '01900000-0000-7000-8000-000000000002');
    await setMailChoices(eva, { changes: 'now' });
    const [row] = await database.sql`
      select not_before = ${now().add({ seconds: 30 }).toString()}::timestamptz as waits from mail_messages`;
    expect(row).toEqual({ waits: true });
  });

  it('a choice beside the digest: each mail is in the digest, sent alone, or switched off', async () => {
    for (let round = 0; round < 6; round += 1) {
      await database.sql`delete from mail_messages`;
      await setMailChoices(eva, { changes: 'digest' });
      await queue(Array.from({ length: 12 }, () => 'bookingChanged'));
      const ctx = { db: database.db, now: instantOfText('2026-11-18T17:00:00Z') };
      await Promise.all([
        setMailChoices(eva, { changes: round % 2 === 0 ? 'now' : 'off' }),
        sendDigests(ctx),
        sendDigests(ctx),
      ]);
      const found = new Set((await states()).filter((state) => !state.startsWith('Zusammenfassung')));
      expect(found.size).toBe(1);
      expect([...found][0]).toMatch(/^bookingChanged (queued|suppressed switched_off|suppressed in_digest)/);
    }
  });

  it('throws for a kind that cannot reach the person', async () => {
    await expect(setMailChoices(eva, { requests: 'off' })).rejects.toThrow(ForbiddenError);
    expect(await setMailChoices(peter, { requests: 'off' })).toMatchObject({ kind: 'set' });
  });
});
