import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { outgoingMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails } from './enqueue-mails.server.ts';
import { removeQueuedMails } from './remove-queued-mails.server.ts';

const database = testDatabase();
const undone = '01900000-0000-7000-8000-000000000002';
const kept = '01900000-0000-7000-8000-000000000003';
const mailTo = (to: string) => outgoingMail({ to });

beforeEach(async () => {
  await database.reset();
  await inTransaction(database, async (tx) => {
    const options = { now: now() };
    await enqueueMails(tx, ['a@example.org', 'b@example.org'].map(mailTo), { ...options, operationId: undone });
    await enqueueMails(tx, [mailTo('other@example.org')], { ...options, operationId: kept });
    await enqueueMails(tx, [mailTo('none@example.org')], { ...options, operationId: null });
  });
});

const remove = () => inTransaction(database, (tx) => removeQueuedMails(tx, undone));
const left = async () => {
  const rows = await database.sql<{ to: string }[]>`select to_address as "to" from mail_messages order by to_address`;
  return rows.map(({ to }) => to);
};

describe('removeQueuedMails', () => {
  it('removes the mails of the operation and keeps those of others', async () => {
    expect(await remove()).toEqual({ removed: 2, left: 0 });
    expect(await remove()).toEqual({ removed: 0, left: 0 });
    expect(await left()).toEqual(['none@example.org', 'other@example.org']);
  });

  it.each([
    ['was sent', `status = 'sent', sent_at = now()`],
    ['is being sent', `leased_until = clock_timestamp() + interval '1 minute'`],
    ['was tried', `attempts = 1`],
    ['is in a mail of the day', `digest_id = (select id from mail_messages where to_address = 'none@example.org')`],
  ])('removes none when one of them %s', async (_state, change) => {
    await database.sql.unsafe(`update mail_messages set ${change} where to_address = 'a@example.org'`);
    expect(await remove()).toEqual({ removed: 0, left: 1 });
    expect(await left()).toHaveLength(4);
  });
});
